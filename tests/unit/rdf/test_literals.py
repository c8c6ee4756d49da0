"""Values are written in the canonical form of their datatype."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal

from graphbuilder.rdf.literals import fraction, plain, worded


@pytest.mark.parametrize(
    ("number", "digits"),
    [(0.87, "0.87"), (1.0, "1"), (0.0, "0"), (-0.0, "0"), (1e-7, "0.0000001"), (10.0, "10")],
)
def test_fractions_have_no_exponent_and_no_idle_zeros(number: float, digits: str) -> None:
    assert str(fraction(number)) == digits


@given(st.floats(0, 1))
def test_fractions_keep_every_digit(number: float) -> None:
    assert float(fraction(number)) == number


@pytest.mark.parametrize(
    ("tag", "literal"),
    [
        ("en", Literal("a", lang="en")),
        ("pt-BR", Literal("a", lang="pt-br")),
        ("", plain("a")),
        ("en us", plain("a")),
        ('en"@x', plain("a")),
    ],
)
def test_only_language_tags_become_such(tag: str, literal: Literal) -> None:
    assert worded("a", language=tag) == literal
