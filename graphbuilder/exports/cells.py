"""Writes rows of CSV files, for programs that want the text as it is or for spreadsheets.

A spreadsheet runs a cell that begins with an equals sign, plus, minus or at sign as a formula, and
documents are written by others (https://owasp.org/www-community/attacks/CSV_Injection). Programs
such as pandas and Neo4j run nothing and want the words unchanged. So cells are written as they are,
unless they are asked to be safe for spreadsheets: then such a cell gets an apostrophe before it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from graphbuilder.query.formats import to_csv_row

#: Writes a row.
RowWriter = Callable[[Iterable[str]], None]

#: What spreadsheets take for the beginning of a formula, also in the full width of East Asia, or
#: skip before one.
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


@contextmanager
def open_tables(
    tables: Iterable[tuple[Path, Sequence[str]]], *, for_spreadsheets: bool = False
) -> Iterator[tuple[RowWriter, ...]]:
    """Open CSV files (RFC 4180, with LF at the end of lines, in UTF-8) and write their heads.

    Args:
        tables: The path and the columns of each.
        for_spreadsheets: Whether cells that a spreadsheet would run get an apostrophe before them.

    Yields:
        A function for each file, which writes a row to it.
    """
    with ExitStack() as stack:
        yield tuple(
            _open_table(path, columns, stack, for_spreadsheets=for_spreadsheets)
            for path, columns in tables
        )


def defuse(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; numbers stay such."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _open_table(
    path: Path, columns: Sequence[str], stack: ExitStack, *, for_spreadsheets: bool
) -> RowWriter:
    file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))

    def write(cells: Iterable[str]) -> None:
        file.write(to_csv_row([defuse(cell) for cell in cells] if for_spreadsheets else cells))

    write(columns)
    return write
