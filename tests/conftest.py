"""Fixtures that tests of several folders share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from graphbuilder.store import GraphStore, MemoryStore, OxigraphStore, RemoteStore
from tests.servers import find_oxigraph, serve


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the address of a SPARQL server, which all tests share."""
    program = find_oxigraph()
    if program is None:
        pytest.skip("the program of the package oxigraph is not installed")
    with serve(program) as address:
        yield address


@pytest.fixture
def empty_server(server: str) -> str:
    """Give the address of a SPARQL server without any graph."""
    requests.post(f"{server}/update", data={"update": "DROP ALL"}, timeout=10).raise_for_status()
    return server


@pytest.fixture(params=["memory", "oxigraph", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    """Give an empty store of each kind."""
    with _open(request.param, request, tmp_path) as opened:
        yield opened


def _open(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> GraphStore:
    if kind == "remote":
        return RemoteStore(request.getfixturevalue("empty_server"))
    return MemoryStore() if kind == "memory" else OxigraphStore(tmp_path / "store")
