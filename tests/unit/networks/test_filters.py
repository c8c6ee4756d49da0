"""Positions are chosen by act, by actor and by date."""

from typing import Any

import pytest
from rdflib import XSD, Literal, URIRef

from graphbuilder.errors import QueryError
from graphbuilder.networks import filter_positions
from graphbuilder.query import Table
from graphbuilder.query.table import Row

COLUMNS = ("position", "act", "holderLabel", "addresseeLabel", "date")


def row(name: str, act: str, holder: str, addressee: str | None, date: str | None) -> Row:
    kind = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    return (
        URIRef(f"https://example.org/{name}"),
        Literal(act),
        Literal(holder),
        Literal(addressee) if addressee else None,
        Literal(date, datatype=kind[len(date)]) if date else None,
    )


POSITIONS = Table(
    columns=COLUMNS,
    rows=(
        row("a", "demand", "Lutz", "Freedonia", "1904-05-03"),
        row("b", "reject", "Freedonia", "Lutz", "1904-06"),
        row("c", "warn", "Zubrowka", None, "1905"),
        row("d", "demand", "Zubrowka", "Tomainia", None),
    ),
)


def names(table: Table) -> str:
    return "".join(str(cells[0]).rpartition("/")[2] for cells in table.rows)


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        pytest.param({}, "abcd", id="nothing asked"),
        pytest.param({"acts": ["demand"]}, "ad", id="an act"),
        pytest.param({"acts": ["demand", "warn"]}, "acd", id="either act"),
        pytest.param({"acts": ["deny"]}, "", id="an act that there is not"),
        pytest.param({"actors": ["Lutz"]}, "ab", id="as holder and addressee"),
        pytest.param({"actors": ["lUTZ"]}, "ab", id="in any case"),
        pytest.param({"actors": ["Tomainia"]}, "d", id="as addressee alone"),
        pytest.param({"actors": ["Lutz", "Zubrowka"]}, "abcd", id="either actor"),
        pytest.param({"actors": ["Lutz"], "acts": ["reject"]}, "b", id="actor and act"),
        pytest.param({"since": "1904-05-03"}, "abc", id="the first day belongs to it"),
        pytest.param({"since": "1904-05-04"}, "bc", id="since a day"),
        pytest.param({"since": "1904-06-15"}, "bc", id="a month holds the day"),
        pytest.param({"since": "1904-07"}, "c", id="since a month"),
        pytest.param({"since": "1906"}, "", id="since a year"),
        pytest.param({"until": "1904-05-03"}, "a", id="the last day belongs to it"),
        pytest.param({"until": "1904-05-02"}, "", id="until a day"),
        pytest.param({"until": "1904"}, "ab", id="until a year"),
        pytest.param({"until": "1905-01-01"}, "abc", id="a year holds the day"),
        pytest.param({"since": "1904-06", "until": "1904-12"}, "b", id="between months"),
        pytest.param({"since": "1905", "until": "1904"}, "", id="a reversed time"),
    ],
)
def test_positions_that_fit_are_kept_in_order(wanted: dict[str, Any], kept: str) -> None:
    chosen = filter_positions(POSITIONS, **wanted)
    assert names(chosen) == kept
    assert chosen.columns == COLUMNS


@pytest.mark.parametrize(
    ("actors", "message"),
    [
        pytest.param(["Osterlich"], "nobody called osterlich", id="one"),
        pytest.param(["Lutz", "Osterlich"], "nobody called osterlich", id="one of two"),
        pytest.param(["Osterlich", "Graustark"], "nobody called graustark, osterlich", id="two"),
    ],
)
def test_an_actor_that_no_position_names_is_refused(actors: list[str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        filter_positions(POSITIONS, actors=actors)


def test_a_table_without_rows_stays_empty() -> None:
    assert filter_positions(Table(columns=COLUMNS), acts=["demand"]).rows == ()
