"""Documents from files, folders and standard input; what is unreadable is named."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphbuilder import extras
from graphbuilder.documents import READERS, Unreadable, read_documents, reading
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document, PartialDate
from tests.files import reason_for, write
from tests.unit.documents.test_language import ENGLISH, FRENCH

TEXT = "Osterlich invites Tomainia to talks."
HEAD = """\
---
id: note-7
Title: An invitation: at last
date: 1938-05
publisher: The Double Cross
url: https://double.example/7
language: en-GB
colour: grey
---
"""


@dataclass(frozen=True)
class Stdin:
    """Standard input, as far as it is read."""

    buffer: io.BytesIO


def read_one(path: Path) -> Document | Unreadable:
    (item,) = read_documents([path])
    return item


def outline(items: list[Document | Unreadable]) -> list[str]:
    """Say what was read, in order: ids of documents, reasons of the rest."""
    return [item.id if isinstance(item, Document) else item.reason for item in items]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_a_text_without_a_head_is_named_by_its_file(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"invitation{suffix}", f"{TEXT}\n\nMore.\n")
    assert read_one(path) == Document(id="invitation", text=f"{TEXT}\n\nMore.")


@pytest.mark.parametrize(
    ("first", "warned"),
    [
        pytest.param("Title: An invitation\nDate: 1938-05\n", True, id="two keys"),
        pytest.param("Date: May 1938\nTalks were held.\n", False, id="one key"),
        pytest.param("Title: An invitation\nOsterlich: come!\n", False, id="another key"),
        pytest.param(HEAD, False, id="a head"),
    ],
)
def test_a_head_without_its_fence_is_warned_of(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    first: str,
    warned: bool,  # noqa: FBT001
) -> None:
    read = read_one(write(tmp_path / "note.txt", f"{first}{TEXT}"))

    assert isinstance(read, Document)
    assert read.text.startswith(first) == (first != HEAD)
    assert ('no "---" is above it' in caplog.text) == warned


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_head_is_read_and_kept_out_of_the_text(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"invitation{suffix}", f"{HEAD}\n{TEXT}\n")
    assert read_one(path) == Document(
        id="note-7",
        text=TEXT,
        title="An invitation: at last",
        date=PartialDate(1938, 5),
        publisher="The Double Cross",
        url="https://double.example/7",
        language="en-GB",
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(f"---\ntitle: x\n{TEXT}", "no closing", id="not closed"),
        pytest.param(
            f"---\ntitle x\n---\n{TEXT}", "line 2 of the head is 'title x'", id="no colon"
        ),
        pytest.param(f"---\ndate: spring\n---\n{TEXT}", "'spring' is no date", id="no date"),
        pytest.param("---\ntitle: x\n---\n\n", "holds no text", id="nothing follows"),
    ],
)
def test_a_wrong_head_is_named(tmp_path: Path, content: str, reason: str) -> None:
    assert reason in reason_for(write(tmp_path / "note.txt", content))


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson"])
def test_json_lines_give_a_document_a_line(tmp_path: Path, suffix: str) -> None:
    records = [{"id": "one", "text": TEXT, "date": "1938-05-01"}, {"id": 2, "text": "Talks."}]
    content = "\n\n".join(map(json.dumps, records))
    items = list(read_documents([write(tmp_path / f"notes{suffix}", content)]))
    assert items == [
        Document(id="one", text=TEXT, date=PartialDate(1938, 5, 1)),
        Document(id="2", text="Talks."),
    ]


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        pytest.param({"id": "one", "text": TEXT}, ["one"], id="an object"),
        pytest.param(
            [{"id": "one", "text": TEXT}, {"id": "two", "text": TEXT}], ["one", "two"], id="a list"
        ),
        pytest.param([], [], id="an empty list"),
        pytest.param(
            [7, {"id": "two", "text": TEXT}],
            ["object 1: expected an object, got int", "two"],
            id="a list with a bad member",
        ),
    ],
)
def test_json_gives_a_document_an_object(tmp_path: Path, value: object, ids: list[str]) -> None:
    path = write(tmp_path / "notes.json", json.dumps(value))
    assert outline(list(read_documents([path]))) == ids


def test_a_json_file_that_is_none_is_named(tmp_path: Path) -> None:
    assert "is not JSON" in reason_for(write(tmp_path / "notes.json", '{"text": '))


def test_a_document_without_an_id_is_named_by_its_text(tmp_path: Path) -> None:
    one = read_one(write(tmp_path / "a.jsonl", json.dumps({"text": TEXT})))
    same = read_one(write(tmp_path / "b.jsonl", json.dumps({"text": TEXT, "title": "Other"})))
    other = read_one(write(tmp_path / "c.jsonl", json.dumps({"text": TEXT + "!"})))
    ids = [item.id for item in (one, same, other) if isinstance(item, Document)]
    assert len(ids) == 3
    assert ids[0] == ids[1] != ids[2]


def test_a_bad_line_is_named_with_its_number_while_the_others_go_on(tmp_path: Path) -> None:
    lines = [
        '{"id": "one", "text": "Talks."}',
        '{"id": "cut", "text": ',
        "",
        '{"id": "bare"}',
        "[1]",
        '{"id": "blank", "text": " "}',
        '{"id": "when", "text": "Talks.", "date": "soon"}',
        '{"id": "last", "text": "Talks.", "title": ["x"]}',
        '{"id": "two", "text": "Talks."}',
    ]
    found = outline(list(read_documents([write(tmp_path / "notes.jsonl", "\n".join(lines))])))
    assert (found[0], found[-1]) == ("one", "two")
    expected = ["line 2: ", "line 4: has no", "line 5: expected an object", "line 6: has no"]
    expected += ["line 7: 'soon' is no date", 'line 8: "title" is']
    assert len(found) == len(expected) + 2
    assert [want for want, got in zip(expected, found[1:-1], strict=True) if want not in got] == []


def test_an_id_that_is_a_list_is_named_while_the_others_go_on(tmp_path: Path) -> None:
    path = write(tmp_path / "notes.jsonl", '{"id": [7], "text": "a"}\n{"id": "two", "text": "b"}')
    assert outline(list(read_documents([path])))[-1] == "two"


@pytest.mark.parametrize(
    "separator",
    [
        pytest.param("\u2028", id="line separator"),
        pytest.param("\u2029", id="paragraph separator"),
        pytest.param("\x85", id="next line"),
    ],
)
def test_a_separator_inside_a_json_string_does_not_end_the_line(
    tmp_path: Path, separator: str
) -> None:
    text = f"Talks.{separator}More talks."
    line = json.dumps({"id": "one", "text": text}, ensure_ascii=False)
    assert read_one(write(tmp_path / "notes.jsonl", line)) == Document(id="one", text=text)


def test_annotations_beside_a_text_are_never_read(tmp_path: Path) -> None:
    record = {
        "id": "one",
        "text": TEXT,
        "actors": [{"nonsense": 1}],
        "positions": [{"holder": ["nobody"], "act": "sulk", "content": {"start": 900, "end": 1}}],
        "agreements": "none",
        "provisions": 7,
    }
    path = write(tmp_path / "gold.jsonl", json.dumps(record))
    assert read_one(path) == Document(id="one", text=TEXT)


def test_a_folder_is_read_in_sorted_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    hidden = (".secret.txt", ".git/head.txt", "sub/.draft/x.md")
    for name in ("b.txt", "a.md", "sub/c.txt", "picture.png", *hidden):
        write(tmp_path / name, TEXT)
    assert outline(list(read_documents([tmp_path]))) == ["a", "b", "c"]


def test_a_folder_below_a_hidden_one_is_read_when_it_is_named(tmp_path: Path) -> None:
    write(tmp_path / ".cache" / "notes" / "a.txt", TEXT)
    assert outline(list(read_documents([tmp_path / ".cache" / "notes"]))) == ["a"]


def test_a_folder_without_documents_is_named_with_the_known_suffixes(tmp_path: Path) -> None:
    write(tmp_path / "picture.png", b"\x89PNG")
    reason = reason_for(tmp_path)
    assert all(suffix in reason for suffix in READERS)


def test_paths_are_read_in_the_order_that_they_are_given(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, TEXT) for name in ("z.txt", "a.txt")]
    assert outline(list(read_documents([str(paths[0]), paths[1]]))) == ["z", "a"]


@pytest.mark.parametrize(
    ("content", "document"),
    [
        pytest.param(TEXT, Document(id="stdin", text=TEXT), id="plain text"),
        pytest.param(
            HEAD.replace("colour", "shade") + TEXT,
            Document(
                id="note-7",
                text=TEXT,
                title="An invitation: at last",
                date=PartialDate(1938, 5),
                publisher="The Double Cross",
                url="https://double.example/7",
                language="en-GB",
            ),
            id="text with a head",
        ),
        pytest.param(
            json.dumps({"id": "one", "text": TEXT}), Document(id="one", text=TEXT), id="JSON Lines"
        ),
    ],
)
def test_a_hyphen_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, content: str, document: Document
) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(io.BytesIO(content.encode())))
    assert list(read_documents(["-"])) == [document]


def test_empty_standard_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(io.BytesIO(b"")))
    assert list(read_documents(["-"])) == [Unreadable(source="standard input", reason="is empty")]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("note.txt", b"", "is empty", id="empty"),
        pytest.param("note.txt", b" \r\n\t", "is empty", id="blank"),
        pytest.param("note.jsonl", b"", "is empty", id="empty JSON Lines"),
        pytest.param("note.txt", b"Talks\0now", "is binary", id="a NUL byte"),
        pytest.param(
            "note.txt", "Überfall".encode("latin-1"), "is not UTF-8 (byte 0)", id="Latin-1"
        ),
        pytest.param("note.png", b"PNG", "unknown kind '.png'", id="unknown suffix"),
        pytest.param("note", b"Talks", "unknown kind 'without suffix'", id="no suffix"),
    ],
)
def test_what_cannot_be_read_is_named_while_the_rest_goes_on(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    bad, good = write(tmp_path / name, content), write(tmp_path / "good.txt", TEXT)
    first, second = read_documents([bad, good])
    assert isinstance(first, Unreadable)
    assert first.source == str(bad)
    assert reason in first.reason
    assert second == Document(id="good", text=TEXT)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in reason_for(tmp_path / "lost.txt")


def test_the_second_document_of_an_id_is_unreadable(tmp_path: Path) -> None:
    one, two = (
        write(tmp_path / "a" / "note.txt", TEXT),
        write(tmp_path / "b" / "note.txt", "Talks."),
    )
    assert list(read_documents([one, two])) == [
        Document(id="note", text=TEXT),
        Unreadable(
            source=str(two), reason=f"id 'note' was already taken by {one}; give it another"
        ),
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbfTalks.\nMore.", id="byte order mark"),
        pytest.param(b"Talks.\r\nMore.\r\n", id="line ends of Windows"),
        pytest.param(b"Talks.\rMore.\r", id="line ends of old Macs"),
        pytest.param(b"\xef\xbb\xbf---\r\nid: note\r\n---\r\nTalks.\r\nMore.", id="before a head"),
    ],
)
def test_byte_order_marks_and_foreign_line_ends_leave_no_trace(
    tmp_path: Path, content: bytes
) -> None:
    assert read_one(write(tmp_path / "note.txt", content)) == Document(
        id="note", text="Talks.\nMore."
    )


@pytest.mark.parametrize(
    ("text", "declared", "reason"),
    [
        pytest.param(FRENCH, "en", "'note' is not in English, by its words;", id="by its words"),
        pytest.param(FRENCH, "fr", "'note' is in 'fr', not in English;", id="by both"),
        pytest.param("Talks.", "fr", "'note' is in 'fr', not in English;", id="as declared"),
    ],
)
def test_a_document_that_is_not_english_is_named_unless_any_language_is_wanted(
    tmp_path: Path, text: str, declared: str, reason: str
) -> None:
    path = write(tmp_path / "note.txt", f"---\nlanguage: {declared}\n---\n{text}\n")
    (left_out,) = outline(list(read_documents([path])))
    assert left_out.startswith(reason)
    assert "--any-language" in left_out
    assert outline(list(read_documents([path], any_language=True))) == ["note"]


def test_a_document_has_the_language_of_its_words(tmp_path: Path) -> None:
    path = write(tmp_path / "note.txt", f"---\nlanguage: zh\n---\n{ENGLISH}\n")
    assert read_one(path) == Document(id="note", text=ENGLISH, language="en")


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [
        ("note.html", "trafilatura", "html"),
        ("note.pdf", "pypdfium2", "pdf"),
        ("note.docx", "docx", "docx"),
        ("note.rss", "feedparser", "feeds"),
        ("note.rss", "lxml", "feeds"),
    ],
)
def test_a_library_that_is_missing_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == library else name)
    assert reason_for(write(tmp_path / name, TEXT)) == (
        f"needs {library}, which is not installed: pip install 'graphbuilder[{extra}]'"
    )


def test_no_library_is_loaded_before_a_file_needs_it() -> None:
    heavy = ["trafilatura", "pypdfium2", "docx", "feedparser", "lxml"]
    program = f"import sys, graphbuilder.documents; print(*sys.modules.keys() & set({heavy}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)  # noqa: S603
    assert (done.returncode, done.stdout.strip()) == (0, "")


def test_a_file_that_is_too_large_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MAX_BYTES", {READERS[".html"]: 3})
    reason = "holds 36 bytes; at most 3 are read of such a file, so split it"
    assert reason_for(write(tmp_path / "note.html", TEXT)) == reason
    assert read_one(write(tmp_path / "note.txt", TEXT)) == Document(id="note", text=TEXT)


def test_a_fault_of_a_library_stops_its_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(content: bytes, *, name: str) -> Iterator[Document | DocumentError]:
        yield Document(id=name, text=TEXT)
        raise MemoryError(len(content))

    monkeypatch.setitem(READERS, ".html", break_down)
    paths = [write(tmp_path / name, TEXT) for name in ("a.html", "b.txt")]
    assert outline(list(read_documents(paths))) == ["a", "cannot be read: MemoryError(36)", "b"]
