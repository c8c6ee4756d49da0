"""Tables as text."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

from graphbuilder.errors import QueryError
from graphbuilder.query import Table, to_csv, to_json, to_markdown, to_tsv
from tests.unit.rdf.strategies import texts

TABLE = Table(
    columns=("who", "how_many"),
    rows=(
        (Literal('said "no",\nthen left | <b>', lang="en"), Literal("3", datatype=XSD.integer)),
        (URIRef("https://example.org/a"), None),
    ),
)


def test_csv_quotes_what_would_break_it() -> None:
    assert to_csv(TABLE) == (
        'who,how_many\n"said ""no"",\nthen left | <b>",3\nhttps://example.org/a,\n'
    )


@given(st.lists(texts.filter(lambda text: "\x00" not in text), min_size=1, max_size=4))
def test_csv_and_tsv_read_back_what_was_written(cells: list[str]) -> None:
    columns = tuple(f"c{number}" for number in range(len(cells)))
    table = Table(columns=columns, rows=(tuple(Literal(cell) for cell in cells),))

    for text, delimiter in ((to_csv(table), ","), (to_tsv(table), "\t")):
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        assert rows == [list(columns), cells]


def test_json_keeps_numbers_and_nulls() -> None:
    assert json.loads(to_json(TABLE)) == [
        {"who": 'said "no",\nthen left | <b>', "how_many": 3},
        {"who": "https://example.org/a", "how_many": None},
    ]


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        (Literal("0.87", datatype=XSD.decimal), 0.87),
        (Literal("true", datatype=XSD.boolean), True),
        (Literal("false", datatype=XSD.boolean), False),
        (Literal("1994", datatype=XSD.gYear), "1994"),
        (Literal("many", datatype=XSD.integer, normalize=False), "many"),
    ],
)
def test_json_has_the_value_of_a_literal(literal: Literal, value: object) -> None:
    (record,) = json.loads(to_json(Table(columns=("x",), rows=((literal,),))))

    assert record["x"] == value
    assert type(record["x"]) is type(value)


def test_markdown_keeps_a_row_on_its_line_and_markup_out() -> None:
    assert to_markdown(TABLE) == (
        "| who | how_many |\n"
        "| --- | --- |\n"
        '| said "no", then left \\| &lt;b> | 3 |\n'
        "| https://example.org/a |  |\n"
    )


def test_a_row_that_does_not_fit_is_refused() -> None:
    with pytest.raises(QueryError, match="does not fit"):
        Table(columns=("a", "b"), rows=((None,),))
