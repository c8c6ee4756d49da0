"""How far a reading is from the annotation."""

import torch
from torch import Tensor
from torch.nn import functional

from graphbuilder.training.batches import Batch
from graphbuilder.training.examples import UNKNOWN
from graphbuilder.training.network import Reading

#: Weight of each layer of the annotation.
WEIGHTS = {
    "heads": 1.0,
    "relations": 1.0,
    "pos": 0.3,
    "morphs": 0.3,
    "lemmas": 0.3,
    "starts": 0.5,
    "entities": 1.0,
}

_NEVER = -1e4


def loss(reading: Reading, batch: Batch) -> Tensor:
    """The weighted sum of all tasks' losses, a mean over the words of the batch.

    Words that a corpus does not annotate count in the mean too, so that a word weighs the same
    in whatever batch it stands.

    Returns:
        A scalar.
    """
    words = (batch.sentences != UNKNOWN).sum()
    parts = {
        "heads": functional.cross_entropy(
            arc_scores(reading, batch.sentences).flatten(0, 1),
            batch.heads.flatten(),
            ignore_index=UNKNOWN,
            reduction="sum",
        ),
        "relations": _labels(relation_scores(reading, batch.heads), batch.targets["relations"]),
        "starts": _starts(reading.starts, batch.targets["starts"]),
    }
    for task in ("pos", "morphs", "lemmas", "entities"):
        parts[task] = _labels(getattr(reading, task), batch.targets[task])
    return torch.stack([WEIGHTS[task] * part for task, part in parts.items()]).sum() / words


def arc_scores(reading: Reading, sentences: Tensor) -> Tensor:
    """Score every head of every word; only words of the same sentence can be heads.

    Args:
        reading: What the network says.
        sentences: (texts, words) the number of each word's sentence.

    Returns:
        (texts, words, words) the score of head j for word i; of i for itself, as the root.
    """
    scores = reading.arc_dependents @ reading.arc_heads.transpose(1, 2)
    own = torch.eye(scores.shape[1], dtype=torch.bool, device=scores.device)
    scores = torch.where(own, reading.roots.unsqueeze(-1), scores)
    apart = sentences.unsqueeze(1) != sentences.unsqueeze(2)
    return scores.masked_fill(apart, _NEVER)


def relation_scores(reading: Reading, heads: Tensor) -> Tensor:
    """Score every relation of every word to its head, (texts, words, relations)."""
    index = heads.clamp(min=0)[..., None, None].expand_as(reading.relation_heads)
    return (reading.relation_dependents * reading.relation_heads.gather(1, index)).sum(-1)


def _labels(scores: Tensor, targets: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.flatten(0, 1), targets.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )


def _starts(scores: Tensor, targets: Tensor) -> Tensor:
    known = targets != UNKNOWN
    return functional.binary_cross_entropy_with_logits(
        scores[known], targets[known].to(scores.dtype), reduction="sum"
    )
