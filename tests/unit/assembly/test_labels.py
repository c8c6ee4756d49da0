"""Groups of contents are called as their contents call the matter."""

import pytest

from graphbuilder.assembly.labels import Token, name_terms


def words(text: str) -> tuple[Token, ...]:
    """Read words whose terms are the words in lower case without the ending of the plural."""
    return tuple((word.lower().removesuffix("s"), word) for word in text.split())


@pytest.mark.parametrize(
    ("contents", "label"),
    [
        pytest.param(["a toll on barges", "the toll on barges"], "toll on barges", id="in order"),
        pytest.param(["barges toll", "a toll on barges", "tolls on barges"], "barges toll",
                     id="the shortest of those that are as frequent"),
        pytest.param(["tolls of some kind for all barges", "barges or tolls", "tolls"],
                     "barges or tolls", id="close together"),
        pytest.param(["tolls", "tolls", "the toll", "no barges"], "tolls, barges", id="apart"),
    ],
)  # fmt: skip
def test_terms_are_called_as_contents_call_them(contents: list[str], label: str) -> None:
    assert name_terms(("toll", "barge"), map(words, contents)) == label
