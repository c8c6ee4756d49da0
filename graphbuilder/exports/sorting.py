"""Sorts more lines than memory holds: in runs that wait in temporary files and are then merged."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice

#: How many lines are sorted in memory at once, at some 300 bytes each.
RUN_LINES = 500_000


def sort_lines(lines: Iterable[str], *, run_lines: int = RUN_LINES) -> Iterator[str]:
    """Sort lines by their code points, each once.

    Args:
        lines: Texts without line feeds.
        run_lines: How many are held in memory at once.

    Yields:
        The lines in order, without repeats.
    """
    rest = iter(lines)
    with ExitStack() as stack:
        runs = []
        while run := sorted(set(islice(rest, run_lines))):
            runs.append(_spill(run, stack))
        for line, _ in groupby(heapq.merge(*runs)):
            yield line


def _spill(run: Iterable[str], stack: ExitStack) -> Iterator[str]:
    """Write a run to a file that vanishes with the stack, and give a reader of it."""
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 # it outlives this
    stack.enter_context(file)
    file.writelines(f"{line}\n" for line in run)
    file.seek(0)
    return (line[:-1] for line in file)
