"""CSV: a document a row.

The columns id, title, date, publisher, url, language and text are read, in any order and in
upper or lower case; only text must be there. Other columns are not read. The columns are
separated by commas, semicolons or tabs, whichever makes one of them the text.
"""

import csv
from collections.abc import Iterator, Mapping

from graphbuilder.documents.decoding import decode_text
from graphbuilder.documents.fields import make_document
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document

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
    # The limit is one for the whole process and a tenth of a long report; it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    head, delimiter = _read_head(text)
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    next(rows)
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


def _read_head(text: str) -> tuple[list[str], str]:
    first = text.partition("\n")[0]
    for delimiter in _DELIMITERS:
        head = [cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter))]
        if "text" in head:
            break
    else:
        raise DocumentError(
            f"has no column text in its first line, {first[:80]!r}; "
            f"expected some of {', '.join(_COLUMNS)}"
        )
    twice = [column for column in _COLUMNS if head.count(column) > 1]
    if twice:
        raise DocumentError(f"has more than one column {' and one '.join(twice)}")
    return head, delimiter


def _read_row(row: list[str], head: list[str]) -> Mapping[str, str]:
    if len(row) != len(head):
        raise DocumentError(f"has {len(row)} cells where the head has {len(head)}")
    cells = dict(zip(head, row, strict=True))
    fields = {column: cells.get(column, "").strip() for column in _COLUMNS}
    return {**fields, "text": fields["text"]}
