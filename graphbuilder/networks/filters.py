"""Choosing positions from a table of them."""

from collections.abc import Callable, Collection

from graphbuilder.errors import QueryError
from graphbuilder.model import PartialDate, is_between
from graphbuilder.query import Table
from graphbuilder.query.table import Row


def filter_positions(
    positions: Table,
    *,
    acts: Collection[str] = (),
    actors: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> Table:
    """Keep the positions that fit.

    Args:
        positions: The table of the query ``positions``.
        acts: Short names of acts, such as ``demand``; empty for all.
        actors: Names of actors, in any case, one of which must hold the position or be its
            addressee; empty for all.
        since: The first date, as YYYY, YYYY-MM or YYYY-MM-DD; positions without a date do not fit.
        until: The last date, included.

    Returns:
        A table of the same columns, in the same order.

    Raises:
        AnalysisError: If a date is none.
        QueryError: If no position holds or addresses one of the actors.
    """
    for day in (since, until):
        if day is not None:
            PartialDate.parse(day)
    wanted = {name.casefold() for name in actors if name}
    cell = _cells(positions)
    parties = {
        v for row in positions.rows for v in (cell(row, "holderLabel"), cell(row, "addresseeLabel"))
    }
    unknown = wanted - {name.casefold() for name in parties}
    if unknown:
        raise QueryError(
            f"nobody called {', '.join(sorted(unknown))} holds or receives a position; "
            "`graphbuilder query GRAPH actors` lists who does"
        )

    def fits(row: Row) -> bool:
        names = {cell(row, "holderLabel").casefold(), cell(row, "addresseeLabel").casefold()}
        return (
            (not acts or cell(row, "act") in acts)
            and (not wanted or bool(names & wanted))
            and is_between(cell(row, "date"), since=since, until=until)
        )

    return Table(columns=positions.columns, rows=tuple(filter(fits, positions.rows)))


def choose_positions(positions: Table, wanted: Collection[str]) -> Table:
    """Keep the positions of some IRIs, in their order."""
    column = positions.columns.index("position")
    rows = tuple(row for row in positions.rows if str(row[column]) in wanted)
    return Table(columns=positions.columns, rows=rows)


def _cells(table: Table) -> Callable[[Row, str], str]:
    """Make a function that reads a cell by its column, "" for what is unknown."""
    index = {name: i for i, name in enumerate(table.columns)}

    def cell(row: Row, column: str) -> str:
        value = row[index[column]]
        return "" if value is None else str(value)

    return cell
