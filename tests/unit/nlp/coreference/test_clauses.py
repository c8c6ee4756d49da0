"""Whose clause a word stands in, on trees made by hand."""

import pytest
from spacy.tokens import Doc

from graphbuilder.nlp.coreference.clauses import find_agents, find_clauses
from graphbuilder.nlp.coreference.words import Lexicon, read_words
from tests.docs import make_doc, word

# fmt: off
OBJECT_CONTROL = make_doc(
    words="Bonn  urged Oslo  to   wait  .",
    heads=[1,    1,    1,    4,   1,    1],
    deps ="nsubj ROOT  obj   mark xcomp punct",
    pos  ="PROPN VERB  PROPN PART VERB  PUNCT",
)
SUBJECT_CONTROL = make_doc(
    words="Bonn  agreed to   wait  .",
    heads=[1,    1,     3,   1,    1],
    deps ="nsubj ROOT   mark xcomp punct",
    pos  ="PROPN VERB   PART VERB  PUNCT",
)
COORDINATED = make_doc(
    words="Bonn  came and   wait  .",
    heads=[1,    1,   3,    1,    1],
    deps ="nsubj ROOT cc    conj  punct",
    pos  ="PROPN VERB CCONJ VERB  PUNCT",
)
RELATIVE = make_doc(
    words="Bonn  , which wait  , left .",
    heads=[5,    3, 3,   0,    3, 5,   5],
    deps ="nsubj punct nsubj acl:relcl punct ROOT punct",
    pos  ="PROPN PUNCT PRON  VERB PUNCT VERB PUNCT",
)
NONE = make_doc(
    words="Please wait for  Bonn  .",
    heads=[1,     1,   3,   1,    1],
    deps ="discourse ROOT case obl punct",
    pos  ="INTJ   VERB ADP  PROPN PUNCT",
)
# fmt: on


@pytest.mark.parametrize(
    ("doc", "agent"),
    [
        pytest.param(OBJECT_CONTROL, "Oslo", id="the object controls"),
        pytest.param(SUBJECT_CONTROL, "Bonn", id="the subject controls"),
        pytest.param(COORDINATED, "Bonn", id="coordinated"),
        pytest.param(RELATIVE, "Bonn", id="relative clause"),
        pytest.param(NONE, None, id="none"),
    ],
)
def test_a_predicate_has_or_borrows_a_subject(doc: Doc, agent: str | None) -> None:
    found = find_agents(read_words(doc, Lexicon(kinds={}, frequent={})))[word(doc, "wait").i]
    assert found == (word(doc, agent).i if agent else -1)


def test_words_belong_to_the_nearest_predicate() -> None:
    clauses = find_clauses(read_words(OBJECT_CONTROL, Lexicon(kinds={}, frequent={})))
    assert clauses.tolist() == [1, 1, 1, 4, 4, 1]
