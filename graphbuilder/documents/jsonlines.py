"""JSON and JSON Lines: objects with a text and whatever metadata they have.

Of each object only id, title, date, publisher, url, language and text are read. Annotations that
stand beside them, as in gold documents, are never looked at.
"""

import json
from collections.abc import Iterator

from graphbuilder.documents.decoding import decode_text
from graphbuilder.documents.fields import make_document
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document

_FIELDS = ("title", "date", "publisher", "url", "language")


def read_jsonl(content: bytes, *, name: str) -> Iterator[Document | DocumentError]:
    """Read a document from each line; blank lines are passed over.

    Args:
        content: The file.
        name: Not used: documents without an id are named by a hash of their text.

    Yields:
        A document a line, or the error that says what is wrong with the line.

    Raises:
        DocumentError: If the file is no text.
    """
    del name
    for number, line in enumerate(decode_text(content).split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _read_object(json.loads(line))
        except (ValueError, RecursionError) as error:
            yield DocumentError(f"line {number}: {error}")


def read_json(content: bytes, *, name: str) -> Iterator[Document | DocumentError]:
    """Read a document from an object, or one from each object of a list.

    Args:
        content: The file.
        name: Not used: documents without an id are named by a hash of their text.

    Yields:
        A document an object, or the error that says what is wrong with it.

    Raises:
        DocumentError: If the file is no text or not JSON.
    """
    del name
    text = decode_text(content)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"is not JSON: {error}") from error
    for number, record in enumerate(value if isinstance(value, list) else [value], 1):
        try:
            yield _read_object(record)
        except ValueError as error:
            yield DocumentError(f"object {number}: {error}")


def _read_object(record: object) -> Document:
    if not isinstance(record, dict):
        raise DocumentError(f"expected an object, got {type(record).__name__}")
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise DocumentError('has no "text"; expected a non-empty string')
    given = record.get("id")
    if not isinstance(given, str | int | None):
        raise DocumentError(f'"id" is {given!r}; expected a string, a number or null')
    fields = {name: _as_text(record.get(name), name) for name in _FIELDS}
    return make_document({**fields, "id": None if given is None else str(given), "text": text})


def _as_text(value: object, name: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if name == "date" and isinstance(value, int):
        return str(value)
    raise DocumentError(f'"{name}" is {value!r}; expected a string or null')
