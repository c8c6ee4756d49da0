"""Which stance answers which."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.replies import find_replies
from tests.docs import make_doc, read_doc

# fmt: off
SAME_THING = make_doc(
    words="Russia demanded a   fisheries treaty .     Norway rejected the fisheries treaty .",
    heads=[1,     1,       4,  4,        1,     1,    7,     7,       10, 10,       7,     7],
    deps ="nsubj  ROOT     det compound  obj    punct nsubj  ROOT     det compound  obj    punct",
    pos  ="PROPN  VERB     DET NOUN      NOUN   PUNCT PROPN  VERB     DET NOUN      NOUN   PUNCT",
    lemmas="_     demand   _   fishery   _      _     _      reject   _   fishery   _      _",
)
ANOTHER_THING = make_doc(
    words="Russia demanded a   fisheries treaty .     Norway rejected the price cap  .",
    heads=[1,     1,       4,  4,        1,     1,    7,     7,       10, 10,   7,   7],
    deps ="nsubj  ROOT     det compound  obj    punct nsubj  ROOT     det compound obj punct",
    pos  ="PROPN  VERB     DET NOUN      NOUN   PUNCT PROPN  VERB     DET NOUN  NOUN PUNCT",
    lemmas="_     demand   _   fishery   _      _     _      reject   _   _     _    _",
)
OWN = make_doc(
    words="Russia demanded a   fisheries treaty .     Moscow rejected the fisheries treaty .",
    heads=[1,     1,       4,  4,        1,     1,    7,     7,       10, 10,       7,     7],
    deps ="nsubj  ROOT     det compound  obj    punct nsubj  ROOT     det compound  obj    punct",
    pos  ="PROPN  VERB     DET NOUN      NOUN   PUNCT PROPN  VERB     DET NOUN      NOUN   PUNCT",
    lemmas="_     demand   _   fishery   _      _     _      reject   _   fishery   _      _",
)
# fmt: on


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        pytest.param(SAME_THING, {("reject", "demand")}, id="the same words"),
        pytest.param(ANOTHER_THING, set(), id="another thing"),
        pytest.param(OWN, set(), id="one's own"),
    ],
)
def test_an_answer_is_another_sides_and_of_the_same_thing(
    doc: Doc, expected: set[tuple[str, str]]
) -> None:
    reading = read_doc(doc)
    replies = find_replies(reading.stances, reading.cast)
    stances = reading.stances

    assert {(stances[i].act.value, stances[j].act.value) for i, j in replies.items()} == expected
