"""Who was for something and is then against it has turned round."""

import pytest

from graphbuilder.assembly.corpus import StoredPosition
from graphbuilder.model import Act
from tests.unit.assembly.world import assembled, said

TOLL = "a toll on barges"
MAY = said(TOLL, act="support", on="1994-05-03", document="d1")


def reversals(*positions: StoredPosition) -> list[tuple[str, str]]:
    """The later and the earlier content of each reversal."""
    return [
        (later.leader.stored.content, earlier.leader.stored.content)
        for later, earlier in assembled(*positions).reversals
    ]


@pytest.mark.parametrize(
    ("content", "changes"),
    [
        pytest.param(TOLL, {"act": "reject"}, id="rejects"),
        pytest.param("the end of the toll on barges", {"act": "support"}, id="supports its end"),
        pytest.param("to abolish the barge toll", {"act": "commit"}, id="will end it"),
        pytest.param(TOLL, {"act": "reject", "on": "1995"}, id="a year later"),
    ],
)
def test_a_later_stance_reverses_an_earlier_one(content: str, changes: dict[str, str]) -> None:
    june = said(content, **{"on": "1994-06-01", "document": "d2", **changes})

    assert reversals(MAY, june) == [(content, TOLL)]


@pytest.mark.parametrize(
    ("content", "changes"),
    [
        pytest.param(TOLL, {"act": "propose"}, id="still for it"),
        pytest.param("to abolish the barge toll", {"act": "reject"}, id="against its end"),
        pytest.param(TOLL, {"act": "warn"}, id="an act that is neither"),
        pytest.param(TOLL, {"by": "BOR"}, id="another holder"),
        pytest.param("a toll on ferries", {}, id="another matter"),
        pytest.param(TOLL, {"on": "1994-05-03"}, id="the same day"),
        pytest.param(TOLL, {"on": "1994-05"}, id="perhaps the same day"),
        pytest.param(TOLL, {"on": ""}, id="no date"),
        pytest.param("the toll", {}, id="one word"),
        pytest.param("barges that pay no toll", {}, id="a part of it turned"),
    ],
)
def test_what_is_no_reversal(content: str, changes: dict[str, str]) -> None:
    june = said(content, **{"act": "reject", "on": "1994-06-01", "document": "d2", **changes})

    assert reversals(MAY, june) == []


def test_a_state_turns_round_when_its_minister_does() -> None:
    may = said(TOLL, by="SYL", act="support", on="1994-05-03")
    june = said(TOLL, by="ana-kolar", act="reject", on="1994-06-01", document="d2")

    assert len(reversals(may, june)) == 1


def test_to_refuse_what_one_asks_of_others_is_no_reversal() -> None:
    asked = said("to withdraw the barges from the Mur", act="demand", to="BOR")
    refused = said("to withdraw the barges from the Mur", act="reject", on="1994-06", document="d2")

    assert reversals(asked, refused) == []


def test_to_reject_a_matter_that_one_demanded_is_one() -> None:
    asked = said(TOLL, act="demand", to="BOR")
    june = said(TOLL, act="reject", on="1994-06", document="d2")

    assert len(reversals(asked, june)) == 1


def test_a_reversal_points_from_the_later_stance_to_the_earlier() -> None:
    june = said(TOLL, act="reject", on="1994-06-01", document="d0")
    ((later, earlier),) = assembled(june, MAY).reversals

    assert (later.act, earlier.act) == (Act.REJECT, Act.SUPPORT)
