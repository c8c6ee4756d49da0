"""Nouns for sorts of actors, and media."""

import pytest

from graphbuilder.lexicons.actors import choose_leader, index_surnames, load_actors
from graphbuilder.lexicons.descriptors import load_descriptors
from graphbuilder.lexicons.media import is_medium, load_media
from graphbuilder.model import ActorKind, Leader, OfficeRole


def test_descriptors_mean_actors_that_are_known() -> None:
    known = {actor.id for actor in load_actors()}

    assert {d.actor for d in load_descriptors() if d.actor} <= known


def test_an_alliance_is_no_state() -> None:
    (alliance,) = (d for d in load_descriptors() if d.noun == "alliance")

    assert ActorKind.STATE not in alliance.kinds


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Reuters", True), ("Zenda News", True), ("News", False), ("Zenda Foundation", False)],
)
def test_media_are_known_by_name_or_ending(name: str, expected: bool) -> None:  # noqa: FBT001
    assert is_medium(name, load_media()) is expected


KOLARS = (
    Leader(name="Ana Kolar", party="RUR", role=OfficeRole.HEAD_OF_STATE, from_year=1990),
    Leader(
        name="Ben Kolar",
        party="BOR",
        role=OfficeRole.FOREIGN_MINISTER,
        from_year=1980,
        to_year=1995,
    ),
    Leader(name="Rudolf V", party="RUR", role=OfficeRole.HEAD_OF_STATE, from_year=1900),
    Leader(name="Kim Song", party="KOR", role=OfficeRole.HEAD_OF_STATE, from_year=1990),
)


@pytest.mark.parametrize(
    ("surname", "year", "parties", "expected"),
    [
        pytest.param("Kolar", 1985, "", "Ben Kolar", id="one in office"),
        pytest.param("Kolar", 1992, "", None, id="two in office"),
        pytest.param("Kolar", 1992, "RUR", "Ana Kolar", id="one's side is named"),
        pytest.param("Kolar", None, "", None, id="no year"),
        pytest.param("Kim", 2000, "", "Kim Song", id="surname first"),
        pytest.param("V", 1920, "", None, id="a numeral"),
    ],
)
def test_a_surname_means_whoever_was_in_office(
    surname: str, year: int | None, parties: str, expected: str | None
) -> None:
    found = choose_leader(index_surnames(KOLARS), surname, year=year, parties=parties.split())

    assert (found.name if found else None) == expected
