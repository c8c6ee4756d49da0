"""Whom pronouns refer to, on trees made by hand."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, SpanGroup, Token

from graphbuilder.nlp.annotation import PARAGRAPHS
from graphbuilder.nlp.coreference import antecedents
from graphbuilder.nlp.coreference.codes import PRONOUNS
from graphbuilder.nlp.coreference.evidence import PAIR_FEATURES, PRONOUN_FEATURES
from graphbuilder.nlp.coreference.ranking import load_model
from tests.docs import english, make_doc

# fmt: off
POSSESSIVE = make_doc(
    words="Rome  urged Oslo  to   withdraw its       troops .",
    heads=[1,    1,    1,    4,   1,       6,        4,     1],
    deps ="nsubj ROOT  obj   mark xcomp    nmod:poss obj    punct",
    pos  ="PROPN VERB  PROPN PART VERB     PRON      NOUN   PUNCT",
    ents ="B-LOC O     B-LOC O    O        O         O      O",
)
PERSON = make_doc(
    words="Lavrov met  Kerry in   Geneva . He    rejected the plan .",
    heads=[1,     1,   1,    4,   1,     1, 7,   7,       9,  7,   7],
    deps ="nsubj  ROOT obj   case obl punct nsubj ROOT    det obj  punct",
    pos  ="PROPN  VERB PROPN ADP  PROPN PUNCT PRON VERB   DET NOUN PUNCT",
    ents ="B-PER  O    B-PER O    B-LOC O     O    O      O   O    O",
)
THING = make_doc(
    words="Lavrov read  the treaty . It    was signed .",
    heads=[1,     1,    3,  1,     1, 7,   7,  7,     7],
    deps ="nsubj  ROOT  det obj punct nsubj:pass aux:pass ROOT punct",
    pos  ="PROPN  VERB  DET NOUN PUNCT PRON AUX VERB  PUNCT",
    ents ="B-PER  O     O   O    O     O    O   O     O",
)
PEOPLE = make_doc(
    words="The ministers left Vienna . They  signed nothing .",
    heads=[1,  2,        2,   2,     2, 6,   6,     6,      6],
    deps ="det nsubj     ROOT obj punct nsubj ROOT  obj     punct",
    pos  ="DET NOUN      VERB PROPN PUNCT PRON VERB PRON    PUNCT",
    ents ="O   O         O    B-LOC O    O     O    O       O",
)
CHAIN = make_doc(
    words="Lavrov spoke . He    left . Then   he    returned .",
    heads=[1,     1,    1, 4,   4,   4, 8,    8,    8,       8],
    deps ="nsubj  ROOT punct nsubj ROOT punct advmod nsubj ROOT punct",
    pos  ="PROPN  VERB PUNCT PRON VERB PUNCT ADV PRON VERB PUNCT",
    ents ="B-PER  O    O     O    O    O     O   O    O    O",
)
TOGETHER = make_doc(
    words="France and Italy agreed . They  signed .",
    heads=[3,     2,  0,    3,    3, 6,   6,     6],
    deps ="nsubj  cc  conj  ROOT punct nsubj ROOT punct",
    pos  ="PROPN  CCONJ PROPN VERB PUNCT PRON VERB PUNCT",
    ents ="B-LOC  O   B-LOC O    O     O     O    O",
)
EMPTY = make_doc(
    words="Oslo  rejected the plan . It   is  clear that Rome  disagrees .",
    heads=[1,    1,       3,  1,    1, 7, 7,  7,    10,  10,   7,        7],
    deps ="nsubj ROOT     det obj punct expl cop ROOT mark nsubj csubj   punct",
    pos  ="PROPN VERB     DET NOUN PUNCT PRON AUX ADJ SCONJ PROPN VERB   PUNCT",
    ents ="B-LOC O        O   O    O     O    O   O   O     B-LOC O      O",
)
CATAPHOR = make_doc(
    words="When   he    arrived , Lavrov smiled .",
    heads=[2,     2,    5,      5, 5,    5,     5],
    deps ="advmod nsubj advcl   punct nsubj ROOT punct",
    pos  ="ADV    PRON  VERB    PUNCT PROPN VERB PUNCT",
    ents ="O      O     O       O     B-PER O    O",
)
REFLEXIVE = make_doc(
    words="Oslo  said Rome  had  isolated itself .",
    heads=[1,    1,   4,    4,   1,       4,     1],
    deps ="nsubj ROOT nsubj aux  ccomp    obj    punct",
    pos  ="PROPN VERB PROPN AUX  VERB     PRON   PUNCT",
    ents ="B-LOC O    B-LOC O    O        O      O",
)
OWN_PHRASE = make_doc(
    words="Its       minister resigned .",
    heads=[1,        2,       2,       2],
    deps ="nmod:poss nsubj    ROOT     punct",
    pos  ="PRON      NOUN     VERB     PUNCT",
)
# fmt: on


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        pytest.param(POSSESSIVE, {"its": "Oslo"}, id="the object of control owns"),
        pytest.param(PERSON, {"He": "Lavrov"}, id="a subject outranks an object"),
        pytest.param(THING, {"It": "treaty"}, id="it is no person"),
        pytest.param(PEOPLE, {"They": "ministers"}, id="they are several"),
        pytest.param(CHAIN, {"He": "Lavrov", "he": "Lavrov"}, id="by another pronoun"),
        pytest.param(TOGETHER, {"They": "France"}, id="the first of a coordination"),
        pytest.param(REFLEXIVE, {"itself": "Rome"}, id="a reflexive stays in its clause"),
        pytest.param(EMPTY, {}, id="nothing is meant"),
        pytest.param(CATAPHOR, {}, id="what follows is not looked for"),
        pytest.param(OWN_PHRASE, {}, id="nothing stands before"),
    ],
)
def test_a_pronoun_refers_to_the_best_phrase_before_it(doc: Doc, expected: dict[str, str]) -> None:
    found = {doc[pronoun].text: doc[noun].text for pronoun, noun in antecedents(doc).items()}
    assert found == expected


def test_a_document_without_words_has_no_pronouns() -> None:
    doc = Doc(english().vocab)
    doc.spans[PARAGRAPHS] = SpanGroup(doc, name=PARAGRAPHS)
    assert antecedents(doc) == {}


def test_the_packed_weights_fit_the_features() -> None:
    model = load_model()
    for weights, features in (
        (model.pairs, PAIR_FEATURES),
        (model.pronouns, PRONOUN_FEATURES),
    ):
        sizes = {name: feature.size for name, feature in features.items()}
        assert {name: len(rows) for name, rows in weights.items()} == sizes
    assert not np.any(model.history[0])


_FORMS = ("PROPN Rome", "NOUN plan", "NOUN ministers", "VERB said", "ADP of", "PUNCT “", "PUNCT ”")
_WORDS = st.sampled_from([*_FORMS, *(f"PRON {word}" for word in PRONOUNS)])
_DEPS = st.sampled_from("nsubj obj obl nmod nmod:poss appos conj flat compound acl:relcl".split())


@st.composite
def _docs(draw: st.DrawFn) -> Doc:
    """Draw documents of any words, with trees of any shape, in several sentences."""
    words = draw(st.lists(_WORDS, min_size=1, max_size=30))
    breaks = draw(st.sets(st.integers(1, len(words)), max_size=4))
    bounds = sorted({0, len(words), *breaks} & set(range(len(words) + 1)))
    heads: list[int] = []
    for start, end in pairwise(bounds):
        order = draw(st.permutations(range(start, end)))
        above = {word: draw(st.sampled_from(order[: max(n, 1)])) for n, word in enumerate(order)}
        heads += [above[word] for word in range(start, end)]
    return make_doc(
        words=[word.split()[1] for word in words],
        heads=heads,
        deps=["ROOT" if head == i else draw(_DEPS) for i, head in enumerate(heads)],
        pos=[word.split()[0] for word in words],
    )


@given(_docs())
def test_antecedents_are_nouns_before_the_pronoun_and_outside_its_phrase(doc: Doc) -> None:
    found = antecedents(doc)
    assert found == antecedents(doc)
    assert list(found) == sorted(found)
    for pronoun, noun in found.items():
        assert noun < pronoun
        assert doc[noun].pos_ in {"NOUN", "PROPN"}
        assert doc[pronoun].lower_ in PRONOUNS
        assert noun not in _phrases_around(doc[pronoun])
        assert pronoun not in _phrases_around(doc[noun])


def _phrases_around(token: Token) -> set[int]:
    """The heads of the noun phrases that a word is part of."""
    found: set[int] = set()
    while token.dep_ in {"nmod", "nmod:poss", "appos", "flat", "compound"}:
        token = token.head
        found.add(token.i)
    return found
