"""PDF: the text of digital documents, as paragraphs; scans without a text layer have none.

The date is that of the file's creation, which for an old document is that of its scan; title and
language are taken where they are given, and a file name as a title is not.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphbuilder.documents.extras import require
from graphbuilder.documents.fields import date_or_none, join_paragraphs, make_document, one_line
from graphbuilder.documents.language import read_tag
from graphbuilder.documents.paragraphs import HYPHEN, Line, Page, join_lines
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document

MAX_BYTES = 500_000_000
_MAX_PAGES, _MAX_CHARS = 5_000, 20_000_000
_MEMORY_MB, _TIMEOUT_S = 2_000, 120

#: The program that holds PDFium; see there why it is one of its own.
_PROGRAM = Path(__file__).with_name("pdf_lines.py")

_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")
_FILE_NAME = re.compile(
    r"Microsoft \w+ - .*|untitled.*|.*\.(docx?|rtf|odt|pdf|tex|dvi|indd|qxd|pptx?)", re.IGNORECASE
)
#: What fonts make of two letters.
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
#: What is no part of a word; a hyphen that may break a word becomes a mark where it does.
_NO_CHARACTERS = {*map(chr, range(32)), *"\x7f\xad\ufeff\ufffe\uffff"} - {"\t", HYPHEN}
_CHARACTERS = str.maketrans(_LIGATURES | dict.fromkeys(_NO_CHARACTERS, ""))
_SOFT_HYPHEN_AT_END = re.compile("\xad\\s*$")


def read_pdf(content: bytes, *, name: str) -> Iterator[Document]:
    """Read the one document of a PDF.

    Args:
        content: The file.
        name: The document's id.

    Yields:
        The document, a line of text a paragraph.

    Raises:
        DocumentError: If pypdfium2 is not installed, or the file is damaged, locked, without
            text, or takes more time or memory than a document does.
    """
    require("pypdfium2", extra="pdf")
    found = _read_lines(content)
    title = one_line(found["metadata"].get("Title"))
    title = "" if _FILE_NAME.fullmatch(title) else title
    text = join_paragraphs(join_lines([_page(page) for page in found["pages"]]), title=title)
    if not text:
        raise DocumentError("holds no text, perhaps as it is a scan: have a program read it (OCR)")
    yield make_document({
        "id": name,
        "text": text,
        "title": title,
        "date": _date(found["metadata"].get("CreationDate", "")),
        "language": read_tag(found["language"]),
    })


def _read_lines(content: bytes) -> dict[str, Any]:
    limits = map(str, (_MEMORY_MB, _MAX_PAGES, _MAX_CHARS))
    # -P: what lies in the current folder is not imported.
    command = [sys.executable, "-P", str(_PROGRAM), *limits]
    try:
        # The command is ours; the file is given as its input alone.
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError(f"took PDFium more than {_TIMEOUT_S} s; split it") from error
    if done.returncode != 0:
        last = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise DocumentError(
            f"stopped PDFium ({last or f'exit code {done.returncode}'}); "
            "perhaps it is damaged or unpacks to too much"
        )
    found: dict[str, Any] = json.loads(done.stdout)
    if "error" in found:
        raise DocumentError(found["error"])
    return found


def _page(page: dict[str, Any]) -> Page:
    lines = (Line(**{**line, "text": _clean(line["text"])}) for line in page["lines"])
    return Page(height=page["height"], lines=tuple(line for line in lines if line.text.strip()))


def _clean(text: str) -> str:
    text = _SOFT_HYPHEN_AT_END.sub(HYPHEN, text).translate(_CHARACTERS)
    return text.encode("utf-8", "ignore").decode().strip(" \t")  # without lone surrogates


def _date(written: str) -> str | None:
    """Return the day of a date of PDF, such as ``D:20220201101500+01'00'``."""
    match = _DATE.match(written)
    return date_or_none("-".join(filter(None, match.groups()))) if match else None
