"""Known names in a text, with a small catalogue of invented ones."""

import pytest

from graphbuilder.extraction.gazetteer import Gazetteer
from graphbuilder.extraction.known_names import NameKind
from graphbuilder.lexicons.senses import Sense
from graphbuilder.model import (
    ActorEntry,
    ActorKind,
    AgreementEntry,
    AgreementKind,
    Leader,
    OfficeRole,
)
from tests.docs import english, make_doc, tokenize
from tests.docs import gazetteer as package_gazetteer

ACTORS = (
    ActorEntry(
        id="RUR",
        name="Ruritania",
        kind=ActorKind.STATE,
        official="Kingdom of Ruritania",
        adjectives=("Ruritanian",),
        metonyms=("Strelsau",),
        valid_from=1920,
    ),
    ActorEntry(
        id="OLD",
        name="Old Ruritania",
        kind=ActorKind.STATE,
        official="Old Ruritania",
        metonyms=("Strelsau",),
        valid_to=1919,
    ),
    ActorEntry(
        id="EAST",
        name="the East",
        kind=ActorKind.STATE,
        official="the East",
        aliases=("E's Bloc",),
        adjectives=("Eastern",),
    ),
    ActorEntry(
        id="DIET",
        name="Ruritanian Diet",
        kind=ActorKind.ORGANISATION,
        official="Ruritanian Diet",
        aliases=("Diet",),
        party="RUR",
    ),
)
SENSES = (Sense(name="Diet", near=("eat",)),)
LEADERS = (
    Leader(
        name="Ana Kolar",
        aliases=("Kolar",),
        party="RUR",
        role=OfficeRole.FOREIGN_MINISTER,
        from_year=1990,
        to_year=1995,
    ),
    Leader(
        name="Ben Kolar",
        aliases=("Kolar",),
        party="OLD",
        role=OfficeRole.FOREIGN_MINISTER,
        from_year=1900,
        to_year=1905,
    ),
)
AGREEMENTS = (
    AgreementEntry(id="ZENDA", name="Zenda Accord", year=1904, kind=AgreementKind.ACCORD),
    AgreementEntry(
        id="MUR", name="Mur Treaty", year=1930, kind=AgreementKind.TREATY, requires_year=True
    ),
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(
        english(), actors=ACTORS, leaders=LEADERS, agreements=AGREEMENTS, senses=SENSES
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ruritania left.", ("Ruritania", NameKind.NAME, "RUR"), id="name"),
        pytest.param(
            "The Kingdom of Ruritania left.",
            ("Kingdom of Ruritania", NameKind.NAME, "RUR"),
            id="the longer of two",
        ),
        pytest.param("A Ruritanian ship", ("Ruritanian", NameKind.ADJECTIVE, "RUR"), id="adj"),
        pytest.param("Strelsau left.", ("Strelsau", NameKind.METONYM, "RUR"), id="metonym"),
        pytest.param(
            "The Zenda Accord holds.",
            ("Zenda Accord", NameKind.AGREEMENT, "Zenda Accord"),
            id="title",
        ),
        pytest.param("He saw the East.", ("the East", NameKind.NAME, "EAST"), id="article"),
        pytest.param("The East left.", ("The East", NameKind.NAME, "EAST"), id="first word"),
        pytest.param("An E’s Bloc ship", ("E’s Bloc", NameKind.NAME, "EAST"), id="apostrophe"),
    ],
)
def test_a_name_is_known_by_its_form(
    gazetteer: Gazetteer, text: str, expected: tuple[str, NameKind, str]
) -> None:
    found = gazetteer.find(tokenize(text))

    assert [(name.span.text, name.kind, name.key) for name in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ruritania left.", id="no capital"),
        pytest.param("Borduria left.", id="unknown"),
    ],
)
def test_nothing_else_is_known(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(tokenize(text)) == ()


@pytest.mark.parametrize(
    ("year", "expected"), [(1910, "OLD"), (1950, "RUR"), (None, "RUR")], ids=["old", "new", "today"]
)
def test_the_year_tells_whom_a_shared_name_means(
    gazetteer: Gazetteer, year: int | None, expected: str
) -> None:
    assert [n.key for n in gazetteer.find(tokenize("Strelsau left."), year=year)] == [expected]


@pytest.mark.parametrize(
    ("year", "expected"),
    [(1992, ("Ana Kolar", "RUR")), (1903, ("Ben Kolar", "OLD"))],
    ids=["one", "the other"],
)
def test_the_year_tells_which_leader_a_surname_means(
    gazetteer: Gazetteer, year: int, expected: tuple[str, str]
) -> None:
    (found,) = gazetteer.find(tokenize("Kolar left."), year=year)

    assert found.leader is not None
    assert (found.key, found.leader.party) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Diet voted.", ["DIET"], id="without a side"),
        pytest.param("The Diet of Ruritania voted.", ["DIET", "RUR"], id="of its side"),
        pytest.param("Ruritania's Diet voted.", ["RUR", "DIET"], id="behind its side"),
        pytest.param("The Diet of E's Bloc voted.", ["EAST"], id="of another"),
        pytest.param("The Diet of the E's Bloc voted.", ["EAST"], id="of another with an article"),
        pytest.param("The Eastern Diet voted.", ["EAST"], id="behind another"),
        pytest.param("They eat what the Diet is.", [], id="in another sense"),
    ],
)
def test_an_organ_of_one_side_is_not_meant_beside_another(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    assert [name.key for name in gazetteer.find(tokenize(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The National Congress of Bolivia voted.", ["BOL"], id="of another"),
        pytest.param("The Bolivian Congress voted.", ["BOL"], id="behind another"),
        pytest.param("Congress voted.", ["USCONGRESS"], id="alone"),
        pytest.param("The Norwegian Defense Department voted.", ["NOR"], id="of one sense"),
    ],
)
def test_the_congress_of_another_state_is_not_that_of_the_united_states(
    text: str, expected: list[str]
) -> None:
    assert [name.key for name in package_gazetteer().find(tokenize(text))] == expected


def test_a_side_behind_of_is_meant_even_where_the_name_of_a_person_takes_it_in(
    gazetteer: Gazetteer,
) -> None:
    # fmt: off
    doc = make_doc(
        words="The president of   Ruritania Eva   Tarr  left .",
        heads=[1,  6,        3,   1,        1,    4,    6,   6],
        deps ="det nsubj     case nmod      appos flat  ROOT punct",
        pos  ="DET NOUN      ADP  PROPN     PROPN PROPN VERB PUNCT",
        ents ="O   O         O    B-PER     I-PER I-PER O    O",
    )
    # fmt: on
    assert [name.key for name in gazetteer.find(doc)] == ["RUR"]


def test_a_name_inside_that_of_a_person_is_not_meant(gazetteer: Gazetteer) -> None:
    # fmt: off
    doc = make_doc(
        words="Eva   Strelsau left .",
        heads=[2,    0,       2,   2],
        deps ="nsubj flat     ROOT punct",
        pos  ="PROPN PROPN    VERB PUNCT",
        ents ="B-PER I-PER    O    O",
    )
    # fmt: on
    assert gazetteer.find(doc) == ()


def test_names_come_in_the_order_of_the_text(gazetteer: Gazetteer) -> None:
    text = "Kolar told Ruritania of the Zenda Accord."

    assert [n.key for n in gazetteer.find_in(text)] == ["Ben Kolar", "RUR", "Zenda Accord"]
