"""The figures of a store, on each kind of store."""

import pytest

from graphbuilder.derived import update_derived
from graphbuilder.query import Table, collect_statistics, to_records
from graphbuilder.rdf import Iris
from graphbuilder.store import GraphStore
from tests.builders import fill_press, make_catalogue_quads
from tests.unit.assembly.world import REPORTS


def rows(table: Table) -> list[tuple[object, ...]]:
    return [tuple(record.values()) for record in to_records(table)]


def test_all_things_are_counted_once(store: GraphStore) -> None:
    statistics = collect_statistics(fill_press(store))

    assert statistics.counts == {
        "documents": 5,
        "positions": 11,
        "provisions": 5,
        "actors": 4,
        "agreements": 1,
        "graphs": 6,
        "quads": sum(1 for _ in store.quads()),
    }
    assert (statistics.first, statistics.last) == ("1994-05-03", "1994-06-07")


def test_what_documents_say_together_is_counted_where_it_was_derived(store: GraphStore) -> None:
    for report in REPORTS:
        store.replace(Iris().graph(report.id), report.quads())
    update_derived(store)

    counts = collect_statistics(store).counts

    assert (counts["positions"], counts["stances"], counts["reversals"]) == (5, 4, 1)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kinds", [("state", 3, 13, 8), ("person", 1, 1, 0)]),
        ("holders", [("Borduria", "state", 7), ("Ruritania", "state", 5)]),
        ("addressees", [("Sylvania", "state", 6), ("Ruritania", "state", 2)]),
        ("agreements", [("Zenda Accord", 1904, 5)]),
        ("modes", [("requires", 4), ("forbids", 1)]),
        ("origins", [("rule:urge", 6), ("", 4)]),
    ],
)
def test_tables_name_what_there_is_most_of(
    store: GraphStore, name: str, expected: list[tuple[object, ...]]
) -> None:
    tables = collect_statistics(fill_press(store), top=2).tables

    assert rows(tables[name]) == expected


def test_a_catalogue_alone_holds_no_documents(store: GraphStore) -> None:
    quads = make_catalogue_quads()
    store.load(quads[0][3], quads)

    statistics = collect_statistics(store)

    assert statistics.counts == dict.fromkeys(statistics.counts, 0) | {
        "graphs": 1,
        "quads": len(set(quads)),
    }
    assert (statistics.first, statistics.last) == ("", "")
    assert [table.rows for table in statistics.tables.values() if table.rows] == []
