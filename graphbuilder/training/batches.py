"""Examples in batches of tensors."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import NamedTuple

import torch
from torch import Tensor

from graphbuilder.nlp.encoder.labels import ROLES
from graphbuilder.nlp.encoder.pieces import Word, WordReader
from graphbuilder.training.examples import UNKNOWN, Example, vary

#: Layers of the annotation whose target is a label number.
TASKS = ("relations", "pos", "morphs", "lemmas", "starts", "entities", "acts", *ROLES)

#: Batches' worth of examples that are sorted by length together.
_POOL = 30


class Inputs(NamedTuple):
    """What the network reads; see :meth:`Network.forward` for the shapes."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor

    def to(self, device: torch.device) -> "Inputs":
        """Move to a device."""
        return Inputs(*(tensor.to(device) for tensor in self))


class Batch(NamedTuple):
    """Inputs of the network and the targets, (texts, words) each, UNKNOWN where padded."""

    inputs: Inputs
    sentences: Tensor
    heads: Tensor
    targets: dict[str, Tensor]

    def to(self, device: torch.device) -> "Batch":
        """Move to a device."""
        return Batch(
            inputs=self.inputs.to(device),
            sentences=self.sentences.to(device),
            heads=self.heads.to(device),
            targets={task: tensor.to(device) for task, tensor in self.targets.items()},
        )


def make_batches(
    examples: Sequence[Example], reader: WordReader, *, size: int, random: Random | None
) -> Iterator[Batch]:
    """Put examples of like length together.

    Args:
        examples: The examples.
        reader: Turns words into numbers.
        size: Word pieces of a batch, padding included.
        random: Shuffles and varies the examples; None leaves both.

    Yields:
        Every example once, in batches.
    """
    order = list(examples)
    if random:
        random.shuffle(order)
        order = [vary(example, random) for example in order]
    read = [(e, reader.read(e.words, e.spaced, e.ends)) for e in order]
    lengths = [2 + sum(len(word.pieces) for word in words) for _, words in read]
    mean = max(1, sum(lengths) // max(1, len(lengths)))
    pool = max(1, _POOL * size // mean)
    groups: list[list[int]] = []
    for start in range(0, len(read), pool):
        alike = sorted(range(len(read))[start : start + pool], key=lengths.__getitem__)
        groups += _group(alike, lengths, size)
    if random:
        random.shuffle(groups)
    for group in groups:
        yield _batch([read[i] for i in group], reader)


def _group(numbers: list[int], lengths: Sequence[int], size: int) -> list[list[int]]:
    groups: list[list[int]] = []
    for number in numbers:
        if groups and lengths[number] * (len(groups[-1]) + 1) <= size:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _batch(texts: Sequence[tuple[Example, list[Word]]], reader: WordReader) -> Batch:
    examples = [example for example, _ in texts]
    return Batch(
        inputs=collate([words for _, words in texts], reader),
        sentences=_pad([example.sentences for example in examples], UNKNOWN),
        heads=_pad([example.heads for example in examples], UNKNOWN),
        targets={task: _pad([getattr(e, task) for e in examples], UNKNOWN) for task in TASKS},
    )


def collate(texts: Sequence[Sequence[Word]], reader: WordReader) -> Inputs:
    """Put texts, read as words, into one batch."""
    pieces = [
        [reader.opening, *(piece for word in words for piece in word.pieces), reader.closing]
        for words in texts
    ]
    shapes = [[0, *(w.shape for w in words for _ in w.pieces), 0] for words in texts]
    # The first piece of a word stands behind the opening piece and all pieces of earlier words.
    firsts = [
        list(accumulate((len(word.pieces) for word in words[:-1]), initial=1)) for words in texts
    ]
    return Inputs(
        pieces=_pad(pieces, 0),
        shapes=_pad(shapes, 0),
        mask=_pad([[1] * len(row) for row in pieces], 0),
        firsts=_pad(firsts, 0),
    )


def _pad(rows: Sequence[Sequence[int]], value: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows])
