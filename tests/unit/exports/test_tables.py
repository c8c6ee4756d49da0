"""Positions and all they refer to become tables that pandas joins."""

from pathlib import Path

import pandas as pd
import pytest

from graphbuilder.exports import Choices, export
from graphbuilder.exports.cells import defuse
from graphbuilder.exports.tables import TABLES
from graphbuilder.rdf import Iris
from graphbuilder.store import MemoryStore
from tests.builders import DEMAND, REFUSAL, TEXT
from tests.unit.exports.conftest import HOSTILE, read_rows

ACTORS = [str(Iris().actor(key)) for key in ("RUR", "BOR", "SYL", "kolar")]
RUR, BOR, SYL, KOLAR = ACTORS


@pytest.fixture
def tables(dispatch: MemoryStore, tmp_path: Path) -> dict[str, pd.DataFrame]:
    """Give the tables of the dispatch as pandas reads them."""
    export(dispatch, tmp_path / "out", form="tables")
    files = (tmp_path / "out").iterdir()
    return {file.stem: pd.read_csv(file) for file in files}


def test_there_are_four_tables(tables: dict[str, pd.DataFrame]) -> None:
    assert {name: tuple(table.columns) for name, table in tables.items()} == {
        name.removesuffix(".csv"): columns for name, columns in TABLES.items()
    }


def test_a_position_has_one_row_with_all_who_take_part_in_their_order(
    tables: dict[str, pd.DataFrame],
) -> None:
    demand, refusal = tables["positions"].to_dict("records")

    assert demand["holder"].split() == [RUR, BOR]
    assert demand["holderLabel"] == "Ruritania; Borduria"
    assert (demand["act"], demand["strength"], demand["confidence"]) == ("demand", 3, 0.87)
    assert demand["date"] == "1994-05-03"
    assert demand["citesLabel"] == "Zenda Accord"
    assert refusal["reporter"].split() == [KOLAR, SYL]
    assert refusal["respondsTo"] == demand["position"]
    assert pd.isna(refusal["addressee"])
    assert pd.isna(refusal["strength"])


def test_evidence_is_where_it_says(tables: dict[str, pd.DataFrame]) -> None:
    rows = tables["evidence"].to_dict("records")

    assert [row["stretch"] for row in rows] == ["cue", "content", "sentence"] * 2
    for row in rows:
        assert TEXT[row["start"] : row["end"]] == row["quotation"]
        assert TEXT[row["sentenceStart"] : row["sentenceEnd"]] == row["sentence"]
    assert {row["sentence"] for row in rows} == {DEMAND, REFUSAL}


def test_actors_are_counted_and_joined_to_their_parties(tables: dict[str, pd.DataFrame]) -> None:
    actors = tables["actors"].set_index("actor")

    assert set(actors.index) == set(ACTORS)
    assert actors.loc[KOLAR, ["party", "partyLabel"]].tolist() == [SYL, "Sylvania"]
    assert actors.loc[BOR, ["held", "received"]].tolist() == [2, 0]
    assert actors.loc[SYL, ["held", "received"]].tolist() == [0, 1]
    assert actors.loc[RUR, "wikidata"] == "Q1"


def test_agreements_have_their_year_and_citations(tables: dict[str, pd.DataFrame]) -> None:
    (accord,) = tables["agreements"].to_dict("records")

    assert (accord["label"], accord["year"], accord["positions"]) == ("Zenda Accord", 1904, 1)


def test_csv_alone_is_the_table_of_positions(dispatch: MemoryStore, tmp_path: Path) -> None:
    export(dispatch, tmp_path / "out.csv")
    export(dispatch, tmp_path / "out", form="tables")

    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "out/positions.csv").read_bytes()
    assert (tmp_path / "out.csv").read_text("utf-8").startswith("position,act,holder,holderLabel")


def test_hostile_texts_come_back_as_they_were(hostile: MemoryStore, tmp_path: Path) -> None:
    export(hostile, tmp_path / "out.csv")
    (row,) = pd.read_csv(tmp_path / "out.csv").to_dict("records")
    (same,) = read_rows(tmp_path / "out.csv")

    for column in ("content", "title", "document", "condition", "holderLabel"):
        assert row[column] == same[column] == HOSTILE


def test_spreadsheets_get_no_formula(hostile: MemoryStore, tmp_path: Path) -> None:
    export(hostile, tmp_path / "out", form="tables", choices=Choices(for_spreadsheets=True))

    cells = [
        cell
        for file in (tmp_path / "out").iterdir()
        for row in read_rows(file)
        for cell in row.values()
    ]
    assert "'" + HOSTILE in cells
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n"))]


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1 (a)", "'+1 (a)"),
        ("-x", "'-x"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\uff1d1", "'\uff1d1"),
        ("-500", "-500"),
        ("-0.5", "-0.5"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_an_apostrophe_stands_before_formulas_alone(cell: str, safe: str) -> None:
    assert defuse(cell) == safe
