"""Fixtures that tests of several folders share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder.store import GraphStore, MemoryStore, OxigraphStore


@pytest.fixture(params=["memory", "oxigraph"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    """Give an empty store of each kind."""
    opened: GraphStore = (
        MemoryStore() if request.param == "memory" else OxigraphStore(tmp_path / "store")
    )
    with opened:
        yield opened
