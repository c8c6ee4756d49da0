"""Fit the weights of a log-linear model that ranks candidates and "nothing" for each pronoun."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from graphbuilder.nlp.coreference.codes import Pronoun
from graphbuilder.nlp.coreference.words import Column, Flags

_Array = npt.NDArray[np.float64]

#: How much a weight costs that all pronouns share, and one that a single pronoun has.
_SHARED_COST, _OWN_COST = 3.0, 6.0
_ITERATIONS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Pronouns and their pairs, with a row of numbered features each.

    Attributes:
        kinds: The `Pronoun` of each.
        alone: The features of each pronoun.
        owner: The pronoun of each pair.
        pairs: The features of each pair, its history among them.
        is_right: Whether both of a pair mean the same.
        is_barred: Whether the pair is impossible.
    """

    kinds: Column
    alone: Column
    owner: Column
    pairs: Column
    is_right: Flags
    is_barred: Flags


def join_examples(parts: Sequence[Examples]) -> Examples:
    """Put the examples of several documents together."""
    offsets = np.cumsum([0, *(len(part.kinds) for part in parts)])
    owners = [part.owner + offset for part, offset in zip(parts, offsets[:-1], strict=True)]
    return Examples(
        kinds=np.concatenate([part.kinds for part in parts]),
        alone=np.concatenate([part.alone for part in parts]),
        owner=np.concatenate(owners),
        pairs=np.concatenate([part.pairs for part in parts]),
        is_right=np.concatenate([part.is_right for part in parts]),
        is_barred=np.concatenate([part.is_barred for part in parts]),
    )


def fit(examples: Examples, *, rows: int) -> _Array:
    """Find the weights: each is the sum of one that all pronouns share and one of its own.

    Args:
        examples: What is learned from.
        rows: How many values all features have together.

    Returns:
        A row a value of a feature, a column a pronoun.
    """
    kinds = len(Pronoun)
    cost = np.array([_OWN_COST] * kinds + [_SHARED_COST])
    free = torch.zeros(rows * (kinds + 1), dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS(
        [free],
        max_iter=_ITERATIONS,
        history_size=20,
        line_search_fn="strong_wolfe",
        tolerance_change=1e-7,
    )

    def closure() -> torch.Tensor:
        split = free.detach().numpy().reshape(rows, kinds + 1)
        loss, slope = _loss(split[:, :kinds] + split[:, kinds:], examples)
        slopes = np.concatenate([slope, slope.sum(axis=1, keepdims=True)], axis=1)
        free.grad = torch.from_numpy((slopes + 2 * cost * split).ravel())
        return torch.tensor(loss + float((cost * split**2).sum()))

    search.step(closure)  # type: ignore[no-untyped-call]
    split = free.detach().numpy().reshape(rows, kinds + 1)
    return np.asarray(split[:, :kinds] + split[:, kinds:])


def _loss(weights: _Array, examples: Examples) -> tuple[float, _Array]:
    """The negative log-likelihood of what is right, and its gradient."""
    kinds, owner = examples.kinds, examples.owner
    in_pairs = examples.pairs * len(Pronoun) + kinds[owner][:, None]
    in_alone = examples.alone * len(Pronoun) + kinds[:, None]
    flat = weights.ravel()
    scores = np.where(examples.is_barred, -np.inf, flat[in_pairs].sum(axis=1))
    nothing = flat[in_alone].sum(axis=1)
    highest = nothing.copy()
    np.maximum.at(highest, owner, scores)
    pair_mass, nothing_mass = np.exp(scores - highest[owner]), np.exp(nothing - highest)
    size = len(kinds)
    right_mass = np.bincount(owner, pair_mass * examples.is_right, size)
    refers = np.bincount(owner, examples.is_right, size) > 0
    total = nothing_mass + np.bincount(owner, pair_mass, size)
    right = np.where(refers, right_mass, nothing_mass)
    pair_slope = pair_mass / total[owner] - pair_mass * examples.is_right / right[owner]
    nothing_slope = nothing_mass / total - ~refers
    slope = sum(
        np.bincount(rows.ravel(), np.repeat(slopes, rows.shape[1]), weights.size)
        for rows, slopes in ((in_pairs, pair_slope), (in_alone, nothing_slope))
    )
    return float((np.log(total) - np.log(right)).sum()), np.reshape(slope, weights.shape)
