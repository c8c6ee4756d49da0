"""Who is who: names, descriptions and pronouns on trees made by hand."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.persons import canonical_names
from graphbuilder.model import ActorKind, slug
from tests.docs import make_doc, read_doc, word

# fmt: off
SURNAME = make_doc(
    words="Ana   Kolar came .     Later  Kolar left .     She   slept .",
    heads=[2,    0,    2,   2,    6,     6,    6,   6,    9,    9,    9],
    deps ="nsubj flat  ROOT punct advmod nsubj ROOT punct nsubj ROOT  punct",
    pos  ="PROPN PROPN VERB PUNCT ADV    PROPN VERB PUNCT PRON  VERB  PUNCT",
    ents ="B-PER I-PER O    O     O      B-PER O    O     O     O     O",
)
TITLED = make_doc(
    words="Norwegian foreign minister Ana   Kolar came .     Today  the minister left .",
    heads=[2,        2,      5,       2,    3,    5,   5,    10,    9,  10,      10,  10],
    deps ="amod      amod    nsubj    appos flat  ROOT punct advmod det nsubj    ROOT punct",
    pos  ="ADJ       ADJ     NOUN     PROPN PROPN VERB PUNCT ADV    DET NOUN     VERB PUNCT",
    ents ="O         O       O        B-PER I-PER O    O     O      O   O        O    O",
)
COMMA = make_doc(
    words="Ana   Kolar ,     the foreign minister of   Norway ,     came .",
    heads=[9,    0,    5,    5,  5,      0,       7,   5,     5,    9,   9],
    deps ="nsubj flat  punct det amod    appos    case nmod   punct ROOT punct",
    pos  ="PROPN PROPN PUNCT DET ADJ     NOUN     ADP  PROPN  PUNCT VERB PUNCT",
    ents ="B-PER I-PER O     O   O       O        O    O      O     O    O",
)
UNKNOWN_OFFICE = make_doc(
    words="The minister left .",
    heads=[1,  2,       2,   2],
    deps ="det nsubj    ROOT punct",
    pos  ="DET NOUN     VERB PUNCT",
)
PRONOUNS = make_doc(
    words="Norway and   Germany met  .     Today  they  said  we    gain  .",
    heads=[3,     2,    0,      3,   3,    7,     7,    7,    9,    7,    7],
    deps ="nsubj  cc    conj    ROOT punct advmod nsubj ROOT  nsubj ccomp punct",
    pos  ="PROPN  CCONJ PROPN   VERB PUNCT ADV    PRON  VERB  PRON  VERB  PUNCT",
    lemmas="_     _     _       meet _     _      _     say   _     _     _",
)
GENITIVE = make_doc(
    words="Oslo      's   offer and   a   plan by   Germany and   a   map .",
    heads=[2,        0,   2,    5,    5,  2,   7,   5,      10,   10, 2,  2],
    deps ="nmod:poss case ROOT  cc    det conj case nmod    cc    det conj punct",
    pos  ="PROPN     PART NOUN  CCONJ DET NOUN ADP  PROPN   CCONJ DET NOUN PUNCT",
)
PLACE = make_doc(
    words="Talks  in   Oslo  failed .",
    heads=[3,     2,   0,    3,     3],
    deps ="nsubj  case nmod  ROOT   punct",
    pos  ="NOUN   ADP  PROPN VERB   PUNCT",
)
RELATIVE = make_doc(
    words="Norway ,     which waits     ,     left .",
    heads=[5,     3,    3,    0,        3,    5,   5],
    deps ="nsubj  punct nsubj acl:relcl punct ROOT punct",
    pos  ="PROPN  PUNCT PRON  VERB      PUNCT VERB PUNCT",
)
THING = make_doc(
    words="Norway met  Kolar .     Today  it    left .",
    heads=[1,     1,   1,    1,    6,     6,    6,   6],
    deps ="nsubj  ROOT obj   punct advmod nsubj ROOT punct",
    pos  ="PROPN  VERB PROPN PUNCT ADV    PRON  VERB PUNCT",
    lemmas="_     meet _     _     _      _     _    _",
    ents ="O      O    B-PER O     O      O     O    O",
)
# fmt: on


def test_a_surname_points_to_the_full_name() -> None:
    cast = read_doc(SURNAME).cast

    assert cast.resolve(SURNAME[5]) == ("ana-kolar",)
    assert cast.entries["ana-kolar"].name == "Ana Kolar"
    assert "kolar" not in cast.entries


@pytest.mark.parametrize(
    ("doc", "i", "expected"),
    [
        pytest.param(SURNAME, 8, ("ana-kolar",), id="she"),
        pytest.param(TITLED, 9, ("ana-kolar",), id="the minister met before"),
        pytest.param(UNKNOWN_OFFICE, 1, (), id="a minister never met"),
        pytest.param(PRONOUNS, 6, ("NOR", "DEU"), id="they"),
        pytest.param(PRONOUNS, 8, ("FRA",), id="we is the speaker"),
        pytest.param(RELATIVE, 2, ("NOR",), id="which"),
        pytest.param(THING, 5, ("NOR",), id="it is no person"),
        pytest.param(PRONOUNS, 0, ("NOR", "DEU"), id="coordinated names"),
        pytest.param(PRONOUNS, 2, ("DEU",), id="the second of them"),
        pytest.param(PLACE, 2, (), id="a capital as a place"),
    ],
)
def test_words_stand_for_actors(doc: Doc, i: int, expected: tuple[str, ...]) -> None:
    assert read_doc(doc).cast.resolve(doc[i], speaker=("FRA",)) == expected


@pytest.mark.parametrize("doc", [TITLED, COMMA], ids=["before the name", "behind a comma"])
def test_a_title_gives_a_person_its_party(doc: Doc) -> None:
    cast = read_doc(doc).cast

    assert cast.is_person("ana-kolar")
    assert cast.party("ana-kolar") == "NOR"
    assert cast.entries["ana-kolar"].titles == {"foreign minister"}


def test_a_person_without_a_title_has_no_party() -> None:
    assert read_doc(SURNAME).cast.party("ana-kolar") is None


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        pytest.param("offer", ("NOR",), id="genitive"),
        pytest.param("plan", ("DEU",), id="by"),
        pytest.param("map", (), id="nobody's"),
    ],
)
def test_the_possessor_of_a_noun_is_found(noun: str, expected: tuple[str, ...]) -> None:
    assert read_doc(GENITIVE).cast.possessor(word(GENITIVE, noun)) == expected


def test_a_speaker_is_of_the_side_that_it_speaks_for() -> None:
    cast = read_doc(TITLED).cast

    assert cast.same_side("ana-kolar", "NOR")
    assert not cast.same_side("ana-kolar", cast.require("DEU"))


def test_actors_that_are_only_used_have_no_mentions() -> None:
    cast = read_doc(TITLED).cast
    cast.require("DEU")
    cast.require("FRA")

    actors = {actor.id: actor for actor in cast.actors(["DEU"])}

    assert set(actors) == {"NOR", "ana-kolar", "DEU"}
    assert actors["DEU"].mentions == ()
    assert actors["ana-kolar"].kind is ActorKind.PERSON
    assert [m.text for m in actors["ana-kolar"].mentions] == ["Ana Kolar", "minister"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Ana Kolar", "Kolar"], ["Ana Kolar", "Ana Kolar"], id="surname"),
        pytest.param(["Kolar", "Ana Kolar"], ["Ana Kolar", "Ana Kolar"], id="surname first"),
        pytest.param(["Ana Kolar", "Eva Kolar"], ["Ana Kolar", "Eva Kolar"], id="two persons"),
        pytest.param(
            ["Ana Kolar", "Eva Kolar", "Kolar"],
            ["Ana Kolar", "Eva Kolar", "Ana Kolar"],
            id="the first of two",
        ),
        pytest.param(
            ["Eva Kolar", "Ana Maria Kolar", "Kolar"],
            ["Eva Kolar", "Ana Maria Kolar", "Eva Kolar"],
            id="the first of two, not the longer",
        ),
        pytest.param(["Ana Kolar", "Ana"], ["Ana Kolar", "Ana"], id="a first name is nobody's"),
        pytest.param(
            ["Omar bin Hadi", "Omar ibn Sami", "Omar"],
            ["Omar bin Hadi", "Omar ibn Sami", "Omar bin Hadi"],
            id="a first name before the father's",
        ),
        pytest.param(
            ["Eva von der Aue", "Von der Aue"],
            ["Eva von der Aue", "Eva von der Aue"],
            id="a surname of several words, at the head of a sentence",
        ),
        pytest.param(
            ["Eva von der Aue", "van der Aue"],
            ["Eva von der Aue", "van der Aue"],
            id="another surname",
        ),
    ],
)
def test_the_fullest_name_of_a_person_is_chosen(names: list[str], expected: list[str]) -> None:
    canonical = canonical_names(names)

    assert [canonical[name] for name in names] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ana Kolar", "ana-kolar"), ("José  Núñez", "jose-nunez"), ("東京", "unnamed")],
    ids=["plain", "accents", "no Latin letter"],
)
def test_a_key_is_made_of_a_name(name: str, expected: str) -> None:
    assert slug(name) == expected
