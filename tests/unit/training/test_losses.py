"""Losses are those of the definitions."""

import itertools

import pytest

pytest.importorskip("torch", reason="training needs the extra [train]")

import torch

from graphbuilder.nlp.encoder.labels import ACTS, ROLES
from graphbuilder.training.batches import TASKS, Batch, Inputs
from graphbuilder.training.examples import UNKNOWN
from graphbuilder.training.losses import _entities, arc_scores, log_partition, loss
from graphbuilder.training.network import Reading

pytestmark = pytest.mark.filterwarnings("default")


def reading(texts: int, words: int, labels: int = 3) -> Reading:
    """Make scores that are all zero."""
    flat, wide = torch.zeros(texts, words), torch.zeros(texts, words, labels)
    return Reading(
        starts=flat, pos=wide, morphs=wide, lemmas=wide, entities=wide, roots=flat,
        arc_dependents=wide, arc_heads=wide,
        relation_dependents=torch.zeros(texts, words, labels, 2),
        relation_heads=torch.zeros(texts, words, labels, 2),
        acts=torch.zeros(texts, words, len(ACTS)),
        role_heads=torch.zeros(texts, words, len(ROLES), 2),
        role_words=torch.zeros(texts, words, len(ROLES), 2),
        role_selves=torch.zeros(texts, words, len(ROLES)),
    )  # fmt: skip


def batch(sentences: list[list[int]], **targets: list[list[int]]) -> Batch:
    """Make a batch of which only the targets named are known."""
    numbers = torch.tensor(sentences)
    nothing = torch.full_like(numbers, UNKNOWN)
    given = {name: torch.tensor(rows) for name, rows in targets.items()}
    return Batch(
        inputs=Inputs(numbers, numbers, numbers, numbers),
        sentences=numbers,
        heads=given.pop("heads", nothing),
        targets=dict.fromkeys(TASKS, nothing) | given,
    )


def test_the_partition_sums_over_all_sequences() -> None:
    torch.manual_seed(7)
    scores, transitions = torch.randn(2, 4, 3), torch.randn(3, 3)
    inside = torch.tensor([[True] * 4, [True, True, False, False]])
    for text, words in ((0, 4), (1, 2)):
        sums: list[torch.Tensor] = [
            scores[text, range(words), list(path)].sum()
            + sum(transitions[a, b] for a, b in itertools.pairwise(path))
            for path in itertools.product(range(3), repeat=words)
        ]
        expected = torch.stack(sums).logsumexp(0)
        assert log_partition(scores, inside, transitions)[text] == pytest.approx(float(expected))


@pytest.mark.parametrize(
    ("targets", "sequences"),
    [
        pytest.param([0, 1], 9, id="all labels known: one sequence of nine"),
        pytest.param([0, UNKNOWN], 3, id="one word open: three of nine"),
        pytest.param([UNKNOWN, UNKNOWN], 1, id="nothing known costs nothing"),
    ],
)
def test_open_words_agree_with_every_label(targets: list[int], sequences: int) -> None:
    made = batch([[0, 0]], entities=[targets])
    cost = _entities(reading(1, 2).entities, made, torch.zeros(3, 3))
    assert float(cost) == pytest.approx(torch.tensor(float(sequences)).log().item(), abs=1e-4)


def test_only_words_of_the_sentence_can_be_heads() -> None:
    scores = arc_scores(reading(1, 3), torch.tensor([[0, 0, 1]]))
    assert (scores[0] > -1).tolist() == [
        [True, True, False], [True, True, False], [False, False, True],
    ]  # fmt: skip


def test_padding_and_unknown_words_cost_nothing_but_count() -> None:
    one = loss(reading(1, 2), batch([[0, 0]], pos=[[1, 2]]), torch.zeros(3, 3))
    padded = loss(reading(1, 3), batch([[0, 0, UNKNOWN]], pos=[[1, 2, UNKNOWN]]), torch.zeros(3, 3))
    half = loss(reading(1, 2), batch([[0, 0]], pos=[[1, UNKNOWN]]), torch.zeros(3, 3))
    assert float(padded) == pytest.approx(float(one))
    assert float(half) == pytest.approx(float(one) / 2)
