"""Print how a server bears many clients at once: ``make benchmark-load``.

The server is a process of its own, as `graphbuilder serve` starts it, on a synthetic graph; clients
ask one question after the other, each another mixture. Clients and server share the processors.
Memory is that of the server and all its processes, each counted with its share of what they share.
"""

import argparse
import asyncio
import itertools
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from tests.servers import find_free_port
from tests.synthetic import build_synthetic, make_text

#: What clients ask, by what it is.
QUESTIONS = {
    "health": "/health",
    "start page": "/",
    "explorer": "/explore",
    "positions": "/api/positions?holder=Ruritania&limit=20&offset=100",
    "actors": "/api/actors?kind=state",
    "stances": "/api/stances?limit=10",
    "named query": "/api/queries/demands?addressee=Sylvania&format=csv",
    "SPARQL, ten rows": "/sparql?query=SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 10",
    "SPARQL, a count": "/sparql?query=SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "a graph": "/graphs?graph=https://w3id.org/graphbuilder/data/graph/1",
}


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What clients saw.

    Attributes:
        seconds: How long each answer took, by the question.
        failures: How often what went wrong.
    """

    seconds: dict[str, list[float]] = field(default_factory=lambda: {q: [] for q in QUESTIONS})
    failures: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.load", description=__doc__)
    parser.add_argument("--clients", type=int, default=50, help="how many ask at once")
    parser.add_argument("--seconds", type=float, default=60, help="how long they ask")
    parser.add_argument("--documents", type=int, default=50, help="how large the graph is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        build = _build(Path(folder), documents=given.documents)
        with _serve(build) as (process, address):
            asyncio.run(_ask(address, clients=2, seconds=5, tally=Tally()))  # what is done once
            before, tally = _memory_mib(process), Tally()
            asyncio.run(_ask(address, clients=given.clients, seconds=given.seconds, tally=tally))
            after = _memory_mib(process)
    _print(tally, seconds=given.seconds, memory=(before, after))


def _build(folder: Path, *, documents: int) -> Path:
    texts = folder / "texts"
    texts.mkdir()
    for number in range(documents):
        (texts / f"{number}.txt").write_text(make_text(number), encoding="utf-8")
    # The catalogue is there as in a graph of real documents, but for its size.
    build_synthetic(texts, folder / "build")
    return folder / "build"


@contextmanager
def _serve(build: Path) -> Iterator[tuple[psutil.Process, str]]:
    port = find_free_port()
    command = [sys.executable, "-m", "graphbuilder", "serve", str(build), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:  # noqa: S603 # our own
        try:
            if process.stderr is not None:
                process.stderr.readline()  # it is there
            yield psutil.Process(process.pid), f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


async def _ask(address: str, *, clients: int, seconds: float, tally: Tally) -> None:
    limits = httpx.Limits(max_connections=clients)
    async with httpx.AsyncClient(
        base_url=address, timeout=60, limits=limits, trust_env=False
    ) as client:
        deadline = time.perf_counter() + seconds
        await asyncio.gather(*(_be_client(client, n, deadline, tally) for n in range(clients)))


async def _be_client(client: httpx.AsyncClient, number: int, deadline: float, tally: Tally) -> None:
    names = list(QUESTIONS)
    random.Random(number).shuffle(names)  # noqa: S311 # no secret
    for name in itertools.cycle(names):
        start = time.perf_counter()
        if start >= deadline:
            return
        try:
            response = await client.get(QUESTIONS[name])
        except httpx.HTTPError as error:
            tally.failures[type(error).__name__] += 1
            continue
        tally.seconds[name].append(time.perf_counter() - start)
        if not response.is_success:
            tally.failures[f"{name}: {response.status_code}"] += 1


def _memory_mib(process: psutil.Process) -> float:
    """Sum the proportional memory of a process and all below it."""
    family = [process, *process.children(recursive=True)]
    return sum(member.memory_full_info().pss for member in family) / 2**20


def _print(tally: Tally, *, seconds: float, memory: tuple[float, float]) -> None:
    everything = list(itertools.chain.from_iterable(tally.seconds.values()))
    print(f"requests {len(everything):,}, {len(everything) / seconds:.0f} a second")
    print(f"failures {tally.failures.total()} {dict(tally.failures) or ''}")
    print("memory, MiB: {:.0f} before, {:.0f} after".format(*memory))
    print("\n| ms | requests | 50 % | 95 % | 99 % | longest |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, taken in {"all": everything, **tally.seconds}.items():
        cuts = statistics.quantiles(taken, n=100)
        figures = (cuts[49], cuts[94], cuts[98], max(taken))
        print(f"| {name} | {len(taken):,} | {' | '.join(f'{1000 * s:,.0f}' for s in figures)} |")


if __name__ == "__main__":
    main()
