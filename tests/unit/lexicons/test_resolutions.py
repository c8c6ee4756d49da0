"""When the Security Council adopted a resolution."""

import pytest

from graphbuilder.lexicons.resolutions import load_last_numbers, year_of_resolution


@pytest.mark.parametrize(
    ("number", "year"),
    [(242, 1967), (338, 1973), (598, 1987), (1244, 1999), (1441, 2002), (1701, 2006), (2231, 2015)],
)
def test_the_year_follows_from_the_number(number: int, year: int) -> None:
    assert year_of_resolution(number) == year


def test_what_lies_at_the_turn_of_a_year_stays_open() -> None:
    last = {year: number for number, year in load_last_numbers()}[1999]

    assert year_of_resolution(last) is None
    assert year_of_resolution(last + 1) is None


@pytest.mark.parametrize("number", [0, 99999])
def test_what_the_table_does_not_reach_stays_open(number: int) -> None:
    assert year_of_resolution(number) is None
