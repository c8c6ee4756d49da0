"""Texts fit the room that they have, and what has no room beside others gets another row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.pictures.canvas import measure
from graphbuilder.pictures.lettering import fit, stack, wrap
from tests.unit.pictures.stances import HOSTILE

INTERVALS = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1]))


@pytest.mark.parametrize("text", [*HOSTILE, "short", ""])
@pytest.mark.parametrize("width", [20, 120, 400])
def test_a_text_fits_its_room(text: str, width: float) -> None:
    fitted = fit(text, width=width, size=9)
    assert measure(fitted, size=9) <= width
    assert fitted.isprintable()


def test_a_text_that_has_room_stays_whole() -> None:
    assert fit("Ruritania → Sylvania", width=300, size=9) == "Ruritania → Sylvania"


def test_a_text_without_room_ends_in_an_ellipsis() -> None:
    assert fit("to reopen the locks on the Mur", width=60, size=9) == "to reopen t…"


def test_lines_are_broken_at_spaces_and_lose_no_word() -> None:
    text = "a larger dot has more independent sources than a smaller one"
    lines = wrap(text, width=120, size=9)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(measure(line, size=9) <= 120 for line in lines)


@given(st.lists(INTERVALS, max_size=12))
def test_intervals_of_a_row_do_not_overlap(intervals: list[tuple[float, float]]) -> None:
    placed = list(zip(stack(intervals), intervals, strict=True))
    for n, (row, (start, end)) in enumerate(placed):
        for other_row, (other_start, other_end) in placed[:n]:
            assert row != other_row or end <= other_start or start >= other_end


def test_a_row_is_used_again_where_it_has_room() -> None:
    assert stack([(0, 10), (5, 15), (10, 20), (0, 30)]) == (0, 1, 0, 2)
