"""Finding the names that we know before reading: catalogue actors, leaders, agreements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from graphbuilder.extraction.address import ADDRESS
from graphbuilder.lexicons.actors import choose_actor, choose_leader, index_actors, index_surnames
from graphbuilder.lexicons.senses import Context, Sense, choose_sense, index_senses
from graphbuilder.model import ActorEntry, ActorKind, AgreementEntry, Leader

#: A title of so many words is one in small letters too ("the comprehensive test-ban treaty").
_MIN_TITLE_WORDS = 3

#: "Lebanon, Pennsylvania" is a town.
_US_STATES = tuple(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
    "Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania "
    "Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming New North South West Rhode".split()
)

#: Behind these a capital is a person's name ("General Washington").
_RANKS = frozenset({"general", "president", "colonel", "captain"})


class NameKind(StrEnum):
    """How a known name names what it names."""

    NAME = "name"
    METONYM = "metonym"
    ADJECTIVE = "adjective"
    LEADER = "leader"
    AGREEMENT = "agreement"
    SENSE = "sense"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A known name found in a document.

    Attributes:
        span: The name.
        kind: How it names what it names.
        key: The id of an actor; for a leader, the full name; for an agreement, the title as the
            table has it, which several agreements may bear.
        leader: For a leader, the one of that name in the year of the document.
    """

    span: Span
    kind: NameKind
    key: str
    leader: Leader | None = None


class Gazetteer:
    """The names of the catalogue, tokenized as a pipeline tokenizes documents."""

    def __init__(
        self,
        nlp: Language,
        *,
        actors: Iterable[ActorEntry],
        leaders: Iterable[Leader],
        agreements: Iterable[AgreementEntry],
        senses: Iterable[Sense] = (),
    ) -> None:
        actors, senses, leaders = tuple(actors), tuple(senses), tuple(leaders)
        self._nlp = nlp
        self._index = index_actors(actors)
        self._senses = index_senses(senses)
        self._parties = {actor.id: actor.party for actor in actors}
        self._bodies = {
            actor.id: actor.party
            for actor in actors
            if actor.kind is ActorKind.ORGANISATION and actor.party
        }
        self._surnames = index_surnames(leaders)
        self._leaders: dict[str, list[Leader]] = defaultdict(list)
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._folded = PhraseMatcher(nlp.vocab, attr="LOWER")
        for sense in senses:
            self._add(NameKind.SENSE, sense.name)
        for actor in actors:
            self._add_actor(actor)
        for leader in leaders:
            for name in (leader.name, *leader.aliases):
                self._leaders[name].append(leader)
        for name in self._leaders:
            self._add(NameKind.LEADER, name)
        for title in {title for agreement in agreements for title in agreement.names}:
            self._add(NameKind.AGREEMENT, title)
            if len(title.split()) >= _MIN_TITLE_WORDS:
                self._folded.add(f"{NameKind.AGREEMENT}\t{title}", [nlp.make_doc(title)])

    def find(self, doc: Doc, *, year: int | None = None) -> tuple[KnownName, ...]:
        """Find the known names of a document, in order, the longest where some overlap.

        A name that is only part of a longer name is left out ("Jordan" of "Michael Jordan"), and
        one that names no actor where it stands ("Georgia" between senators).

        Args:
            doc: A document with entities, or without.
            year: The year of the document, which tells Moscow's Soviet Union from its Russia.

        Returns:
            Names that do not overlap, but for an actor and an agreement of one name ("GATT").
        """
        found = dict(self._matches(doc, year))
        kept = filter_spans([doc[start:end] for start, end in found])
        names = [name for span in sorted(kept) for name in found[span.start, span.end]]
        contexts = _Contexts(doc, names, parties=self._parties, year=year)
        return tuple(
            meant for name in names if (meant := self._in_context(name, contexts)) is not None
        )

    def find_in(self, text: str) -> tuple[KnownName, ...]:
        """Find the known names of a short text that is no document, such as a publisher's name."""
        return self.find(self._nlp.make_doc(text))

    def _matches(
        self, doc: Doc, year: int | None
    ) -> Iterator[tuple[tuple[int, int], list[KnownName]]]:
        """The known names by where they stand, an actor's before an agreement's."""
        entities = doc.ents
        found: dict[tuple[int, int], dict[NameKind, KnownName]] = defaultdict(dict)
        for label, start, end in (*self._exact(doc), *self._folded(doc)):
            name = self._known_name(doc[start:end], doc.vocab.strings[label], year)
            if name is not None and (
                name.kind in {NameKind.LEADER, NameKind.AGREEMENT}
                or not (_inside_longer(entities, name) or _is_other(name))
            ):
                found[start, end].setdefault(name.kind, name)
        for place, names in found.items():
            title = names.pop(NameKind.AGREEMENT, None)
            if len(names) > 1:
                names.pop(NameKind.SENSE, None)
            yield place, [*list(names.values())[:1], *([title] if title else [])]

    def _known_name(self, span: Span, label: str, year: int | None) -> KnownName | None:
        kind, _, key = label.partition("\t")
        if kind in {NameKind.AGREEMENT, NameKind.SENSE}:
            return KnownName(span=span, kind=NameKind(kind), key=key)
        if kind == NameKind.LEADER:
            known = self._leaders[key]
            meant = [x for x in known if x.is_in_office(year)]
            other = choose_leader(self._surnames, key, year=year)
            leader = meant[-1] if meant else (other or known[-1])
            return KnownName(span=span, kind=NameKind.LEADER, key=leader.name, leader=leader)
        actor = choose_actor(self._index, key, year=year)
        return KnownName(span=span, kind=NameKind(kind), key=actor.id) if actor else None

    def _in_context(self, name: KnownName, contexts: "_Contexts") -> KnownName | None:
        """Give a name of several senses the one that it has where it stands."""
        own = name.key if name.kind is NameKind.SENSE else _folded(name.span.text)
        senses = self._senses.get(own, ())
        if not senses or name.kind in {NameKind.LEADER, NameKind.AGREEMENT}:
            return self._without_senses(name, contexts)
        is_sense = name.kind is NameKind.SENSE
        owner = contexts.owner(name.span)
        if owner is not None and is_sense:
            # "France's Foreign Ministry" is none but that of France.
            senses = tuple(s for s in senses if self._parties.get(s.actor or "") == owner)
        usual = frozenset() if is_sense else contexts.sides(name.key)
        sense = choose_sense(senses, contexts.around(name.span), usual=usual)
        if sense is None:
            return self._without_senses(name, contexts)
        if sense.actor is None:
            return None
        kind = name.kind
        if kind is NameKind.SENSE:
            kind = NameKind.METONYM if name.span.root.ent_type_ == "LOC" else NameKind.NAME
        return replace(name, key=sense.actor, kind=kind)

    def _without_senses(self, name: KnownName, contexts: "_Contexts") -> KnownName | None:
        """What a name means where none of several senses fits: what it means alone, if anything."""
        return None if name.kind is NameKind.SENSE or self._is_foreign(name, contexts) else name

    def _is_foreign(self, name: KnownName, contexts: "_Contexts") -> bool:
        """Whether it is a body of another state than the one named: "the Congress of Bolivia"."""
        owner = contexts.owner(name.span) or contexts.owner_behind(name.span)
        return owner is not None and self._bodies.get(name.key, owner) != owner

    def _add_actor(self, actor: ActorEntry) -> None:
        # In a line of capitals these are what is named most, and hardly ever a common word.
        shouted = actor.kind in {ActorKind.STATE, ActorKind.IGO} and not actor.exact_case
        for kind, surfaces in (
            (NameKind.NAME, actor.names),
            (NameKind.METONYM, actor.metonyms),
            (NameKind.ADJECTIVE, actor.adjectives),
        ):
            for surface in surfaces:
                self._add(kind, surface, capitals=shouted)

    def _add(self, kind: NameKind, name: str, *, capitals: bool = False) -> None:
        pattern = self._nlp.make_doc(name)
        patterns = [pattern, *(Doc(self._nlp.vocab, words=w) for w in _variants(pattern, capitals))]
        self._exact.add(f"{kind}\t{name}", patterns)


def _variants(pattern: Doc, capitals: bool) -> Iterator[list[str]]:  # noqa: FBT001 # a private predicate
    """The other ways to write a name: by typographers, at the head of a sentence, in capitals."""
    name = pattern.text
    if "'" in name or "-" in name:
        yield [token.text.replace("'", "’") for token in pattern]
        yield [token.text.replace("-", "–") for token in pattern]
    if name.startswith("the "):
        yield ["The", *(token.text for token in pattern[1:])]
    if capitals and not name.isupper():
        yield [token.text.upper() for token in pattern]


def _folded(name: str) -> str:
    return name.replace("’", "'").replace("–", "-")


class _Contexts:
    """What surrounds the names of a document."""

    def __init__(
        self,
        doc: Doc,
        names: Iterable[KnownName],
        *,
        parties: Mapping[str, str | None],
        year: int | None,
    ) -> None:
        self._doc = doc
        self._parties = parties
        self._year = year
        actors = {
            NameKind.NAME,
            NameKind.METONYM,
            NameKind.ADJECTIVE,
        }
        self._names = [name for name in names if name.kind in actors]
        self._starts = {name.span.start: name.key for name in self._names}
        self._ends = {name.span.end: name.key for name in self._names}
        self._actors = frozenset().union(*(self.sides(name.key) for name in self._names))

    def sides(self, key: str) -> frozenset[str]:
        """An actor and its party."""
        party = self._parties.get(key)
        return frozenset({key, party} if party else {key})

    def owner(self, span: Span) -> str | None:
        """The actor named right before a name: "France" before "'s Foreign Ministry"."""
        end = span.start
        if end and self._doc[end - 1].lower_ in {"'s", "’s", "'", "’"}:
            end -= 1
        return self._ends.get(end)

    def owner_behind(self, span: Span) -> str | None:
        """The actor named right behind a name: "Bolivia" behind "the National Congress of"."""
        behind = [token.lower_ for token in self._doc[span.end : span.end + 2]]
        if behind[:1] != ["of"]:
            return None
        return self._starts.get(span.end + 1 + (behind[-1] == "the"))

    def around(self, span: Span) -> Context:
        """What surrounds a name; the whole of a text that has no sentences."""
        sent = span.sent if self._doc.has_annotation("SENT_START") else self._doc[:]
        near = [
            self.sides(name.key)
            for name in self._names
            if sent.start <= name.span.start < sent.end and name.span.start != span.start
        ]
        return Context(
            words=" ".join(("", *(token.lower_ for token in sent), "")),
            sentence=frozenset().union(*near),
            actors=self._actors,
            year=self._year,
        )


def _inside_longer(entities: Iterable[Span], name: KnownName) -> bool:
    """Whether a name is only part of the name of something else."""
    span = name.span
    for entity in entities:
        if entity.start <= span.start and span.end <= entity.end and len(span) < len(entity):
            if entity.label_ == "PER":
                # "Shah of Persia" may be taken for a name, but Persia is meant in it; and "Chad
                # Idriss Deby" in "the president of Chad Idriss Deby".
                return span.start == 0 or span.doc[span.start - 1].lower_ != "of"
            return _is_only_a_part(span, entity, name.kind)
    return False


def _is_other(name: KnownName) -> bool:
    """Whether a name is a person's, a verb ("Polish it") or a town of an American state."""
    span, behind = name.span, name.span.doc[name.span.end : name.span.end + 3]
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in ADDRESS or (before in _RANKS and name.kind is NameKind.METONYM):
        return True
    if name.kind is NameKind.ADJECTIVE and span.root.pos_ == "VERB":
        return True
    town = span.root.ent_type_ == "LOC" and len(behind) > 1 and behind[0].text == ","
    return town and behind[1:].text.startswith(_US_STATES)


def _is_only_a_part(span: Span, entity: Span, kind: NameKind) -> bool:
    """Whether a name only tells which place or body is meant: "New Mexico", "Bank of America"."""
    if len(span) == 1 and span.text.isupper():
        return False  # an abbreviation stands for itself
    rest = [
        t for t in entity if not span.start <= t.i < span.end and t.pos_ not in {"DET", "PUNCT"}
    ]
    if not rest or not all(t.text[0].isupper() or t.lower_ in {"of", "and"} for t in rest):
        return False
    if any(t.lower_ == "and" for t in rest) or "-" in entity.text:
        return False  # "the Iran-Iraq war" names both
    if entity.label_ == "LOC":
        return True
    return kind is NameKind.METONYM
