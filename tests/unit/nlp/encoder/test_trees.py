"""Scores of heads become one tree, the best one below its root."""

from collections.abc import Sequence
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from graphbuilder.nlp.encoder.reading import Floats
from graphbuilder.nlp.encoder.trees import tree

SCORES = st.integers(1, 6).flatmap(
    lambda words: arrays(
        np.float32,
        (words, words),
        elements=st.one_of(st.integers(-3, 3).map(float), st.floats(-100, 100, width=32)),
    )
)


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """Draw the heads of a tree: every word but the first of an order hangs on one before it."""
    order = draw(st.integers(1, 12).flatmap(lambda words: st.permutations(range(words))))
    heads = list(order)
    for place, word in enumerate(order):
        heads[word] = order[draw(st.integers(0, place - 1))] if place else word
    return heads


def is_tree(heads: Sequence[int]) -> bool:
    """Walk up from every word: all come to the one root."""
    roots = [word for word, head in enumerate(heads) if word == head]
    tops = set()
    for word in range(len(heads)):
        for _ in heads:
            word = heads[word]
        tops.add(word)
    return len(roots) == 1 and tops == set(roots)


@cache
def trees_below(root: int, words: int) -> list[tuple[int, ...]]:
    """Give all trees of some words that have a root."""
    choices = [[root] if word == root else range(words) for word in range(words)]
    return [heads for heads in product(*choices) if is_tree(heads)]


def total(scores: Floats, heads: Sequence[int]) -> float:
    return sum(float(scores[word, head]) for word, head in enumerate(heads))


def root_of(heads: Sequence[int]) -> int:
    return next(word for word, head in enumerate(heads) if word == head)


@given(SCORES)
def test_any_scores_give_one_tree(scores: Floats) -> None:
    assert is_tree(tree(scores).tolist())


@settings(deadline=None)  # the trees of six words are counted once
@given(SCORES)
def test_no_tree_below_the_same_root_is_better(scores: Floats) -> None:
    heads = tree(scores).tolist()
    every = trees_below(root_of(heads), len(scores))
    assert total(scores, heads) == pytest.approx(max(total(scores, x) for x in every), abs=1e-6)


@given(SCORES)
def test_best_heads_that_make_a_tree_are_taken(scores: Floats) -> None:
    best = scores.argmax(axis=1).tolist()
    assert is_tree(best) == (tree(scores).tolist() == best)


@given(heads=trees(), data=st.data())
def test_the_tree_that_every_score_speaks_for_is_found(
    heads: list[int], data: st.DataObject
) -> None:
    noise = arrays(np.float32, (len(heads),) * 2, elements=st.floats(-1, 1, width=32))
    scores = data.draw(noise)
    scores[np.arange(len(heads)), heads] += 3
    assert tree(scores).tolist() == heads


@pytest.mark.parametrize(
    ("scores", "heads"),
    [
        pytest.param([[-7]], [0], id="one word"),
        pytest.param([[3, 2], [0, 3]], [1, 1], id="two roots"),
        pytest.param([[0, 5], [5, 1]], [1, 1], id="a cycle and no root"),
        pytest.param([[-9, 5, 1], [5, -9, 3], [0, 0, 9]], [1, 2, 2], id="a cycle beside the root"),
        pytest.param([[9, 0, 0], [1, -9, 5], [3, 5, -9]], [0, 2, 0], id="the same, mirrored"),
        pytest.param(
            [[-9, 8, 0, 0], [8, -9, 2, 0], [0, 0, -9, 7], [0, 0, 3, 6]],
            [1, 2, 3, 3],
            id="two cycles",
        ),
    ],
)
def test_what_is_no_tree_is_mended_where_it_costs_least(
    scores: list[list[float]], heads: list[int]
) -> None:
    assert tree(np.array(scores, dtype=np.float32)).tolist() == heads


@pytest.mark.parametrize("seed", range(5))
def test_a_long_sentence_has_one_tree(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(60, 60)).astype(np.float32)
    assert not is_tree(scores.argmax(axis=1).tolist())
    assert is_tree(tree(scores).tolist())


def test_groups_of_words_that_know_only_each_other_hang_on_the_root() -> None:
    group = np.arange(60) // 12
    scores = np.where(group[:, None] == group, 5, -5).astype(np.float32)
    scores += np.random.default_rng(0).random((60, 60), dtype=np.float32)
    heads = tree(scores).tolist()
    across = {head for word, head in enumerate(heads) if group[word] != group[head]}
    assert is_tree(heads)
    assert across == {root_of(heads)}
