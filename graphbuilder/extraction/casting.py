"""Filling the cast of a document, in the order of certainty.

First come the names of the catalogue, then persons and organisations by their names, then
descriptions ("the minister"), which may point back to those.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from spacy.tokens import Doc, Span

from graphbuilder.extraction.cast import Cast, Entry
from graphbuilder.extraction.descriptions import Describer, Description
from graphbuilder.extraction.gazetteer import KnownName, NameKind
from graphbuilder.extraction.persons import (
    ADDRESS,
    canonical_names,
    entity_spans,
    slug,
    titled_names,
)
from graphbuilder.model import ActorEntry, ActorKind, Document
from graphbuilder.nlp.syntax import case_lemma

#: Prepositions under which a capital is a place, not a government ("talks in Moscow").
_PLACES = frozenset({"in", "at", "near", "outside", "around", "into"})


def make_cast(
    document: Document,
    doc: Doc,
    *,
    catalogue: Mapping[str, ActorEntry],
    known: Iterable[KnownName],
    describer: Describer,
) -> Cast:
    """Find every actor that a document names or describes.

    Args:
        document: The document.
        doc: Its annotated text.
        catalogue: The actors known before reading, by id.
        known: Their names in the document.
        describer: Finds offices and bodies.

    Returns:
        The cast, filled.
    """
    casting = _Casting(doc, Cast(document, doc, catalogue))
    casting.fill(list(known), describer)
    return casting.cast


class _Casting:
    """Fills the cast of one document."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self._doc = doc
        self.cast = cast

    def fill(self, known: list[KnownName], describer: Describer) -> None:
        self._add_known(known)
        descriptions = list(describer.find(self._doc, owners=self.cast.owners))
        self._add_persons(known, descriptions)
        self._add_organisations()
        for description in descriptions:
            self._add_description(description)

    def _add_known(self, known: Iterable[KnownName]) -> None:
        for name in known:
            if name.kind in {NameKind.AGREEMENT, NameKind.LEADER} or _is_place(name):
                continue
            self.cast.name(self.cast.require(name.key), name.span, extent=name.span)

    def _add_persons(self, known: list[KnownName], descriptions: list[Description]) -> None:
        leaders = [name for name in known if name.kind is NameKind.LEADER]
        aliases = {name.span.text: name.key for name in leaders}
        parties = {name.key: name.party for name in leaders}
        spans = self._free(
            chain(
                (name.span for name in leaders),
                titled_names(self._doc, descriptions),
                entity_spans(self._doc, "PER"),
            )
        )
        spans.sort(key=lambda span: span.start)
        canonical = canonical_names(aliases.get(span.text, span.text) for span in spans)
        for span in spans:
            name = canonical[aliases.get(span.text, span.text)]
            party = parties.get(name) or parties.get(span.text)
            self._add_person(name, span, _beside(span, descriptions), party=party)

    def _free(self, spans: Iterable[Span]) -> list[Span]:
        """Keep the spans that overlap neither a known name nor one before them."""
        taken = set(self.cast.owners)
        kept = []
        for span in spans:
            tokens = {token.i for token in span}
            if not tokens & taken:
                taken |= tokens
                kept.append(span)
        return kept

    def _add_person(
        self, name: str, span: Span, description: Description | None, *, party: str | None
    ) -> None:
        key = slug(name)
        if key not in self.cast.entries:
            self.cast.entries[key] = Entry(
                name=name,
                kind=ActorKind.PERSON,
                party=self.cast.side_of(party),
            )
        entry = self.cast.entries[key]
        extent = _with_address(span)
        if description is not None:
            entry.titles.add(description.span.text.lower())
            entry.party = self.cast.side_of(description.party) or entry.party
            extent = _cover(extent, description.extent)
        self.cast.name(key, span, extent=extent)

    def _add_organisations(self) -> None:
        for span in self._free(entity_spans(self._doc, "ORG")):
            key = slug(span.text)
            if key not in self.cast.entries:
                party = self.cast.owners.get(span.start - 1) if span.start else None
                self.cast.entries[key] = Entry(
                    name=span.text, kind=ActorKind.ORGANISATION, party=self.cast.side_of(party)
                )
            self.cast.name(key, span, extent=span)

    def _add_description(self, description: Description) -> None:
        if any(token.i in self.cast.owners for token in description.span):
            return
        key = self._described(description)
        if key is not None:
            self.cast.name(key, description.span, extent=description.extent)

    def _described(self, description: Description) -> str | None:
        if description.is_person:
            return self._described_person(description)
        if description.party and not description.is_organ:
            return self.cast.side_of(description.party)
        if description.is_organ:
            return self._described_organ(description)
        return (
            self.cast.latest(description.span.start, is_person=False)
            if description.is_definite
            else None
        )

    def _described_person(self, description: Description) -> str | None:
        """A person met before under that office, or a new one where a side is named."""
        title = description.span.text.lower()
        if description.is_definite:
            for mention in self.cast.before(description.span.start):
                entry = self.cast.entries[mention.key]
                fits = any(t == title or t.endswith(" " + title) for t in entry.titles)
                if mention.is_person and fits and description.party in {None, entry.party}:
                    return mention.key
        if self.cast.side_of(description.party) is None:
            return None
        return self._new_described(description, ActorKind.PERSON)

    def _described_organ(self, description: Description) -> str | None:
        if self.cast.side_of(description.party) is not None:
            return self._new_described(description, ActorKind.ORGANISATION)
        noun = description.span.text.lower()
        for mention in self.cast.before(description.span.start):
            if noun in self.cast.entries[mention.key].name.lower().split():
                return mention.key
        return None

    def _new_described(self, description: Description, kind: ActorKind) -> str:
        party = description.party or ""
        office = description.span.text
        key = f"{party}-{slug(office)}"
        if key not in self.cast.entries:
            name = f"{self.cast.entries[party].name} {office}"
            self.cast.entries[key] = Entry(name=name, kind=kind, party=party)
        self.cast.entries[key].titles.add(office.lower())
        return key


def _is_place(name: KnownName) -> bool:
    return name.kind is NameKind.METONYM and case_lemma(name.span.root) in _PLACES


def _beside(span: Span, descriptions: Iterable[Description]) -> Description | None:
    """The office that stands right before or behind a name, a comma allowed between them."""
    doc = span.doc
    for description in descriptions:
        if not description.is_person:
            continue
        gap = (
            doc[description.extent.end : span.start]
            if description.extent.end <= span.start
            else None
        )
        if gap is None and span.end <= description.extent.start:
            gap = doc[span.end : description.extent.start]
            if len(gap) != 1:
                continue
        if gap is not None and (len(gap) == 0 or gap.text == ","):
            return description
    return None


def _with_address(span: Span) -> Span:
    """Take "Mr" before a name into the phrase, since parsers take it for the head."""
    before = span.doc[span.start - 1] if span.start else None
    start = span.start - 1 if before is not None and before.lower_ in ADDRESS else span.start
    return span.doc[start : span.end]


def _cover(one: Span, other: Span) -> Span:
    return one.doc[min(one.start, other.start) : max(one.end, other.end)]
