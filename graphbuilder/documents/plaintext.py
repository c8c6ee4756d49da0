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
are kept out of the document. Without a head the whole file is the text.
"""

from collections.abc import Iterator, Mapping

from graphbuilder.errors import DocumentError
from graphbuilder.model import Document, PartialDate

_FENCE = "---"


def read_text(content: str, *, name: str) -> Iterator[Document]:
    """Read the one document of a text file.

    Args:
        content: The decoded file.
        name: The document's id where its head gives none.

    Yields:
        The document.

    Raises:
        DocumentError: If the head is not closed, a line of it has no colon, its date is no date,
            or no text follows.
    """
    head, text = _split_head(content)
    if not text.strip():
        raise DocumentError("holds no text")
    yield make_document({**head, "id": head.get("id") or name, "text": text})


def make_document(fields: Mapping[str, str | None]) -> Document:
    """Make a document of plain fields, such as those of a head or a JSON object.

    Args:
        fields: Text by name; id and text must be there.

    Returns:
        The document.

    Raises:
        DocumentError: If the date is no date.
    """
    day = fields.get("date")
    try:
        return Document(
            id=fields["id"] or "",
            text=fields["text"] or "",
            title=fields.get("title") or "",
            date=PartialDate.parse(day) if day else None,
            publisher=fields.get("publisher") or "",
            url=fields.get("url") or "",
            language=fields.get("language") or "en",
        )
    except ValueError as error:
        raise DocumentError(str(error)) from error


def _split_head(content: str) -> tuple[dict[str, str], str]:
    lines = content.splitlines(keepends=True)
    if not lines or lines[0].strip() != _FENCE:
        return {}, content.strip("\n")
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == _FENCE:
            return _read_head(lines[1 : number - 1]), "".join(lines[number:]).strip("\n")
    raise DocumentError(f'the head that "{_FENCE}" opens on line 1 has no closing "{_FENCE}"')


def _read_head(lines: list[str]) -> dict[str, str]:
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
