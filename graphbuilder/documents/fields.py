"""Plain fields, as files have them, → Document."""

import hashlib
from collections.abc import Iterable, Mapping

from graphbuilder.errors import DocumentError
from graphbuilder.model import Document, PartialDate


def make_document(fields: Mapping[str, str | None]) -> Document:
    """Make a document of plain fields, such as those of a head or a JSON object.

    Args:
        fields: Text by name: text, and what is known of id, title, date, publisher, url and
            language. Without an id the document is named by a hash of its text.

    Returns:
        The document.

    Raises:
        DocumentError: If there is no text or the date is no date.
    """
    text = fields.get("text") or ""
    if not text.strip():
        raise DocumentError("holds no text")
    day = fields.get("date")
    try:
        return Document(
            id=fields.get("id") or hash_text(text),
            text=text,
            title=fields.get("title") or "",
            date=PartialDate.parse(day) if day else None,
            publisher=fields.get("publisher") or "",
            url=fields.get("url") or "",
            language=fields.get("language") or "en",
        )
    except ValueError as error:
        raise DocumentError(str(error)) from error


def hash_text(text: str) -> str:
    """Name a text that has no other name; the same text has the same name."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def join_paragraphs(paragraphs: Iterable[str], *, title: str) -> str:
    """Join paragraphs to a text, a line each, without a first one that repeats the title."""
    kept = [line for line in (" ".join(p.split()) for p in paragraphs) if line]
    if kept and kept[0].casefold() == title.casefold():
        kept = kept[1:] or kept
    return "\n".join(kept)


def one_line(text: str | None) -> str:
    """Write a field of a file in one line, with single spaces; none is empty."""
    return " ".join((text or "").split())


def date_or_none(text: str) -> str | None:
    """Return a date that a program wrote, or None if it is none: such dates are often junk."""
    try:
        return str(PartialDate.parse(text))
    except ValueError:
        return None
