"""Writes tables as text."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from rdflib import XSD, Literal

from graphbuilder.query.table import Table
from graphbuilder.rdf.literals import FRACTIONS, WHOLE_NUMBERS
from graphbuilder.rdf.quads import Term

#: What a cell becomes in JSON.
PlainValue: TypeAlias = str | int | float | bool | None


def to_csv(table: Table) -> str:
    """Write a table as CSV with a head (RFC 4180, but with LF at the end of lines)."""
    return _delimited(table, delimiter=",")


def to_csv_row(cells: Iterable[str]) -> str:
    """Write a row as `to_csv` does, with its line end."""
    return _delimited_row(cells, delimiter=",")


def to_tsv(table: Table) -> str:
    """Write a table as CSV whose cells are parted by tabs."""
    return _delimited(table, delimiter="\t")


def to_json(table: Table) -> str:
    """Write a table as a JSON list of objects; numbers and truth values stay such."""
    return json.dumps(to_records(table), ensure_ascii=False, indent=2) + "\n"


def to_records(table: Table) -> list[dict[str, PlainValue]]:
    """Turn a table into what JSON has: a dictionary a row, with None for what is not known."""
    return [
        {column: _plain_value(term) for column, term in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]


def to_markdown(table: Table) -> str:
    """Write a table in the Markdown of GitHub; cells that break lines are joined."""
    head = [_markdown_row(table.columns), _markdown_row(["---"] * len(table.columns))]
    return "\n".join([*head, *map(_markdown_row, _texts(table))]) + "\n"


def _delimited(table: Table, *, delimiter: str) -> str:
    rows = [list(table.columns), *_texts(table)]
    return "".join(_delimited_row(row, delimiter=delimiter) for row in rows)


def _delimited_row(cells: Iterable[str], *, delimiter: str) -> str:
    # The writer quotes the line ends that it writes itself, so it is told to write both characters:
    # a lone CR within a cell would otherwise end the row.
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return text.getvalue().removesuffix("\r\n") + "\n"


def _texts(table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        yield ["" if term is None else str(term) for term in row]


def _plain_value(term: Term | None) -> PlainValue:
    if term is None:
        return None
    datatype = term.datatype if isinstance(term, Literal) else None
    try:
        if datatype in WHOLE_NUMBERS:
            return int(term)
        if datatype in FRACTIONS:
            return float(term)
    except ValueError:
        # An ill-typed literal of a foreign graph is shown as it stands.
        return str(term)
    return str(term) in {"true", "1"} if datatype == XSD.boolean else str(term)


def _markdown_row(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(_markdown_cell(cell) for cell in cells) + " |"


def _markdown_cell(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return " ".join(escaped.split())
