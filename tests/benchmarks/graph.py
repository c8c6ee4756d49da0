"""Print how fast stores load and answer: ``make benchmark-graph``.

Both stores are filled with the same synthetic quads, each in a process of its own, and asked every
named query with its example. With ``--build`` the same is done with a build of real documents.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
STORES = ("memory", "oxigraph")
_SIZES = ("quads", "graphs", "load, s", "size on disk, MiB", "memory when loaded, MiB",
          "peak memory, MiB")  # fmt: skip

Figures = dict[str, Any]


def main() -> None:
    """Measure and print; end with 1 if Oxigraph takes a second or the stores disagree."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.graph", description=__doc__)
    parser.add_argument("--quads", type=int, default=1_000_000, help="how many to make")
    parser.add_argument("--build", action="append", default=[], help="a build to measure too")
    parser.add_argument("--limit", type=float, default=60, help="seconds that a query may take")
    given = parser.parse_args()
    sources = [str(given.quads), *(str(Path(path).resolve()) for path in given.build)]
    complaints = [line for source in sources for line in _measure(source, given.limit)]
    print("\n".join(complaints) or "every query answers within a second, alike on both stores")
    sys.exit(bool(complaints))


def _measure(source: str, limit_s: float) -> list[str]:
    """Print the tables of one source, and tell what is wrong with them."""
    figures = {store: _run(store, source, limit_s) for store in STORES}
    name = f"{int(source):,} synthetic quads" if source.isdigit() else Path(source).name
    print(f"\n{name}\n")
    _print_row("", *STORES)
    _print_row("---", *["---:"] * len(STORES))
    for size in _SIZES:
        _print_row(size, *(_number(figures[store].get(size)) for store in STORES))
    print()
    _print_row("query", "rows", *(f"{store}, s" for store in STORES))
    _print_row("---", *["---:"] * (len(STORES) + 1))
    complaints = []
    for query in figures["oxigraph"]["queries"]:
        answers = {store: figures[store]["queries"][query] for store in STORES}
        rows = next((str(a["rows"]) for a in answers.values() if a), "")
        times = (f"{a['seconds']:.2f}" if a else f"> {limit_s:g}" for a in answers.values())
        _print_row(query, rows, *times)
        complaints += _complain(query, answers)
    return [f"{name}: {complaint}" for complaint in complaints]


def _complain(query: str, answers: dict[str, Figures | None]) -> list[str]:
    slow = answers["oxigraph"] is None or answers["oxigraph"]["seconds"] >= 1
    digests = {answer["digest"] for answer in answers.values() if answer}
    return [
        *([f"{query} takes a second or more on Oxigraph"] if slow else ()),
        *([f"the stores answer {query} differently"] if len(digests) > 1 else ()),
    ]


def _run(store: str, source: str, limit_s: float) -> Figures:
    """Measure in a process of its own, whose memory is that of the store."""
    command = [sys.executable, "-m", "tests.benchmarks.questions", store, source, str(limit_s)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)  # noqa: S603
    figures: Figures = json.loads(done.stdout)
    return figures


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def _print_row(*cells: str) -> None:
    print("|", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()
