"""Noun phrases that describe an actor by its office or body: "the Russian foreign minister".

The office or body is found by its words, and the side it belongs to by what stands right beside
it: before ("Russian", "Russia's", "US") or behind ("of Russia"). Neighbouring words rather than
the tree decide, because titles and names are where parsers err most.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from graphbuilder.lexicons.bodies import Body
from graphbuilder.lexicons.offices import Office

#: Words that may stand between a side and an office without changing either.
_BETWEEN = frozenset(
    "former acting deputy vice senior top chief new then current outgoing incoming first late "
    "unnamed foreign interim permanent special federal state united national 's ’s ' ’".split()
)
_LINKS = frozenset({"of", "for", "to", "from"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "his", "her", "their", "our"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A phrase that describes somebody by office or body.

    Attributes:
        span: The words of the office or body alone ("foreign minister").
        extent: The whole phrase, with article and side ("the Russian foreign minister").
        party: The actor id of the side named in it, None where it names none.
        is_person: Whether it describes a person rather than a body.
        is_organ: Whether it describes an organ of the side rather than the side itself.
    """

    span: Span
    extent: Span
    party: str | None
    is_person: bool
    is_organ: bool

    @property
    def is_definite(self) -> bool:
        """Whether it points back to somebody: "the minister", but not "a minister"."""
        is_plural = self.span[-1].morph.get("Number", []) == ["Plur"]
        return self.extent[0].lower_ not in {"a", "an"} and not is_plural


class Describer:
    """The words for offices and bodies, compiled for one pipeline's tokens."""

    def __init__(
        self, nlp: Language, *, offices: tuple[Office, ...], bodies: tuple[Body, ...]
    ) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._parties = {office.title.lower(): office.of for office in offices if office.of}
        self._organs = {body.noun for body in bodies if body.is_organ}
        for office in offices:
            plural = office.title + "s"
            self._matcher.add("office", [nlp.make_doc(t) for t in (office.title, plural)])
        for body in bodies:
            self._matcher.add("body", [nlp.make_doc(body.noun)])

    def find(self, doc: Doc, *, owners: Mapping[int, str]) -> Iterator[Description]:
        """Find descriptions in order, none overlapping another.

        Args:
            doc: An annotated document.
            owners: The known actor that each token names, by token index.

        Yields:
            Descriptions whose words are nouns and do not themselves belong to a known name.
        """
        labels = {
            (start, end): doc.vocab.strings[label] for label, start, end in self._matcher(doc)
        }
        spans = filter_spans([doc[start:end] for start, end in labels])
        for span in sorted(spans):
            if span[-1].i in owners or span[-1].pos_ not in {"NOUN", "PROPN"}:
                continue
            before, left = _side_before(span, owners)
            after, right = _side_after(span, owners)
            kind = labels[span.start, span.end]
            yield Description(
                span=span,
                extent=doc[left:right],
                party=after or before or self._parties.get(span.text.lower()),
                is_person=kind == "office",
                is_organ=kind == "body" and span[-1].lower_ in self._organs,
            )


def _side_before(span: Span, owners: Mapping[int, str]) -> tuple[str | None, int]:
    """The side named just before a span, and where the phrase begins."""
    doc, i, party = span.doc, span.start - 1, None
    while i >= span.sent.start:
        token = doc[i]
        if i in owners and party in {None, owners[i]}:
            party = owners[i]
        elif not (token.lower_ in _BETWEEN or (party is None and _is_modifier(token))):
            break
        i -= 1
    if i >= span.sent.start and doc[i].lower_ in _ARTICLES:
        i -= 1
    return party, i + 1


def _is_modifier(token: Token) -> bool:
    return token.pos_ in {"ADJ", "PROPN", "NOUN"} and token.dep_ in {
        "amod",
        "compound",
        "nmod:desc",
    }


def _side_after(span: Span, owners: Mapping[int, str]) -> tuple[str | None, int]:
    """The side named by "of ..." just after a span, and where the phrase ends."""
    doc, i = span.doc, span.end
    if i >= len(doc) or doc[i].lower_ not in _LINKS:
        return None, span.end
    i += 1
    while i < len(doc) and doc[i].lower_ in _ARTICLES | _BETWEEN:
        i += 1
    party = owners.get(i)
    if party is None or (doc[span.end].lower_ != "of" and owners.get(i) is None):
        return None, span.end
    while i < len(doc) and owners.get(i) == party:
        i += 1
    return party, i
