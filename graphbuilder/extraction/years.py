"""Years as they stand in text."""

import re
from collections.abc import Iterable

from spacy.tokens import Token

_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def is_year(token: Token) -> bool:
    """Whether a word is a year of 1800 to 2099."""
    return _YEAR.fullmatch(token.text) is not None


def years_in(tokens: Iterable[Token]) -> list[int]:
    """The years among words, in order, repeated or not."""
    return [int(token.text) for token in tokens if is_year(token)]
