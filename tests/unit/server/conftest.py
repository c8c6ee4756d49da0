"""Servers that are really started, on graphs of a few statements and of a few documents."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

pytest.importorskip("fastapi", reason="the extra [server] is not installed")

from graphbuilder.server.settings import Settings
from tests.servers import serve_app
from tests.synthetic import build_synthetic, make_text

TOKEN = "0123456789abcdef0123456789abcdef"  # noqa: S105 # of tests
MAY_WRITE = {"Authorization": f"Bearer {TOKEN}"}


@contextmanager
def serving(place: Path, **settings: object) -> Iterator[httpx.Client]:
    """Serve a place for a while.

    Yields:
        A client.
    """
    chosen = Settings(**{"workers": 2, "timeout_s": 20.0, **settings})  # type: ignore[arg-type] # by name
    with (
        serve_app(place, settings=chosen) as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as client,
    ):
        yield client


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the build folder of three synthetic documents; tests read it and change nothing."""
    return build_graph(tmp_path_factory.mktemp("served"), documents=3)


@pytest.fixture(scope="session")
def client(graph: Path) -> Iterator[httpx.Client]:
    """Give a client of a server that only reads, which all tests share."""
    with serving(graph) as client:
        yield client


def build_graph(folder: Path, *, documents: int, positions: int = 4) -> Path:
    """Build the graph of some synthetic documents.

    Returns:
        The build folder.
    """
    texts = folder / "texts"
    texts.mkdir()
    for number in range(documents):
        head = (f"id: d{number}", f"title: Locks {number}", f"date: 2024-05-0{number + 1}")
        text = "\n".join(("---", *head, "---", make_text(number, positions=positions)))
        (texts / f"d{number}.txt").write_text(text, encoding="utf-8")
    build_synthetic(texts, folder / "build")
    return folder / "build"
