"""The folder for Neo4j: typed heads, nodes with unique ids, relationships between them."""

import re
from pathlib import Path

import pytest

from graphbuilder.exports import export
from graphbuilder.model import PartialDate
from graphbuilder.rdf import Iris
from graphbuilder.store import MemoryStore
from tests.builders import make_document, make_quads
from tests.unit.exports.conftest import read_rows

#: The types of the importer that we use, and what their values look like.
TYPES = {
    "int": re.compile(r"-?\d+"),
    "double": re.compile(r"[\d.]+"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
}
Rows = list[dict[str, str]]


def read(store: MemoryStore, folder: Path) -> dict[str, Rows]:
    export(store, folder, form="neo4j")
    return {file.stem: read_rows(file) for file in folder.iterdir()}


def local(iri: str) -> str:
    return "position" if "/position/" in iri else iri.rpartition("/")[2]


def test_nodes_have_labels_and_ids_of_their_own(dispatch: MemoryStore, tmp_path: Path) -> None:
    tables = read(dispatch, tmp_path / "out")
    nodes = [row for name, rows in tables.items() if name != "relationships" for row in rows]

    labels = {"Actor": 4, "Agreement": 1, "Document": 1, "Position": 2}
    found = [row[":LABEL"] for row in nodes]
    assert {label: found.count(label) for label in set(found)} == labels
    assert len({row["iri:ID"] for row in nodes}) == len(nodes)


@pytest.mark.parametrize("fixture", ["dispatch", "hostile"])
def test_relationships_are_between_nodes(
    fixture: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    tables = read(request.getfixturevalue(fixture), tmp_path / "out")
    relationships = tables.pop("relationships")
    ids = {row["iri:ID"] for rows in tables.values() for row in rows}

    assert relationships
    for row in relationships:
        assert {row[":START_ID"], row[":END_ID"]} <= ids


def test_all_that_positions_say_of_others_is_a_relationship(
    dispatch: MemoryStore, tmp_path: Path
) -> None:
    rows = read(dispatch, tmp_path / "out")["relationships"]
    found = {
        (local(row[":START_ID"]), row[":TYPE"], local(row[":END_ID"]), row["order:int"])
        for row in rows
    }

    assert found == {
        ("kolar", "SPEAKS_FOR", "SYL", ""),
        ("RUR", "HOLDS", "position", "1"),
        ("BOR", "HOLDS", "position", "2"),
        ("BOR", "HOLDS", "position", "1"),
        ("position", "ADDRESSES", "SYL", "1"),
        ("position", "CITES", "zenda", "1"),
        ("kolar", "REPORTS", "position", "1"),
        ("SYL", "REPORTS", "position", "2"),
        ("position", "RESPONDS_TO", "position", ""),
        ("position", "STANDS_IN", "dispatch", ""),
    }


def test_values_are_of_the_type_of_their_head(dispatch: MemoryStore, tmp_path: Path) -> None:
    for rows in read(dispatch, tmp_path / "out").values():
        for row in rows:
            for head, value in row.items():
                shape = TYPES.get(head.rpartition(":")[2])
                assert shape is None or not value or shape.fullmatch(value), head


@pytest.mark.parametrize(
    ("date", "known", "first", "last"),
    [
        (PartialDate(1994, 5, 3), "1994-05-03", "1994-05-03", "1994-05-03"),
        (PartialDate(1994, 2), "1994-02", "1994-02-01", "1994-02-28"),
        (PartialDate(1994), "1994", "1994-01-01", "1994-12-31"),
        (None, "", "", ""),
    ],
    ids=["day", "month", "year", "unknown"],
)
def test_a_date_is_given_as_it_is_known_and_as_days(
    tmp_path: Path, date: PartialDate | None, known: str, first: str, last: str
) -> None:
    store = MemoryStore(make_quads(document=make_document(date=date)))
    tables = read(store, tmp_path / "out")

    for row in (*tables["documents"], *tables["positions"]):
        assert (row["date"], row["firstDay:date"], row["lastDay:date"]) == (known, first, last)


def test_actors_keep_what_is_known_of_them(dispatch: MemoryStore, tmp_path: Path) -> None:
    actors = read(dispatch, tmp_path / "out")["actors"]
    (ruritania,) = [row for row in actors if row["iri:ID"] == str(Iris().actor("RUR"))]

    assert ruritania["name"] == "Ruritania"
    assert (ruritania["kind"], ruritania["wikidata"]) == ("state", "Q1")
