"""CSV: a document a row.

The columns id, title, date, publisher, url, language and text are read, in any order and in
upper or lower case; only text must be there. Other columns are not read. The columns are
separated by commas, semicolons or tabs, whichever makes one of them the text.
"""

import contextlib
import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuilder.documents.decoding import decode_text
from graphbuilder.documents.fields import make_document
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document

if TYPE_CHECKING:
    from _csv import Reader as _Rows  # the class has no public name

_COLUMNS = ("id", "title", "date", "publisher", "url", "language", "text")
_DELIMITERS = ",;\t"


def read_csv(content: bytes, *, name: str) -> Iterator[Document | DocumentError]:
    """Read a document from each row under the head.

    Args:
        content: The file.
        name: Not used: documents without an id are named by a hash of their text.

    Yields:
        A document a row, or the error that says what is wrong with it: no text, a wrong date, or
        other cells than the head has, as when a quotation mark is missing.

    Raises:
        DocumentError: If the file is no text, has no column of texts, or has one twice.
    """
    del name
    text = decode_text(content)
    # The limit, 131,072 characters at first, holds for the whole process: it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    head, rows = _read_head(text)
    while True:
        begins = rows.line_num + 1
        try:
            row = next(rows)
            if row:
                yield make_document(_read_row(row, head))
        except StopIteration:
            return
        except csv.Error as error:
            yield DocumentError(f"line {begins}: {error}; a quotation mark may be missing")
            return
        except DocumentError as error:
            yield DocumentError(f"line {begins}: {error}")


def _read_head(text: str) -> tuple[list[str], "_Rows"]:
    """Return the columns, and the rows that follow."""
    for delimiter in _DELIMITERS:
        rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        with contextlib.suppress(csv.Error):
            head = [cell.strip().lower() for cell in next(rows)]
            if "text" in head:
                break
    else:
        first = text.partition("\n")[0][:80]
        raise DocumentError(
            f"has no column text in its first line, {first!r}; expected some of "
            f"{', '.join(_COLUMNS)}"
        )
    twice = [column for column in _COLUMNS if head.count(column) > 1]
    if twice:
        raise DocumentError(f"has more than one column {' and '.join(twice)}")
    return head, rows


def _read_row(row: list[str], head: list[str]) -> dict[str, str]:
    if len(row) != len(head):
        raise DocumentError(f"has {len(row)} cells where the head has {len(head)}")
    cells = dict(zip(head, row, strict=True))
    return {column: cells.get(column, "").strip() for column in _COLUMNS}
