"""Bring the entity corpora to one convention.

Their guidelines differ: whether a nationality ("Russian") is a name, whether a title belongs to
the name behind it, whether a user's handle is a person. A network that reads all of them would
learn to waver, so what most of them hold is made to hold in all.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from graphbuilder.lexicons.actors import load_actors
from graphbuilder.training.corpora import OPEN_ENTITY

#: Titles that stand before a name and are no part of it; "King" and "Pope" are.
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor president vice premier prime chancellor senator sen rep "
    "representative congressman congresswoman governor gov mayor judge justice minister foreign "
    "defence defense secretary ambassador general gen colonel col captain capt lieutenant lt "
    "sergeant sgt aunt uncle".split()
)


class Conventions:
    """What is a name: no nationality, no title; a user's handle may or may not be one."""

    def __init__(self) -> None:
        names = {name.lower() for actor in load_actors() for name in actor.names}
        adjectives = {a.lower() for actor in load_actors() for a in actor.adjectives} - names
        self._nationalities = adjectives | {f"{adjective}s" for adjective in adjectives}

    def apply(self, doc: Doc) -> Doc:
        """Change the entities of a document in place."""
        doc.set_ents([changed for entity in doc.ents for changed in self._change(entity)])
        return doc

    def _change(self, entity: Span) -> Iterator[Span]:
        doc = entity.doc
        if entity.text.lower() in self._nationalities:
            return
        if entity.text.startswith("@") or (entity.start and doc[entity.start - 1].text == "@"):
            yield Span(doc, entity.start, entity.end, label=OPEN_ENTITY)
            return
        start = entity.start
        if entity.label_ == "PER":
            while start < entity.end - 1 and doc[start].lower_.rstrip(".") in _TITLES:
                start += 1
        yield Span(doc, start, entity.end, label=entity.label_)
