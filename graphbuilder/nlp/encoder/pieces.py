"""Words as the encoder sees them: word pieces and case shapes.

The vocabulary of the encoder is lower case, so what upper case and digits say of a word goes in
beside its pieces, as a shape, together with whether white space stands before it.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tokenizers import Tokenizer

#: Pieces of a word that the encoder reads; what follows in a long address says nothing more.
MAX_PIECES = 12

_SHAPES = ("lower", "Title", "UPPER", "X", "mIxed", "digits", "digit2", "other")

#: Distinct shape numbers; 0 is for what is no word.
SHAPE_COUNT = 1 + 2 * len(_SHAPES)


class Word(NamedTuple):
    """One word as numbers: its pieces, never none, and its shape."""

    pieces: tuple[int, ...]
    shape: int


class WordReader:
    """Turns words into numbers; a word has the same numbers wherever it stands."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Take a lower-casing word-piece tokenizer (BERT)."""
        self._tokenizer = tokenizer
        tokenizer.encode_special_tokens = True  # "[SEP]" in a text is letters like others
        self.unknown = _piece(tokenizer, "[UNK]")
        self.opening = _piece(tokenizer, "[CLS]")
        self.closing = _piece(tokenizer, "[SEP]")
        self._pieces = lru_cache(maxsize=1 << 16)(self._encode)

    def read(
        self, words: Sequence[str], spaced: Iterable[bool], ends: Sequence[bool] = ()
    ) -> list[Word]:
        """Read words.

        Args:
            words: The words, without white space.
            spaced: Whether white space stands before each.
            ends: Whether a paragraph ends with each, and the closing piece is the word's last;
                empty where they are one paragraph.

        Returns:
            One value a word.
        """
        return [
            Word((*pieces, self.closing) if is_end else pieces, _shape(word, spaced=space))
            for word, pieces, space, is_end in zip(
                words, map(self._pieces, words), spaced, ends or [False] * len(words), strict=True
            )
        ]

    def __reduce__(self) -> tuple[type["WordReader"], tuple[Tokenizer]]:
        return WordReader, (self._tokenizer,)

    def _encode(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids[:MAX_PIECES]) or (self.unknown,)


def _piece(tokenizer: Tokenizer, name: str) -> int:
    number = tokenizer.token_to_id(name)
    if number is None:
        raise ValueError(f"the tokenizer has no piece {name}")
    return int(number)


@lru_cache(maxsize=1 << 16)
def _shape(word: str, *, spaced: bool) -> int:
    return 1 + 2 * _SHAPES.index(_case(word)) + spaced


def _case(word: str) -> str:
    if word.isdigit():
        return "digits"
    if any(char.isdigit() for char in word):
        return "digit2"
    if word.islower():
        return "lower"
    if word.isupper():
        return "UPPER" if len(word) > 1 else "X"
    if word.istitle():
        return "Title"
    return "mIxed" if word.lower() != word else "other"
