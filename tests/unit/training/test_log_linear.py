"""A log-linear model learns what speaks for the right option."""

import pytest

pytest.importorskip("torch", reason="training needs the extra [train]")

from graphbuilder.training.log_linear import Option, fit


def option(*names: str, right: bool = False) -> Option:
    return Option(names=frozenset(names), is_right=right)


CHOICES = [
    [option("near", right=True), option("far"), option("far", "old")],
    [option("far"), option("near", "old", right=True)],
    [option("near", right=True), option("old")],
]


def test_what_the_right_options_share_weighs_most() -> None:
    weights = fit(CHOICES, cost=0.1)

    assert weights.keys() == {"near", "far", "old"}
    assert weights["near"] > max(weights["far"], weights["old"])


def test_the_same_choices_give_the_same_weights() -> None:
    assert fit(CHOICES, cost=1.0) == fit(CHOICES, cost=1.0)


def test_weights_cost() -> None:
    assert abs(fit(CHOICES, cost=10.0)["near"]) < abs(fit(CHOICES, cost=0.1)["near"])


def test_several_options_may_be_right() -> None:
    weights = fit([[option("a", right=True), option("b", right=True), option("c")]], cost=0.1)

    assert weights["a"] == pytest.approx(weights["b"])
    assert weights["a"] > weights["c"]
