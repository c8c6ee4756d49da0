"""Finding the names that we know before reading: catalogue actors, leaders, agreements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from graphbuilder.lexicons.actors import choose_actor, index_actors
from graphbuilder.model import ActorEntry, AgreementEntry, Leader


class NameKind(StrEnum):
    """How a known name names what it names."""

    NAME = "name"
    METONYM = "metonym"
    ADJECTIVE = "adjective"
    LEADER = "leader"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A known name found in a document.

    Attributes:
        span: The name.
        kind: How it names what it names.
        key: The id in the table of actors or agreements; for a leader, the full name.
        party: For a leader, the id of the actor that he speaks for in the year of the document.
    """

    span: Span
    kind: NameKind
    key: str
    party: str | None = None


class Gazetteer:
    """The names of the catalogue, tokenized as a pipeline tokenizes documents."""

    def __init__(
        self,
        nlp: Language,
        *,
        actors: Iterable[ActorEntry],
        leaders: Iterable[Leader],
        agreements: Iterable[AgreementEntry],
    ) -> None:
        actors = tuple(actors)
        self._nlp = nlp
        self._index = index_actors(actors)
        self._leaders: dict[str, list[Leader]] = defaultdict(list)
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        for actor in actors:
            self._add_surfaces(NameKind.NAME, actor.names)
            self._add_surfaces(NameKind.METONYM, actor.metonyms)
            self._add_surfaces(NameKind.ADJECTIVE, actor.adjectives)
        for leader in leaders:
            for name in (leader.name, *leader.aliases):
                self._leaders[name].append(leader)
        for name in self._leaders:
            self._add(NameKind.LEADER, name, (name,))
        for agreement in agreements:
            if not agreement.requires_year:
                self._add(NameKind.AGREEMENT, agreement.id, agreement.names)

    def find(self, doc: Doc, *, year: int | None = None) -> tuple[KnownName, ...]:
        """Find the known names of a document, in order, the longest where some overlap.

        A name that is only part of a person's name is left out ("Jordan" of "Michael Jordan").

        Args:
            doc: A document with entities, or without.
            year: The year of the document, which tells Moscow's Soviet Union from its Russia.

        Returns:
            Names that do not overlap.
        """
        people = [ent for ent in doc.ents if ent.label_ == "PER"]
        found: dict[tuple[int, int], KnownName] = {}
        for label, start, end in self._matcher(doc):
            name = self._known_name(doc[start:end], doc.vocab.strings[label], year)
            if name is not None and (
                name.kind is NameKind.LEADER or not _inside_longer(people, start, end)
            ):
                found.setdefault((start, end), name)
        kept = filter_spans([name.span for name in found.values()])
        return tuple(found[span.start, span.end] for span in sorted(kept))

    def find_in(self, text: str) -> tuple[KnownName, ...]:
        """Find the known names of a short text that is no document, such as a publisher's name."""
        return self.find(self._nlp.make_doc(text))

    def _known_name(self, span: Span, label: str, year: int | None) -> KnownName | None:
        kind, _, key = label.partition("\t")
        if kind == NameKind.AGREEMENT:
            return KnownName(span=span, kind=NameKind.AGREEMENT, key=key)
        if kind == NameKind.LEADER:
            meant = [x for x in self._leaders[key] if x.is_in_office(year)] or self._leaders[key]
            leader = meant[-1]
            return KnownName(span=span, kind=NameKind.LEADER, key=leader.name, party=leader.party)
        actor = choose_actor(self._index, key, year=year)
        return KnownName(span=span, kind=NameKind(kind), key=actor.id) if actor else None

    def _add_surfaces(self, kind: NameKind, surfaces: Sequence[str]) -> None:
        for surface in surfaces:
            self._add(kind, surface, (surface,))

    def _add(self, kind: NameKind, key: str, names: Sequence[str]) -> None:
        forms = {form for name in names for form in _forms(name)}
        patterns = [self._nlp.make_doc(form) for form in sorted(forms)]
        self._matcher.add(f"{kind}\t{key}", patterns)


def _forms(name: str) -> tuple[str, ...]:
    """A name as tables and as typographers write it; "the West" at the head of a sentence too."""
    first = ("The " + name[4:],) if name.startswith("the ") else ()
    return tuple(form for n in (name, *first) for form in (n, n.replace("'", "’")))


def _inside_longer(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(s.start <= start and end <= s.end and end - start < len(s) for s in spans)
