"""Days stand on a straight scale, below which round dates are written."""

from datetime import date

import pytest

from graphbuilder.model import PartialDate
from graphbuilder.pictures.scales import make_scale, spell


def labels(*days: date) -> list[str]:
    return [label for _, label in make_scale(days, left=0, right=100).ticks]


def test_the_ends_stand_at_the_ends() -> None:
    scale = make_scale([date(2018, 11, 19), date(2018, 2, 5)], left=10, right=110)
    assert (scale.place(date(2018, 2, 5)), scale.place(date(2018, 11, 19))) == (10, 110)


def test_a_month_stands_in_its_middle() -> None:
    scale = make_scale([date(1994, 1, 1), date(1994, 12, 31)], left=0, right=364)
    assert scale.middle(PartialDate(1994, 6)) == pytest.approx(
        scale.place(date(1994, 6, 15)), abs=1
    )
    assert scale.middle(PartialDate(1994, 6, 1)) == scale.place(date(1994, 6, 1))


@pytest.mark.parametrize(
    ("days", "written"),
    [
        ((date(1994, 5, 1), date(1994, 5, 4)),
         ["28 Apr 1994", "29 Apr", "30 Apr", "1 May", "2 May", "3 May", "4 May", "5 May", "6 May",
          "7 May"]),
        ((date(2018, 11, 5), date(2019, 3, 2)), ["Dec 2018", "Jan 2019", "Feb", "Mar"]),
        ((date(1994, 3, 1), date(1997, 1, 31)),
         ["Apr 1994", "Jul", "Oct", "Jan 1995", "Apr", "Jul", "Oct", "Jan 1996", "Apr", "Jul",
          "Oct", "Jan 1997"]),
        ((date(1899, 1, 1), date(2025, 1, 1)),
         ["1900", "1920", "1940", "1960", "1980", "2000", "2020"]),
        ((date(1, 1, 1), date(9999, 12, 31)), [str(y) for y in range(1000, 10_000, 1000)]),
    ],
    ids=["days", "months", "quarters", "decades", "all time"],
)  # fmt: skip
def test_ticks_are_round_dates(days: tuple[date, ...], written: list[str]) -> None:
    assert labels(*days) == written


@pytest.mark.parametrize("days", [[], [date(1, 1, 1)], [date(9999, 12, 31)], [date(1994, 5, 3)]])
def test_a_single_day_or_none_makes_a_scale_too(days: list[date]) -> None:
    scale = make_scale(days, left=0, right=100)
    assert all(0 <= scale.place(day) <= 100 for day in days)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (PartialDate(1994), "1994"),
        (PartialDate(1994, 5), "May 1994"),
        (PartialDate(1994, 5, 3), "3 May 1994"),
    ],
)
def test_a_date_is_spelt_as_precisely_as_it_is_known(day: PartialDate, words: str) -> None:
    assert spell(day) == words
