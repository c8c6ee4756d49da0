"""Find the files that paths name and read documents from them.

What cannot be read is reported in its place and the rest goes on, so that one bad file never
stops or vanishes from a batch.
"""

import codecs
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graphbuilder.documents import feeds, pdf, webpages, word
from graphbuilder.documents.jsonlines import read_json, read_jsonl
from graphbuilder.documents.language import UNDETERMINED, identify_language, is_english
from graphbuilder.documents.plaintext import read_text
from graphbuilder.documents.tables import read_csv
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document

LOG = logging.getLogger(__name__)

#: Reads the content of a file; `name` is the id of a document that has none.
Reader = Callable[..., Iterator[Document | DocumentError]]

#: Readers by the suffix of the file.
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".html": webpages.read_html,
    ".htm": webpages.read_html,
    ".xhtml": webpages.read_html,
    ".pdf": pdf.read_pdf,
    ".docx": word.read_word,
    ".rss": feeds.read_feed,
    ".atom": feeds.read_feed,
    ".xml": feeds.read_feed,
}

#: How large files may be for the readers that would take too long, or too much memory.
_MAX_BYTES: dict[Reader, int] = {
    webpages.read_html: webpages.MAX_BYTES,
    pdf.read_pdf: pdf.MAX_BYTES,
    word.read_word: word.MAX_BYTES,
    feeds.read_feed: feeds.MAX_BYTES,
}

#: The path that stands for standard input.
STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file, or a part of one, that gave no document, and why."""

    source: str
    reason: str


def read_documents(
    paths: Iterable[str | Path], *, any_language: bool = False
) -> Iterator[Document | Unreadable]:
    """Read all documents that paths name.

    Args:
        paths: Files, folders (searched for files of known suffixes, in sorted order, without
            hidden ones), or "-" for standard input (JSON Lines, or else plain text).
        any_language: Whether documents that are not English are read nevertheless; see
            `identify_language`.

    Yields:
        Documents and what could not be read, in order. A document that is not English is
        unreadable, and so is the second of an id, since a graph holds one document of a name.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for source, item in _read_path(path):
            if isinstance(item, Unreadable):
                yield item
                continue
            item = _with_language(item)
            if not any_language and not is_english(item.language):
                reason = f"{item.id!r} is {_foreign(item.language)}; --any-language reads it"
                yield Unreadable(source=source, reason=reason)
            elif item.id in seen:
                reason = f"id {item.id!r} was already taken by {seen[item.id]}; give it another"
                yield Unreadable(source=source, reason=reason)
            else:
                seen[item.id] = source
                yield item


def _with_language(document: Document) -> Document:
    return replace(document, language=identify_language(document.text, declared=document.language))


def _foreign(language: str) -> str:
    if language == UNDETERMINED:
        return "not in English, by its words"
    return f"in {language!r}, not in English"


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
    try:
        reader = _find_reader(path)
        content = _load(path, max_bytes=_MAX_BYTES.get(reader, sys.maxsize))
    except DocumentError as error:
        yield source, Unreadable(source=source, reason=str(error))
    else:
        yield from _read_bytes(content, source=source, reader=reader, name=path.stem)


def _find_reader(path: Path) -> Reader:
    try:
        return READERS[path.suffix.lower()]
    except KeyError:
        kind = path.suffix or "without suffix"
        raise DocumentError(f"unknown kind {kind!r}; expected {', '.join(READERS)}") from None


def _load(path: Path, *, max_bytes: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise DocumentError(
                f"holds {size:,} bytes; at most {max_bytes:,} are read of such a file, so split it"
            )
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror or error}") from error


def _read_bytes(
    content: bytes, *, source: str, reader: Reader | None, name: str = "stdin"
) -> Iterator[tuple[str, Document | Unreadable]]:
    try:
        if not content.strip():
            raise DocumentError("is empty")
        reader = reader or _guess_reader(content)
        for item in reader(content, name=name):
            if isinstance(item, DocumentError):
                yield source, Unreadable(source=source, reason=str(item))
            else:
                yield source, item
    except DocumentError as error:
        yield source, Unreadable(source=source, reason=str(error))
    # A broad handler at the outer edge: whatever a hostile file makes a library do, the batch
    # goes on.
    except Exception as error:
        LOG.debug("cannot read %s", source, exc_info=True)
        yield source, Unreadable(source=source, reason=f"cannot be read: {error!r}")


def _guess_reader(content: bytes) -> Reader:
    begins = content.removeprefix(codecs.BOM_UTF8).lstrip()
    return read_jsonl if begins.startswith(b"{") else read_text
