"""``graphbuilder stats``: what a graph holds, in figures."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from graphbuilder.cli.output import Graph, print_table
from graphbuilder.query import Statistics, collect_statistics, to_records
from graphbuilder.store import open_store

#: What the rows of each table are, as its heading.
_TITLES = {
    "publishers": "Documents by publisher",
    "years": "Documents by year",
    "acts": "Positions by act",
    "origins": "Positions by origin",
    "confidence": "Positions by confidence",
    "kinds": "Actors by kind",
    "holders": "Who holds most positions",
    "addressees": "Who is addressed most",
    "agreements": "Agreements cited most",
    "modes": "Provisions by mode",
}


class StatisticsForm(StrEnum):
    """How figures are printed."""

    TABLE = "table"
    JSON = "json"


def stats_command(
    graph: Graph,
    top: Annotated[
        int, typer.Option(min=1, help="How many publishers, actors, agreements … to list.")
    ] = 10,
    form: Annotated[
        StatisticsForm, typer.Option("--format", "-f", help="How the figures are printed.")
    ] = StatisticsForm.TABLE,
) -> None:
    """Count what a graph holds: documents, positions, actors, agreements, and of what sort.

    A joint position counts for each of its holders. `query` gives the tables in full.

    Example: `graphbuilder stats build --top 5`
    """
    with open_store(graph) as store:
        statistics = collect_statistics(store, top=top)
    if form is StatisticsForm.JSON:
        print(_as_json(statistics))
    else:
        _print(statistics)


def _as_json(statistics: Statistics) -> str:
    record = {
        **statistics.counts,
        "dates": {"first": statistics.first or None, "last": statistics.last or None},
        "tables": {name: to_records(table) for name, table in statistics.tables.items()},
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _print(statistics: Statistics) -> None:
    counts = [(name, f"{count:,}") for name, count in statistics.counts.items()]
    dates = f"{statistics.first} to {statistics.last}" if statistics.first else "none"
    print_table(("what", "how many"), [*counts, ("dates", dates)], title="In all")
    for name, table in statistics.tables.items():
        if table.rows:
            rows = [tuple("" if cell is None else str(cell) for cell in row) for row in table.rows]
            print_table(table.columns, rows, title=_TITLES[name])
