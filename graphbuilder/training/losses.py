"""How far a reading is from the annotation."""

import torch
from torch import Tensor
from torch.nn import functional

from graphbuilder.nlp.encoder.labels import ROLES
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
    "acts": 4.0,
    **{role: 1.0 if role == "cue" else 2.0 for role in ROLES},
}

_NEVER = -1e4


def loss(reading: Reading, batch: Batch, transitions: Tensor) -> Tensor:
    """The weighted sum of all tasks' losses, a mean over the words of the batch.

    Words that a corpus does not annotate count in the mean too, so that a word weighs the same
    in whatever batch it stands.

    Args:
        reading: What the network says.
        batch: What the annotation says.
        transitions: (labels, labels) the scores of entity labels before each other.

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
        "entities": _entities(reading.entities, batch, transitions),
    }
    scores = role_scores(reading, batch.sentences)
    for role, name in enumerate(ROLES):
        parts[name] = _labels(scores[:, :, role], batch.targets[name])
    for task in ("pos", "morphs", "lemmas", "acts"):
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


def role_scores(reading: Reading, sentences: Tensor) -> Tensor:
    """Score every word in every role to every other, as if that were the head of a content.

    Returns:
        (texts, words, roles, words) the score of word j in a role to word i; of i to itself, as
        having none.
    """
    scores = torch.einsum("bird,bjrd->birj", reading.role_heads, reading.role_words)
    own = torch.eye(scores.shape[1], dtype=torch.bool, device=scores.device)
    scores = torch.where(own[:, None, :], reading.role_selves.unsqueeze(-1), scores)
    return scores.masked_fill((sentences == UNKNOWN)[:, None, None, :], _NEVER)


def _labels(scores: Tensor, targets: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.flatten(0, 1), targets.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )


def _starts(scores: Tensor, targets: Tensor) -> Tensor:
    known = targets != UNKNOWN
    return functional.binary_cross_entropy_with_logits(
        scores[known], targets[known].to(scores.dtype), reduction="sum"
    )


def _entities(scores: Tensor, batch: Batch, transitions: Tensor) -> Tensor:
    """The loss of whole sequences of entity labels, a linear-chain conditional random field.

    Where the corpus does not know a word's label, every label agrees with the annotation.

    Returns:
        A scalar, the sum over the texts.

    References:
        Lample et al. 2016, Neural Architectures for Named Entity Recognition.
    """
    targets, inside = batch.targets["entities"], batch.sentences != UNKNOWN
    known = targets != UNKNOWN
    some = known.any(dim=1)
    if not some.any():
        return scores.sum() * 0
    scores, targets, inside, known = scores[some], targets[some], inside[some], known[some]
    wrong = functional.one_hot(targets.clamp(min=0), scores.shape[-1]) == 0
    annotated = scores.masked_fill(wrong & known.unsqueeze(-1), _NEVER)
    # Both in one pass, word by word: its many small steps are what takes the time.
    both = torch.cat([scores, annotated])
    every, right = log_partition(both, inside.repeat(2, 1), transitions).chunk(2)
    return (every - right).sum()


def log_partition(scores: Tensor, inside: Tensor, transitions: Tensor) -> Tensor:
    """The logarithm of the summed exponentials of all sequences' scores.

    Every word is a matrix from the label before it to its own; neighbours are multiplied until
    one is left, so that the steps are as many as the logarithm of the words.

    Args:
        scores: (texts, words, labels) the scores of a word's labels.
        inside: (texts, words) which are words, not padding.
        transitions: (labels, labels) for all texts, or one such matrix for each.

    Returns:
        A figure a text.

    References:
        Rush 2020, Torch-Struct: Deep Structured Prediction Library.
    """
    labels = scores.shape[-1]
    unchanged = scores.new_full((labels, labels), _NEVER).fill_diagonal_(0)
    changes = transitions.expand(len(scores), labels, labels)
    matrices = changes.unsqueeze(1) + scores[:, 1:].unsqueeze(2)
    matrices = torch.where(inside[:, 1:, None, None], matrices, unchanged)
    while matrices.shape[1] > 1:
        odd = matrices[:, matrices.shape[1] // 2 * 2 :]
        left, right = matrices[:, :-1:2], matrices[:, 1::2]
        product = (left.unsqueeze(-1) + right.unsqueeze(-3)).logsumexp(dim=-2)
        matrices = torch.cat([product, odd], dim=1)
    total = scores[:, 0]
    for matrix in matrices.unbind(dim=1):
        total = (total.unsqueeze(2) + matrix).logsumexp(dim=1)
    return total.logsumexp(dim=1)
