"""Whose voice a subject is, on trees made by hand."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.arguments import voiced_by
from tests.docs import make_doc, read_doc

# fmt: off
SENT = make_doc(
    words="Norway sent a   letter .     The letter says that  Sweden lies  .",
    heads=[1,     1,   3,  1,     1,    6,  7,     7,   10,   10,    7,    7],
    deps ="nsubj  ROOT det obj    punct det nsubj  ROOT mark  nsubj  ccomp punct",
    pos  ="PROPN  VERB DET NOUN   PUNCT DET NOUN   VERB SCONJ PROPN  VERB  PUNCT",
    lemmas="_     send _   _      _     _   _      say  _     _      lie   _",
)
OWNED = make_doc(
    words="Norway    's   letter came .     This letter says that  Sweden lies  .",
    heads=[2,        0,   3,     3,   3,    6,   7,     7,   10,   10,    7,    7],
    deps ="nmod:poss case nsubj  ROOT punct det  nsubj  ROOT mark  nsubj  ccomp punct",
    pos  ="PROPN     PART NOUN   VERB PUNCT DET  NOUN   VERB SCONJ PROPN  VERB  PUNCT",
    lemmas="_        _    _      come _     _    _      say  _     _      lie   _",
)
INDEFINITE = make_doc(
    words="Norway sent a   letter .     A   letter says that  Sweden lies  .",
    heads=[1,     1,   3,  1,     1,    6,  7,     7,   10,   10,    7,    7],
    deps ="nsubj  ROOT det obj    punct det nsubj  ROOT mark  nsubj  ccomp punct",
    pos  ="PROPN  VERB DET NOUN   PUNCT DET NOUN   VERB SCONJ PROPN  VERB  PUNCT",
    lemmas="_     send _   _      _     _   _      say  _     _      lie   _",
)
OTHER_TEXT = make_doc(
    words="Norway sent a   letter .     The report says that  Sweden lies  .",
    heads=[1,     1,   3,  1,     1,    6,  7,     7,   10,   10,    7,    7],
    deps ="nsubj  ROOT det obj    punct det nsubj  ROOT mark  nsubj  ccomp punct",
    pos  ="PROPN  VERB DET NOUN   PUNCT DET NOUN   VERB SCONJ PROPN  VERB  PUNCT",
    lemmas="_     send _   _      _     _   _      say  _     _      lie   _",
)
TWO_LETTERS = make_doc(
    words="Norway sent a   letter .     Sweden sent a   letter .     The letter arrived .",
    heads=[1,     1,   3,  1,     1,    6,     6,   8,  6,     6,    11, 12,    12,     12],
    deps ="nsubj  ROOT det obj    punct nsubj  ROOT det obj    punct det nsubj  ROOT    punct",
    pos  ="PROPN  VERB DET NOUN   PUNCT PROPN  VERB DET NOUN   PUNCT DET NOUN   VERB    PUNCT",
    lemmas="_     send _   _      _     _      send _   _      _     _   _      arrive  _",
)
ADVISORY = make_doc(
    words="An  advisory from Norway says that  Sweden lies  .",
    heads=[1,  4,       3,   1,     4,   7,    7,     4,    4],
    deps ="det nsubj    case nmod   ROOT mark  nsubj  ccomp punct",
    pos  ="DET NOUN     ADP  PROPN  VERB SCONJ PROPN  VERB  PUNCT",
    lemmas="_  _        _    _      say  _     _      lie   _",
)
# fmt: on


@pytest.mark.parametrize(
    ("doc", "i", "expected"),
    [
        pytest.param(SENT, 6, ("NOR",), id="the letter that somebody sent"),
        pytest.param(OWNED, 6, ("NOR",), id="this letter, somebody's"),
        pytest.param(TWO_LETTERS, 11, ("SWE",), id="the last of two letters"),
        pytest.param(INDEFINITE, 6, (), id="a letter is another"),
        pytest.param(OTHER_TEXT, 6, (), id="a report is no letter"),
        pytest.param(ADVISORY, 1, ("NOR",), id="an advisory from somebody"),
    ],
)
def test_a_text_has_the_voice_of_its_issuer(doc: Doc, i: int, expected: tuple[str, ...]) -> None:
    assert voiced_by(doc[i], read_doc(doc).cast, speaker=()) == expected


def test_who_opposes_is_told_by_the_phrase_that_a_parser_takes_for_a_place() -> None:
    doc = make_doc(
        words="Plans     are      backed by   Norway    and opposed by   Sweden .",
        heads=[2,        2,       2,     4,   2,        6,  2,      8,   6,     2],
        deps ="nsubj:pass aux:pass ROOT  case obl:agent cc  conj    case obl    punct",
        pos  ="NOUN      AUX      VERB   ADP  PROPN     CCONJ VERB  ADP  PROPN  PUNCT",
        lemmas="plan     be       back   _    _         _   oppose  _    _      _",
    )  # fmt: skip
    found = {(stance.holder, stance.act.value) for stance in read_doc(doc).stances}
    assert found == {(("NOR",), "support"), (("SWE",), "reject")}
