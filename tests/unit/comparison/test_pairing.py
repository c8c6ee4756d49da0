"""Things of two lists are paired by what they have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.comparison.pairing import pair


def exact(word: str) -> str:
    return word


def initial(word: str) -> str:
    return word[0]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param(["a"], ["a"], [("a", "a")], id="the same"),
        pytest.param(["ax"], ["ay"], [("ax", "ay")], id="alike"),
        pytest.param(["ax", "ay"], ["ay"], [("ax", None), ("ay", "ay")], id="strictest first"),
        pytest.param(["a", "a"], ["a"], [("a", "a"), ("a", None)], id="repeats in order"),
        pytest.param(["b"], ["a", "c"], [("b", None), (None, "a"), (None, "c")], id="nothing"),
        pytest.param([], ["a"], [(None, "a")], id="only new"),
    ],
)
def test_things_are_paired(
    old: list[str], new: list[str], pairs: list[tuple[str | None, str | None]]
) -> None:
    found = [(one.old, one.new) for one in pair(old, new, keys=[exact, initial])]

    assert found == pairs


words = st.lists(st.text("abc", min_size=1, max_size=2))


@given(words, words)
def test_nothing_is_lost_or_paired_twice(old: list[str], new: list[str]) -> None:
    pairs = list(pair(old, new, keys=[exact, initial]))

    assert [one.old for one in pairs if one.old is not None] == old
    assert sorted(one.new for one in pairs if one.new is not None) == sorted(new)
    assert not any(one.old is one.new is None for one in pairs)
