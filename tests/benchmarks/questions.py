"""Measure one kind of store with one content and print the figures as JSON; see `graph.py`.

What is timed is what the process computes, so that others on the machine do not count. Where there
are none, that is the time that passes.
"""

import hashlib
import json
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

from rdflib import URIRef

from graphbuilder.catalogue import update_catalogue
from graphbuilder.derived import update_derived
from graphbuilder.errors import QueryError
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.query import NamedQuery, list_queries, run_named, to_csv
from graphbuilder.rdf import DEFAULT_BASE, Iris, Quad, Run, encode
from graphbuilder.store import GraphStore, MemoryStore, OxigraphStore, open_store
from tests.benchmarks.synthesis import World, make_analyses

RUN = Run(version="0.1.0", config_sha256="0" * 64)

#: Queries that take longer are not asked a second and third time.
_LONG_S = 1.0

#: A graph and all that it holds.
Graph = tuple[URIRef, tuple[Quad, ...]]


class TooLongError(BaseException):
    """A query was stopped. No handler of a store may take this for an error of the query."""


def main() -> None:
    """Fill a store, ask it, and print."""
    kind, source, limit_s = sys.argv[1], sys.argv[2], float(sys.argv[3])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store: GraphStore = MemoryStore() if kind == "memory" else OxigraphStore(folder)
        figures: dict[str, object] = dict(_fill(store, source))
        if kind != "memory":
            store.close()
            figures["size on disk, MiB"] = _size(folder)
            store = OxigraphStore(folder)
        figures["memory when loaded, MiB"] = _peak()
        with store:
            figures["queries"] = {q.name: _ask(store, q, limit_s) for q in list_queries()}
        figures["peak memory, MiB"] = _peak()
    print(json.dumps(figures))


def _fill(store: GraphStore, source: str) -> Iterator[tuple[str, float]]:
    """Load a build, or so many quads that nobody wrote, and tell how long the store took."""
    at_once = {Iris().catalogue(), Iris().derived()}
    graphs = _make_graphs(int(source)) if source.isdigit() else _read_graphs(Path(source))
    seconds, quads, count = 0.0, 0, 0
    for graph, found in graphs:
        began = time.process_time()
        if graph in at_once:
            store.load(graph, found)
        else:
            store.replace(graph, found)
        seconds += time.process_time() - began
        quads += len(found)
        count += 1
    yield from (("quads", quads), ("graphs", count), ("load, s", seconds))


def _read_graphs(path: Path) -> Iterator[Graph]:
    with open_store(path) as store:
        for graph in store.graphs():
            yield graph, tuple(store.quads(graph))


def _make_graphs(quads: int) -> Iterator[Graph]:
    """Make the catalogue and documents, so many quads, and then what they say together."""
    yield from _make_documents(quads)
    # In a process of its own, whose memory is not that of the store.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield Iris().derived(), pool.submit(_make_derived, quads).result()


def _make_derived(quads: int) -> tuple[Quad, ...]:
    with OxigraphStore(None) as store:
        for graph, found in _make_documents(quads):
            store.load(graph, found)
        update_derived(store)
        return tuple(store.quads(Iris().derived()))


def _make_documents(quads: int) -> Iterator[Graph]:
    """Make the catalogue and then documents, until there are so many quads."""
    catalogue = load_catalogue()
    with OxigraphStore(None) as store:
        update_catalogue(store, catalogue, base=DEFAULT_BASE)
        for graph in store.graphs():
            found = tuple(store.quads(graph))
            quads -= len(found)
            yield graph, found
    for analysis in make_analyses(World.of(catalogue)):
        if quads <= 0:
            return
        found = encode(analysis, run=RUN)
        quads -= len(found)
        yield found[0][3], found


def _ask(store: GraphStore, query: NamedQuery, limit_s: float) -> dict[str, object] | None:
    """Time a query with its example; None if it takes too long or nobody is called so."""
    times: list[float] = []
    try:
        while len(times) < 3 and (not times or times[-1] < _LONG_S):
            began = time.process_time()
            with _stopped_after(limit_s):
                table = run_named(store, query.name, parameters=query.example)
            times.append(time.process_time() - began)
    except (TooLongError, QueryError):
        return None
    digest = hashlib.sha256(to_csv(table).encode()).hexdigest()
    return {"seconds": min(times), "rows": len(table.rows), "digest": digest}


@contextmanager
def _stopped_after(limit_s: float) -> Iterator[None]:
    """Stop what runs too long; Oxigraph is deaf to it until it has answered."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLongError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _size(folder: Path) -> float:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 2**20


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
