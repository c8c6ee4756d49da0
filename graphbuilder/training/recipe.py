"""The recipe of the package's language pipeline: which corpora, which settings, which steps.

Two spaCy pipelines are trained, one for syntax on Universal Dependencies and one for entities,
and joined into one. ``syntax.cfg`` and ``entities.cfg`` hold every setting of the training.
"""

import logging
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, load_model_from_path

from graphbuilder.errors import CorpusError
from graphbuilder.training.card import TestScores, write_model_card
from graphbuilder.training.corpora import read_entities, read_syntax
from graphbuilder.training.scores import score_pipeline

LOG = logging.getLogger(__name__)

SYNTAX_TRAIN = ("syntax/ewt-train.conllu", "syntax/gum-nonnc-train.conllu")
SYNTAX_DEV = ("syntax/ewt-dev.conllu", "syntax/gum-nonnc-dev.conllu")
SYNTAX_TEST = {
    "EWT test": "syntax/ewt-test.conllu",
    "EWT dev": "syntax/ewt-dev.conllu",
    "GUM dev": "syntax/gum-nonnc-dev.conllu",
}
#: Entity corpora that are trained on whole.
ENTITIES_TRAIN = (
    "ner/crossner_politics_train.jsonl",
    "ner/crossner_politics_dev.jsonl",
    "ner/gum_train.jsonl",
    "ner/wnut17_train.jsonl",
)
#: Entity corpora that come in one piece: every tenth text is kept back to measure on.
ENTITIES_SPLIT = ("ner/multiner_en.jsonl", "ner/wikigold.jsonl", "ner/btc.jsonl")
ENTITIES_DEV = ("ner/gum_dev.jsonl",)
ENTITIES_TEST = {
    "CrossNER politics test": "ner/crossner_politics_test.jsonl",
    "GUM dev": "ner/gum_dev.jsonl",
    "UNER EWT dev": "ner/uner_ewt_dev.jsonl",
}
HELD_OUT_EVERY = 10


def train_pipeline(corpora: Path, out: Path, *, max_steps: int = 0) -> TestScores:
    """Train the pipeline from the corpora, measure it and pack it.

    Args:
        corpora: The folder with ``syntax/`` and ``ner/``.
        out: The folder of the packed pipeline; replaced as a whole when training has succeeded.
        max_steps: Stop each training after so many updates; 0 trains until the scores on the
            development data stop rising. Small values are for tests.

    Returns:
        The scores that also stand in the model card, by test set.

    Raises:
        CorpusError: If a corpus file is missing or malformed.
    """
    _require(corpora)
    with tempfile.TemporaryDirectory(prefix="graphbuilder-train-") as scratch:
        work = Path(scratch)
        syntax = _train_part("syntax", _syntax_docs(corpora), work, max_steps=max_steps)
        entities = _train_part("entities", _entity_docs(corpora), work, max_steps=max_steps)
        nlp = _join(syntax, entities)
        scores = score_pipeline(
            nlp,
            syntax={name: corpora / path for name, path in SYNTAX_TEST.items()},
            entities={name: corpora / path for name, path in ENTITIES_TEST.items()},
        )
        _pack(nlp, out, scores=scores)
    return scores


def _require(corpora: Path) -> None:
    wanted = (
        *SYNTAX_TRAIN, *SYNTAX_DEV, *SYNTAX_TEST.values(),
        *ENTITIES_TRAIN, *ENTITIES_SPLIT, *ENTITIES_DEV, *ENTITIES_TEST.values(),
    )  # fmt: skip
    missing = sorted({name for name in wanted if not (corpora / name).is_file()})
    if missing:
        raise CorpusError(f"{corpora} lacks {', '.join(missing)}; name the folder that holds them")


def _syntax_docs(corpora: Path) -> dict[str, Iterator[Doc]]:
    vocab = spacy.blank("en").vocab
    return {
        "train": read_syntax((corpora / name for name in SYNTAX_TRAIN), vocab),
        "dev": read_syntax((corpora / name for name in SYNTAX_DEV), vocab),
    }


def _entity_docs(corpora: Path) -> dict[str, Iterator[Doc]]:
    vocab = spacy.blank("en").vocab
    split = [list(read_entities([corpora / name], vocab)) for name in ENTITIES_SPLIT]
    kept = (d for docs in split for i, d in enumerate(docs) if i % HELD_OUT_EVERY)
    held_out = (d for docs in split for d in docs[::HELD_OUT_EVERY])
    return {
        "train": chain(read_entities((corpora / n for n in ENTITIES_TRAIN), vocab), kept),
        "dev": chain(read_entities((corpora / n for n in ENTITIES_DEV), vocab), held_out),
    }


def _train_part(
    name: str, docs: dict[str, Iterator[Doc]], work: Path, *, max_steps: int
) -> Language:
    """Train one of the two pipelines and return the best model on its development data."""
    paths = {split: work / f"{name}-{split}.spacy" for split in docs}
    for split, path in paths.items():
        _write_docs(docs[split], path)
    overrides: dict[str, str | int] = {f"paths.{k}": str(path) for k, path in paths.items()}
    if max_steps:
        overrides |= {"training.max_steps": max_steps, "training.eval_frequency": max_steps}
    config = load_config(Path(__file__).with_name(f"{name}.cfg"), overrides=overrides)
    LOG.info("training %s; the table shows the scores on development data", name)
    nlp = init_nlp(config)
    checkpoints = work / name
    checkpoints.mkdir(exist_ok=True)
    train(nlp, checkpoints, stdout=sys.stderr)
    return load_model_from_path(checkpoints / "model-best")


def _write_docs(docs: Iterable[Doc], path: Path) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def _join(syntax: Language, entities: Language) -> Language:
    syntax.add_pipe("ner", source=entities)
    return syntax


def _pack(nlp: Language, out: Path, *, scores: TestScores) -> None:
    """Write the pipeline beside `out` first, so that a failure leaves the old one whole."""
    versions = {name: version(name) for name in ("graphbuilder", "spacy")}
    nlp.meta.update(
        name="graphbuilder",
        version=versions["graphbuilder"],
        description="UD syntax and entities for English diplomatic text",
        license="CC BY-SA 4.0",
        performance=dict(scores),
    )
    fresh, old = out.with_name(out.name + ".new"), out.with_name(out.name + ".old")
    for left_over in (fresh, old):
        shutil.rmtree(left_over, ignore_errors=True)
    nlp.to_disk(fresh)
    write_model_card(fresh / "README.md", scores=scores, versions=versions)
    if out.exists():
        out.replace(old)
    fresh.replace(out)
    shutil.rmtree(old, ignore_errors=True)
