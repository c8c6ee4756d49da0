"""Minimal pairs in sentences of our own: what must be read from them, and what must never be.

The sentences are invented, the words in quotation marks included: nobody said them, though the
officials that some of them name are real. Half of each pair turns the other half round by one
construction (a negation, a condition, a passive ...). The table was written before the rules.

`right` holds the edges ``HOLDER act ADDRESSEE`` that a reader finds, ``|`` between them and ``/``
between alternatives, the preferred first; ``-`` is no addressee. `forbidden` holds edges that
must not be extracted, where ``*`` stands for anything. Holders and addressees are ids of the
catalogue and are compared as sides. An edge in neither column is neither required nor wrong.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphbuilder.extraction.extractor import RuleExtractor
from graphbuilder.model import Analysis, Document
from graphbuilder.nlp.pipeline import load_pipeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An act of one side towards another, or towards nobody.

    Attributes:
        holder: The sides that may hold it; all of them belong to one actor in an extracted edge.
        acts: The acts that it may be; one in an extracted edge.
        addressee: The sides that may be addressed, "-" for none.
    """

    holder: frozenset[str]
    acts: frozenset[str]
    addressee: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> "Edge":
        """Read an edge of the table: "MDA support/accuse -/RUS"."""
        holder, acts, addressee = (frozenset(cell.split("/")) for cell in text.split())
        return cls(holder=holder, acts=acts, addressee=addressee)

    def fits(self, found: "Edge") -> bool:
        """Whether an extracted edge is one of those that this edge of the table means."""
        return (
            _agree(self.holder, found.holder)
            and _agree(self.acts, found.acts)
            and _agree(self.addressee, found.addressee)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A row of the table, with what was extracted from its sentence."""

    id: str
    phenomenon: str
    right: tuple[Edge, ...]
    forbidden: tuple[Edge, ...]
    found: tuple[Edge, ...]

    @property
    def hits(self) -> int:
        """How many of the right edges were found."""
        return sum(any(edge.fits(one) for one in self.found) for edge in self.right)

    @property
    def is_clean(self) -> bool:
        """Whether no forbidden edge was found."""
        return not any(edge.fits(one) for edge in self.forbidden for one in self.found)


def _agree(expected: frozenset[str], found: frozenset[str]) -> bool:
    return "*" in expected or bool(expected & found)


def _edges(analysis: Analysis) -> Iterator[Edge]:
    parties = {actor.id: actor.party for actor in analysis.actors}
    for position in analysis.positions:
        yield Edge(
            holder=_sides(position.holder, parties),
            acts=frozenset({position.act.value}),
            addressee=_sides(position.addressee, parties) or frozenset({"-"}),
        )


def _sides(actors: tuple[str, ...], parties: dict[str, str | None]) -> frozenset[str]:
    """The actors, the sides that they speak for, and the sides of those."""
    sides: set[str] = set()
    pending: list[str | None] = list(actors)
    while pending:
        actor = pending.pop()
        if actor is not None and actor not in sides:
            sides.add(actor)
            pending.append(parties.get(actor))
    return frozenset(sides)


def _parse_all(cell: str) -> tuple[Edge, ...]:
    return tuple(Edge.parse(text) for text in cell.split("|") if text)


@cache
def sentences() -> tuple[Sentence, ...]:
    """Extract the edges of every sentence of the table."""
    path = Path(__file__).parent.parent / "data" / "firewall.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    documents = [Document(id=row["id"], text=row["sentence"]) for row in rows]
    analyses = RuleExtractor(load_pipeline()).extract_all(documents)
    return tuple(
        Sentence(
            id=row["id"],
            phenomenon=row["phenomenon"],
            right=_parse_all(row["right"]),
            forbidden=_parse_all(row["forbidden"]),
            found=tuple(_edges(analysis)),
        )
        for row, analysis in zip(rows, analyses, strict=True)
    )


def test_no_forbidden_edge_is_extracted() -> None:
    wrong = [s.id for s in sentences() if not s.is_clean]

    assert wrong == []


def test_right_edges_are_found() -> None:
    hits: dict[str, int] = defaultdict(int)
    wanted: dict[str, int] = defaultdict(int)
    for sentence in sentences():
        hits[sentence.phenomenon] += sentence.hits
        wanted[sentence.phenomenon] += len(sentence.right)
    found = sum(hits.values()) / sum(wanted.values())
    shares = {name: f"{hits[name]} of {wanted[name]}" for name in wanted}

    assert found >= 0.66, f"{found:.3f} of all: {shares}"


def test_there_are_enough_sentences() -> None:
    assert len(sentences()) >= 400
