"""Paragraphs are cut into windows that keep each word once, with context around it."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.nlp.encoder.windows import MARGIN, SIZE, Window, windows

LONGEST = 12

LENGTHS = st.lists(st.integers(1, LONGEST), max_size=60)

#: Windows of any size, some shorter than a word, and margins that leave nothing to keep.
SIZES, MARGINS = st.integers(1, 50), st.integers(0, 60)


def cut(lengths: list[int], *, size: int, margin: int) -> list[Window]:
    """Cut into windows; one more than there are words, at most, so that it always ends."""
    return list(islice(windows(lengths, size=size, margin=margin), len(lengths) + 1))


@given(lengths=LENGTHS, size=SIZES, margin=MARGINS)
def test_every_word_is_kept_once_and_in_order(lengths: list[int], size: int, margin: int) -> None:
    kept = [
        word
        for window in cut(lengths, size=size, margin=margin)
        for word in range(window.keep_start, window.keep_stop)
    ]
    assert kept == list(range(len(lengths)))


@given(lengths=LENGTHS, size=SIZES, margin=MARGINS)
def test_every_window_reads_what_it_keeps(lengths: list[int], size: int, margin: int) -> None:
    for window in cut(lengths, size=size, margin=margin):
        assert 0 <= window.start <= window.keep_start
        assert window.keep_start < window.keep_stop
        assert window.keep_stop <= window.stop <= len(lengths)


@given(lengths=LENGTHS, size=SIZES, margin=MARGINS)
def test_only_a_single_word_is_longer_than_a_window(
    lengths: list[int], size: int, margin: int
) -> None:
    for window in cut(lengths, size=size, margin=margin):
        pieces = sum(lengths[window.start : window.stop])
        assert pieces <= size or window.stop - window.start == 1


@given(lengths=LENGTHS, margin=MARGINS, more=st.integers(0, 5))
def test_a_text_that_fits_is_one_window(lengths: list[int], margin: int, more: int) -> None:
    whole = [Window(0, len(lengths), 0, len(lengths))] if lengths else []
    assert cut(lengths, size=sum(lengths) + more, margin=margin) == whole


@given(lengths=LENGTHS, margin=st.integers(0, 20), more=st.integers(0, 20))
def test_kept_words_have_the_margin_on_both_sides(
    lengths: list[int], margin: int, more: int
) -> None:
    roomy = 4 * (margin + LONGEST) + more
    for window in cut(lengths, size=roomy, margin=margin):
        if window.start > 0:
            assert sum(lengths[window.start : window.keep_start]) >= margin
        if window.stop < len(lengths):
            assert sum(lengths[window.keep_stop : window.stop]) >= margin


def test_a_margin_too_large_is_a_quarter_of_the_window() -> None:
    assert cut([1] * 10, size=4, margin=5) == cut([1] * 10, size=4, margin=1)


@given(words=st.integers(0, 1000))
def test_kept_words_of_one_piece_have_the_whole_margin_before_them(words: int) -> None:
    for window in cut([1] * words, size=SIZE, margin=MARGIN):
        assert window.keep_start - window.start == min(window.keep_start, MARGIN)


@pytest.mark.parametrize(
    ("lengths", "size", "margin", "expected"),
    [
        pytest.param([], 10, 3, [], id="no words"),
        pytest.param([1] * 10, 10, 3, [(0, 10, 0, 10)], id="just one window"),
        pytest.param(
            [1] * 18, 10, 2, [(0, 10, 0, 8), (6, 16, 8, 14), (12, 18, 14, 18)], id="overlapping"
        ),
        pytest.param([5] * 4, 10, 0, [(0, 2, 0, 2), (2, 4, 2, 4)], id="no margin"),
        pytest.param(
            [3, 30, 3], 10, 0, [(0, 1, 0, 1), (1, 2, 1, 2), (2, 3, 2, 3)], id="a word too long"
        ),
    ],
)
def test_windows_overlap_by_their_margins(
    lengths: list[int], size: int, margin: int, expected: list[tuple[int, ...]]
) -> None:
    assert cut(lengths, size=size, margin=margin) == expected
