"""Soft targets: how likely networks that were trained before hold each answer to be.

Every corpus annotates a layer or two, and most texts have no annotation at all. Teachers say
something of every layer of every word; several of them know better together than each alone, and
what they agree on one network can learn.

References:
    Hinton, Vinyals, Dean 2015, Distilling the Knowledge in a Neural Network.
    Clark et al. 2019, BAM! Born-Again Multi-Task Networks for Natural Language Understanding.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from graphbuilder.nlp.encoder.labels import ROLES
from graphbuilder.training.batches import Batch
from graphbuilder.training.examples import UNKNOWN
from graphbuilder.training.losses import (
    WEIGHTS,
    arc_scores,
    log_partition,
    relation_scores,
    role_scores,
)
from graphbuilder.training.network import Network, Reading

_TAGS = ("pos", "morphs", "lemmas", "acts")


class Lesson(NamedTuple):
    """What the teachers hold for likely, on average, of a batch of (texts, words).

    Attributes:
        arcs: (texts, words, words) the chance of word j to be the head of word i.
        heads: (texts, words) the likeliest head.
        relations: (texts, words, relations) the chance of each relation to that head.
        roles: (texts, words, roles, words) as `role_scores`.
        starts: (texts, words) the chance to begin a sentence.
        tags: The chances of the labels of each word, (texts, words, labels), by task.
        entities: (texts, words, labels) the chance of each label in all sequences of labels.
        transitions: (labels, labels) how often one follows the other in the batch.
    """

    arcs: Tensor
    heads: Tensor
    relations: Tensor
    roles: Tensor
    starts: Tensor
    tags: dict[str, Tensor]
    entities: Tensor
    transitions: Tensor


def teach(teachers: Sequence[Network], batch: Batch) -> Lesson:
    """Ask teachers about a batch.

    Args:
        teachers: Trained networks, at least one, where the batch is.
        batch: The batch; its targets are not looked at.

    Returns:
        The mean of what they hold for likely.
    """
    with torch.no_grad():
        readings = [Reading(*teacher(*batch.inputs)) for teacher in teachers]
    entities, transitions = _marginals(
        [reading.entities for reading in readings],
        [teacher.entity_transitions.detach() for teacher in teachers],
        inside=batch.sentences != UNKNOWN,
    )
    with torch.no_grad():
        arcs = _mean(arc_scores(reading, batch.sentences).softmax(-1) for reading in readings)
        heads = arcs.argmax(-1)
        return Lesson(
            arcs=arcs,
            heads=heads,
            relations=_mean(relation_scores(r, heads).softmax(-1) for r in readings),
            roles=_mean(role_scores(r, batch.sentences).softmax(-1) for r in readings),
            starts=_mean(reading.starts.sigmoid() for reading in readings),
            tags={tag: _mean(getattr(r, tag).softmax(-1) for r in readings) for tag in _TAGS},
            entities=entities,
            transitions=transitions,
        )


def soft_loss(reading: Reading, lesson: Lesson, batch: Batch, transitions: Tensor) -> Tensor:
    """The weighted sum of all tasks' cross entropies, a mean over the words of the batch.

    Roles count as much as the teachers take a word for the head of a content.

    Args:
        reading: What the network says.
        lesson: What the teachers say.
        batch: What was read.
        transitions: (labels, labels) the network's scores of entity labels before each other.

    Returns:
        A scalar.
    """
    inside = batch.sentences != UNKNOWN
    contents = inside * (1 - lesson.tags["acts"][..., 0])
    relations = relation_scores(reading, lesson.heads)
    parts = {
        "heads": _distance(arc_scores(reading, batch.sentences), lesson.arcs, inside),
        "relations": _distance(relations, lesson.relations, inside),
        "starts": _starts(reading.starts, lesson.starts, inside),
        "entities": _entities(reading.entities, lesson, inside, transitions),
    }
    scores = role_scores(reading, batch.sentences)
    for number, role in enumerate(ROLES):
        parts[role] = _distance(scores[:, :, number], lesson.roles[:, :, number], contents)
    for tag in _TAGS:
        parts[tag] = _distance(getattr(reading, tag), lesson.tags[tag], inside)
    return torch.stack([WEIGHTS[task] * part for task, part in parts.items()]).sum() / inside.sum()


def _mean(parts: Iterable[Tensor]) -> Tensor:
    return torch.stack(list(parts)).mean(0)


def _distance(scores: Tensor, chances: Tensor, weights: Tensor) -> Tensor:
    """The cross entropy of every word, summed with the words' weights."""
    return -((chances * scores.log_softmax(-1)).sum(-1) * weights).sum()


def _starts(scores: Tensor, chances: Tensor, inside: Tensor) -> Tensor:
    lost = torch.nn.functional.binary_cross_entropy_with_logits(scores, chances, reduction="none")
    return (lost * inside).sum()


def _entities(scores: Tensor, lesson: Lesson, inside: Tensor, transitions: Tensor) -> Tensor:
    """The cross entropy of whole sequences of labels, summed over the texts.

    A sequence's score is a sum of scores of labels and of transitions, so its expectation is the
    sum of these, each as often as the teachers expect it.

    Returns:
        A scalar.
    """
    expected = (lesson.entities * scores).sum() + (lesson.transitions * transitions).sum()
    return log_partition(scores, inside, transitions).sum() - expected


def _marginals(
    scores: Sequence[Tensor], transitions: Sequence[Tensor], *, inside: Tensor
) -> tuple[Tensor, Tensor]:
    """How often teachers expect each label and each transition: the partition's gradient.

    All teachers go in one pass, word by word: its many small steps are what takes the time.

    Returns:
        (texts, words, labels) the chance of each label, and (labels, labels) the number of each
        transition in all texts together, both means over the teachers.
    """
    count, texts = len(scores), len(inside)
    with torch.enable_grad():
        emitted = torch.cat(list(scores)).detach().requires_grad_()
        changed = torch.stack(list(transitions)).repeat_interleave(texts, 0).requires_grad_()
        total = log_partition(emitted, inside.repeat(count, 1), changed).sum()
        labels, changes = torch.autograd.grad(total, (emitted, changed))
    return _mean(torch.chunk(labels, count)), changes.sum(0) / count
