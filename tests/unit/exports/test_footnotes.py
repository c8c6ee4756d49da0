"""A footnote quotes a position and says where it stands, as a table and as a bibliography."""

from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library

from graphbuilder.exports import export
from graphbuilder.exports.bibtex import to_latex
from graphbuilder.model import PartialDate
from graphbuilder.store import MemoryStore
from tests.builders import DEMAND, make_document, make_quads, make_refusal
from tests.unit.exports.conftest import read_rows


def read_table(store: MemoryStore, path: Path) -> list[dict[str, str]]:
    export(store, path, form="footnotes")
    return read_rows(path)


def read_library(store: MemoryStore, path: Path) -> Library:
    export(store, path, form="bibtex")
    library = parse_string(path.read_text(encoding="utf-8"))
    assert not library.failed_blocks
    return library


def test_a_footnote_stands_by_itself(dispatch: MemoryStore, tmp_path: Path) -> None:
    demand, refusal = read_table(dispatch, tmp_path / "notes.csv")

    assert demand["footnote"] == (
        f"“{DEMAND}”, “Neighbours quarrel over the Mur”, The Strelsau Courier, 1994-05-03, "
        "https://courier.example/1994/mur, characters 0–117."
    )
    assert (demand["start"], demand["end"], demand["quotation"]) == ("0", "117", DEMAND)
    assert refusal["reporter"] == "Ana Kolar; Sylvania"


def test_what_is_unknown_of_a_document_is_passed_over(tmp_path: Path) -> None:
    document = make_document(title="", date=None, publisher="", url="")
    store = MemoryStore(make_quads(document=document))
    note, _ = (row["footnote"] for row in read_table(store, tmp_path / "notes.csv"))

    assert note == f"“{DEMAND}”, dispatch, characters 0–117."
    (entry,) = [e for e in read_library(store, tmp_path / "a.bib").entries if "title" in e]
    assert {field.key for field in entry.fields} == {"title"}


def test_the_table_and_the_bibliography_have_the_same_keys(
    dispatch: MemoryStore, tmp_path: Path
) -> None:
    keys = [row["key"] for row in read_table(dispatch, tmp_path / "notes.csv")]
    entries = read_library(dispatch, tmp_path / "a.bib").entries_dict

    assert len(entries) == 3
    assert set(keys) < set(entries)


def test_a_position_takes_from_its_document_all_but_its_note(
    dispatch: MemoryStore, tmp_path: Path
) -> None:
    *positions, document = read_library(dispatch, tmp_path / "a.bib").entries

    # BibTeX wants what is referred to after what refers to it.
    assert [entry["crossref"] for entry in positions] == [document.key] * 2
    assert positions[0]["note"] == (
        f"Ruritania and Borduria, demand towards Sylvania: ``{DEMAND}'' (characters 0--117)"
    )
    assert document["title"] == "{Neighbours quarrel over the Mur}"
    assert document["howpublished"] == "The Strelsau Courier"
    assert document["url"] == "https://courier.example/1994/mur"


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        (PartialDate(1994, 5, 3), {"date": "1994-05-03", "year": "1994", "month": "may"}),
        (PartialDate(1994, 5), {"date": "1994-05", "year": "1994", "month": "may"}),
        (PartialDate(994), {"date": "0994", "year": "994"}),
    ],
    ids=["day", "month", "year"],
)
def test_a_date_is_as_precise_as_it_is_known(
    tmp_path: Path, date: PartialDate, fields: dict[str, str]
) -> None:
    store = MemoryStore(make_quads(document=make_document(date=date)))
    document = read_library(store, tmp_path / "a.bib").entries[-1]

    assert {f.key: f.value for f in document.fields if f.key in {"date", "year", "month"}} == fields


def test_keys_stay_when_other_documents_come(dispatch: MemoryStore, tmp_path: Path) -> None:
    before = {entry.key for entry in read_library(dispatch, tmp_path / "a.bib").entries}
    more = MemoryStore([*make_quads(), *make_quads(document=make_document(id="Dispatch"))])
    after = {entry.key for entry in read_library(more, tmp_path / "a.bib").entries}

    assert before < after
    assert len(after) == 2 * len(before)


def test_hostile_texts_break_no_entry(hostile: MemoryStore, tmp_path: Path) -> None:
    library = read_library(hostile, tmp_path / "a.bib")
    text = (tmp_path / "a.bib").read_text(encoding="utf-8")

    assert len(library.entries) == 2
    assert text.count("{") == text.count("}")
    assert not set(text) & set("\x00\x0b\x1f\r\x85\u2028")
    assert library.entries[1]["url"] == "javascript:%7Balert(1)%7D%%20%5C"


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        (r"50% of R&D_x #1 $2", r"50\% of R\&D\_x \#1 \$2"),
        ("a{b}c", r"a\textbraceleft{}b\textbraceright{}c"),
        ("C:\\x~y^z", r"C:\textbackslash{}x\textasciitilde{}y\textasciicircum{}z"),
        ("two\r\nlines\tand\x00more", "two lines and more"),
        ("Orbán’s «né» 𝄞", "Orbán’s «né» 𝄞"),
    ],
)
def test_what_latex_understands_otherwise_is_escaped(text: str, latex: str) -> None:
    assert to_latex(text) == latex


def test_a_position_that_nobody_is_addressed_by_says_so_by_silence(tmp_path: Path) -> None:
    store = MemoryStore(make_quads(positions=(make_refusal(responds_to=None),)))
    note = read_library(store, tmp_path / "a.bib").entries[0]["note"]

    assert note.startswith("Borduria, reject: ``")
