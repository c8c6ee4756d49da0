"""RSS and Atom: a document an entry of a feed that was saved to a file.

The text of an entry is its content, or the summary where the feed has no more. The publisher is
the feed's, which for a collection of others' entries is the one that collected them.
"""

import io
from collections.abc import Iterator
from typing import Any

from graphbuilder.documents.extras import require
from graphbuilder.documents.fields import date_or_none, make_document, one_line
from graphbuilder.documents.fragments import text_of
from graphbuilder.documents.language import read_tag
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document

#: Feeds are read at some two megabytes a second.
MAX_BYTES = 20_000_000


def read_feed(content: bytes, *, name: str) -> Iterator[Document | DocumentError]:
    """Read a document from each entry.

    Args:
        content: The file.
        name: Not used: an entry is named by its id, its address or a hash of its text.

    Yields:
        A document an entry, or the error that says what is wrong with it. Of a malformed feed
        the entries that can be made out are followed by an error.

    Raises:
        DocumentError: If feedparser is not installed, or the file is no feed.
    """
    del name
    require("feedparser", extra="feeds")
    require("lxml", extra="feeds")
    import feedparser

    # A stream, since feedparser takes a string for an address or a path. It would also clean
    # HTML, slowly; `text_of` leaves none.
    parsed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.version:
        raise DocumentError("is no RSS or Atom feed")
    for number, entry in enumerate(parsed.entries, 1):
        try:
            yield _read_entry(entry, parsed.feed)
        except DocumentError as error:
            yield DocumentError(f"entry {number}: {error}")
    fault = parsed.get("bozo_exception")
    if fault is not None and not isinstance(fault, feedparser.CharacterEncodingOverride):
        yield DocumentError(f"is malformed, so that entries may be missing: {fault}")


def _read_entry(entry: Any, feed: Any) -> Document:  # noqa: ANN401 # feedparser has no types
    details = [*entry.get("content", ()), entry.get("summary_detail", {})]
    detail: dict[str, Any] = next((d for d in details if d.get("value", "").strip()), {})
    published = entry.get("published_parsed") or entry.get("updated_parsed")
    return make_document({
        "id": one_line(entry.get("id")) or one_line(entry.get("link")),
        "text": _text(detail),
        "title": one_line(_text(entry.get("title_detail", {}))),
        "date": date_or_none("{:04}-{:02}-{:02}".format(*published[:3])) if published else None,
        "publisher": one_line(feed.get("publisher") or feed.get("title")),
        "url": one_line(entry.get("link")),
        "language": read_tag(detail.get("language") or feed.get("language")),
    })


def _text(detail: Any) -> str:  # noqa: ANN401 # feedparser has no types
    value = detail.get("value", "")
    if detail.get("type") == "text/plain" or not value.strip():
        return "\n".join(filter(None, map(one_line, value.split("\n"))))
    return text_of(value)
