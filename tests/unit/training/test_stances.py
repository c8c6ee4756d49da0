"""Annotated stances become examples, whatever file they come from."""

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from graphbuilder.model import Document
from graphbuilder.nlp.encoder.labels import ACTS
from graphbuilder.training import stances
from graphbuilder.training.examples import UNKNOWN, stretches
from graphbuilder.training.stances import (
    Annotated,
    Note,
    read_attributions,
    read_documents,
    read_gold,
    read_invented,
    stance_examples,
)
from tests.docs import english, make_doc

TEXT = "Norway urged Bonn to pay. He left."


def span(words: str, *, of: str = TEXT) -> tuple[int, int]:
    start = of.index(words)
    return start, start + len(words)


def write(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def gold_record(publisher: str = "A ministry") -> dict[str, Any]:
    """Make a gold document in which Norway, named twice, makes a demand."""
    text = f"Norway spoke first. {TEXT}"

    def place(words: str, start: int = 0) -> dict[str, Any]:
        at = text.index(words, start)
        return {"start": at, "end": at + len(words), "text": words}

    return {
        "id": "one", "publisher": publisher, "text": text,
        "actors": [{"key": "no", "mentions": [place("Norway"), place("Norway", 5)]}],
        "positions": [{
            "act": "demand", "content": place("to pay"), "cue": place("urged"),
            "holder": ["no"], "addressee": [],
        }],
    }  # fmt: skip


def test_of_several_mentions_in_gold_the_nearest_to_the_cue_is_taken(tmp_path: Path) -> None:
    [annotated] = read_gold(write(tmp_path / "gold.jsonl", gold_record()))
    [note] = annotated.notes
    assert note.holder == (20, 26)
    assert note.addressee is None


def test_what_must_not_be_trained_on_is_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", gold_record("Reuters"), gold_record())
    assert len(list(read_gold(path))) == 1


def test_own_annotation_counts_from_the_stretch_that_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    position = ["demand", [18, 24], [7, 12], [[0, 6]], [[13, 17]], []]
    write(
        tmp_path / "documents.jsonl",
        {"document": "a", "read": [2, 2 + len(TEXT)], "positions": [position]},
    )
    write(tmp_path / "invented.jsonl", {"id": "b", "text": TEXT, "positions": [position]})
    monkeypatch.setattr(stances, "OWN", tmp_path)
    documents = write(tmp_path / "corpus.jsonl", {"id": "a", "text": f"- {TEXT} More."})

    [real], [invented] = read_documents(documents), read_invented()

    assert real.notes == invented.notes
    assert real.document.text == invented.document.text == TEXT
    assert real.document.id == "a"
    assert TEXT[slice(*real.notes[0].content)] == "to pay"


def test_attributions_of_the_training_part_are_what_is_said(tmp_path: Path) -> None:
    attribution = {
        "sources": [{"start": 0, "end": 6}],
        "cues": [],
        "contents": [{"start": 18, "end": 24}],
    }
    records = [
        {"split": split, "text": TEXT, "attributions": [attribution]} for split in ("train", "dev")
    ]
    [annotated] = read_attributions(write(tmp_path / "gum.jsonl", *records))
    [note] = annotated.notes
    assert (note.act, note.cue, note.holder) == ("said", None, (0, 6))


def annotated_doc() -> Doc:
    return make_doc(
        words="Norway urged Bonn to   pay   .     He    left .",
        heads=[1,     1,    1,   4,   1,    1,    7,    7,   7],
        deps ="nsubj  ROOT  obj  mark xcomp punct nsubj ROOT punct",
        pos  ="PROPN  VERB  PROPN PART VERB PUNCT PRON  VERB PUNCT",
    )  # fmt: skip


def test_an_example_has_the_places_of_the_parts_at_the_head_of_the_content(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    doc = annotated_doc()
    monkeypatch.setattr(stances, "annotate", lambda nlp, documents: [(d, doc) for d in documents])
    note = Note(
        act="demand",
        content=span("to pay"),
        cue=span("urged"),
        holder=span("Norway"),
        addressee=None,
    )

    [example] = stance_examples(
        [Annotated(document=Document(id="a", text=TEXT), notes=(note,))], english(), longest=20
    )

    assert example.words == ("Norway", "urged", "Bonn", "to", "pay", ".", "He", "left", ".")
    assert example.acts == (0, 0, 0, 0, ACTS.index("demand"), 0, 0, 0, 0)
    at_head = [getattr(example, role)[4] for role in ("first", "last", "cue", "holder")]
    assert at_head == [3, 4, 1, 0]
    assert example.addressee[4] == 4
    assert example.first[0] == UNKNOWN
    assert set(example.heads) == {UNKNOWN}


@pytest.mark.parametrize(
    ("longest", "expected"),
    [
        pytest.param(20, [9], id="all in one"),
        pytest.param(6, [6, 3], id="cut between sentences"),
        pytest.param(4, [3], id="a sentence too long is left out"),
    ],
)
def test_paragraphs_are_cut_into_stretches_of_sentences(longest: int, expected: list[int]) -> None:
    doc = annotated_doc()
    assert [len(stretch) for stretch in stretches(doc[:], longest=longest)] == expected


def test_the_packages_annotation_stands_in_its_texts() -> None:
    lines = (stances.OWN / "invented.jsonl").read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        for act, *places in record["positions"]:
            content, cue, holders, addressees, reporters = places
            for start, end in filter(None, [content, cue, *holders, *addressees, *reporters]):
                assert 0 <= start < end <= len(record["text"])
            assert act in ACTS[1:-1]
