"""Find the files that paths name and read documents from them.

What cannot be read is reported in its place and the rest goes on, so that one bad file never
stops or vanishes from a batch.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.documents.jsonlines import read_json, read_jsonl
from graphbuilder.documents.plaintext import read_text
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document

#: Reads the decoded content of a file; `name` is the id of a document that has none.
Reader = Callable[..., Iterator[Document | DocumentError]]

#: Readers by the suffix of the file.
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
}

#: The path that stands for standard input.
STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file, or a part of one, that gave no document, and why."""

    source: str
    reason: str


def read_documents(paths: Iterable[str | Path]) -> Iterator[Document | Unreadable]:
    """Read all documents that paths name.

    Args:
        paths: Files, folders (searched for files of known suffixes, in sorted order, without
            hidden ones), or "-" for standard input (JSON Lines, or else plain text).

    Yields:
        Documents and what could not be read, in order. The second document of an id is
        unreadable, since a graph holds one document of a name.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for source, item in _read_path(path):
            if isinstance(item, Unreadable):
                yield item
            elif item.id in seen:
                reason = f"id {item.id!r} was already taken by {seen[item.id]}; give it another"
                yield Unreadable(source=source, reason=reason)
            else:
                seen[item.id] = source
                yield item


def _read_path(path: str | Path) -> Iterator[tuple[str, Document | Unreadable]]:
    if str(path) == STDIN:
        yield from _read_bytes(sys.stdin.buffer.read(), source="standard input", reader=None)
        return
    path = Path(path)
    if not path.is_dir():
        yield from _read_file(path)
        return
    files = sorted(
        p for p in path.rglob("*") if p.suffix.lower() in READERS and _is_visible(p, path)
    )
    if not files:
        reason = f"holds no files of a known kind; expected {', '.join(READERS)}"
        yield str(path), Unreadable(source=str(path), reason=reason)
    for file in files:
        yield from _read_file(file)


def _is_visible(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return file.is_file() and not any(part.startswith(".") for part in parts)


def _read_file(path: Path) -> Iterator[tuple[str, Document | Unreadable]]:
    source = str(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        reason = f"unknown kind {path.suffix or 'without suffix'!r}; expected {', '.join(READERS)}"
        yield source, Unreadable(source=source, reason=reason)
        return
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        yield source, Unreadable(source=source, reason=reason)
        return
    yield from _read_bytes(content, source=source, reader=reader, name=path.stem)


def _read_bytes(
    content: bytes, *, source: str, reader: Reader | None, name: str = "stdin"
) -> Iterator[tuple[str, Document | Unreadable]]:
    try:
        text = _decode(content)
        reader = reader or (read_jsonl if text.lstrip().startswith("{") else read_text)
        for item in reader(text, name=name):
            if isinstance(item, DocumentError):
                yield source, Unreadable(source=source, reason=str(item))
            else:
                yield source, item
    except DocumentError as error:
        yield source, Unreadable(source=source, reason=str(error))


def _decode(content: bytes) -> str:
    """Decode a file; an empty, binary or differently encoded one is a DocumentError."""
    if not content.strip():
        raise DocumentError("is empty")
    if b"\0" in content:
        raise DocumentError("is binary, not text")
    try:
        # A byte order mark is not part of the text; line ends become those of Unix.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"is not UTF-8 (byte {error.start}); save it as UTF-8, for instance with iconv"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
