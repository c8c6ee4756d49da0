"""The weights of addressees are learned from annotated stances."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs the extra [train]")

from graphbuilder.model import Document
from graphbuilder.nlp.pipeline import load_pipeline
from graphbuilder.training.addressing import Example, learn, make_examples, write_weights
from graphbuilder.training.stances import Annotated, Note, Offsets

TEXT = "Iran raided the border post of Peru on Monday. Norway condemned the raid."


def span(words: str) -> Offsets:
    start = TEXT.index(words)
    return start, start + len(words)


def annotated(addressee: str | None) -> Annotated:
    note = Note(
        act="accuse",
        content=span("the raid"),
        cue=span("condemned"),
        holder=span("Norway"),
        addressee=span(addressee) if addressee else None,
    )
    return Annotated(document=Document(id="a", text=TEXT), notes=(note,))


def test_a_found_stance_becomes_an_example() -> None:
    [named] = make_examples([annotated("Iran")], load_pipeline())
    [nobody] = make_examples([annotated(None)], load_pipeline())

    assert named.is_right.count(True) == 1
    assert not named.is_right[0]
    assert nobody.is_right[0]
    assert len(named.evidence) == len(named.is_right) == 3


def test_a_stance_that_nobody_annotated_teaches_nothing() -> None:
    text = Annotated(document=Document(id="a", text=TEXT), notes=())

    assert list(make_examples([text], load_pipeline())) == []


def test_weights_are_learned_and_written_alike(tmp_path: Path) -> None:
    example = Example(evidence=(("nobody",), ("rank 0", "rare")), is_right=(False, True))
    weights = learn([example] * 20)
    write_weights(weights, tmp_path / "one.json")
    write_weights(learn([example] * 20), tmp_path / "two.json")

    assert weights["rank 0"] > 0 > weights["nobody"]
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert json.loads((tmp_path / "one.json").read_text())["weights"] == weights
