"""Write annotation into a spaCy document.

The encoder reads words and knows no white space; tokens of white space (double spaces, stray
tabs) hang on the word before them.
"""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc, Token

from graphbuilder.nlp.encoder.decoding import ROOT, Annotation

_ATTRIBUTES = (HEAD, DEP, POS, MORPH, LEMMA, ENT_IOB, ENT_TYPE)

#: How spaCy numbers B, I and O.
_IOB = {"B": 3, "I": 1, "O": 2}


def words_of(doc: Doc) -> list[Token]:
    """The tokens that are no white space, in order."""
    return [token for token in doc if not token.is_space]


def write_annotation(doc: Doc, annotation: Annotation) -> None:
    """Write the annotation of a document's words into it, sentence starts and entities too."""
    words = words_of(doc)
    places = np.array([word.i for word in words])
    rows = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.int64)
    _fill_white_space(rows, doc)
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    columns = (
        places[annotation.heads] - places,
        _numbers(annotation.relations, strings.add),
        _numbers(annotation.pos, IDS.__getitem__),
        _numbers(annotation.morphs, morphology.add),
        _numbers(annotation.lemmas, strings.add),
        _numbers((tag[0] for tag in annotation.entities), _IOB.__getitem__),
        _numbers((tag[2:] for tag in annotation.entities), lambda x: strings.add(x) if x else 0),
    )
    rows[places] = np.stack(columns, axis=1)
    _set(doc, rows)


def write_white_space(doc: Doc) -> None:
    """Annotate a document that has no word: one sentence without entities."""
    rows = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.int64)
    _fill_white_space(rows, doc)
    rows[0, :2] = 0, _signed(doc.vocab.strings.add(ROOT))
    _set(doc, rows)


def _set(doc: Doc, rows: NDArray[np.int64]) -> None:
    doc.from_array(list(_ATTRIBUTES), rows.view(np.uint64))  # type: ignore[arg-type] # thinc's name for the same


def _fill_white_space(rows: NDArray[np.int64], doc: Doc) -> None:
    """Fill the rows of white space: below the token before, or below the first word."""
    strings = doc.vocab.strings
    relation = _signed(strings.add("dep"))
    first = next((token.i for token in doc if not token.is_space), 0)
    for token in doc:
        if token.is_space:
            head = token.i - 1 if token.i > first else first
            inside = (head - token.i, relation, IDS["SPACE"], 0, token.orth, _IOB["O"], 0)
            rows[token.i] = [_signed(number) for number in inside]


def _numbers(labels: Iterable[str], number: Callable[[str], int]) -> NDArray[np.int64]:
    return np.array([_signed(number(label)) for label in labels], dtype=np.int64)


def _signed(number: int) -> int:
    """The signed number of the same 64 bits: spaCy's hashes are unsigned, its offsets signed."""
    return number - (1 << 64) if number >= 1 << 63 else number
