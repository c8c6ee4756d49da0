"""A build that is killed at any moment leaves each document as it was or as it will be."""

import multiprocessing
import random
import signal
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import URIRef

from graphbuilder.rdf import Iris
from graphbuilder.rdf.quads import Quad
from graphbuilder.store import open_store
from graphbuilder.store.terms import quad_to_rdflib
from tests.synthetic import build_synthetic, make_text

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

#: How many builds are begun, and how many of them at least must be killed before they end.
TURNS, KILLS = 70, 50
DOCUMENTS, POSITIONS = 10, 4
#: How many kills at least must hit between the first change of a document and the last.
HITS = 20

#: Up to how long a build goes on; the longest is enough for its end.
DELAYS_S = (0.0, 0.005, 0.05, 0.5)

#: Processes that begin with what a build needs loaded.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.synthetic"])

#: The graphs of a store by their names.
Graphs = dict[URIRef, frozenset[Quad]]


@pytest.fixture
def targets(tmp_path: Path) -> list[Path]:
    """Give two folders of texts that differ in each text; one text is in the second alone."""
    folders = [tmp_path / "locks", tmp_path / "docks"]
    for folder, count in zip(folders, (DOCUMENTS, DOCUMENTS + 1), strict=True):
        folder.mkdir()
        for number in range(count):
            text = make_text(number, matter=folder.name, positions=POSITIONS)
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folders


def test_kills_lose_nothing(targets: list[Path], tmp_path: Path) -> None:
    random.seed(1994)
    wholes = [tmp_path / "whole-locks", tmp_path / "whole-docks"]
    whole = [build_whole(folder, out) for folder, out in zip(targets, wholes, strict=True)]
    expected = [documents_of(graphs) for graphs in whole]
    out, kills, hits = tmp_path / "build", 0, 0
    complete = found = documents_of(build_whole(targets[0], out))

    for turn in range(1, TURNS + 1):
        wanted = {**found, **expected[turn % 2]}
        changed = [name for name in wanted if found.get(name) != wanted[name]]
        kills += kill_build(targets[turn % 2], out, after=random.randint(0, len(changed)))  # noqa: S311

        before, found = found, documents_of(read_draft(out))
        assert found.keys() <= wanted.keys(), turn
        assert all(found.get(name) in (before.get(name), wanted[name]) for name in wanted), turn
        complete_before, complete = complete, documents_of(read_complete(out))
        assert complete in (complete_before, found), turn
        hits += 0 < sum(found.get(name) == wanted[name] for name in changed) < len(changed)

    build_synthetic(targets[1], out)
    assert read_complete(out) == whole[1]
    assert read_files(out) == read_files(wholes[1])
    assert kills >= KILLS
    assert hits >= HITS


def kill_build(folder: Path, out: Path, *, after: int) -> bool:
    """Kill a build once it has begun to read a number of documents, or a moment later.

    Returns:
        Whether it was still running.
    """
    told, tell = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=build_and_tell, args=(folder, out, tell))
    process.start()
    tell.close()
    for _ in range(after):
        told.recv()
    time.sleep(random.choice(DELAYS_S) * random.random())  # noqa: S311 # no secret
    process.kill()
    process.join()
    told.close()
    return process.exitcode == -signal.SIGKILL


def build_and_tell(folder: Path, out: Path, tell: Connection) -> None:
    """Build, and tell the name of each document as its reading begins."""
    build_synthetic(folder, out, progress=tell.send)


def build_whole(folder: Path, out: Path) -> Graphs:
    build_synthetic(folder, out)
    return read_complete(out)


def documents_of(graphs: Graphs) -> Graphs:
    """Leave out what the last step of a build makes anew of all documents."""
    return {name: quads for name, quads in graphs.items() if name != Iris().derived()}


def read_complete(out: Path) -> Graphs:
    """Read what a reader sees."""
    with open_store(out) as store:
        return {name: frozenset(store.quads(name)) for name in store.graphs()}


def read_draft(out: Path) -> Graphs:
    """Read what the next build finds, without changing anything."""
    draft = next((out / "store").glob("*.draft"), None)
    if draft is None:
        return read_complete(out)
    graphs: dict[URIRef, set[Quad]] = {}
    for quad in map(quad_to_rdflib, ox.Store.read_only(str(draft))):
        graphs.setdefault(quad[3], set()).add(quad)
    return {name: frozenset(quads) for name, quads in graphs.items()}


def read_files(out: Path) -> dict[str, bytes]:
    """Read the files of a build, but for the report, which says what the last build did."""
    files = (path for path in out.iterdir() if path.is_file() and path.name != "report.json")
    return {path.name: path.read_bytes() for path in files}
