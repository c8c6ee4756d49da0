"""Where contents begin and end, on trees made by hand."""

from graphbuilder.extraction.wording import content_span, split_infinitives
from tests.docs import make_doc, word

# fmt: off
LIST = make_doc(
    words="Norway vowed to   fish ;     to   sail ;     and to   trade .",
    heads=[1,     1,    3,   1,   6,    6,   3,   10,   10, 10,  3,    1],
    deps ="nsubj  ROOT  mark xcomp punct mark conj punct cc  mark conj  punct",
    pos  ="PROPN  VERB  PART VERB PUNCT PART VERB PUNCT CCONJ PART VERB PUNCT",
)
ASIDE = make_doc(
    words="Norway rejects the plan ,     which failed .",
    heads=[1,     1,      3,  1,   6,    6,    3,     1],
    deps ="nsubj  ROOT    det obj  punct nsubj acl:relcl punct",
    pos  ="PROPN  VERB    DET NOUN PUNCT PRON  VERB   PUNCT",
)
# fmt: on


def test_infinitives_behind_semicolons_are_points_of_their_own() -> None:
    assert [part.text for part in split_infinitives(LIST[2:11])] == [
        "to fish",
        "to sail",
        "to trade",
    ]


def test_what_stands_in_one_piece_is_not_split() -> None:
    assert [part.text for part in split_infinitives(LIST[2:4])] == ["to fish"]


def test_a_relative_clause_behind_a_comma_is_no_content() -> None:
    assert content_span(word(ASIDE, "plan")).text == "the plan"
