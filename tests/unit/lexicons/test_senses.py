"""What a name means in its context."""

from pathlib import Path

import pytest

from graphbuilder.errors import LexiconError
from graphbuilder.lexicons.actors import load_actors
from graphbuilder.lexicons.senses import Context, Sense, choose_sense, load_senses

RIVER = Sense(name="Mur", near=("boat", "flows past"))
TOWN = Sense(name="Mur", actor="RUR", beside=frozenset({"RURPARTY"}))
OLD = Sense(name="Mur", actor="OLD", first=1900, last=1918)


def context(words: str = "", *, sentence: str = "", actors: str = "", year: int = 1950) -> Context:
    return Context(
        words=f" {words} ",
        sentence=frozenset(sentence.split()),
        actors=frozenset(actors.split()) | frozenset(sentence.split()),
        year=year,
    )


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        pytest.param(context("the boat went up"), RIVER, id="a word near"),
        pytest.param(context("it flows past"), RIVER, id="words near"),
        pytest.param(context(actors="RURPARTY"), TOWN, id="an actor beside"),
        pytest.param(context(year=1910), OLD, id="its years"),
        pytest.param(context(), None, id="nothing"),
    ],
)
def test_the_sense_is_meant_that_the_context_supports(
    where: Context, expected: Sense | None
) -> None:
    assert choose_sense((RIVER, TOWN, OLD), where) == expected


def test_a_tie_stays_open() -> None:
    others = (TOWN, Sense(name="Mur", actor="BOR", beside=frozenset({"RURPARTY"})))

    assert choose_sense(others, context(actors="RURPARTY")) is None


def test_the_usual_meaning_holds_against_a_sense_that_is_no_better_supported() -> None:
    where = context(actors="RURPARTY USA")

    assert choose_sense((TOWN,), where, usual=frozenset({"USA"})) is None
    assert choose_sense((TOWN,), where, usual=frozenset({"CAN"})) == TOWN


def test_a_sense_bound_to_years_needs_a_dated_document() -> None:
    assert not OLD.holds_in(None)


def test_senses_speak_of_actors_that_are_known() -> None:
    known = {actor.id for actor in load_actors()}
    spoken = {s.actor for s in load_senses()} | {b for s in load_senses() for b in s.beside}

    assert spoken - {None} <= known


def test_malformed_years_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "senses.csv"
    path.write_text("name,actor,near,beside,years\nMur,,,,1918\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=r"line 2: years is '1918'"):
        load_senses(path)
