"""Files as users have them, made for tests."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from graphbuilder.documents import Unreadable, read_documents
from graphbuilder.model import Document

#: A line on a page: left, bottom, size of type, text.
Placed = tuple[float, float, float, str]

_TURNS = {
    0: "",
    90: "0 1 -1 0 612 0 cm\n",
    180: "-1 0 0 -1 612 792 cm\n",
    270: "0 -1 1 0 0 792 cm\n",
}


def write(path: Path, content: str | bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_one(path: Path) -> Document:
    """Read a file that holds one document."""
    (item,) = read_documents([path])
    assert isinstance(item, Document), item
    return item


def reason_for(path: Path) -> str:
    """Return why a file gives no document."""
    (item,) = read_documents([path])
    assert isinstance(item, Unreadable), item
    assert item.source == str(path)
    return item.reason


def make_pdf(
    pages: Iterable[Sequence[Placed]], *, info: str = "", catalog: str = "", rotate: int = 0
) -> bytes:
    """Make a PDF by hand: pages of letter size in Helvetica.

    Args:
        pages: The lines of each page.
        info: Entries of the information dictionary.
        catalog: Entries of the catalog.
        rotate: By how many degrees viewers turn the pages, on which the text stands so that it
            is upright then.

    Returns:
        The file.
    """
    contents = [_TURNS[rotate] + "".join(map(_shown, page)) for page in pages]
    numbers = [5 + 2 * n for n in range(len(contents))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for number, content in zip(numbers, contents, strict=True):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate {rotate} "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {number + 1} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return _pdf_of(objects)


def _shown(line: Placed) -> str:
    left, bottom, size, text = line
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size} Tf {left} {bottom} Td ({escaped}) Tj ET\n"


def _pdf_of(objects: Sequence[str]) -> bytes:
    file, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        file
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(file)}\n%%EOF\n"
        ).encode()
    )


def set_column(
    lines: Iterable[str], *, left: float = 72, top: float = 720, size: float = 12
) -> list[Placed]:
    """Place lines below each other, single-spaced."""
    return [(left, top - n * size * 1.2, size, line) for n, line in enumerate(lines)]


def make_docx(paragraphs: Iterable[str]) -> bytes:
    """Make a Word file of paragraphs; it needs python-docx."""
    import docx

    file, content = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    file.save(content)
    return content.getvalue()


def replace_part(archive: bytes, name: str, content: bytes) -> bytes:
    """Put other content into a part of a zip archive, as a .docx is one."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return changed.getvalue()
