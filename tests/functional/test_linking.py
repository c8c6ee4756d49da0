"""Phrases in sentences of our own, each with the node that it must be linked to.

The table was written before the rules and tables that it tests, by somebody who did not see them.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Span

from graphbuilder.extraction.agreements import Agreements
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.extractor import RuleExtractor
from graphbuilder.model import ActorKind, Document, PartialDate
from graphbuilder.nlp.annotation import annotate
from graphbuilder.nlp.pipeline import load_pipeline
from graphbuilder.nlp.syntax import conjuncts

#: Categories in which what is meant has been named before.
POINTERS = frozenset({"coreference", "agreement_anaphor"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A row of the table, with what was found in its sentence."""

    row: dict[str, str]
    span: Span
    cast: Cast
    agreements: Agreements

    @property
    def is_right(self) -> bool:
        """Whether the phrase is linked to what the row says."""
        expected = self.row["expected"]
        if self.row["kind"] == "none":
            return not self._cited() and not any(map(self._is_somebody, self._chains()))
        if self.row["kind"] == "agreement":
            return _all_agree(expected.split("|"), [{key} for key in self._cited()])
        if expected.startswith(("name=", "organ=")):
            people = [dict(p.split("=", 1) for p in e.split(";")) for e in expected.split("|")]
            return self._are_named(people)
        return _all_agree(expected.split("|"), self._chains())

    def _chains(self) -> list[frozenset[str]]:
        """The actors that the phrase names, each with the sides that it belongs to."""
        inside = [t for t in conjuncts(self.span.root) if t in self.span]
        keys = (k for t in inside for k in self.cast.owners.get(t.i) or self.cast.resolve(t))
        return [self.cast.sides(key) for key in dict.fromkeys(keys)]

    def _cited(self) -> list[str]:
        return list(
            dict.fromkeys(
                c.agreement
                for c in self.agreements.citations
                if c.span.start < self.span.end and c.span.end > self.span.start
            )
        )

    def _is_somebody(self, chain: frozenset[str]) -> bool:
        """Whether a chain leads to more than a private person or an unknown organisation."""
        own = {ActorKind.PERSON, ActorKind.ORGANISATION}
        return len(chain) > 1 or any(self.cast.entries[key].kind not in own for key in chain)

    def _are_named(self, expected: list[dict[str, str]]) -> bool:
        """Whether each chain leads from a person, or an organ, to the party expected in turn."""
        chains = self._chains()
        return len(chains) == len(expected) and all(
            one["party"] in chain
            and ("name" not in one or self.cast.is_person(min(chain, key=self._distance)))
            for one, chain in zip(expected, chains, strict=True)
        )

    def _distance(self, key: str) -> int:
        """How many sides an actor is part of, the most for the actor itself."""
        return -len(self.cast.sides(key))


def _all_agree(expected: Iterable[str], found: list[frozenset[str]] | list[set[str]]) -> bool:
    """Whether everything expected was found and nothing else; "new" stands for any node."""
    wanted = set(expected)
    if wanted == {"new"}:
        return bool(found)
    return (
        bool(found)
        and all(any(key in chain for chain in found) for key in wanted)
        and all(wanted & chain for chain in found)
    )


def _read() -> Iterator[dict[str, str]]:
    path = Path(__file__).parent.parent / "data" / "linking.csv"
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def phrases() -> tuple[Phrase, ...]:
    """Link every phrase of the table."""
    extractor = RuleExtractor(load_pipeline())
    rows = list(_read())
    documents = [
        Document(
            id=row["id"],
            text=row["sentence"],
            date=PartialDate.parse(row["date"]) if row["date"] else None,
        )
        for row in rows
    ]
    annotated = annotate(load_pipeline(), documents)
    return tuple(
        _link(row, document, doc, extractor)
        for row, (document, doc) in zip(rows, annotated, strict=True)
    )


def _link(row: dict[str, str], document: Document, doc: Doc, extractor: RuleExtractor) -> Phrase:
    start = row["sentence"].index(row["phrase"])
    span = doc.char_span(start, start + len(row["phrase"]), alignment_mode="expand")
    assert span is not None
    cast, agreements = extractor.link(document, doc)
    return Phrase(row=row, span=span, cast=cast, agreements=agreements)


def share(*, pointers: bool) -> tuple[float, dict[str, float]]:
    """The share of phrases that are linked rightly, names or pointers; and by category."""
    right: dict[str, list[bool]] = defaultdict(list)
    for phrase in phrases():
        if (phrase.row["category"] in POINTERS) is pointers:
            right[phrase.row["category"]].append(phrase.is_right)
    shares = {category: round(sum(x) / len(x), 2) for category, x in right.items()}
    return sum(map(sum, right.values())) / sum(map(len, right.values())), shares


def test_phrases_are_linked_to_their_nodes() -> None:
    found, shares = share(pointers=False)

    assert found >= 0.95, shares


def test_what_points_back_is_linked_to_what_it_points_to() -> None:
    found, shares = share(pointers=True)

    assert found >= 0.65, shares  # the rest is left unlinked more often than linked wrongly


def test_there_are_enough_phrases() -> None:
    assert len(phrases()) >= 300
