"""Tables become frames whose columns have the types of their cells."""

import pandas as pd
import pytest
from rdflib import XSD, Literal, URIRef

from graphbuilder import extras
from graphbuilder.errors import ExportError
from graphbuilder.query import Table
from graphbuilder.rdf import Term

DAY = Literal("1994-05-03", datatype=XSD.date)
MONTH = Literal("1994-06", datatype=XSD.gYearMonth)
TRUE = Literal("true", datatype=XSD.boolean)
FALSE = Literal("false", datatype=XSD.boolean)
BAD_DAY = Literal("1994-99-99", datatype=XSD.date, normalize=False)


def number(text: str, datatype: URIRef = XSD.integer) -> Literal:
    return Literal(text, datatype=datatype, normalize=False)


def frame_of(*cells: Term | None) -> pd.DataFrame:
    return Table(columns=("c",), rows=tuple((cell,) for cell in cells)).to_frame()


@pytest.mark.parametrize(
    ("cells", "dtype", "values"),
    [
        ((number("1"), None, number("0")), "Int64", [1, pd.NA, 0]),
        ((number("0.87", XSD.decimal), None), "Float64", [0.87, pd.NA]),
        ((number("1"), number("0.5", XSD.double)), "Float64", [1.0, 0.5]),
        ((TRUE, FALSE, None), "boolean", [True, False, pd.NA]),
        ((DAY, None), "datetime64[s]", [pd.Timestamp("1994-05-03"), pd.NaT]),
        ((DAY, MONTH), "string", ["1994-05-03", "1994-06"]),
        ((Literal("a"), Literal(""), None), "string", ["a", pd.NA, pd.NA]),
        ((Literal("a", lang="en"), URIRef("urn:b")), "string", ["a", "urn:b"]),
        ((number("1"), Literal("one")), "string", ["1", "one"]),
        ((number("many"), number("1")), "string", ["many", "1"]),
        ((BAD_DAY,), "string", ["1994-99-99"]),
        ((number("9" * 30),), "string", ["9" * 30]),
        ((None, None), "string", [pd.NA, pd.NA]),
        ((), "string", []),
    ],
)
def test_columns_have_the_types_of_their_cells(
    cells: tuple[Term | None, ...], dtype: str, values: list[object]
) -> None:
    frame = frame_of(*cells)
    assert str(frame["c"].dtype) == dtype
    assert [None if pd.isna(v) else v for v in frame["c"]] == [
        None if pd.isna(v) else v for v in values
    ]


def test_columns_of_one_name_are_both_there() -> None:
    table = Table(columns=("a", "a"), rows=((Literal("x"), number("2")),))
    frame = table.to_frame()
    assert list(frame.columns) == ["a", "a"]
    assert frame.to_numpy().tolist() == [["x", 2]]


def test_without_pandas_the_command_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    with pytest.raises(ExportError, match=r"pip install 'graphbuilder\[pandas\]'"):
        frame_of(DAY)


def test_a_table_shows_the_end_of_an_iri_and_hints_at_all_of_it() -> None:
    iri = URIRef("https://w3id.org/graphbuilder/data/actor/RUS")
    shown = Table(columns=("actor", "n"), rows=((iri, number("7")),))._repr_html_()
    assert f'title="{iri}"' in shown
    assert ">…/actor/RUS<" in shown
    assert "text-align:right" in shown
