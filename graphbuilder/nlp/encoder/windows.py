"""Windows: long paragraphs cut into stretches that the encoder reads in one pass.

Neighbouring windows overlap, and of each only the words are kept that have context on both
sides, so that no word is read at an edge which is not an edge of the paragraph.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: Word pieces of a window, of the 512 positions that the encoder knows.
SIZE = 256

#: Word pieces that a window reads before the first and after the last word that it keeps.
MARGIN = 48


class Window(NamedTuple):
    """A stretch of words to read, [start, stop), and the part of it to keep."""

    start: int
    stop: int
    keep_start: int
    keep_stop: int


def windows(lengths: Sequence[int], *, size: int = SIZE, margin: int = MARGIN) -> Iterator[Window]:
    """Cut words into windows.

    Args:
        lengths: The number of pieces of each word, 1 or more.
        size: The most pieces of a window; a longer word gets a window of its own.
        margin: Pieces of context, at least, around the words that are kept; a margin that
            leaves nothing to keep is made smaller.

    Yields:
        Windows in order; the parts that they keep are all words, each once.
    """
    ends = [0]
    for length in lengths:
        ends.append(ends[-1] + length)
    kept = 0
    while kept < len(lengths):
        start = _first_within(ends, kept, margin)
        stop = start + 1
        while stop < len(lengths) and ends[stop + 1] - ends[start] <= size:
            stop += 1
        keep_stop = stop if stop == len(lengths) else _last_without(ends, stop, margin)
        if keep_stop <= kept:
            start, stop, keep_stop = kept, max(stop, kept + 1), max(stop, kept + 1)
        yield Window(start, stop, kept, keep_stop)
        kept = keep_stop


def _first_within(ends: Sequence[int], word: int, margin: int) -> int:
    """The first word that begins at most `margin` pieces before a word."""
    first = word
    while first > 0 and ends[word] - ends[first - 1] <= margin:
        first -= 1
    return first


def _last_without(ends: Sequence[int], stop: int, margin: int) -> int:
    """The end of the words that have `margin` pieces behind them up to `stop`."""
    last = stop
    while last > 0 and ends[stop] - ends[last] < margin:
        last -= 1
    return last
