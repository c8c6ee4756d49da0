"""Agreements that only a description tells apart."""

import pytest
from spacy.tokens import Doc

from tests.docs import make_doc, read_doc

# fmt: off
BETWEEN = make_doc(
    words="Norway praised a   treaty between Germany and   Italy .",
    heads=[1,     1,      3,  1,     5,      3,      7,    5,    1],
    deps ="nsubj  ROOT    det obj    case    nmod    cc    conj  punct",
    pos  ="PROPN  VERB    DET NOUN   ADP     PROPN   CCONJ PROPN PUNCT",
)
SIGNED = make_doc(
    words="Norway signed a   memorandum on   fisheries .",
    heads=[1,     1,      3,  1,         5,   3,        1],
    deps ="nsubj  ROOT    det obj        case nmod      punct",
    pos  ="PROPN  VERB    DET NOUN       ADP  NOUN      PUNCT",
    lemmas="_     sign    _   _          _    fishery   _",
)
WANTED = make_doc(
    words="Norway wants to   sign a   memorandum on   fisheries .",
    heads=[1,     1,    3,   1,   5,  3,         7,   5,        1],
    deps ="nsubj  ROOT  mark xcomp det obj       case nmod      punct",
    pos  ="PROPN  VERB  PART VERB DET NOUN       ADP  NOUN      PUNCT",
    lemmas="_     want  _    sign _   _          _    fishery   _",
)
STATEMENT = make_doc(
    words="Norway issued a   statement on   fisheries .",
    heads=[1,     1,      3,  1,        5,   3,        1],
    deps ="nsubj  ROOT    det obj       case nmod      punct",
    pos  ="PROPN  VERB    DET NOUN      ADP  NOUN      PUNCT",
    lemmas="_     issue   _   _         _    fishery   _",
)
JOINT = make_doc(
    words="Norway issued a   joint statement with Germany .",
    heads=[1,     1,      4,  4,    1,        6,   4,      1],
    deps ="nsubj  ROOT    det amod  obj       case nmod    punct",
    pos  ="PROPN  VERB    DET ADJ   NOUN      ADP  PROPN   PUNCT",
    lemmas="_     issue   _   _     _         _    _       _",
)
RESOLUTION = make_doc(
    words="Norway cites Security Council resolutions .",
    heads=[1,     1,    3,       4,      1,          1],
    deps ="nsubj  ROOT  compound compound obj        punct",
    pos  ="PROPN  VERB  PROPN    PROPN   NOUN        PUNCT",
    lemmas="_     cite  _        _       resolution  _",
)
# fmt: on


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        pytest.param(BETWEEN, ["a treaty between Germany and Italy"], id="between two sides"),
        pytest.param(SIGNED, ["a memorandum on fisheries"], id="signed"),
        pytest.param(WANTED, [], id="only wanted"),
        pytest.param(STATEMENT, [], id="a statement of one side"),
        pytest.param(JOINT, ["a joint statement with Germany"], id="a joint statement"),
        pytest.param(RESOLUTION, ["Security Council resolutions"], id="resolutions of the UN"),
    ],
)
def test_an_agreement_is_told_apart_by_its_sides_topic_and_signature(
    doc: Doc, expected: list[str]
) -> None:
    assert [c.span.text for c in read_doc(doc).agreements.citations] == expected


def test_described_agreements_of_two_documents_are_two() -> None:
    (agreement,) = read_doc(SIGNED).agreements.values()

    assert agreement.id == "memorandum-on-fisheries@x"
