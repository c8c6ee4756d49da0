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

SIZES = (0, 100, 1_000, 10_000)


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
    """Print a line a size: the median over a few documents that are added one by one."""
    print("| documents before | one more, ms | ratio | size on disk, MiB |")
    print("| ---: | ---: | ---: | ---: |")
    first_ms, number = 0.0, 0
    for size in SIZES:
        _build(folder, range(number, size))
        numbers = range(size, size + repeat)
        median_ms = statistics.median(_build(folder, [number]) for number in numbers)
        number, first_ms = numbers.stop, first_ms or median_ms
        mib = sum(path.stat().st_size for path in (folder / "build").rglob("*")) / 2**20
        print(
            f"| {size:,} | {median_ms:.0f} | {median_ms / first_ms:.2f} | {mib:,.0f} |", flush=True
        )


def _build(folder: Path, numbers: Iterable[int]) -> float:
    """Add documents to the graph of a folder, and tell how many milliseconds the build took."""
    texts = Path(tempfile.mkdtemp(dir=folder))
    for number in numbers:
        (texts / f"{number}.txt").write_text(make_text(number), encoding="utf-8")
    start = time.perf_counter()
    build_synthetic(texts, folder / "build", files=Files.NEVER)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
