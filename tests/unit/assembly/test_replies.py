"""Who is asked answers, in the same document or in another."""

import pytest

from graphbuilder.assembly.corpus import StoredPosition
from tests.unit.assembly.world import assembled, said

OPEN = "to reopen the locks on the Mur"
ASKED = said(OPEN, position="asked", by="RUR", act="demand", to="SYL", on="1994-05-03")


def pairs(*positions: StoredPosition) -> list[tuple[tuple[str, str], ...]]:
    return [reply.positions for reply in assembled(*positions).replies]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="rejects"),
        pytest.param({"act": "commit"}, id="promises"),
        pytest.param({"act": "support"}, id="supports"),
        pytest.param({"by": "ana-kolar"}, id="by its minister"),
        pytest.param({"to": "RUR"}, id="towards who asked"),
        pytest.param({"on": "1994-05-03"}, id="on the same day"),
        pytest.param({"on": "1994"}, id="in the same year"),
        pytest.param({"on": "1994-10-20"}, id="within half a year"),
    ],
)
def test_whoever_was_asked_answers(changes: dict[str, str]) -> None:
    facts = {"by": "SYL", "act": "reject", "on": "1994-05-10", "document": "d2", **changes}
    reply = said("reopening the Mur locks", position="reply", **facts)

    assert pairs(ASKED, reply) == [(("reply", "asked"),)]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"by": "BOR"}, id="by another"),
        pytest.param({"to": "BOR"}, id="towards another"),
        pytest.param({"act": "demand"}, id="with a demand"),
        pytest.param({"on": "1994-05-02"}, id="before"),
        pytest.param({"on": "1994-12-24"}, id="too late"),
        pytest.param({"on": ""}, id="without a date"),
        pytest.param({"content": "to reopen the harbour"}, id="about something else"),
        pytest.param({"content": "not to reopen the locks on the Mur"}, id="about the opposite"),
    ],
)
def test_what_is_no_answer(changes: dict[str, str]) -> None:
    facts = {"by": "SYL", "act": "reject", "on": "1994-05-10", "document": "d2", **changes}
    content = facts.pop("content", OPEN)

    assert pairs(ASKED, said(content, position="reply", **facts)) == []


@pytest.mark.parametrize(
    ("act", "answer", "is_one"),
    [("accuse", "deny", True), ("accuse", "support", False), ("state", "deny", False)],
)
def test_each_act_has_its_answers(act: str, answer: str, is_one: bool) -> None:  # noqa: FBT001
    charge = said("the seizure of the ferry", position="a", act=act, to="SYL")
    reply = said("the seizure of the ferry", position="b", by="SYL", act=answer, document="d2")

    assert bool(pairs(charge, reply)) is is_one


def test_an_answer_that_a_document_tells_is_one_between_stances() -> None:
    reply = said("the whole idea", by="BOR", act="reject", answers="asked")
    (found,) = assembled(ASKED, reply).replies

    assert found.answered.leader.stored == ASKED
    assert found.positions == ()


def test_each_position_has_the_first_answer_to_it() -> None:
    again = said(OPEN, position="again", act="demand", to="SYL", on="1994-06-01", document="d3")
    days = {"r1": "1994-05-10", "r2": "1994-05-20", "r3": "1994-06-02"}
    replies = [
        said(OPEN, position=name, by="SYL", act="reject", on=day, document=name)
        for name, day in days.items()
    ]

    assert pairs(ASKED, again, *replies) == [(("r1", "asked"), ("r3", "again"))]
