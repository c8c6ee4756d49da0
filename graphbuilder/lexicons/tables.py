"""Reading the word tables, so that every table refuses a bad row in the same words."""

import csv
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from graphbuilder.errors import AnalysisError, LexiconError
from graphbuilder.model import PartialDate

Choice = TypeVar("Choice", bound=StrEnum)

_WIKIDATA_ITEM = re.compile(r"Q[1-9]\d*")
_YEAR = re.compile(r"[1-9]\d{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table, which knows where it stands.

    Attributes:
        file: The file name, for messages.
        line: The number of the row's last line in the file; the header is line 1.
        values: The cells by column, without surrounding white space.
    """

    file: str
    line: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the text of a cell, "" for an empty one.

        Raises:
            LexiconError: If the table has no such column.
        """
        try:
            return self.values[column]
        except KeyError:
            expected = f"a column of that name, beside {', '.join(self.values)}"
            raise LexiconError(_say(self, f"{column!r}: expected {expected}")) from None

    def required(self, column: str) -> str:
        """Return the text of a cell that must not be empty.

        Raises:
            LexiconError: If the cell is empty.
        """
        if not self[column]:
            raise self.error(column, expected="a value")
        return self[column]

    def list(self, column: str) -> tuple[str, ...]:
        """Return the items of a cell that "|" separates, in order; () for an empty cell.

        Raises:
            LexiconError: If an item is empty, repeated or surrounded by white space.
        """
        items = tuple(self[column].split("|")) if self[column] else ()
        for item in items:
            if not item or item != item.strip():
                raise self.error(column, expected='items without spaces around "|", none empty')
        if len(set(items)) < len(items):
            raise self.error(column, expected="every item once")
        return items

    def choice(self, column: str, known: type[Choice]) -> Choice:
        """Return a cell as a member of an enumeration.

        Raises:
            LexiconError: If the cell is none of its values.
        """
        try:
            return known(self[column])
        except ValueError:
            raise self.error(column, expected=f"one of {', '.join(known)}") from None

    def choices(self, column: str, known: type[Choice]) -> tuple[Choice, ...]:
        """Return the items of a cell, which "|" separates, as members of an enumeration.

        Raises:
            LexiconError: If one is none of its values.
        """
        try:
            return tuple(known(item) for item in self.list(column))
        except ValueError:
            raise self.error(column, expected=f"any of {', '.join(known)}") from None

    def year(self, column: str) -> int | None:
        """Return a cell as a year of the common era, None for an empty cell.

        Raises:
            LexiconError: If the cell is not a year of three or four digits.
        """
        if not self[column]:
            return None
        if not _YEAR.fullmatch(self[column]):
            raise self.error(column, expected="a year such as 1975, or nothing")
        return int(self[column])

    def years(self, first: str, last: str) -> tuple[int | None, int | None]:
        """Return two cells as the first and last year of a spell, None for an open end.

        Raises:
            LexiconError: If either is not a year or the last comes before the first.
        """
        begin, end = self.year(first), self.year(last)
        if begin is not None and end is not None and end < begin:
            raise self.error(last, expected=f"no year before {first}, {begin}")
        return begin, end

    def date(self, column: str) -> PartialDate | None:
        """Return a cell as a date of day, month or year precision, None for an empty cell.

        Raises:
            LexiconError: If the cell is no such date.
        """
        if not self[column]:
            return None
        try:
            return PartialDate.parse(self[column])
        except AnalysisError:
            raise self.error(
                column, expected="a date such as 1975-08-01, 1975-08 or 1975, or nothing"
            ) from None

    def spell(self, first: str, last: str) -> tuple[PartialDate | None, PartialDate | None]:
        """Return two cells as the first and last date of a spell, None for an open end.

        Raises:
            LexiconError: If either is not a date or the last comes before the first.
        """
        begin, end = self.date(first), self.date(last)
        if begin is not None and end is not None and end.latest < begin.earliest:
            raise self.error(last, expected=f"no date before {first}, {begin}")
        return begin, end

    def flag(self, column: str, word: str) -> bool:
        """Return whether a cell holds a word rather than nothing.

        Raises:
            LexiconError: If it holds anything else.
        """
        if self[column] not in {"", word}:
            raise self.error(column, expected=f'"{word}" or nothing')
        return self[column] == word

    def reference(self, column: str, known: Container[str], table: str) -> str:
        """Return a cell as the id of a row of another table.

        Raises:
            LexiconError: If that table has no such row.
        """
        if self[column] not in known:
            raise self.error(column, expected=f"the id of a row of {table}")
        return self[column]

    def wikidata(self, column: str = "wikidata") -> str | None:
        """Return a cell as a Wikidata item such as "Q159", None for an empty cell.

        Raises:
            LexiconError: If the cell is not the id of an item.
        """
        if self[column] and not _WIKIDATA_ITEM.fullmatch(self[column]):
            raise self.error(column, expected="the id of a Wikidata item such as Q159, or nothing")
        return self[column] or None

    def error(self, column: str, *, expected: str, remedy: str = "correct the row") -> LexiconError:
        """Return an exception that names the file, line, column, value, expectation and remedy."""
        return LexiconError(
            _say(self, f"{column} is {self[column]!r}: expected {expected}; {remedy}")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A name that a row claims for the years `first` to `last`, None for an open end."""

    row: Row
    owner: str
    name: str
    first: int | None = None
    last: int | None = None


def read_rows(
    name: str, *, path: Path | None = None, columns: Sequence[str] | None = None
) -> Iterator[Row]:
    """Read the rows of a table in order.

    Args:
        name: The file name of a table of the package, such as "actors.csv".
        path: A file to read instead.
        columns: The columns that the table must have, in order; None to take them as they come.

    Yields:
        Each row but the header.

    Raises:
        LexiconError: If the file is not UTF-8, its header differs, or a row has another number
            of cells than the header, white space around a cell or an open quotation.
    """
    source: Traversable = path or files("graphbuilder.lexicons").joinpath("en", name)
    try:
        text = source.read_text(encoding="utf-8-sig")  # spreadsheets begin with the mark
    except UnicodeDecodeError as error:
        message = f"{source.name}: byte {error.start} is not UTF-8; save the table as UTF-8"
        raise LexiconError(message) from error
    lines = _read_cells(source.name, text)
    _, header = next(lines, (1, []))
    if columns is not None and header != list(columns):
        message = f"{source.name}, line 1: expected the columns {','.join(columns)}; got {header}"
        raise LexiconError(message)
    for line, cells in lines:
        yield _read_row(source.name, line, header, cells)


def check_unique(rows: Iterable[Row], column: str) -> None:
    """Check that no two rows hold the same value in a column.

    Raises:
        LexiconError: If two do.
    """
    lines: dict[str, int] = {}
    for row in rows:
        if row[column] in lines:
            raise row.error(column, expected=f"a value not yet on line {lines[row[column]]}")
        lines[row[column]] = row.line


def check_claims(claims: Iterable[Claim]) -> None:
    """Check that no name is claimed twice for the same years.

    Two owners may share a name when one ends before the year in which the other begins: Moscow
    is the Soviet Union's until 1991 and Russia's from 1992. There are no other exceptions.

    Raises:
        LexiconError: If two claims on a name overlap, or a row claims a name twice.
    """
    known: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for other in known[claim.name]:
            if claim.row is other.row or _overlap(claim, other):
                raise LexiconError(_say(claim.row, _contradiction(claim, other)))
        known[claim.name].append(claim)


def _overlap(claim: Claim, other: Claim) -> bool:
    return _begins_before(claim, other) and _begins_before(other, claim)


def _begins_before(claim: Claim, other: Claim) -> bool:
    return claim.first is None or other.last is None or claim.first <= other.last


def _contradiction(claim: Claim, other: Claim) -> str:
    return (
        f"{claim.name!r} of {claim.owner}: expected a name not claimed for the same years by "
        f"{other.owner} on line {other.row.line}; leave it to one of them or give both years"
    )


def _read_cells(file: str, text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Read the cells of each row, with the number of its last line."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        message = f"{file}, line {reader.line_num}: expected quotation marks in pairs ({error})"
        raise LexiconError(message) from error


def _read_row(file: str, line: int, header: Sequence[str], cells: Sequence[str]) -> Row:
    if len(cells) != len(header):
        message = f"{file}, line {line}: expected {len(header)} cells; got {len(cells)}: {cells}"
        raise LexiconError(message)
    row = Row(file=file, line=line, values=dict(zip(header, cells, strict=True)))
    for column, value in row.values.items():
        if value != " ".join(value.split()):
            raise row.error(column, expected="no stray white space")
    return row


def _say(row: Row, message: str) -> str:
    return f"{row.file}, line {row.line}: {message}"
