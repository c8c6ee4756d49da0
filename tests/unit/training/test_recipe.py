"""Training refuses to begin without all of its corpora."""

from pathlib import Path

import pytest

from graphbuilder.errors import CorpusError
from graphbuilder.training import train_pipeline
from graphbuilder.training.recipe import (
    ENTITIES_SPLIT,
    ENTITIES_TEST,
    ENTITIES_TRAIN,
    SYNTAX_DEV,
    SYNTAX_TRAIN,
)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(SYNTAX_TRAIN[0], id="trees to train on"),
        pytest.param(SYNTAX_DEV[1], id="trees to choose by"),
        pytest.param(ENTITIES_TRAIN[1], id="entities to train on"),
        pytest.param(ENTITIES_SPLIT[2], id="entities to split"),
        pytest.param(ENTITIES_TEST["UNER EWT dev"], id="entities to measure on"),
    ],
)
def test_missing_corpora_are_named(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(CorpusError, match=name):
        train_pipeline(tmp_path, out)
    assert not out.exists()


def test_corpora_that_are_there_are_not_named(tmp_path: Path) -> None:
    present, missing = SYNTAX_TRAIN
    (tmp_path / present).parent.mkdir()
    (tmp_path / present).touch()
    with pytest.raises(CorpusError) as caught:
        train_pipeline(tmp_path, tmp_path / "out")
    assert present not in str(caught.value)
    assert missing in str(caught.value)
