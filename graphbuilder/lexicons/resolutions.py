"""In which year the Security Council adopted a resolution, by its number."""

from bisect import bisect_left
from functools import cache

from graphbuilder.lexicons.tables import read_rows


@cache
def load_last_numbers() -> tuple[tuple[int, int], ...]:
    """Load the number of the last resolution of each year.

    Returns:
        Pairs of number and year, in order.

    Raises:
        LexiconError: If a cell is malformed or the rows are not in order.
    """
    found: list[tuple[int, int]] = []
    for row in read_rows("resolutions.csv", columns=("year", "last")):
        year = row.year("year")
        if year is None or not row["last"].isdigit():
            raise row.error("last", expected="a number, beside a year")
        if found and (int(row["last"]), year) <= found[-1]:
            raise row.error("last", expected="more than in the year before")
        found.append((int(row["last"]), year))
    return tuple(found)


def year_of_resolution(number: int) -> int | None:
    """Tell when the Security Council adopted a resolution.

    Returns:
        The year; None at the turn of a year, where the table may err by one, and beyond it.
    """
    table = load_last_numbers()
    at = bisect_left(table, (number, 0))
    if at == len(table) or number < 1:
        return None
    last, year = table[at]
    first = table[at - 1][0] + 1 if at else 1
    return year if (number > first or at == 0) and number < last else None
