"""Who is who in one document: which actor each word names.

The cast is filled in the order of certainty: names of the catalogue, then persons and
organisations by their names, then descriptions ("the minister"), which may point back to those.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.descriptions import Describer, Description
from graphbuilder.extraction.gazetteer import KnownName, NameKind
from graphbuilder.extraction.mentions import Mention, Mentions
from graphbuilder.extraction.persons import (
    ADDRESS,
    canonical_names,
    entity_spans,
    slug,
    titled_names,
)
from graphbuilder.lexicons.actors import ActorEntry
from graphbuilder.model import Actor, ActorKind, Document
from graphbuilder.nlp.syntax import case_lemma, relation

#: Prepositions under which a capital is a place, not a government ("talks in Moscow").
_PLACES = frozenset({"in", "at", "near", "outside", "around", "into"})


@dataclass(slots=True, kw_only=True)
class _Entry:
    """What is known of an actor while the cast is being filled."""

    name: str
    kind: ActorKind
    party: str | None = None
    wikidata: str | None = None
    titles: set[str] = field(default_factory=set)
    spans: dict[tuple[int, int], Span] = field(default_factory=dict)


class Cast:
    """The actors of a document and the words that name them."""

    def __init__(self, document: Document, doc: Doc, catalogue: Mapping[str, ActorEntry]) -> None:
        self._document = document
        self._doc = doc
        self._catalogue = catalogue
        self._entries: dict[str, _Entry] = {}
        self._mentions = Mentions(doc)

    def fill(self, known: Iterable[KnownName], describer: Describer) -> None:
        """Find every actor that the document names or describes."""
        known = list(known)
        self._add_known(known)
        descriptions = list(describer.find(self._doc, owners=self.owners))
        self._add_persons(known, descriptions)
        self._add_organisations()
        for description in descriptions:
            self._add_description(description)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions that name or describe an actor, in order."""
        return tuple(self._mentions)

    @property
    def owners(self) -> Mapping[int, str]:
        """The actor that each word names or describes, by the index of the token."""
        return self._mentions.owners

    def is_person(self, key: str) -> bool:
        """Whether an actor is a person."""
        return self._entries[key].kind is ActorKind.PERSON

    def party(self, key: str) -> str | None:
        """The id of the side that an actor speaks for."""
        return self._entries[key].party

    def same_side(self, one: str, other: str) -> bool:
        """Whether two actors are one, or one speaks for the other, or both for a third."""
        return bool(self._sides(one) & self._sides(other))

    def _sides(self, key: str) -> set[str]:
        party = self._entries[key].party
        return {key} if party is None else {key, party}

    def require(self, key: str) -> str:
        """Make sure that a catalogue actor is in the cast, named in the text or not."""
        if key not in self._entries:
            entry = self._catalogue[key]
            if entry.party:
                self.require(entry.party)
            self._entries[key] = _Entry(
                name=entry.name, kind=entry.kind, party=entry.party, wikidata=entry.wikidata
            )
        return key

    def actors(self, used: Iterable[str]) -> tuple[Actor, ...]:
        """List the actors that the text names or `used` holds, and their parties; by mention."""
        wanted = {key for key, entry in self._entries.items() if entry.spans} | set(used)
        wanted |= {p for key in wanted if (p := self._entries[key].party) is not None}
        ordered = sorted(wanted, key=lambda key: (self._first(key), key))
        return tuple(self._actor(key) for key in ordered)

    def _first(self, key: str) -> int:
        return min((start for start, _ in self._entries[key].spans), default=len(self._doc.text))

    def _actor(self, key: str) -> Actor:
        entry = self._entries[key]
        return Actor(
            id=key,
            name=entry.name,
            kind=entry.kind,
            party=entry.party,
            wikidata=entry.wikidata,
            mentions=tuple(self._document.span(start, end) for start, end in sorted(entry.spans)),
        )

    def _add_known(self, known: Iterable[KnownName]) -> None:
        for name in known:
            if name.kind in {NameKind.AGREEMENT, NameKind.LEADER} or _is_place(name):
                continue
            self._add(self.require(name.key), name.span, extent=name.span)

    def _add(self, key: str, span: Span, *, extent: Span) -> None:
        """Give the free words of an extent to an actor, and note the span as its mention."""
        entry = self._entries[key]
        entry.spans.setdefault((span.start_char, span.end_char), span)
        self._mentions.add(
            Mention(extent=extent, key=key, is_person=entry.kind is ActorKind.PERSON)
        )

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
        taken = set(self.owners)
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
        if key not in self._entries:
            self._entries[key] = _Entry(
                name=name,
                kind=ActorKind.PERSON,
                party=self._side_of(party),
            )
        entry = self._entries[key]
        extent = _with_address(span)
        if description is not None:
            entry.titles.add(description.span.text.lower())
            entry.party = self._side_of(description.party) or entry.party
            extent = _cover(extent, description.extent)
        self._add(key, span, extent=extent)

    def _add_organisations(self) -> None:
        for span in self._free(entity_spans(self._doc, "ORG")):
            key = slug(span.text)
            if key not in self._entries:
                party = self.owners.get(span.start - 1) if span.start else None
                self._entries[key] = _Entry(
                    name=span.text, kind=ActorKind.ORGANISATION, party=self._side_of(party)
                )
            self._add(key, span, extent=span)

    def _side_of(self, key: str | None) -> str | None:
        """The side that something named beside an actor belongs to; never a person."""
        if key is None:
            return None
        known = key if key in self._entries else self.require(key)
        return None if self.is_person(known) else known

    def _add_description(self, description: Description) -> None:
        if any(token.i in self.owners for token in description.span):
            return
        key = self._described(description)
        if key is not None:
            self._add(key, description.span, extent=description.extent)

    def _described(self, description: Description) -> str | None:
        if description.is_person:
            return self._described_person(description)
        if description.party and not description.is_organ:
            return self._side_of(description.party)
        if description.is_organ:
            return self._described_organ(description)
        return (
            self._mentions.latest(description.span.start, is_person=False)
            if description.is_definite
            else None
        )

    def _described_person(self, description: Description) -> str | None:
        """A person met before under that office, or a new one where a side is named."""
        title = description.span.text.lower()
        if description.is_definite:
            for mention in self._mentions.before(description.span.start):
                entry = self._entries[mention.key]
                fits = any(t == title or t.endswith(" " + title) for t in entry.titles)
                if mention.is_person and fits and description.party in {None, entry.party}:
                    return mention.key
        if self._side_of(description.party) is None:
            return None
        return self._new_described(description, ActorKind.PERSON)

    def _described_organ(self, description: Description) -> str | None:
        if self._side_of(description.party) is not None:
            return self._new_described(description, ActorKind.ORGANISATION)
        noun = description.span.text.lower()
        for mention in self._mentions.before(description.span.start):
            if noun in self._entries[mention.key].name.lower().split():
                return mention.key
        return None

    def _new_described(self, description: Description, kind: ActorKind) -> str:
        party = description.party or ""
        office = description.span.text
        key = f"{party}-{slug(office)}"
        if key not in self._entries:
            name = f"{self._entries[party].name} {office}"
            self._entries[key] = _Entry(name=name, kind=kind, party=party)
        self._entries[key].titles.add(office.lower())
        return key

    def resolve(self, token: Token, *, speaker: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Tell which actors a noun, name or pronoun stands for.

        Args:
            token: The head of a noun phrase.
            speaker: Who "we" and "I" are where the token stands.

        Returns:
            Actor ids without repetition, coordinated ones in order; empty if it names no actor.
        """
        keys: list[str] = []
        for part in _coordinated(token):
            keys.extend(self._resolve_one(part, speaker))
        return tuple(dict.fromkeys(keys))

    def _resolve_one(self, token: Token, speaker: tuple[str, ...]) -> tuple[str, ...]:
        if token.i in self.owners:
            return (self.owners[token.i],)
        word = token.lower_
        if word in {"who", "which", "that", "whom"} and token.head.dep_ == "acl:relcl":
            return self._resolve_one(token.head.head, speaker)
        if word in {"we", "us", "our", "ours", "i", "me", "my", "ourselves", "myself"}:
            return speaker
        if word in {"he", "she", "him", "his", "her"}:
            found = self._mentions.latest(token.i, is_person=True)
            return (found,) if found else ()
        if word in {"it", "its", "they", "them", "their"} and token.pos_ in {"PRON", "DET"}:
            return self._pronoun_thing(token)
        return ()

    def _pronoun_thing(self, token: Token) -> tuple[str, ...]:
        """What "it" or "they" stands for: the subject of this sentence or the one before."""
        for mention in self._mentions.near_before(token.i):
            if mention.is_subject and (not mention.is_person or token.lower_.startswith("the")):
                return self.resolve(mention.extent.root)
        return ()

    def possessor(self, token: Token, *, speaker: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Tell whose something is: "Moscow's proposal", "a proposal by Russia"."""
        for child in token.children:
            link = relation(child)
            named = child.dep_ == "nmod:poss" or link in {"amod", "compound"}
            behind = link == "nmod" and case_lemma(child) in {"by", "of", "from"}
            if named or behind:
                keys = self.resolve(child, speaker=speaker)
                if keys:
                    return keys
        return ()


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


def _coordinated(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if relation(child) == "conj":
            yield from _coordinated(child)
