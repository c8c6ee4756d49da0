"""Print what one more document costs in stores of growing size: ``make benchmark-growth``.

Texts are synthetic and no language is processed, so what is measured is the build and its store
alone: with a language pipeline everything takes longer by the same time, and ratios come nearer
to 1. The files made of all documents are left out, as builds do beyond a number of documents.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from graphbuilder.outputs import Files
from tests.synthetic import build_synthetic, make_text

SIZES = (100, 1_000, 10_000)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth", description=__doc__)
    parser.add_argument(
        "--repeat", type=int, default=5, help="how many documents are added to each"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), repeat=given.repeat)


def _measure(folder: Path, *, repeat: int) -> None:
    """Print a line a size: medians over a few documents that both graphs get in turn."""
    print("| documents before | one more, ms | to an empty graph, ms | ratio | size, MiB |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    grown, number = folder / "grown", 0
    for size in SIZES:
        empty = folder / f"empty-{size}"
        _build(empty, ())  # its catalogue is there already
        _build(grown, range(number, size))
        number = size + repeat
        pairs = [(_build(grown, [new]), _build(empty, [new])) for new in range(size, number)]
        grown_ms, empty_ms = map(statistics.median, zip(*pairs, strict=True))
        mib = sum(path.stat().st_size for path in grown.rglob("*")) / 2**20
        figures = f"{grown_ms:.0f} | {empty_ms:.0f} | {grown_ms / empty_ms:.2f} | {mib:,.0f}"
        print(f"| {size:,} | {figures} |", flush=True)


def _build(out: Path, numbers: Iterable[int]) -> float:
    """Add documents to a graph, and tell how many milliseconds the build took."""
    texts = Path(tempfile.mkdtemp(dir=out.parent))
    for number in numbers:
        (texts / f"{number}.txt").write_text(make_text(number), encoding="utf-8")
    start = time.perf_counter()
    build_synthetic(texts, out, files=Files.NEVER)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
