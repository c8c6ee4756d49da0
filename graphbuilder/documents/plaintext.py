"""Text files, with an optional head of metadata.

The head stands between two lines of three hyphens, as front matter does in many static-site
tools, one ``key: value`` a line::

    ---
    title: Putin comments on US response to security proposals
    date: 2022-02-01
    publisher: Example News
    ---
    The text begins here ...

Known keys are id, title, date (YYYY, YYYY-MM or YYYY-MM-DD), publisher, url and language; others
are kept out of the document. Without a head the whole file is the text; where its first two lines
look like one, a warning is logged.
"""

import logging
from collections.abc import Iterator, Sequence

from graphbuilder.documents.decoding import decode_text
from graphbuilder.documents.fields import make_document
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document

LOG = logging.getLogger(__name__)

_FENCE = "---"

_KEYS = frozenset({"id", "title", "date", "publisher", "url", "language"})


def read_text(content: bytes, *, name: str) -> Iterator[Document]:
    """Read the one document of a text file.

    Args:
        content: The file.
        name: The document's id where its head gives none.

    Yields:
        The document.

    Raises:
        DocumentError: If the file is no text, the head is not closed, a line of it has no colon,
            its date is no date, or no text follows.
    """
    lines = decode_text(content).splitlines(keepends=True)
    if _is_unfenced(lines):
        LOG.warning(
            '%s: line 1 reads as metadata, but no "%s" is above it; taken as text', name, _FENCE
        )
    head, text = _split_head(lines)
    yield make_document({**head, "id": head.get("id") or name, "text": text})


def _is_unfenced(lines: Sequence[str]) -> bool:
    """Whether a file begins with two lines of metadata (one may be text) and no fence."""
    keys = [line.partition(":")[0].strip().lower() for line in lines[:2] if ":" in line]
    return len(keys) > 1 and _KEYS.issuperset(keys)


def _split_head(lines: Sequence[str]) -> tuple[dict[str, str], str]:
    if not lines or lines[0].strip() != _FENCE:
        return {}, "".join(lines).strip("\n")
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == _FENCE:
            return _read_head(lines[1 : number - 1]), "".join(lines[number:]).strip("\n")
    raise DocumentError(f'the head that "{_FENCE}" opens on line 1 has no closing "{_FENCE}"')


def _read_head(lines: Sequence[str]) -> dict[str, str]:
    head = {}
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        if not colon:
            raise DocumentError(
                f'line {number} of the head is {line.strip()!r}; expected "key: value"'
            )
        head[key.strip().lower()] = value.strip()
    return head
