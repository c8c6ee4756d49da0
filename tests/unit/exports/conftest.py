"""Graphs to be exported: the dispatch of the builders, and one whose every text is hostile."""

import csv
from pathlib import Path

import pytest

from graphbuilder.model import Act, Actor, ActorKind, Agreement, Analysis, Document, Position
from graphbuilder.rdf import encode
from graphbuilder.store import MemoryStore
from tests.builders import RUN, make_quads

#: What breaks careless writers: formulas, quotes, line ends, separators, markup, LaTeX, controls.
HOSTILE = '=1+1|"q",;\t\r\n\r{b}} \\x& % $ # _ ~ ^ <i>]]></i> @a{ \x00\x0b\x1f\ufffe\x85\u2028 é 𝄞'


@pytest.fixture
def dispatch() -> MemoryStore:
    """Give a store with the dispatch alone."""
    return MemoryStore(make_quads())


@pytest.fixture
def hostile() -> MemoryStore:
    """Give a store with a document whose every text is hostile."""
    return MemoryStore(encode(make_hostile_analysis(), run=RUN))


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a head."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def make_hostile_analysis() -> Analysis:
    """Make an analysis of one position, between two actors, on an agreement."""
    document = Document(
        id=HOSTILE, text=HOSTILE, title=HOSTILE, publisher=HOSTILE, url="javascript:{alert(1)}% \\"
    )
    whole = document.span(0, len(HOSTILE))
    position = Position(
        id=HOSTILE,
        holder=("a",),
        act=Act.WARN,
        addressee=("b",),
        reporter=("b",),
        cites=("c",),
        content=whole,
        cue=document.span(0, 4),
        sentence=whole,
        condition=HOSTILE,
        origin=HOSTILE,
    )
    actors = tuple(
        Actor(id=key, name=key + HOSTILE if key == "b" else HOSTILE, kind=ActorKind.STATE)
        for key in "ab"
    )
    agreement = Agreement(id="c", name=HOSTILE)
    return Analysis(
        document=document, actors=actors, agreements=(agreement,), positions=(position,)
    )
