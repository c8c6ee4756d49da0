"""PDF: paragraphs and metadata; what would harm is named."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from graphbuilder.documents import pdf
from graphbuilder.model import Document, PartialDate
from tests.files import make_pdf, read_one, reason_for, set_column, write

pytest.importorskip("pypdfium2", reason="needs the extra [pdf]")

LINES = [
    "The ministers of Tomainia and Osterlich met in the capital on Monday and",
    "agreed to open talks on the border, the harbour and the rail-",
    "way, said the spokesman.",
    "Osterlich’s envoy was silent.",
]
TEXT = (
    "The ministers of Tomainia and Osterlich met in the capital on Monday and agreed to open "
    "talks on the border, the harbour and the railway, said the spokesman.\n"
    "Osterlich’s envoy was silent."
)


def page_of(lines: list[str]) -> bytes:
    return make_pdf([set_column(lines, top=540)])


def test_paragraphs_are_read_with_the_metadata(tmp_path: Path) -> None:
    content = make_pdf(
        [[(72, 750, 16, "Talks open"), *set_column(LINES)], set_column(["More talks."])],
        info="/Title (Talks open) /CreationDate (D:20220201101500+01'00') /Author (A. Hynkel)",
        catalog="/Lang (en-GB)",
    )
    assert read_one(write(tmp_path / "note.pdf", content)) == Document(
        id="note",
        text=f"{TEXT}\nMore talks.",
        title="Talks open",
        date=PartialDate(2022, 2, 1),
        language="en-GB",
    )


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_pages_that_are_turned_are_read_upright(tmp_path: Path, rotate: int) -> None:
    content = make_pdf([set_column(LINES, top=540)], rotate=rotate)
    assert read_one(write(tmp_path / "note.pdf", content)).text == TEXT


@pytest.mark.parametrize(
    ("info", "title", "date"),
    [
        pytest.param("", "", None, id="nothing"),
        pytest.param("/Title (Microsoft Word - A.doc)", "", None, id="a program's title"),
        pytest.param("/Title (note_final.DOCX)", "", None, id="a file name"),
        pytest.param("/CreationDate (D:2022)", "", PartialDate(2022), id="a year"),
        pytest.param("/CreationDate (20220201)", "", PartialDate(2022, 2, 1), id="no prefix"),
        pytest.param("/CreationDate (D:20229999)", "", None, id="no such day"),
        pytest.param("/CreationDate (yesterday)", "", None, id="no date"),
    ],
)
def test_junk_of_programs_is_not_taken_for_metadata(
    tmp_path: Path, info: str, title: str, date: PartialDate | None
) -> None:
    document = read_one(write(tmp_path / "note.pdf", make_pdf([set_column(LINES)], info=info)))
    assert (document.title, document.date) == (title, date)


def test_what_lies_in_the_current_folder_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pypdfium2.py", "json.py"):
        write(tmp_path / name, "raise SystemExit('hostile')")
    monkeypatch.chdir(tmp_path)
    assert read_one(write(tmp_path / "note.pdf", page_of(LINES))).text == TEXT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(lambda: b"%PDF", "is damaged, locked or no PDF", id="nothing but a head"),
        pytest.param(lambda: page_of(LINES)[:300], "is damaged", id="cut off"),
        pytest.param(lambda: make_pdf([[]]), "perhaps as it is a scan", id="no text"),
    ],
)
def test_what_holds_no_text_is_named(
    tmp_path: Path, content: Callable[[], bytes], reason: str
) -> None:
    assert reason in reason_for(write(tmp_path / "note.pdf", content()))


@pytest.mark.parametrize(
    ("limit", "most", "reason"),
    [
        pytest.param("_MAX_PAGES", 1, "has 2 pages; at most 1 are read", id="pages"),
        pytest.param("_MAX_CHARS", 20, "holds more text than a document does", id="text"),
        pytest.param("_MEMORY_MB", 20, "stopped PDFium", id="memory"),
        pytest.param("_TIMEOUT_S", 0.001, "took PDFium more than 0.001 s", id="time"),
    ],
)
def test_a_file_that_asks_too_much_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: float, reason: str
) -> None:
    monkeypatch.setattr(pdf, limit, most)
    path = write(tmp_path / "note.pdf", make_pdf([set_column(LINES)] * 2))
    assert reason in reason_for(path)


def test_a_file_that_unfolds_stops_its_reader_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_MEMORY_MB", 500)
    packed = zlib.compress(b"BT /F 12 Tf (ha) Tj ET " * 5_000_000, 9).decode("latin-1")
    small = page_of([]).decode("cp1252")
    bomb = small.replace(
        "<< /Length 0 >>\nstream\n",
        f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}",
    )
    path = write(tmp_path / "note.pdf", bomb.encode("latin-1"))
    assert path.stat().st_size < 500_000
    assert "stopped PDFium" in reason_for(path)
