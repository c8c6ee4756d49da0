"""Positions that say the same are one stance, with the sources counted that are independent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.assembly.corpus import StoredPosition, StoredText
from graphbuilder.model import PartialDate
from tests.unit.assembly.world import assembled, contents, said

TOLL = "to lower the toll on barges"
SAME = "that the barge toll be lowered"


def groups(*positions: StoredPosition) -> set[frozenset[str]]:
    """The stances, each as the names of its positions."""
    stances = assembled(*positions).stances
    return {frozenset(p.stored.position for p in stance.positions) for stance in stances}


@pytest.mark.parametrize(
    ("change", "together"),
    [
        pytest.param({}, True, id="other words"),
        pytest.param({"on": "2001"}, True, id="another day"),
        pytest.param({"by": "BOR"}, False, id="another holder"),
        pytest.param({"by": "RUR BOR"}, False, id="a joint holder"),
        pytest.param({"act": "propose"}, False, id="another act"),
        pytest.param({"to": "SYL"}, True, id="an addressee more"),
    ],
)
def test_positions_are_of_one_stance(change: dict[str, str], together: bool) -> None:  # noqa: FBT001
    first = said(TOLL, position="p1")
    second = said(SAME, position="p2", document="d2", **change)

    assert (len(groups(first, second)) == 1) is together


def test_other_addressees_make_other_stances() -> None:
    one = said(TOLL, position="p1", to="BOR")
    other = said(TOLL, position="p2", to="SYL", document="d2")

    assert len(groups(one, other)) == 2


def test_who_addresses_nobody_joins_the_likest_stance() -> None:
    near = said("to lower the toll on barges", position="p1", to="BOR")
    far = said("to lower the toll on barges and ferries", position="p2", to="SYL", document="d2")
    nobody = said("to lower the toll on barges", position="p3", document="d3")

    assert groups(near, far, nobody) == {frozenset({"p1", "p3"}), frozenset({"p2"})}


def test_opposite_contents_are_no_stance() -> None:
    assert len(groups(said("the toll on barges"), said("no toll on barges", document="d2"))) == 2


def test_what_says_nothing_by_itself_is_a_stance_of_its_document() -> None:
    here = [said("the proposal", position=f"p{n}") for n in (1, 2)]
    there = said("the proposal", position="p3", document="d2")

    assert groups(*here, there) == {frozenset({"p1", "p2"}), frozenset({"p3"})}


def test_repeats_within_a_document_are_one_source() -> None:
    twice = [said(TOLL, position=f"p{n}") for n in (1, 2)]
    (stance,) = assembled(*twice, said(SAME, document="d2")).stances

    assert (len(stance.positions), stance.sources) == (3, 2)


def test_copies_are_one_source() -> None:
    story = "The barges wait below the locks until the council has met and the toll is settled."
    texts = [StoredText(document=name, text=story) for name in ("d1", "d2")]
    positions = [said(TOLL, document=f"d{n}") for n in (1, 2, 3)]
    (stance,) = assembled(*positions, texts=texts).stances

    assert (len(stance.positions), stance.sources) == (3, 2)


def test_a_stance_tells_when_it_was_first_and_last_stated() -> None:
    days = ["1994-05-03", "1993", "", "1994-05"]
    positions = [said(TOLL, document=f"d{n}", on=day) for n, day in enumerate(days)]
    (stance,) = assembled(*positions).stances

    assert (stance.first, stance.last) == (PartialDate(1993), PartialDate(1994, 5))


def test_a_stance_without_dates_has_none() -> None:
    (stance,) = assembled(said(TOLL, on="")).stances

    assert (stance.first, stance.last) == (None, None)


def test_what_is_said_most_often_stands_for_the_others() -> None:
    positions = [said(TOLL, document=f"d{n}") for n in (1, 2)]
    longer = f"{TOLL} of the valley"
    (stance,) = assembled(said(longer, document="d0", on="1990"), *positions).stances

    assert stance.leader.stored.content == TOLL
    assert contents(stance) == {TOLL, longer}


@pytest.mark.parametrize(
    ("act", "content", "polarity"),
    [
        ("support", "the toll on barges", 1),
        ("reject", "the toll on barges", -1),
        ("demand", "to abolish the toll on barges", -1),
        ("reject", "to abolish the toll on barges", 1),
        ("warn", "the toll on barges", 0),
    ],
)
def test_a_stance_is_for_or_against_its_matter(act: str, content: str, polarity: int) -> None:
    (stance,) = assembled(said(content, act=act)).stances

    assert stance.polarity == polarity


MATTERS = ("the toll on barges", "no toll on barges", "a new lock", "the toll", "it", "")
saying = st.builds(
    lambda content, by, to, act, document, on: said(
        content, by=by, to=to, act=act, document=document, on=on
    ),
    st.sampled_from(MATTERS),
    st.sampled_from(["RUR", "BOR", "RUR BOR", "ana-kolar"]),
    st.sampled_from(["", "SYL", "BOR SYL"]),
    st.sampled_from(["demand", "reject"]),
    st.sampled_from(["d1", "d2", "d3"]),
    st.sampled_from(["", "1994", "1994-05-03"]),
)
sayings = st.lists(saying, max_size=12, unique_by=lambda position: position.position)


@given(sayings, st.randoms(use_true_random=False))
def test_the_order_of_positions_plays_no_part(
    positions: list[StoredPosition], order: object
) -> None:
    shuffled = list(positions)
    order.shuffle(shuffled)  # type: ignore[attr-defined] # a source of chance

    assert groups(*shuffled) == groups(*positions)


@given(sayings)
def test_each_position_is_of_one_stance_and_no_two_have_one_name(
    positions: list[StoredPosition],
) -> None:
    stances = assembled(*positions).stances
    grouped = [p.stored.position for stance in stances for p in stance.positions]

    assert sorted(grouped) == sorted(position.position for position in positions)
    assert len({stance.key for stance in stances}) == len(stances)
