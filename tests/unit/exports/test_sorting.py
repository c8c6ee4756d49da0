"""Lines are sorted in runs, whatever they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.exports.sorting import sort_lines

lines = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=4)


@pytest.mark.parametrize("run_lines", [1, 2, 3, 100])
def test_runs_are_merged_into_one_order(run_lines: int) -> None:
    unsorted = ["b", "a", "c", "a", "", "b\x01", "b\r", "b c"]

    assert list(sort_lines(unsorted, run_lines=run_lines)) == sorted(set(unsorted))


@given(st.lists(lines))
def test_any_lines_come_in_the_order_of_their_code_points(unsorted: list[str]) -> None:
    assert list(sort_lines(unsorted, run_lines=2)) == sorted(set(unsorted))
