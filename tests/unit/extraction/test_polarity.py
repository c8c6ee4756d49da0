"""What governs a predicate tells whether it holds, on trees made by hand."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.denial import Polarity
from graphbuilder.extraction.polarity import polarity
from tests.docs import make_doc, word

# fmt: off
SHORT_OF = make_doc(
    words="Norway stopped short  of   accepting it   .",
    heads=[1,     1,      1,     4,   1,        4,   1],
    deps ="nsubj  ROOT    advmod mark advcl     obj  punct",
    pos  ="PROPN  VERB    ADV    SCONJ VERB     PRON PUNCT",
    lemmas="_     stop    _      _    accept    _    _",
)
INSTEAD_OF = make_doc(
    words="Instead of    accepting it   ,     Norway left .",
    heads=[2,      0,    6,        2,   2,    6,     6,   6],
    deps ="mark    fixed advcl     obj  punct nsubj  ROOT punct",
    pos  ="ADV     SCONJ VERB      PRON PUNCT PROPN  VERB PUNCT",
    lemmas="_      _     accept    _    _     _      leave _",
)
RATHER_THAN = make_doc(
    words="Norway left rather than  accept it   .",
    heads=[1,     1,   4,     2,    1,     4,   1],
    deps ="nsubj  ROOT cc     fixed conj   obj  punct",
    pos  ="PROPN  VERB ADV    ADP   VERB   PRON PUNCT",
)
ABOUT_TO = make_doc(
    words="Norway was about to   accept it   .",
    heads=[2,     2,  2,    4,   2,     4,   2],
    deps ="nsubj  cop ROOT  mark xcomp  obj  punct",
    pos  ="PROPN  AUX ADJ   PART VERB   PRON PUNCT",
)
YET_TO = make_doc(
    words="Norway has  yet    to   accept it   .",
    heads=[1,     1,   1,     4,   1,     4,   1],
    deps ="nsubj  ROOT advmod mark xcomp  obj  punct",
    pos  ="PROPN  VERB ADV    PART VERB   PRON PUNCT",
    lemmas="_     have _      _    _      _    _",
)
WANTS_OTHER = make_doc(
    words="Norway wants Sweden to   accept it   .",
    heads=[1,     1,    1,     4,   1,     4,   1],
    deps ="nsubj  ROOT  obj    mark xcomp  obj  punct",
    pos  ="PROPN  VERB  PROPN  PART VERB   PRON PUNCT",
    lemmas="_     want  _      _    _      _    _",
)
WANTS_TO = make_doc(
    words="Norway wants to   accept it   .",
    heads=[1,     1,    3,   1,     3,   1],
    deps ="nsubj  ROOT  mark xcomp  obj  punct",
    pos  ="PROPN  VERB  PART VERB   PRON PUNCT",
    lemmas="_     want  _    _      _    _",
)
NOT_FAIL = make_doc(
    words="Norway did not    fail to   accept it   .",
    heads=[3,     3,  3,     3,   5,   3,     5,   3],
    deps ="nsubj  aux advmod ROOT mark xcomp  obj  punct",
    pos  ="PROPN  AUX PART   VERB PART VERB   PRON PUNCT",
)
WHETHER = make_doc(
    words="They  asked whether Norway accepts it   .",
    heads=[1,    1,    4,      4,     1,      4,   1],
    deps ="nsubj ROOT  mark    nsubj  ccomp   obj  punct",
    pos  ="PRON  VERB  SCONJ   PROPN  VERB    PRON PUNCT",
    lemmas="_    ask   _       _      accept  _    _",
)
NEITHER = make_doc(
    words="Neither     Norway nor   Sweden accepts it   .",
    heads=[1,          4,     3,    1,     4,      4,   4],
    deps ="cc:preconj  nsubj  cc    conj   ROOT    obj  punct",
    pos  ="CCONJ       PROPN  CCONJ PROPN  VERB    PRON PUNCT",
    lemmas="_          _      _     _      accept  _    _",
)
FEW = make_doc(
    words="Few  states accept it   .",
    heads=[1,   2,     2,     2,   2],
    deps ="amod nsubj  ROOT   obj  punct",
    pos  ="ADJ  NOUN   VERB   PRON PUNCT",
)
AT_NO_POINT = make_doc(
    words="At   no  point did Norway accept it   .",
    heads=[2,   2,  5,    5,  5,     5,     5,   5],
    deps ="case det obl   aux nsubj  ROOT   obj  punct",
    pos  ="ADP  DET NOUN  AUX PROPN  VERB   PRON PUNCT",
)
SHOULD_INVERTED = make_doc(
    words="Should Norway accept it   ,     ships sail .",
    heads=[2,     2,     6,     2,   2,    6,    6,   6],
    deps ="aux    nsubj  advcl  obj  punct nsubj ROOT punct",
    pos  ="AUX    PROPN  VERB   PRON PUNCT NOUN  VERB PUNCT",
)
WOULD_HAVE = make_doc(
    words="Norway would have accepted it   .",
    heads=[3,     3,    3,   3,       3,   3],
    deps ="nsubj  aux   aux  ROOT     obj  punct",
    pos  ="PROPN  AUX   AUX  VERB     PRON PUNCT",
    lemmas="_     _     _    accept   _    _",
)
OR_ACCEPT = make_doc(
    words="Norway did not    read it   or accept it   .",
    heads=[3,     3,  3,     3,   3,   6, 3,     6,   3],
    deps ="nsubj  aux advmod ROOT obj  cc conj   obj  punct",
    pos  ="PROPN  AUX PART   VERB PRON CCONJ VERB PRON PUNCT",
)
WITHDREW = make_doc(
    words="Norway withdrew its       support for  it   .",
    heads=[1,     1,       3,        1,      5,   3,   1],
    deps ="nsubj  ROOT     nmod:poss obj     case nmod punct",
    pos  ="PROPN  VERB     PRON      NOUN    ADP  PRON PUNCT",
    lemmas="_     withdraw _         _       _    _    _",
)
ANSWERED = make_doc(
    words="Norway did not    answer our       demand .",
    heads=[3,     3,  3,     3,     5,        3,     3],
    deps ="nsubj  aux advmod ROOT   nmod:poss obj    punct",
    pos  ="PROPN  AUX PART   VERB   PRON      NOUN   PUNCT",
)
REFUTED = make_doc(
    words="Norway refuted a   report that Sweden accepts it   .",
    heads=[1,     1,      3,  1,     6,   6,     3,      6,   1],
    deps ="nsubj  ROOT    det obj    mark nsubj  acl     obj  punct",
    pos  ="PROPN  VERB    DET NOUN   SCONJ PROPN VERB    PRON PUNCT",
    lemmas="_     refute  _   _      _    _      accept  _    _",
)
ALLOW_ME = make_doc(
    words="Allow me   to   congratulate Norway .",
    heads=[0,    0,   3,   0,           3,     0],
    deps ="ROOT  obj  mark xcomp        obj    punct",
    pos  ="VERB  PRON PART VERB         PROPN  PUNCT",
)
LET_ME = make_doc(
    words="Let  me   thank Norway .",
    heads=[0,   0,   0,    2,     0],
    deps ="ROOT obj  xcomp obj    punct",
    pos  ="VERB PRON VERB  PROPN  PUNCT",
)
ALLOW_OTHER = make_doc(
    words="Allow Norway to   accept it   .",
    heads=[0,    0,     3,   0,     3,   0],
    deps ="ROOT  obj    mark xcomp  obj  punct",
    pos  ="VERB  PROPN  PART VERB   PRON PUNCT",
)
ALLOWED_ME = make_doc(
    words="Norway allowed me   to   accept it   .",
    heads=[1,     1,      1,   4,   1,     4,   1],
    deps ="nsubj  ROOT    obj  mark xcomp  obj  punct",
    pos  ="PROPN  VERB    PRON PART VERB   PRON PUNCT",
    lemmas="_     allow   _    _    _      _    _",
)
# fmt: on


@pytest.mark.parametrize(
    ("doc", "head", "expected"),
    [
        pytest.param(SHORT_OF, "accepting", Polarity.OPEN, id="stopped short of accepting"),
        pytest.param(INSTEAD_OF, "accepting", Polarity.OPEN, id="instead of accepting"),
        pytest.param(RATHER_THAN, "accept", Polarity.OPEN, id="rather than accept"),
        pytest.param(ABOUT_TO, "accept", Polarity.OPEN, id="about to accept"),
        pytest.param(YET_TO, "accept", Polarity.DENIED, id="has yet to accept"),
        pytest.param(WANTS_OTHER, "accept", Polarity.OPEN, id="wants another to accept"),
        pytest.param(WANTS_TO, "accept", Polarity.HOLDS, id="wants to accept"),
        pytest.param(NOT_FAIL, "accept", Polarity.HOLDS, id="did not fail to accept"),
        pytest.param(WHETHER, "accepts", Polarity.OPEN, id="asked whether"),
        pytest.param(NEITHER, "accepts", Polarity.DENIED, id="neither nor"),
        pytest.param(FEW, "accept", Polarity.OPEN, id="few"),
        pytest.param(AT_NO_POINT, "accept", Polarity.DENIED, id="at no point"),
        pytest.param(SHOULD_INVERTED, "accept", Polarity.OPEN, id="inversion"),
        pytest.param(WOULD_HAVE, "accepted", Polarity.OPEN, id="would have"),
        pytest.param(OR_ACCEPT, "accept", Polarity.DENIED, id="did not read or accept"),
        pytest.param(WITHDREW, "support", Polarity.DENIED, id="withdrew its support"),
        pytest.param(ANSWERED, "demand", Polarity.HOLDS, id="did not answer our demand"),
        pytest.param(REFUTED, "accepts", Polarity.OPEN, id="refuted a report"),
        pytest.param(ALLOW_ME, "congratulate", Polarity.HOLDS, id="allow me to congratulate"),
        pytest.param(LET_ME, "thank", Polarity.HOLDS, id="let me thank"),
        pytest.param(ALLOW_OTHER, "accept", Polarity.OPEN, id="allow another to accept"),
        pytest.param(ALLOWED_ME, "accept", Polarity.OPEN, id="somebody allowed me to accept"),
    ],
)
def test_what_governs_a_predicate_tells_whether_it_holds(
    doc: Doc, head: str, expected: Polarity
) -> None:
    assert polarity(word(doc, head)) is expected
