"""A build that is killed at any moment leaves each document as it was or as it will be."""

import multiprocessing
import random
import sys
import time
from collections.abc import Mapping
from multiprocessing.synchronize import Semaphore
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

KILLS = 60
DOCUMENTS, POSITIONS = 10, 4
#: How many kills at least must hit between the first change of a document and the last.
HITS = 20

#: Processes that begin with what a build needs loaded.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.synthetic"])

#: The graphs of a store by their names.
Graphs = Mapping[URIRef, frozenset[Quad]]


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


def test_sixty_kills_lose_nothing(targets: list[Path], tmp_path: Path) -> None:
    moments = random.Random(1994)  # noqa: S311 # no secret
    wholes = [tmp_path / "whole-locks", tmp_path / "whole-docks"]
    whole = [build_whole(folder, out) for folder, out in zip(targets, wholes, strict=True)]
    expected = [documents_of(graphs) for graphs in whole]
    out, hits = tmp_path / "build", 0
    complete = found = documents_of(build_whole(targets[0], out))

    for kill in range(1, KILLS + 1):
        kill_build(targets[kill % 2], out, moments)

        wanted = {**found, **expected[kill % 2]}
        before, found = found, documents_of(read_draft(out))
        assert found.keys() <= wanted.keys(), kill
        assert all(found.get(name) in (before.get(name), wanted[name]) for name in wanted), kill
        complete_before, complete = complete, documents_of(read_complete(out))
        assert complete in (complete_before, found), kill
        changed = [name for name in wanted if before.get(name) != wanted[name]]
        hits += 0 < sum(found.get(name) == wanted[name] for name in changed) < len(changed)

    build_synthetic(targets[1], out)
    assert read_complete(out) == whole[1]
    assert read_files(out) == read_files(wholes[1])
    assert hits >= HITS


def kill_build(folder: Path, out: Path, moments: random.Random) -> None:
    """Kill a build after a random number of documents, or a moment before or after."""
    reading = PROCESSES.Semaphore(0)
    process = PROCESSES.Process(target=build_and_tell, args=(folder, out, reading))
    process.start()
    for _ in range(moments.randint(0, DOCUMENTS)):
        reading.acquire(timeout=10)
    time.sleep(moments.choice((0.0, 0.01, 0.1)) * moments.random())
    process.kill()
    process.join()


def build_and_tell(folder: Path, out: Path, reading: Semaphore) -> None:
    """Build, and count the documents that are read."""
    build_synthetic(folder, out, progress=lambda _: reading.release())


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
