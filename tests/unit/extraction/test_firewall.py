"""No position without a positive assertion, on trees made by hand."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.cues import matches
from graphbuilder.extraction.firewall import Assertion, assert_act, hides_name, is_question
from graphbuilder.model import Act
from tests.docs import cues, make_doc, word

# fmt: off
PLAIN = make_doc(
    words="Norway accepted the offer .",
    heads=[1,     1,       3,  1,    1],
    deps ="nsubj  ROOT     det obj   punct",
    pos  ="PROPN  VERB     DET NOUN  PUNCT",
    lemmas="_     accept   _   _     _",
)
NOT_ACCEPT = make_doc(
    words="Norway did not    accept the offer .",
    heads=[3,     3,  3,     3,     5,  3,    3],
    deps ="nsubj  aux advmod ROOT   det obj   punct",
    pos  ="PROPN  AUX PART   VERB   DET NOUN  PUNCT",
)
NOT_OPPOSE = make_doc(
    words="Norway does not    oppose the offer .",
    heads=[3,     3,   3,     3,     5,  3,    3],
    deps ="nsubj  aux  advmod ROOT   det obj   punct",
    pos  ="PROPN  AUX  PART   VERB   DET NOUN  PUNCT",
)
NOT_DEMAND = make_doc(
    words="Norway did not    demand a   seat .",
    heads=[3,     3,  3,     3,     5,  3,    3],
    deps ="nsubj  aux advmod ROOT   det obj   punct",
    pos  ="PROPN  AUX PART   VERB   DET NOUN  PUNCT",
)
CANNOT = make_doc(
    words="Norway can not    accept the offer .",
    heads=[3,     3,  3,     3,     5,  3,    3],
    deps ="nsubj  aux advmod ROOT   det obj   punct",
    pos  ="PROPN  AUX PART   VERB   DET NOUN  PUNCT",
)
MAY = make_doc(
    words="Norway may accept the offer .",
    heads=[2,     2,  2,     4,  2,    2],
    deps ="nsubj  aux ROOT   det obj   punct",
    pos  ="PROPN  AUX VERB   DET NOUN  PUNCT",
)
COULD = make_doc(
    words="Norway could accept the offer .",
    heads=[2,     2,    2,     4,  2,    2],
    deps ="nsubj  aux   ROOT   det obj   punct",
    pos  ="PROPN  AUX   VERB   DET NOUN  PUNCT",
)
IF = make_doc(
    words="If    Norway accepts the offer ,     ships sail .",
    heads=[2,    2,     7,      4,  2,    2,    7,    7,   7],
    deps ="mark  nsubj  advcl   det obj   punct nsubj ROOT punct",
    pos  ="SCONJ PROPN  VERB    DET NOUN  PUNCT NOUN  VERB PUNCT",
    lemmas="_    _      accept  _   _     _     _     _    _",
)
QUESTION = make_doc(
    words="Did Norway accept the offer ?",
    heads=[2,  2,     2,     4,  2,    2],
    deps ="aux nsubj  ROOT   det obj   punct",
    pos  ="AUX PROPN  VERB   DET NOUN  PUNCT",
)
EXPECTED = make_doc(
    words="Norway     is       expected to   accept the offer .",
    heads=[2,         2,       2,       4,   2,     6,  4,    2],
    deps ="nsubj:pass aux:pass ROOT     mark xcomp  det obj   punct",
    pos  ="PROPN      AUX      VERB     PART VERB   DET NOUN  PUNCT",
    lemmas="_         _        expect   _    _      _   _     _",
)
FAILED = make_doc(
    words="Norway failed to   accept the offer .",
    heads=[1,     1,     3,   1,     5,  3,    1],
    deps ="nsubj  ROOT   mark xcomp  det obj   punct",
    pos  ="PROPN  VERB   PART VERB   DET NOUN  PUNCT",
    lemmas="_     fail   _    _      _   _     _",
)
NOT_WANT = make_doc(
    words="Norway did not    want to   accept the offer .",
    heads=[3,     3,  3,     3,   5,   3,     7,  5,    3],
    deps ="nsubj  aux advmod ROOT mark xcomp  det obj   punct",
    pos  ="PROPN  AUX PART   VERB PART VERB   DET NOUN  PUNCT",
)
NO_SUPPORT = make_doc(
    words="Norway voiced no  support for  it   .",
    heads=[1,     1,     3,  1,      5,   3,   1],
    deps ="nsubj  ROOT   det obj     case nmod punct",
    pos  ="PROPN  VERB   DET NOUN    ADP  PRON PUNCT",
    lemmas="_     voice  _   _       _    _    _",
)
# fmt: on

SUPPORTS = Assertion(act=Act.SUPPORT, negated=False)
REFUSES = Assertion(act=Act.REJECT, negated=True)


def assert_first(doc: Doc, head: str) -> Assertion | None:
    """Let the first row of the lexicon that shows an act through the firewall."""
    found = (match for match in matches(word(doc, head), cues()) if match.cue.act is not None)
    return assert_act(next(found))


@pytest.mark.parametrize(
    ("doc", "head", "expected"),
    [
        pytest.param(PLAIN, "accepted", SUPPORTS, id="accepted"),
        pytest.param(NOT_ACCEPT, "accept", REFUSES, id="did not accept"),
        pytest.param(CANNOT, "accept", REFUSES, id="cannot accept"),
        pytest.param(FAILED, "accept", REFUSES, id="failed to accept"),
        pytest.param(NOT_WANT, "accept", REFUSES, id="did not want to accept"),
        pytest.param(NO_SUPPORT, "support", REFUSES, id="voiced no support"),
        pytest.param(
            NOT_OPPOSE, "oppose", Assertion(act=Act.SUPPORT, negated=True), id="does not oppose"
        ),
    ],
)
def test_denial_shows_another_act(doc: Doc, head: str, expected: Assertion) -> None:
    assert assert_first(doc, head) == expected


@pytest.mark.parametrize(
    ("doc", "head"),
    [
        pytest.param(NOT_DEMAND, "demand", id="denial that means nothing"),
        pytest.param(MAY, "accept", id="may"),
        pytest.param(COULD, "accept", id="could"),
        pytest.param(IF, "accepts", id="if"),
        pytest.param(QUESTION, "accept", id="question"),
        pytest.param(EXPECTED, "accept", id="expected"),
    ],
)
def test_what_is_not_asserted_is_dropped(doc: Doc, head: str) -> None:
    assert assert_first(doc, head) is None


def test_a_question_ends_in_its_mark() -> None:
    assert is_question(word(QUESTION, "accept"))
    assert not is_question(word(PLAIN, "accepted"))


@pytest.mark.parametrize(
    ("words", "lemma", "expected"),
    [
        pytest.param("Envoys asked not to be named .", "name", True, id="not to be named"),
        pytest.param("Envoys asked soon to be named .", "name", False, id="to be named"),
        pytest.param("Envoys asked not to be bombed .", "bomb", False, id="another verb"),
    ],
)
def test_who_asks_not_to_be_named_demands_nothing(
    words: str,
    lemma: str,
    expected: bool,  # noqa: FBT001 # a column
) -> None:
    doc = make_doc(
        words=words,
        heads=[1,     1,     5,     5,   5,       1,    1],
        deps ="nsubj  ROOT  advmod mark aux:pass xcomp punct",
        pos  ="NOUN   VERB  PART   PART AUX      VERB  PUNCT",
        lemmas=f"envoy ask  _      _    _        {lemma} _",
    )  # fmt: skip
    assert hides_name(doc[5]) is expected
