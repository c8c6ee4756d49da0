"""Word: the text and properties of .docx files.

The text is what a reader sees with all changes accepted: paragraphs, also those of tables, text
boxes and content controls; inserted words but no deleted ones. Headers, footers, footnotes and
comments are left out. The date is that of the document's creation, which a document that was
made from an older one may share with it.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuilder.documents.extras import require
from graphbuilder.documents.fields import join_paragraphs, make_document, one_line
from graphbuilder.documents.language import read_tag
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement

MAX_BYTES = 100_000_000
#: What the parts of a file may unpack to: in all, and those that are parsed.
_MAX_UNPACKED_BYTES, _MAX_XML_BYTES = 400_000_000, 50_000_000

#: How the old .doc files begin, and new ones under a password.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PIECES = {"t": None, "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: A text box stands in a file twice, the second time for programs that do not know the first.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = {_FALLBACK, f"{_W}del", f"{_W}moveFrom"}

_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(KeyError, ValueError, SyntaxError, RuntimeError),
)


def read_word(content: bytes, *, name: str) -> Iterator[Document]:
    """Read the one document of a .docx file.

    Args:
        content: The file.
        name: The document's id.

    Yields:
        The document, a line of text a paragraph.

    Raises:
        DocumentError: If python-docx is not installed, or the file is damaged, locked, of another
            kind, without text, or unpacks to more than a document does.
    """
    require("docx", extra="docx")
    import docx

    if content.startswith(_COMPOUND_FILE):
        raise DocumentError("is locked by a password or an old .doc; save it as a plain .docx")
    try:
        _check_size(content)
        file = docx.Document(io.BytesIO(content))
    except DocumentError:
        raise
    except _DAMAGED as error:
        raise DocumentError(f"is damaged or no Word file: {error}") from error
    properties = file.core_properties
    title = one_line(properties.title)
    yield make_document({
        "id": name,
        "text": join_paragraphs(_paragraphs(file), title=title),
        "title": title,
        "date": f"{properties.created:%Y-%m-%d}" if properties.created else None,
        "language": read_tag(properties.language),
    })


def _check_size(content: bytes) -> None:
    """Refuse a file that unpacks to too much: zipfile reads no more of a part than it declares."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sizes = {part.filename: part.file_size for part in parts.infolist()}
    parsed = sum(size for name, size in sizes.items() if name.endswith((".xml", ".rels")))
    if sum(sizes.values()) > _MAX_UNPACKED_BYTES or parsed > _MAX_XML_BYTES:
        megabytes = sum(sizes.values()) // 1_000_000
        raise DocumentError(f"unpacks to {megabytes} MB, more than a document does; split it")


def _paragraphs(file: "WordFile") -> Iterator[str]:
    """Yield the text of each paragraph, in the order in which they begin."""
    paragraphs: dict[BaseOxmlElement, list[str]] = {}
    for piece in file.element.body.iter(*(_W + tag for tag in _PIECES)):
        above = list(piece.iterancestors())
        if not any(element.tag in _UNSEEN for element in above):
            paragraph = next(element for element in above if element.tag == f"{_W}p")
            mark = _PIECES[piece.tag.removeprefix(_W)]
            paragraphs.setdefault(paragraph, []).append(piece.text or "" if mark is None else mark)
    return ("".join(pieces) for pieces in paragraphs.values())
