"""Offices and bodies with the side beside them."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.descriptions import Description, Noun
from tests.docs import gazetteer, knowledge, make_doc

# fmt: off
BEFORE = make_doc(
    words="the Norwegian foreign minister left .",
    heads=[3,  3,        3,      4,       4,   4],
    deps ="det amod      amod    nsubj    ROOT punct",
    pos  ="DET ADJ       ADJ     NOUN     VERB PUNCT",
)
GENITIVE = make_doc(
    words="Norway    's   foreign minister left .",
    heads=[3,        0,   3,      4,       4,   4],
    deps ="nmod:poss case amod    nsubj    ROOT punct",
    pos  ="PROPN     PART ADJ     NOUN     VERB PUNCT",
)
BEHIND = make_doc(
    words="the foreign minister of   Norway left .",
    heads=[2,  2,      5,       4,   2,     5,   5],
    deps ="det amod    nsubj    case nmod   ROOT punct",
    pos  ="DET ADJ     NOUN     ADP  PROPN  VERB PUNCT",
)
BOTH = make_doc(
    words="the Thai and   Cambodian ministers left .",
    heads=[4,  4,   3,    1,        5,        5,   5],
    deps ="det amod cc    conj      nsubj     ROOT punct",
    pos  ="DET ADJ  CCONJ ADJ       NOUN      VERB PUNCT",
)
CHAIN = make_doc(
    words="the commander of   the army of   Lebanon left .",
    heads=[1,  7,        4,   4,  1,   6,   4,      7,   7],
    deps ="det nsubj     case det nmod case nmod    ROOT punct",
    pos  ="DET NOUN      ADP  DET NOUN ADP  PROPN   VERB PUNCT",
)
BARE = make_doc(
    words="the minister left .",
    heads=[1,  2,       2,   2],
    deps ="det nsubj    ROOT punct",
    pos  ="DET NOUN     VERB PUNCT",
)
INDEFINITE = make_doc(
    words="a   minister left .",
    heads=[1,  2,       2,   2],
    deps ="det nsubj    ROOT punct",
    pos  ="DET NOUN     VERB PUNCT",
)
PLURAL = make_doc(
    words="the ministers left .",
    heads=[1,  2,        2,   2],
    deps ="det nsubj     ROOT punct",
    pos  ="DET NOUN      VERB PUNCT",
)
BODY = make_doc(
    words="the Norwegian government left .",
    heads=[2,  2,        3,         3,   3],
    deps ="det amod      nsubj      ROOT punct",
    pos  ="DET ADJ       NOUN       VERB PUNCT",
)
ORGAN = make_doc(
    words="the Norwegian council    left .",
    heads=[2,  2,        3,         3,   3],
    deps ="det amod      nsubj      ROOT punct",
    pos  ="DET ADJ       NOUN       VERB PUNCT",
)
VERBAL = make_doc(
    words="they minister to   Norway .",
    heads=[1,   1,       3,   1,     1],
    deps ="nsubj ROOT    case obl    punct",
    pos  ="PRON VERB     ADP  PROPN  PUNCT",
)
# fmt: on


def find(doc: Doc) -> list[Description]:
    owners = {t.i: (n.key,) for n in gazetteer().find(doc) for t in n.span}
    describer = knowledge().describer
    return list(describer.describe(describer.nouns(doc), owners))


@pytest.mark.parametrize(
    ("doc", "parties", "extent"),
    [
        pytest.param(BEFORE, ("NOR",), "the Norwegian foreign minister", id="adjective before"),
        pytest.param(GENITIVE, ("NOR",), "Norway's foreign minister", id="genitive before"),
        pytest.param(BEHIND, ("NOR",), "the foreign minister of Norway", id="of behind"),
        pytest.param(
            BOTH, ("THA", "KHM"), "the Thai and Cambodian ministers", id="two sides before"
        ),
        pytest.param(
            CHAIN, ("LBN",), "the commander of the army of Lebanon", id="of a body of the side"
        ),
        pytest.param(BARE, (), "the minister", id="no side"),
    ],
)
def test_the_side_stands_beside_the_office(doc: Doc, parties: tuple[str, ...], extent: str) -> None:
    found = find(doc)[0]

    assert (found.parties, found.extent.text) == (parties, extent)


def test_the_office_is_named_without_its_side() -> None:
    assert [found.span.text for found in find(BEHIND)] == ["foreign minister"]


@pytest.mark.parametrize(
    ("doc", "noun"),
    [
        pytest.param(BARE, Noun.OFFICE, id="office"),
        pytest.param(BODY, Noun.SIDE, id="body that is the side"),
        pytest.param(ORGAN, Noun.ORGAN, id="organ of the side"),
    ],
)
def test_offices_bodies_and_organs_are_told_apart(doc: Doc, noun: Noun) -> None:
    (found,) = find(doc)

    assert found.noun is noun


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        pytest.param(BARE, True, id="the minister"),
        pytest.param(INDEFINITE, False, id="a minister"),
        pytest.param(
            PLURAL,
            False,
            id="the ministers",
        ),
    ],
)
def test_only_one_definite_office_points_back(doc: Doc, expected: bool) -> None:  # noqa: FBT001
    (found,) = find(doc)

    assert found.is_definite is expected


def test_a_verb_of_that_form_is_no_office() -> None:
    assert find(VERBAL) == []
