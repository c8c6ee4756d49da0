"""Prints the lines of a PDF as JSON: a program of its own, run by ``documents/pdf.py``.

PDF is the one form here whose files can make the library that reads them take any amount of time
and memory, or crash it: a few kilobytes may unpack to gigabytes. So PDFium works in a process of
its own, which may be stopped and whose end harms nobody. Hence also no import of the package.

Arguments: megabytes of memory, pages and characters that are too many. Input: the file, on
standard input. Output: an object with `metadata` (of the PDF's information dictionary),
`language` and `pages`, each with its `height` and `lines` in reading order as PDFium finds it;
or an object with an `error`.
"""

import contextlib
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

#: PDFium's mark of a hyphen that ends a line, whether it is one of the word's own or not.
_HYPHEN = "\x02"
_LINE_ENDS = "\r\n"
#: How many characters tell in which direction the text of a page runs.
_SAMPLE = 500

#: Left, bottom, right and top, in points from the left and the bottom of the page.
Box = tuple[float, float, float, float]
#: Characters that PDFium puts in, such as spaces between words, have no box.
Character = tuple[str, Box | None]


def read_pdf(content: bytes, *, max_pages: int, max_chars: int) -> dict[str, Any]:
    """Read metadata and lines; a PDF that is too long, damaged or locked is an `error`."""
    try:
        pdf = pypdfium2.PdfDocument(content)
        if len(pdf) > max_pages:
            return {"error": f"has {len(pdf)} pages; at most {max_pages} are read, so split it"}
        pages = []
        for number in range(len(pdf)):
            page = _Page(pdf[number])
            max_chars -= page.count
            if max_chars < 0:
                return {"error": "holds more text than a document does; split it"}
            pages.append({"height": page.height, "lines": list(_lines(page.characters()))})
        return {"metadata": pdf.get_metadata_dict(), "language": _language(pdf), "pages": pages}
    except pypdfium2.PdfiumError as error:
        return {"error": f"is damaged, locked or no PDF: {error}"}


class _Page:
    """A page, turned so that most of its text runs from left to right."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._text = page.get_textpage()
        self.count: int = self._text.count_chars()
        left, bottom, right, top = page.get_mediabox()
        angles = (self._angle(index) for index in range(min(self.count, _SAMPLE)))
        self._turn = Counter(angles).most_common(1)[0][0] if self.count else 0
        size = right - left, top - bottom
        self.width, self.height = size[::-1] if self._turn in {90, 270} else size

    def _angle(self, index: int) -> int:
        """Return in which of four directions a character stands, in degrees clockwise."""
        return round(math.degrees(pdfium.FPDFText_GetCharAngle(self._text, index)) / 90) * 90 % 360

    def characters(self) -> Iterator[Character]:
        for index in range(self.count):
            generated = pdfium.FPDFText_IsGenerated(self._text, index)
            box = None if generated else self._turned(self._text.get_charbox(index, loose=True))
            yield chr(pdfium.FPDFText_GetUnicode(self._text, index)), box

    def _turned(self, box: Box) -> Box:
        left, bottom, right, top = box
        match self._turn:
            case 90:
                return self.width - top, left, self.width - bottom, right
            case 180:
                return (
                    self.width - right,
                    self.height - top,
                    self.width - left,
                    self.height - bottom,
                )
            case 270:
                return bottom, self.height - right, top, self.height - left
            case _:
                return box


def _lines(characters: Iterable[Character]) -> Iterator[dict[str, Any]]:
    line: list[Character] = []
    last: Box | None = None
    for character, box in characters:
        ends = character in _LINE_ENDS
        if ends or (box and last and _returns(last, box)):
            yield from _measured(line)
            line, last = [], None
        if not ends:
            line.append((character, box))
            last = box or last
        if character == _HYPHEN:
            yield from _measured(line)
            line, last = [], None
    yield from _measured(line)


def _returns(last: Box, box: Box) -> bool:
    """Whether a character stands at the left of the last one and not on its line."""
    apart = (box[1] + box[3]) / 2 < last[1] or (box[1] + box[3]) / 2 > last[3]
    return apart and box[0] < last[0]


def _measured(line: list[Character]) -> Iterator[dict[str, Any]]:
    """Yield the line with its place on the page, unless nothing is to be seen there."""
    boxes = [box for _, box in line if box]
    text = "".join(character for character, _ in line)
    if boxes and text.strip():
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        place = {"left": min(lefts), "bottom": min(bottoms), "right": max(rights), "top": max(tops)}
        yield {"text": text, **place}


def _language(pdf: pypdfium2.PdfDocument) -> str:
    """Return the language that the document declares for all of itself, or nothing."""
    size = pdfium.FPDFCatalog_GetLanguage(pdf, None, 0)
    held = (pdfium.FPDF_WCHAR * (size // 2 + 1))()
    pdfium.FPDFCatalog_GetLanguage(pdf, held, size)
    return bytes(held).decode("utf-16-le", "replace").rstrip("\0")


def _limit_memory(megabytes: int) -> None:
    """Have the system refuse more memory, where it can; Windows cannot."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


if __name__ == "__main__":
    memory_mb, pages, chars = map(int, sys.argv[1:])
    _limit_memory(memory_mb)
    json.dump(read_pdf(sys.stdin.buffer.read(), max_pages=pages, max_chars=chars), sys.stdout)
