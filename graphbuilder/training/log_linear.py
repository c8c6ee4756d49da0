"""Fit a log-linear model that chooses one of several options by what is to be said of each."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import torch
from torch import Tensor

_ITERATIONS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """What may be chosen.

    Attributes:
        names: What is to be said of it.
        is_right: Whether it is right to choose it.
    """

    names: Set[str]
    is_right: bool


def fit(choices: Sequence[Sequence[Option]], *, cost: float) -> dict[str, float]:
    """Find the weights under which the right options are likeliest.

    Args:
        choices: The options of each choice, at least one of them right.
        cost: How much the square of a weight costs.

    Returns:
        The weight of each name; the same for the same choices.
    """
    options = [option for choice in choices for option in choice]
    names = sorted({name for option in options for name in option.names})
    columns = {name: column for column, name in enumerate(names)}
    values = _matrix(options, columns)
    owner = torch.tensor([n for n, choice in enumerate(choices) for _ in choice])
    is_right = torch.tensor([option.is_right for option in options])
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=_ITERATIONS, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        search.zero_grad()
        scores = torch.mv(values, weights)
        right = scores.masked_fill(~is_right, -torch.inf)
        total, those = (_log_sums(s, owner, len(choices)) for s in (scores, right))
        lost = (total - those).sum() + cost * weights.square().sum()
        lost.backward()  # type: ignore[no-untyped-call] # torch's stub lacks it
        return lost

    search.step(closure)  # type: ignore[no-untyped-call]
    return dict(zip(names, weights.detach().tolist(), strict=True))


def _matrix(options: Sequence[Option], columns: Mapping[str, int]) -> Tensor:
    """A row an option, a column a name; one where the name is said of the option."""
    cells = [
        (row, columns[name]) for row, option in enumerate(options) for name in sorted(option.names)
    ]
    ones = torch.ones(len(cells), dtype=torch.float64)
    size = (len(options), len(columns))
    places = torch.tensor(cells).T
    return torch.sparse_coo_tensor(places, ones, size, check_invariants=True).coalesce()


def _log_sums(scores: Tensor, owner: Tensor, count: int) -> Tensor:
    """The logarithm of the sum of exponentials of each owner's scores."""
    highest = torch.full((count,), -torch.inf, dtype=scores.dtype)
    highest = highest.scatter_reduce(0, owner, scores.detach(), "amax")
    sums = torch.zeros(count, dtype=scores.dtype)
    return highest + sums.scatter_add(0, owner, (scores - highest[owner]).exp()).log()
