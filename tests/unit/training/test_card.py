"""The model card says what was measured and with which versions."""

from pathlib import Path

import pytest

from graphbuilder.training.card import TestScores, write_model_card

VERSIONS = {"graphbuilder": "9.8.7", "spacy": "6.5.4"}


@pytest.mark.parametrize(
    ("scores", "lines"),
    [
        pytest.param({}, [], id="nothing measured"),
        pytest.param(
            {"notes": {"LAS": 81.25, "UPOS": 94.0}},
            ["| notes | LAS 81.2, UPOS 94.0 |"],
            id="one test set",
        ),
        pytest.param(
            {"notes": {"F1": 70.0}, "cables": {"F1": 50.06}},
            ["| notes | F1 70.0 |", "| cables | F1 50.1 |"],
            id="two, in their order",
        ),
    ],
)
def test_the_scores_stand_in_a_table(tmp_path: Path, scores: TestScores, lines: list[str]) -> None:
    card = tmp_path / "README.md"
    write_model_card(card, scores=scores, versions=VERSIONS)
    table = "\n".join(["| test set | figures |", "| --- | --- |", *lines])
    assert f"\n{table}\n" in card.read_text("utf-8")


def test_the_versions_are_named_and_nothing_is_left_to_fill_in(tmp_path: Path) -> None:
    card = tmp_path / "README.md"
    write_model_card(card, scores={}, versions=VERSIONS)
    text = card.read_text("utf-8")
    assert "graphbuilder 9.8.7" in text
    assert "spaCy 6.5.4" in text
    assert "$" not in text


def test_a_version_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="spacy"):
        write_model_card(tmp_path / "README.md", scores={}, versions={"graphbuilder": "1"})
