"""CSV: a document a row, in whatever order the columns stand."""

from pathlib import Path

import pytest

from graphbuilder.documents import Unreadable, read_documents
from graphbuilder.model import Document, PartialDate
from tests.files import read_one, reason_for, write

TEXT = "Osterlich invites Tomainia to talks."


def reasons(path: Path) -> list[str]:
    return [item.reason for item in read_documents([path]) if isinstance(item, Unreadable)]


@pytest.mark.parametrize(
    ("name", "delimiter"),
    [("notes.csv", ","), ("notes.csv", ";"), ("notes.csv", "\t"), ("notes.tsv", "\t")],
)
def test_columns_stand_in_any_order_and_case(tmp_path: Path, name: str, delimiter: str) -> None:
    head = ["Language", "text", "colour", "URL", "publisher", "date", " Title ", "id"]
    row = ["en-GB", TEXT, "grey", "https://double.example/7", "The Double Cross"]
    row += ["1938-05", "An invitation", "note-7"]
    content = "\n".join(map(delimiter.join, (head, row)))
    assert read_one(write(tmp_path / name, content)) == Document(
        id="note-7",
        text=TEXT,
        title="An invitation",
        date=PartialDate(1938, 5),
        publisher="The Double Cross",
        url="https://double.example/7",
        language="en-GB",
    )


def test_a_text_in_quotation_marks_may_hold_anything(tmp_path: Path) -> None:
    text = 'He said: "No,\nnever;\tnot now."'
    quoted = text.replace('"', '""')
    path = write(tmp_path / "notes.csv", f'id,text\r\none,"{quoted}"\r\n\r\n')
    assert read_one(path) == Document(id="one", text=text)


def test_a_separator_inside_a_cell_does_not_end_the_row(tmp_path: Path) -> None:
    text = "Talks.\u2028More talks."
    assert read_one(write(tmp_path / "notes.csv", f"id,text\none,{text}\n")).text == text


def test_a_document_without_an_id_is_named_by_its_text(tmp_path: Path) -> None:
    (one, other) = read_documents([write(tmp_path / "notes.csv", f"text\n{TEXT}\nTalks.\n")])
    assert isinstance(one, Document)
    assert isinstance(other, Document)
    assert one.id != other.id


def test_a_text_may_be_longer_than_cells_usually_are(tmp_path: Path) -> None:
    text = "The ministers of the two countries met and agreed. " * 4000
    path = write(tmp_path / "notes.csv", f"id,text\none,{text}\n")
    assert read_one(path).text == text.strip()


def test_a_bad_row_is_named_with_its_line_while_the_others_go_on(tmp_path: Path) -> None:
    rows = ["id,date,text", f"one,1938,{TEXT}", "two,1938,", "three,soon,Talks."]
    rows += ["four,1938,Talks, and more", "five,1938", 'six,1938,"Talks.\nMore."', "seven,,Talks."]
    path = write(tmp_path / "notes.csv", "\n".join(rows))
    items = list(read_documents([path]))
    assert [item.id for item in items if isinstance(item, Document)] == ["one", "six", "seven"]
    assert reasons(path) == [
        "line 3: holds no text",
        "line 4: 'soon' is no date; expected YYYY-MM-DD, YYYY-MM or YYYY",
        "line 5: has 4 cells where the head has 3",
        "line 6: has 2 cells where the head has 3",
    ]


def test_a_quotation_mark_that_never_closes_is_named_with_the_line_of_its_row(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "notes.csv", 'id,text\none,Talks.\ntwo,"Talks.\nthree,Talks.\n')
    assert reasons(path) == [
        "line 3: unexpected end of data; a quotation mark may be missing",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("id,body\none,Talks.", "has no column text in its first line", id="no text"),
        pytest.param("text,id,text\na,b,c", "has more than one column text", id="text twice"),
        pytest.param('id;"text\none;Talks.', "has no column text", id="head not closed"),
        pytest.param(b"id,text\none,\xff", "is not UTF-8", id="another encoding"),
        pytest.param("id,text\none,a\0b", "is binary", id="binary"),
        pytest.param(" ", "is empty", id="empty"),
    ],
)
def test_a_wrong_table_is_named(tmp_path: Path, content: str | bytes, reason: str) -> None:
    assert reason in reason_for(write(tmp_path / "notes.csv", content))
