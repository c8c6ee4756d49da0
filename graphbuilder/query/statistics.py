"""Counts what a store holds; each table is that of a named query, or a part of one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphbuilder.query.running import run_named
from graphbuilder.query.table import Table
from graphbuilder.rdf.literals import plain, whole_number
from graphbuilder.store import GraphStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What a store holds, in figures.

    Attributes:
        counts: How many there are, by the plural of what is counted: documents, positions,
            provisions, actors, agreements, graphs, quads, and where it was derived what the
            documents say together. The catalogue counts among the graphs and quads alone.
        first: The first date of a document, "" if none has one.
        last: The last date.
        tables: Who and what there is most of, by what the rows are.
    """

    counts: Mapping[str, int]
    first: str
    last: str
    tables: Mapping[str, Table]


def collect_statistics(store: GraphStore, *, top: int = 10) -> Statistics:
    """Count what a store holds.

    Args:
        store: What to ask.
        top: How many publishers, holders, addressees, agreements and origins to list.

    Returns:
        The figures; those of an empty store are zeros and tables without rows.
    """
    names = (
        "publishers",
        "years",
        "acts",
        "modes",
        "origins",
        "confidence",
        "agreements",
        "derived",
        "graphs",
    )
    found = {name: run_named(store, name) for name in names}
    actors = run_named(store, "actors")
    days = [
        day for column in ("first", "last") for day in _texts(found["publishers"], column) if day
    ]
    return Statistics(
        counts={
            "documents": _sum(found["publishers"], "documents"),
            "positions": _sum(found["acts"], "positions"),
            "provisions": _sum(found["modes"], "provisions"),
            "actors": len(actors.rows),
            "agreements": len(found["agreements"].rows),
            **_count_derived(found["derived"]),
            "graphs": len(found["graphs"].rows),
            "quads": _sum(found["graphs"], "quads"),
        },
        first=min(days, default=""),
        last=max(days, default=""),
        tables={
            "publishers": _first(found["publishers"], top),
            "years": found["years"],
            "acts": found["acts"],
            "origins": _first(found["origins"], top),
            "confidence": found["confidence"],
            "kinds": _count_kinds(actors),
            "holders": _rank(actors, "held", top, columns=("label", "kind", "held")),
            "addressees": _rank(actors, "received", top, columns=("label", "kind", "received")),
            "agreements": _rank(
                found["agreements"], "positions", top, columns=("label", "year", "positions")
            ),
            "modes": found["modes"],
        },
    )


def _count_derived(table: Table) -> Mapping[str, int]:
    """Count stances, issues, reversals and the like; nothing where none were derived."""
    counts = {str(what): int(str(count)) for what, count in table.rows}
    return counts if any(counts.values()) else {}


def _texts(table: Table, column: str) -> Iterator[str]:
    """Yield the cells of a column, "" for what is not known."""
    place = table.columns.index(column)
    yield from ("" if row[place] is None else str(row[place]) for row in table.rows)


def _sum(table: Table, column: str) -> int:
    return sum(map(int, _texts(table, column)))


def _first(table: Table, top: int) -> Table:
    return Table(columns=table.columns, rows=table.rows[:top])


def _rank(table: Table, by: str, top: int, *, columns: tuple[str, ...]) -> Table:
    """Take some columns of the rows with the highest numbers, without those that have none."""
    places = [table.columns.index(column) for column in columns]
    numbered = zip(map(int, _texts(table, by)), table.rows, strict=True)
    ranked = sorted((pair for pair in numbered if pair[0]), key=lambda pair: -pair[0])
    rows = (tuple(row[place] for place in places) for _, row in ranked[:top])
    return Table(columns=columns, rows=tuple(rows))


def _count_kinds(actors: Table) -> Table:
    """Count the actors of each kind, and what they hold and receive, the most frequent first."""
    counts: dict[str, Counter[str]] = {}
    cells = (_texts(actors, column) for column in ("kind", "held", "received"))
    for kind, held, received in zip(*cells, strict=True):
        counted = counts.setdefault(kind, Counter())
        counted.update(actors=1, held=int(held), received=int(received))
    columns = ("kind", "actors", "held", "received")
    ordered = sorted(counts.items(), key=lambda item: (-item[1]["actors"], item[0]))
    return Table(
        columns=columns,
        rows=tuple(
            (plain(kind), *(whole_number(counted[column]) for column in columns[1:]))
            for kind, counted in ordered
        ),
    )
