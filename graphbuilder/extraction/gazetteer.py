"""Finding the names that we know before reading: catalogue actors, leaders, agreements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from graphbuilder.extraction.known_names import KnownName, NameKind
from graphbuilder.extraction.name_contexts import NameContexts, is_inside_longer, is_other
from graphbuilder.lexicons.actors import choose_actor, choose_leader, index_actors, index_surnames
from graphbuilder.lexicons.senses import Sense, choose_sense, index_senses
from graphbuilder.model import ActorEntry, ActorKind, AgreementEntry, Leader

#: A title of so many words is one in small letters too ("the comprehensive test-ban treaty").
_MIN_TITLE_WORDS = 3


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
        contexts = NameContexts(doc, names, parties=self._parties, year=year)
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
                or not (is_inside_longer(entities, name) or is_other(name))
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

    def _in_context(self, name: KnownName, contexts: NameContexts) -> KnownName | None:
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

    def _without_senses(self, name: KnownName, contexts: NameContexts) -> KnownName | None:
        """What a name means where none of several senses fits: what it means alone, if anything."""
        return None if name.kind is NameKind.SENSE or self._is_foreign(name, contexts) else name

    def _is_foreign(self, name: KnownName, contexts: NameContexts) -> bool:
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
