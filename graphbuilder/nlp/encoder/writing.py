"""Write annotation into a spaCy document.

The encoder reads words and knows no white space but the ends of paragraphs, which are those of
lines; tokens of other white space (double spaces, stray tabs) hang on the word before them.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LEMMA, MORPH, POS, SPACY
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc

from graphbuilder.nlp.encoder.decoding import ROOT, Annotation
from graphbuilder.nlp.encoder.labels import ROLES
from graphbuilder.nlp.encoder.stances import StanceGuess

_ATTRIBUTES = (HEAD, DEP, POS, MORPH, LEMMA, ENT_IOB, ENT_TYPE)

#: How spaCy numbers B, I and O.
_IOB = {"B": 3, "I": 1, "O": 2}


class DocWords(NamedTuple):
    """The tokens of a document that are no white space, in order.

    `places` are their positions among all tokens; `spaced` says whether white space stands
    before each, `ends` whether a line ends before the next one.
    """

    texts: list[str]
    places: NDArray[np.intp]
    spaced: list[bool]
    ends: list[bool]


def words_of(doc: Doc) -> DocWords:
    """Find the words of a document."""
    is_space, space_after = np.asarray(doc.to_array([IS_SPACE, SPACY]), dtype=bool).T
    texts = [token.text for token in doc]
    places = np.flatnonzero(~is_space)
    spaced = np.ones(len(doc), dtype=bool)
    spaced[1:] = (is_space | space_after)[:-1]
    lines = np.cumsum([_is_line_end(text) for text in texts])[places]
    ends = np.diff(lines, append=lines[-1:]) > 0
    return DocWords([texts[i] for i in places], places, spaced[places].tolist(), ends.tolist())


def _is_line_end(token: str) -> bool:
    return "\n" in token and token.isspace()


def write_annotation(doc: Doc, places: NDArray[np.intp], annotation: Annotation) -> None:
    """Write annotation into a document, sentence starts and entities too.

    Args:
        doc: The document.
        places: Where its words stand among its tokens.
        annotation: What is decided of the words.
    """
    rows = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.int64)
    _fill_white_space(rows, doc)
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    columns = (
        places[annotation.heads] - places,
        _numbers(annotation.relations, strings.add),
        _numbers(annotation.pos, IDS.__getitem__),
        _numbers(annotation.morphs, morphology.add),
        _numbers(annotation.lemmas, strings.add),
        _numbers([tag[0] for tag in annotation.entities], _IOB.__getitem__),
        _numbers([tag[2:] for tag in annotation.entities], lambda x: strings.add(x) if x else 0),
    )
    rows[places] = np.stack(columns, axis=1)
    _set(doc, rows)


def write_stances(
    doc: Doc, places: NDArray[np.intp], guesses: Iterable[tuple[int, StanceGuess]]
) -> None:
    """Write what may be the contents of stances, as ``token._.stance`` of their heads.

    Args:
        doc: The document.
        places: Where its words stand among its tokens.
        guesses: Places among the words, with places of other words counted from there.
    """
    for word, guess in guesses:
        at = places[word]
        moved = {role: int(places[word + getattr(guess, role)] - at) for role in ROLES}
        doc[int(at)]._.stance = guess.moved(moved)


def write_white_space(doc: Doc) -> None:
    """Annotate a document that has no word: one sentence without entities."""
    rows = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.int64)
    _fill_white_space(rows, doc)
    rows[0, :2] = 0, _signed(doc.vocab.strings.add(ROOT))
    _set(doc, rows)


def _set(doc: Doc, rows: NDArray[np.int64]) -> None:
    doc.from_array(list(_ATTRIBUTES), rows.view(np.uint64))  # type: ignore[arg-type] # thinc's name for the same


def _fill_white_space(rows: NDArray[np.int64], doc: Doc) -> None:
    """Fill the rows of white space: below the token before, or below the first word.

    The ends of lines are sentences of their own, and so is all white space before the first word
    if a line ends there.
    """
    spaces = [token for token in doc if token.is_space]
    if not spaces:
        return
    relation = _signed(doc.vocab.strings.add("dep"))
    first = next((token.i for token in doc if not token.is_space), 0)
    is_apart = any(_is_line_end(token.text) for token in doc[:first])
    for token in spaces:
        head = token.i - 1 if token.i > first else first
        if _is_line_end(token.text) or (is_apart and token.i < first):
            head = token.i
        inside = (head - token.i, relation, IDS["SPACE"], 0, token.orth, _IOB["O"], 0)
        rows[token.i] = [_signed(number) for number in inside]


def _numbers(labels: Sequence[str], number: Callable[[str], int]) -> NDArray[np.int64]:
    table = {label: _signed(number(label)) for label in set(labels)}
    return np.array([table[label] for label in labels], dtype=np.int64)


def _signed(number: int) -> int:
    """The signed number of the same 64 bits: spaCy's hashes are unsigned, its offsets signed."""
    return number - (1 << 64) if number >= 1 << 63 else number
