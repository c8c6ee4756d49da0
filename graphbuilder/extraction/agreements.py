"""Which agreements a document cites, and by which words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.known_names import KnownName, NameKind
from graphbuilder.extraction.meetings import find_meetings
from graphbuilder.extraction.pacts import find_pacts
from graphbuilder.extraction.resolutions import find_resolutions
from graphbuilder.extraction.titles import (
    KINDS,
    Title,
    choose_agreement,
    known_titles,
    unknown_titles,
)
from graphbuilder.model import Agreement, AgreementEntry, Document, slug
from graphbuilder.nlp.syntax import noun_phrase

#: Words by which a text points back to an agreement.
POINTERS = KINDS | frozenset(
    "document documents resolution text deal act ceasefire instrument instruments".split()
)

#: Words that point back to an agreement of any kind.
_LOOSE = frozenset(
    "document agreement deal text accord pact instrument documents agreements accords "
    "instruments".split()
)

_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A stretch that cites an agreement."""

    span: Span
    agreement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementIndex:
    """The agreements known before reading, by title and in a row."""

    titles: Mapping[str, tuple[AgreementEntry, ...]]
    entries: tuple[AgreementEntry, ...]


class Agreements:
    """The agreements that a document cites, by the words that cite them."""

    def __init__(
        self,
        document: Document,
        doc: Doc,
        *,
        index: AgreementIndex,
        known: Iterable[KnownName],
        cast: Cast,
    ) -> None:
        self._document = document
        self._doc = doc
        self._index = index
        self._cast = cast
        self._written = document.date.year if document.date else None
        self._cited: dict[str, Agreement] = {}
        self.citations: tuple[Citation, ...] = ()
        known = tuple(known)
        for find in (
            lambda: self._titles(known_titles(known)),
            self._resolutions,
            self._meetings,
            lambda: self._titles(
                unknown_titles(doc, taken=self._taken(), actors=_actor_tokens(known)),
                may_be_new=True,
            ),
            self._pacts,
            self._pointers,
        ):
            self._add(find)

    def values(self) -> tuple[Agreement, ...]:
        """The agreements with their mentions, in order of the first."""
        mentions: dict[str, dict[int, Span]] = {}
        for citation in self.citations:
            mentions.setdefault(citation.agreement, {})[citation.span.start] = citation.span
        return tuple(self._with_mentions(key, spans.values()) for key, spans in mentions.items())

    def within(self, span: Span) -> tuple[str, ...]:
        """The agreements cited inside a stretch, or that a pointer in it refers back to."""
        cited = [c.agreement for c in self.citations if span.start <= c.span.start < span.end]
        return tuple(dict.fromkeys(cited))

    def at(self, token: Token) -> tuple[str, ...]:
        """The agreements that the noun phrase of a head cites, or that a pronoun points back to."""
        token = self._cast.antecedent(token) or token
        phrase = token.doc[token.left_edge.i : token.right_edge.i + 1]
        own = [
            c.agreement
            for c in self.citations
            if c.span.start < phrase.end
            and c.span.end > phrase.start
            and c.span.start <= token.i < c.span.end
        ]
        return tuple(dict.fromkeys(own))

    def _taken(self) -> set[int]:
        return {token.i for citation in self.citations for token in citation.span}

    def _add(self, find: Callable[[], Iterable[Citation]]) -> None:
        """Add what one way of finding finds, where no surer way has found something."""
        taken = self._taken()
        found = [c for c in find() if not any(t.i in taken for t in c.span)]
        self.citations = tuple(
            sorted((*self.citations, *found), key=lambda c: (c.span.start, c.agreement))
        )

    def _with_mentions(self, key: str, spans: Iterable[Span]) -> Agreement:
        agreement = self._cited[key]
        return Agreement(
            id=key,
            name=agreement.name,
            year=agreement.year,
            wikidata=agreement.wikidata,
            mentions=tuple(self._document.span(s.start_char, s.end_char) for s in spans),
        )

    def _cite(self, span: Span, entry: AgreementEntry) -> Citation:
        return self._cite_new(
            span, key=entry.id, name=entry.name, year=entry.year, wikidata=entry.wikidata
        )

    def _cite_new(
        self, span: Span, *, key: str, name: str, year: int | None, wikidata: str | None = None
    ) -> Citation:
        self._cited.setdefault(key, Agreement(id=key, name=name, year=year, wikidata=wikidata))
        return Citation(span=span, agreement=key)

    def _titles(self, titles: Iterable[Title], *, may_be_new: bool = False) -> Iterator[Citation]:
        """Cite what titles mean; one that means nothing known may be of a new agreement."""
        for title in titles:
            entry = self._choose(title)
            if entry is not None:
                yield self._cite(title.span, entry)
            elif may_be_new:
                key = slug(title.name) + (f"-{title.year}" if title.year else "")
                yield self._cite_new(title.span, key=key, name=title.name, year=title.year)

    def _choose(self, title: Title) -> AgreementEntry | None:
        entries = self._index.titles.get(title.name, ())
        return choose_agreement(entries, stated=title.year, written=self._written)

    def _is_younger(self, entry: AgreementEntry) -> bool:
        """Whether an agreement is younger than the document, which then cannot cite it."""
        return self._written is not None and entry.year > self._written

    def _resolutions(self) -> Iterator[Citation]:
        for found in find_resolutions(self._doc):
            yield self._cite_new(found.span, key=found.id, name=found.name, year=found.year)

    def _meetings(self) -> Iterator[Citation]:
        entries = [entry for entry in self._index.entries if not self._is_younger(entry)]
        found = find_meetings(
            self._doc, entries=entries, owners=self._cast.owners, written=self._written
        )
        for span, entry in found:
            yield self._cite(span, entry)

    def _pacts(self) -> Iterator[Citation]:
        for pact in find_pacts(self._doc, cast=self._cast, taken=self._taken()):
            # What only a description tells apart is this document's; another may mean another.
            key = f"{slug(pact.name)}@{self._document.id}"
            yield self._cite_new(pact.span, key=key, name=pact.name, year=pact.year)

    def _pointers(self) -> Iterator[Citation]:
        """What "the treaty" or "those agreements" points back to: the latest cited together."""
        for token in self._doc:
            if token.lower_ not in POINTERS:
                continue
            phrase = self._doc[max(token.i - 1, 0) : token.i + 1]
            is_modified = noun_phrase(token).end > phrase.end
            if phrase[0].lower_ in _POINTING and not is_modified:
                for key in self._latest(token):
                    yield Citation(span=phrase, agreement=key)

    def _latest(self, pointer: Token) -> tuple[str, ...]:
        """The agreements that a pointer means: the latest that its word fits."""
        before = [c for c in self.citations if c.span.end <= pointer.i]
        word = pointer.lower_
        if word not in _LOOSE:
            before = [c for c in before if word.removesuffix("s") in self._words_of(c)]
        if not before:
            return ()
        last = before[-1].span
        if word.endswith("s"):
            sent = last.sent
            together = [c.agreement for c in before if sent.start <= c.span.start < sent.end]
            return tuple(dict.fromkeys(together))
        return (before[-1].agreement,)

    def _words_of(self, citation: Citation) -> str:
        return f"{self._cited[citation.agreement].name} {citation.span.text}".lower()


def _actor_tokens(known: Iterable[KnownName]) -> set[int]:
    """The words of known actors, which name no agreement: "North Atlantic Treaty Organization"."""
    return {t.i for name in known if name.kind is not NameKind.AGREEMENT for t in name.span}
