"""Which pipelines are taken and which are refused."""

from pathlib import Path

import pytest
import spacy
from spacy.pipeline import DependencyParser

from graphbuilder.errors import PipelineError
from graphbuilder.nlp.pipeline import UD_LABELS, load_pipeline


def save_pipeline(folder: Path, *, labels: frozenset[str]) -> Path:
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    assert isinstance(parser, DependencyParser)
    for label in sorted(labels):
        parser.add_label(label)
    nlp.initialize()
    nlp.to_disk(folder)
    return folder


def test_the_packed_pipeline_is_loaded_once() -> None:
    assert load_pipeline() is load_pipeline()


def test_a_pipeline_that_speaks_ud_is_taken(tmp_path: Path) -> None:
    folder = save_pipeline(tmp_path / "ud", labels=UD_LABELS)

    assert load_pipeline(folder).pipe_names == ["parser"]


def test_a_pipeline_with_other_labels_is_refused_with_what_it_lacks(tmp_path: Path) -> None:
    folder = save_pipeline(tmp_path / "clearnlp", labels=frozenset({"nsubj", "dobj", "pobj"}))

    with pytest.raises(PipelineError, match=r"Universal Dependencies.* case, .*nmod, .*obl"):
        load_pipeline(folder)


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")

    with pytest.raises(PipelineError, match="Universal Dependencies"):
        load_pipeline(tmp_path / "blank")


def test_an_unknown_name_is_refused_with_what_to_do() -> None:
    with pytest.raises(PipelineError, match=r"'no_such_pipeline'.*leave --model out"):
        load_pipeline("no_such_pipeline")
