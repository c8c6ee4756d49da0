"""Filling the cast of a document, in the order of certainty.

First come the names of the catalogue, then persons and organisations by their names, then
descriptions ("the minister"), which may point back to those.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Doc, Span

from graphbuilder.extraction.address import ADDRESS
from graphbuilder.extraction.cast import Cast, Entry
from graphbuilder.extraction.described import DescribedActors
from graphbuilder.extraction.describing import Describer
from graphbuilder.extraction.descriptions import Description
from graphbuilder.extraction.known_names import KnownName, NameKind
from graphbuilder.extraction.leaders import find_leaders
from graphbuilder.extraction.persons import canonical_names, entity_spans, titled_names
from graphbuilder.lexicons.actors import SurnameIndex, choose_leader
from graphbuilder.lexicons.media import is_medium
from graphbuilder.model import ActorEntry, ActorKind, Document, Leader, slug
from graphbuilder.nlp.syntax import case_lemma

#: Prepositions under which a capital is a place, not a government ("talks in Moscow").
_PLACES = frozenset({"in", "at", "near", "outside", "around", "into"})

#: Behind a person or body these lead to the side that it belongs to.
_AFFILIATIONS = frozenset({"of", "from"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is known of actors before reading.

    Attributes:
        actors: The actors of the catalogue, by id.
        surnames: The leaders, by surname.
        describer: Finds offices and bodies.
        media: The names of media, whose reports are the narrator's.
    """

    actors: Mapping[str, ActorEntry]
    surnames: SurnameIndex
    describer: Describer
    media: frozenset[str]


def make_cast(
    document: Document,
    doc: Doc,
    *,
    known: Iterable[KnownName],
    knowledge: Knowledge,
    home: str | None = None,
) -> Cast:
    """Find every actor that a document names or describes.

    Args:
        document: The document.
        doc: Its annotated text.
        known: The names of the catalogue in it.
        knowledge: What is known of actors before reading.
        home: The id of the actor that issues the document, whose "the President" is its own; None
            if no actor does.

    Returns:
        The cast, filled.
    """
    casting = _Casting(document, doc, knowledge, home)
    casting.fill(list(known))
    return casting.cast


class _Casting:
    """Fills the cast of one document."""

    def __init__(
        self, document: Document, doc: Doc, knowledge: Knowledge, home: str | None
    ) -> None:
        self._doc = doc
        self._year = document.date.year if document.date else None
        self._knowledge = knowledge
        self.cast = Cast(document, doc, knowledge.actors)
        self._described = DescribedActors(self.cast, organs=knowledge.describer.organs, home=home)

    def fill(self, known: list[KnownName]) -> None:
        nouns = self._knowledge.describer.nouns(self._doc)
        self._add_known(known)
        others = [name.span for name in known if name.leader is not None or _is_place(name)]
        self._add_organisations(nouns, [*others, *self._bare_surnames()])
        seats = {token.i: name.key for name in known if _is_place(name) for token in name.span}
        descriptions = list(self._knowledge.describer.describe(nouns, self.cast.owners, seats))
        self._add_persons(known, descriptions)
        for description in descriptions:
            self._described.add(description)

    def _add_known(self, known: Iterable[KnownName]) -> None:
        for name in known:
            if name.kind in {NameKind.AGREEMENT, NameKind.LEADER} or _is_place(name):
                continue
            if self._is_medium(name.span):
                continue
            self._name(self.cast.require(name.key), name.span)

    def _name(self, key: str, span: Span, extent: Span | None = None) -> None:
        self.cast.name((key,), span, extent=extent or span)

    def _add_organisations(self, nouns: Sequence[Span], others: Sequence[Span]) -> None:
        taken = {token.i for other in others for token in other}
        described = {token.i for noun in nouns for token in noun}
        for span in entity_spans(self._doc, "ORG"):
            free = None if span.root.i in taken else self._free_part(span)
            if (
                free is None
                or self._is_medium(span)
                or all(t.i in described or not t.is_alpha for t in free)
            ):
                continue
            key = slug(span.text)
            if key not in self.cast.entries:
                party = self._party_of_organisation(span, free, described)
                self.cast.entries[key] = Entry(
                    name=span.text, kind=ActorKind.ORGANISATION, party=self.cast.side_of(party)
                )
            self._name(key, span, free)

    def _is_medium(self, span: Span) -> bool:
        return is_medium(span.text, self._knowledge.media)

    def _free_part(self, span: Span) -> Span | None:
        """What a known name at its head leaves of another: "Senate" of "French Senate"."""
        start = span.start
        while start < span.end and start in self.cast.owners:
            start += 1
        rest = span.doc[start : span.end]
        return rest if len(rest) and not any(t.i in self.cast.owners for t in rest) else None

    def _party_of_organisation(self, span: Span, free: Span, described: set[int]) -> str | None:
        """The side named inside, right before, or behind an organisation that is some body."""
        owners, before = self.cast.owners, free.start - 1
        if before >= 0 and self._doc[before].lower_ in {"'s", "’s", "'", "’"}:
            before -= 1
        if before in owners:
            return owners[before][0]
        behind = span.end + 1
        if free.root.i in described and behind < len(self._doc):
            link = self._doc[span.end].lower_
            if link in {"of", "in"}:
                while behind < len(self._doc) and self._doc[behind].lower_ == "the":
                    behind += 1
                # A capital behind "in" names no actor of its own, but the body's seat.
                return owners[behind][0] if behind in owners else None
        return None

    def _add_persons(self, known: list[KnownName], descriptions: list[Description]) -> None:
        persons = [self._after_side(span) for span in entity_spans(self._doc, "PER")]
        leading = find_leaders(known, persons)
        leaders = {span.text: leader for span, leader in leading.items()}
        spans = self._free(
            chain(
                leading,
                self._bare_surnames(),
                titled_names(self._doc, descriptions),
                persons,
                self._placed_persons(descriptions),
            ),
            descriptions,
        )
        spans.sort(key=lambda span: span.start)
        full = {text: leader.name for text, leader in leaders.items()}
        canonical = canonical_names(full.get(span.text, span.text) for span in spans)
        by_name = {leader.name: leader for leader in leaders.values()}
        for span in spans:
            name = canonical[full.get(span.text, span.text)]
            leader = by_name.get(name) or leaders.get(span.text) or self._by_surname(name)
            self._add_person(
                leader.name if leader else name, span, _beside(span, descriptions), leader
            )

    def _after_side(self, span: Span) -> Span:
        """What a known side leaves of a name behind it: "the president of Chad Idriss Deby"."""
        start = span.start
        while start < span.end and start in self.cast.owners:
            start += 1
        return span.doc[start : span.end] if start < span.end else span

    def _placed_persons(self, descriptions: Iterable[Description]) -> Iterator[Span]:
        """Names taken for those of places with an office behind a comma, as persons have it."""
        apposed = {d.extent.start for d in descriptions if d.is_person}
        for span in entity_spans(self._doc, "LOC"):
            if case_lemma(span.root) in _PLACES:
                continue  # "In Abu Dhabi, the president urged them to".
            if len(span) > 1 and span.end + 1 in apposed and self._doc[span.end].text == ",":
                yield span

    def _bare_surnames(self) -> Iterator[Span]:
        """Subjects that no entity covers rightly, of the surname of one leader in office."""
        for token in self._doc:
            if (
                token.pos_ == "PROPN"
                and token.dep_ in {"nsubj", "nsubj:pass"}
                and not any(child.dep_ == "flat" for child in token.children)
                and self._by_surname(token.text) is not None
            ):
                yield self._doc[token.i : token.i + 1]

    def _by_surname(self, name: str) -> Leader | None:
        """The leader in office whom a surname alone means, if only one is."""
        if " " in name:
            return None
        return choose_leader(
            self._knowledge.surnames, name, year=self._year, parties=self.cast.entries
        )

    def _free(self, spans: Iterable[Span], descriptions: Iterable[Description]) -> list[Span]:
        """Keep the spans that overlap neither a known name, nor an office, nor one before them."""
        taken = set(self.cast.owners)
        offices = {t.i for d in descriptions if d.is_person for t in d.span}
        kept = []
        for span in spans:
            tokens = {token.i for token in span}
            if not tokens & taken and not tokens & offices:
                taken |= tokens
                kept.append(span)
        return kept

    def _add_person(
        self, name: str, span: Span, description: Description | None, leader: Leader | None
    ) -> None:
        key = slug(name)
        if key not in self.cast.entries:
            self.cast.entries[key] = Entry(
                name=name,
                kind=ActorKind.PERSON,
                party=self.cast.side_of(leader.party if leader else None),
                role=leader.role if leader else None,
            )
        entry = self.cast.entries[key]
        extent = _with_address(span)
        if description is not None:
            entry.titles.add(description.span.text.lower())
            entry.party = self._described.side_of(description) or entry.party
            extent = _cover(extent, description.extent)
        if entry.party is None:
            entry.party = self._affiliation(span) or self._apposed_side(span)
        self._name(key, span, extent)

    def _affiliation(self, span: Span) -> str | None:
        """The side that stands behind a name: "Mr Sene (Senegal)", "Ann Li of Oxfam"."""
        doc, i = self._doc, span.end
        if i + 1 >= len(doc):
            return None
        if doc[i].text == "(" and i + 1 in self.cast.owners:
            return self.cast.side_of(self.cast.owners[i + 1][0])
        i += doc[i].text == ","
        if i >= len(doc) or doc[i].lower_ not in _AFFILIATIONS:
            return None
        i += 1
        while i < len(doc) and doc[i].lower_ in {"the", "of"}:
            i += 1
        return self.cast.side_of(self.cast.owners[i][0]) if i in self.cast.owners else None

    def _apposed_side(self, span: Span) -> str | None:
        """The side named in an apposition: "Ann Li, the theoretician of the Tamil Tigers"."""
        for child in span.root.children:
            if child.dep_ == "appos" and child.i >= span.end:
                sides = self.cast.possessor(child)
                if len(sides) == 1:
                    return self.cast.side_of(sides[0])
        return None


def _is_place(name: KnownName) -> bool:
    return name.kind is NameKind.METONYM and case_lemma(name.span.root) in _PLACES


def _beside(span: Span, descriptions: Iterable[Description]) -> Description | None:
    """The office that stands right before or behind a name, a comma allowed between them."""
    adjoining = (d for d in descriptions if d.is_person and _adjoins(d.extent, span))
    return next(adjoining, None)


def _adjoins(office: Span, name: Span) -> bool:
    """Whether an office stands right before a name, or parted from it by no more than a comma."""
    before, behind = name.start - office.end, office.start - name.end
    if before == 1 or behind == 1:
        return name.doc[office.end if before == 1 else name.end].text == ","
    return before == 0


def _with_address(span: Span) -> Span:
    """Take "Mr" before a name into the phrase, since parsers take it for the head."""
    before = span.doc[span.start - 1] if span.start else None
    start = span.start - 1 if before is not None and before.lower_ in ADDRESS else span.start
    return span.doc[start : span.end]


def _cover(one: Span, other: Span) -> Span:
    return one.doc[min(one.start, other.start) : max(one.end, other.end)]
