"""Spans: verbatim, half-open, in code points."""

import pytest

from graphbuilder.errors import AnalysisError
from graphbuilder.model import TextSpan

TEXT = "Zubrowka asks 𝄞 Lutz to withdraw."


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        pytest.param(0, 8, "Zubrowka", id="at the head"),
        pytest.param(14, 15, "𝄞", id="a character beyond the basic plane is one"),
        pytest.param(16, 20, "Lutz", id="after such a character"),
        pytest.param(0, len(TEXT), TEXT, id="the whole text"),
    ],
)
def test_a_span_is_cut_by_code_points(start: int, end: int, text: str) -> None:
    assert TextSpan.cut(TEXT, start, end) == TextSpan(start=start, end=end, text=text)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        pytest.param(-1, 3, "Lutz", id="a negative start"),
        pytest.param(4, 4, "", id="an empty span"),
        pytest.param(8, 4, "Lutz", id="a reversed span"),
        pytest.param(0, 3, "Lutz", id="a text that is too long"),
        pytest.param(0, 5, "Lutz", id="a text that is too short"),
    ],
)
def test_offsets_that_do_not_fit_the_text_are_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(AnalysisError, match=rf"span \[{start}, {end}\)"):
        TextSpan(start=start, end=end, text=text)


def test_a_span_is_not_cut_beyond_the_end_of_the_text() -> None:
    with pytest.raises(AnalysisError, match="does not fit"):
        TextSpan.cut(TEXT, 0, len(TEXT) + 1)


@pytest.mark.parametrize(
    ("other", "overlaps", "contains"),
    [
        pytest.param((10, 20), True, True, id="the same"),
        pytest.param((12, 15), True, True, id="inside"),
        pytest.param((5, 25), True, False, id="around"),
        pytest.param((5, 11), True, False, id="over the start"),
        pytest.param((19, 25), True, False, id="over the end"),
        pytest.param((5, 10), False, False, id="touching before"),
        pytest.param((20, 25), False, False, id="touching after"),
        pytest.param((30, 40), False, False, id="apart"),
    ],
)
def test_spans_overlap_when_they_share_a_character(
    other: tuple[int, int], *, overlaps: bool, contains: bool
) -> None:
    text = "x" * 50
    one, two = TextSpan.cut(text, 10, 20), TextSpan.cut(text, *other)
    assert (one.overlaps(two), two.overlaps(one)) == (overlaps, overlaps)
    assert one.contains(two) is contains


def test_spans_sort_by_their_place() -> None:
    spans = [TextSpan.cut(TEXT, *offsets) for offsets in ((9, 13), (0, 8), (0, 3))]
    assert [span.text for span in sorted(spans)] == ["Zub", "Zubrowka", "asks"]
