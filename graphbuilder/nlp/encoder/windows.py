"""Windows: long paragraphs cut into stretches that the encoder reads in one pass.

Neighbouring windows overlap, and of each only the words are kept that have context on both
sides, so that no word is read at an edge which is not an edge of the paragraph.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

#: Word pieces of a window, of the 512 positions that the encoder knows.
SIZE = 320

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
        margin: Pieces of context, at least, around the words that are kept; of a quarter of the
            size at most.

    Yields:
        Windows in order; the parts that they keep are all words, each once.
    """
    margin = min(margin, size // 4)
    ends = list(accumulate(lengths, initial=0))
    kept = 0
    while kept < len(lengths):
        start = _back(ends, kept, margin)
        stop = _reach(ends, start, size)
        keep_stop = stop if stop == len(lengths) else _back(ends, stop, margin)
        if keep_stop <= kept:
            # Words of many pieces leave no room for context.
            start = kept
            stop = keep_stop = max(kept + 1, _reach(ends, start, size))
        yield Window(start, stop, kept, keep_stop)
        kept = keep_stop


def _back(ends: Sequence[int], word: int, margin: int) -> int:
    """The last word that begins `margin` pieces or more before a word, or the first of all."""
    while word > 0 and margin > 0:
        margin -= ends[word] - ends[word - 1]
        word -= 1
    return word


def _reach(ends: Sequence[int], start: int, size: int) -> int:
    """The end of the words that go into `size` pieces from a word on."""
    stop = start
    while stop + 1 < len(ends) and ends[stop + 1] - ends[start] <= size:
        stop += 1
    return stop
