"""Dates of three precisions."""

import pytest

from graphbuilder.errors import AnalysisError
from graphbuilder.model import PartialDate, is_between


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("1904", PartialDate(1904), id="year"),
        pytest.param("1904-05", PartialDate(1904, 5), id="month"),
        pytest.param("1904-05-03", PartialDate(1904, 5, 3), id="day"),
        pytest.param("2000-02-29", PartialDate(2000, 2, 29), id="leap day"),
        pytest.param("0843-08", PartialDate(843, 8), id="a year below 1000"),
    ],
)
def test_a_date_is_read_and_written_at_its_precision(text: str, date: PartialDate) -> None:
    assert PartialDate.parse(text) == date
    assert str(date) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("May 1904", id="words"),
        pytest.param("1904/05/03", id="slashes"),
        pytest.param("3-5-1904", id="day first"),
        pytest.param("1904-5", id="one digit"),
        pytest.param("1904-05-03T12:00", id="a time"),
        pytest.param("1904-05-03\n", id="a line end"),
        pytest.param("-044-03", id="before our era"),
    ],
)
def test_other_forms_are_refused_with_the_forms_that_are_read(text: str) -> None:
    with pytest.raises(AnalysisError, match="expected YYYY-MM-DD, YYYY-MM or YYYY"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("0000", id="year zero"),
        pytest.param("1904-13", id="month thirteen"),
        pytest.param("1904-04-31", id="a day too many"),
        pytest.param("1900-02-29", id="no leap year"),
        pytest.param("1904-00", id="month zero"),
        pytest.param("1904-05-00", id="day zero"),
        pytest.param("1904-00-03", id="a day of month zero"),
    ],
)
def test_days_that_no_calendar_has_are_refused(text: str) -> None:
    with pytest.raises(AnalysisError, match="no such date"):
        PartialDate.parse(text)


def test_a_day_without_a_month_is_refused() -> None:
    with pytest.raises(AnalysisError, match="day 3 of 1904 has no month"):
        PartialDate(1904, None, 3)


def test_dates_of_one_precision_sort_by_time() -> None:
    texts = ["1904-05-03", "1903-12-31", "1904-05-02"]
    assert [str(date) for date in sorted(map(PartialDate.parse, texts))] == sorted(texts)


def test_dates_of_different_precisions_sort_too() -> None:
    texts = ["1904-05", "1904", "1904-05-03"]
    assert len(sorted(map(PartialDate.parse, texts))) == len(texts)


@pytest.mark.parametrize(
    ("date", "since", "until", "between"),
    [
        ("", None, None, True),
        ("", "1994", None, False),
        ("", None, "1994", False),
        ("1994-05-03", "1994-05-03", "1994-05-03", True),
        ("1994-05-03", "1994-05", "1994", True),
        ("1994", "1994-05-03", None, True),
        ("1994-05", None, "1994-05-02", True),
        ("1994-04", "1994-05-03", None, False),
        ("1995", None, "1994-12-31", False),
    ],
)
def test_dates_lie_between_others_at_the_precision_that_they_have(
    date: str,
    since: str | None,
    until: str | None,
    between: bool,  # noqa: FBT001 # a column
) -> None:
    assert is_between(date, since=since, until=until) is between
