"""Persons whose names were cut wrongly, and bodies of sides, on trees made by hand."""

import pytest
from spacy.tokens import Doc

from graphbuilder.model import ActorKind
from tests.docs import make_doc, read_doc, word

# fmt: off
BEHIND_SIDE = make_doc(
    words="The president of   Norway Ana   Kolar left .",
    heads=[1,  6,        3,   1,     1,    4,    6,   6],
    deps ="det nsubj     case nmod   appos flat  ROOT punct",
    pos  ="DET NOUN      ADP  PROPN  PROPN PROPN VERB PUNCT",
    ents ="O   O         O    B-PER  I-PER I-PER O    O",
)
BESIDE_SIDE = make_doc(
    words="The friend of   Norway Ana   Kolar left .",
    heads=[1,  6,     3,   1,     1,    4,    6,   6],
    deps ="det nsubj  case nmod   appos flat  ROOT punct",
    pos  ="DET NOUN   ADP  PROPN  PROPN PROPN VERB PUNCT",
    ents ="O   O      O    B-PER  I-PER I-PER O    O",
)
ENDS_AT_HYPHEN = make_doc(
    words="Ivo   Al    -     Kolar left .",
    heads=[4,    0,    3,    0,    4,   4],
    deps ="nsubj flat  punct flat  ROOT punct",
    pos  ="PROPN PROPN PUNCT PROPN VERB PUNCT",
    ents ="B-PER I-PER O     O     O    O",
)
ENDS_AT_ARTICLE = make_doc(
    words="Ivo   al    -     Kolar left .",
    heads=[4,    0,    3,    0,    4,   4],
    deps ="nsubj flat  punct flat  ROOT punct",
    pos  ="PROPN PROPN PUNCT PROPN VERB PUNCT",
    ents ="B-PER O     O     O     O    O",
)
BEGINS_AT_HYPHEN = make_doc(
    words="Al    -     Kolar left .",
    heads=[3,    2,    0,    3,   3],
    deps ="nsubj punct flat  ROOT punct",
    pos  ="PROPN PUNCT PROPN VERB PUNCT",
    ents ="O     O     B-PER O    O",
)
BEHIND_OFFICE = make_doc(
    words="President Ivo   al    -     Kolar left .",
    heads=[1,        5,    1,    4,    1,    5,   5],
    deps ="nmod:desc nsubj flat  punct flat  ROOT punct",
    pos  ="PROPN     PROPN PROPN PUNCT PROPN VERB PUNCT",
)
WITH_PATRONYMIC = make_doc(
    words="President Ivo   bin   Kolar left .",
    heads=[1,        4,    1,    1,    4,   4],
    deps ="nmod:desc nsubj flat  flat  ROOT punct",
    pos  ="PROPN     PROPN PROPN PROPN VERB PUNCT",
)
ENDS_AT_BIN = make_doc(
    words="Ivo   bin   Said  left .",
    heads=[3,    0,    3,    3,   3],
    deps ="nsubj flat  advcl ROOT punct",
    pos  ="PROPN PROPN VERB  VERB PUNCT",
    ents ="B-PER I-PER O     O    O",
)
TITLE_AS_HEAD = make_doc(
    words="President Ana   Kolar left .",
    heads=[3,        0,    0,    3,   3],
    deps ="nsubj     flat  flat  ROOT punct",
    pos  ="PROPN     PROPN PROPN VERB PUNCT",
    ents ="O         B-PER I-PER O    O",
)
ADDRESS_AS_HEAD = make_doc(
    words="Mr    Kolar left .",
    heads=[2,    0,    2,   2],
    deps ="nsubj flat  ROOT punct",
    pos  ="PROPN PROPN VERB PUNCT",
    ents ="O     B-PER O    O",
)
IN_PLACE = make_doc(
    words="In   Nova  Zenda ,     the president urged them to   wait  .",
    heads=[1,   6,    1,    6,    5,  6,        6,    6,   9,   6,    6],
    deps ="case obl   flat  punct det nsubj     ROOT  obj  mark xcomp punct",
    pos  ="ADP  PROPN PROPN PUNCT DET NOUN      VERB  PRON PART VERB  PUNCT",
    ents ="O    B-LOC I-LOC O     O   O         O     O    O    O     O",
)
NO_PLACE = make_doc(
    words="Ana   Kolar ,     the president ,     left .",
    heads=[6,    0,    4,    4,  0,        6,    6,   6],
    deps ="nsubj flat  punct det appos     punct ROOT punct",
    pos  ="PROPN PROPN PUNCT DET NOUN      PUNCT VERB PUNCT",
    ents ="B-LOC I-LOC O     O   O         O     O    O",
)
LEADER = make_doc(
    words="Abdel Fattah Al    -     Sisi  left .",
    heads=[5,    0,     0,    4,    0,    5,   5],
    deps ="nsubj flat   flat  punct flat  ROOT punct",
    pos  ="PROPN PROPN  PROPN PUNCT PROPN VERB PUNCT",
    ents ="B-PER I-PER  I-PER I-PER I-PER O    O",
)
NAMESAKE = make_doc(
    words="Zora  Bush  left .     Today  Bush  slept .",
    heads=[2,    0,    2,   2,     6,     6,    6,    6],
    deps ="nsubj flat  ROOT punct advmod nsubj ROOT  punct",
    pos  ="PROPN PROPN VERB PUNCT ADV    PROPN VERB  PUNCT",
    ents ="B-PER I-PER O    O     O      B-PER O     O",
)
LEADER_FIRST = make_doc(
    words="Bush  left .     Today  Zora  Bush  slept .",
    heads=[1,    1,   1,     6,     6,    4,    6,    6],
    deps ="nsubj ROOT punct advmod nsubj flat  ROOT  punct",
    pos  ="PROPN VERB PUNCT ADV    PROPN PROPN VERB  PUNCT",
    ents ="B-PER O    O     O      B-PER I-PER O     O",
)
CONGRESS = make_doc(
    words="The Bolivian Congress voted .",
    heads=[2,  2,       3,       3,    3],
    deps ="det amod     nsubj    ROOT  punct",
    pos  ="DET ADJ      PROPN    VERB  PUNCT",
)
# fmt: on


def persons(doc: Doc) -> list[tuple[str, list[str]]]:
    """The persons of a document with the words that name them."""
    entries = read_doc(doc).cast.entries.values()
    return [
        (entry.name, [span.text for span in entry.spans.values()])
        for entry in entries
        if entry.kind is ActorKind.PERSON
    ]


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        pytest.param(BEHIND_SIDE, "Ana Kolar", id="behind a side that the entity takes in"),
        pytest.param(ENDS_AT_HYPHEN, "Ivo Al-Kolar", id="cut off before a hyphen"),
        pytest.param(ENDS_AT_ARTICLE, "Ivo al-Kolar", id="cut off before an article"),
        pytest.param(BEGINS_AT_HYPHEN, "Al-Kolar", id="begun behind a hyphen"),
        pytest.param(BEHIND_OFFICE, "Ivo al-Kolar", id="no entity, but an office before it"),
        pytest.param(WITH_PATRONYMIC, "Ivo bin Kolar", id="no entity, with a father's name"),
        pytest.param(ENDS_AT_BIN, "Ivo bin Said", id="cut off before what is taken for a verb"),
        pytest.param(BESIDE_SIDE, "Ana Kolar", id="behind a side without an office"),
        pytest.param(NO_PLACE, "Ana Kolar", id="taken for a place, with an office behind it"),
    ],
)
def test_a_person_is_found_by_the_whole_name(doc: Doc, expected: str) -> None:
    assert persons(doc) == [(expected, [expected])]


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        pytest.param(TITLE_AS_HEAD, "Ana Kolar", id="office"),
        pytest.param(ADDRESS_AS_HEAD, "Kolar", id="address"),
    ],
)
def test_a_title_that_a_parser_takes_for_the_head_is_no_part_of_a_name(
    doc: Doc, expected: str
) -> None:
    assert persons(doc) == [(expected, [expected])]


def test_a_place_that_something_happens_in_is_no_person() -> None:
    assert persons(IN_PLACE) == []


def test_a_side_before_the_name_of_a_person_is_the_side_and_not_the_person() -> None:
    cast = read_doc(BEHIND_SIDE).cast

    assert cast.resolve(word(BEHIND_SIDE, "Norway")) == ("NOR",)
    assert cast.party("ana-kolar") == "NOR"


def test_a_known_leader_is_named_by_all_words_of_the_name() -> None:
    assert persons(LEADER) == [("Abdel Fattah el-Sisi", ["Abdel Fattah Al-Sisi"])]


def test_a_surname_is_that_of_the_namesake_who_was_named_in_full() -> None:
    assert persons(NAMESAKE) == [("Zora Bush", ["Zora Bush", "Bush"])]


def test_a_leader_named_before_a_namesake_stays_the_leader() -> None:
    [(leader, named), other] = sorted(persons(LEADER_FIRST))

    assert leader.endswith(" Bush")
    assert named == ["Bush"]
    assert other == ("Zora Bush", ["Zora Bush"])


def test_the_congress_of_another_country_is_its_own() -> None:
    assert read_doc(CONGRESS).cast.resolve(word(CONGRESS, "Congress")) == ("BOL-congress",)
