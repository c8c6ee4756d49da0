"""What teachers say is learnt as it is meant."""

import itertools

import pytest

pytest.importorskip("torch", reason="training needs the extra [train]")

import torch
from torch import Tensor, nn

from graphbuilder.nlp.encoder.labels import ACTS, ROLES
from graphbuilder.training.batches import TASKS, Batch, Inputs
from graphbuilder.training.distilling import Lesson, _entities, _marginals, soft_loss, teach
from graphbuilder.training.examples import UNKNOWN
from graphbuilder.training.network import Reading

pytestmark = pytest.mark.filterwarnings("default")

SENTENCES = torch.tensor([[0, 0, 1, 1], [0, 0, 0, UNKNOWN]])
LABELS = 3


class Memory(nn.Module):
    """A network that says the same of every batch, by its seed."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        random = torch.Generator().manual_seed(seed)
        shapes = {
            "starts": (), "pos": (4,), "morphs": (4,), "lemmas": (4,), "entities": (LABELS,),
            "roots": (), "arc_dependents": (5,), "arc_heads": (5,),
            "relation_dependents": (4, 2), "relation_heads": (4, 2), "acts": (len(ACTS),),
            "role_heads": (len(ROLES), 2), "role_words": (len(ROLES), 2),
            "role_selves": (len(ROLES),),
        }  # fmt: skip
        self.answers = nn.ParameterDict({
            name: nn.Parameter(torch.randn(*SENTENCES.shape, *shape, generator=random))
            for name, shape in shapes.items()
        })
        self.entity_transitions = nn.Parameter(torch.randn(LABELS, LABELS, generator=random))

    def forward(self, *_: Tensor) -> tuple[Tensor, ...]:
        """Say it."""
        return tuple(self.answers[name] for name in Reading._fields)


def batch() -> Batch:
    nothing = torch.full_like(SENTENCES, UNKNOWN)
    return Batch(
        inputs=Inputs(SENTENCES, SENTENCES, SENTENCES, SENTENCES),
        sentences=SENTENCES,
        heads=nothing,
        targets=dict.fromkeys(TASKS, nothing),
    )


def lesson_of(*teachers: Memory) -> Lesson:
    return teach(teachers, batch())  # type: ignore[arg-type] # what it asks of a network


def loss_of(pupil: Memory, lesson: Lesson) -> Tensor:
    return soft_loss(Reading(*pupil()), lesson, batch(), pupil.entity_transitions)


def test_who_says_what_the_teacher_says_has_nothing_more_to_learn() -> None:
    pupil = Memory(7)
    loss_of(pupil, lesson_of(Memory(7))).backward()  # type: ignore[no-untyped-call] # torch's stub lacks it
    for name, parameter in pupil.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.abs().max() < 1e-5, name


@pytest.mark.parametrize("seeds", [(1,), (1, 2)])
def test_whoever_learns_comes_nearer_to_the_teachers(seeds: tuple[int, ...]) -> None:
    pupil, lesson = Memory(7), lesson_of(*map(Memory, seeds))
    optimizer = torch.optim.SGD(pupil.parameters(), lr=0.1)
    before = loss_of(pupil, lesson)
    before.backward()  # type: ignore[no-untyped-call] # torch's stub lacks it
    optimizer.step()
    assert loss_of(pupil, lesson) < before


def test_two_teachers_are_heard_alike() -> None:
    one, other, both = lesson_of(Memory(1)), lesson_of(Memory(2)), lesson_of(Memory(1), Memory(2))
    assert torch.allclose(both.arcs, (one.arcs + other.arcs) / 2)
    assert torch.allclose(both.entities, (one.entities + other.entities) / 2, atol=1e-6)
    assert torch.allclose(both.transitions, (one.transitions + other.transitions) / 2, atol=1e-6)


def test_padding_teaches_nothing() -> None:
    pupil, lesson = Memory(7), lesson_of(Memory(1))
    loss_of(pupil, lesson).backward()  # type: ignore[no-untyped-call] # torch's stub lacks it
    for name in ("starts", "pos", "entities", "acts", "roots", "role_heads"):
        grad = pupil.answers[name].grad
        assert grad is not None
        assert not grad[1, 3].any(), name


def test_the_expectation_of_labels_is_that_over_all_sequences() -> None:
    torch.manual_seed(7)
    scores, transitions = torch.randn(1, 3, LABELS), torch.randn(LABELS, LABELS)
    inside = torch.ones(1, 3, dtype=torch.bool)
    paths = list(itertools.product(range(LABELS), repeat=3))

    def score(path: tuple[int, ...], scores: Tensor, transitions: Tensor) -> Tensor:
        changes = sum(transitions[a, b] for a, b in itertools.pairwise(path))
        return scores[0, range(3), list(path)].sum() + changes

    chances = torch.stack([score(path, scores, transitions) for path in paths]).softmax(0)
    labels, changes = _marginals([scores], [transitions], inside=inside)
    for word, label in itertools.product(range(3), range(LABELS)):
        expected = sum(p for p, path in zip(chances, paths, strict=True) if path[word] == label)
        assert labels[0, word, label] == pytest.approx(float(expected), abs=1e-5)

    pupil, moved = torch.randn(1, 3, LABELS), torch.randn(LABELS, LABELS)
    own = torch.stack([score(path, pupil, moved) for path in paths]).log_softmax(0)
    lesson = lesson_of(Memory(1))._replace(entities=labels, transitions=changes)
    found = _entities(pupil, lesson, inside, moved)
    assert found == pytest.approx(float(-(chances * own).sum()), abs=1e-4)
