"""What somebody says on an issue stands in the order of time, and ties are counted."""

from graphbuilder.model import Act, IssueEntry, PartialDate, Phrase
from tests.unit.assembly.world import assembled, iri, said

ISSUES = (IssueEntry(id="tolls", label="tolls", phrases=(Phrase(words="toll"),)),)


def test_the_stances_of_a_holder_on_an_issue_follow_each_other() -> None:
    days = {"toll on hay": "1994-05-03", "toll on wine": "1994", "toll on salt": "1995-01"}
    positions = [said(c, on=day, document=c) for c, day in days.items()]
    others = [
        said("toll on oxen", on="1994-06-01", by="BOR", document="b"),
        said("a new ferry", on="1994-06-01", document="f"),
        said("toll on pigs", on="", document="u"),
    ]
    found = assembled(*positions, *others, issues=ISSUES).successions

    assert [
        (later.leader.stored.content, earlier.leader.stored.content) for later, earlier in found
    ] == [("toll on hay", "toll on wine"), ("toll on salt", "toll on hay")]


def test_ties_count_stances_positions_and_sources() -> None:
    positions = [
        said("a toll on barges", to="SYL", document="d1", on="1994-05-03"),
        said("the toll on barges", to="SYL", document="d1", on="1994-05-03"),
        said("the barge toll", to="SYL", document="d2", on="1996"),
        said("to mend the ferry", to="SYL", document="d2", on="1996"),
    ]
    (tie,) = assembled(*positions).ties

    assert (tie.holder, tie.act, tie.addressee) == (iri("RUR"), Act.DEMAND, iri("SYL"))
    assert (len(tie.stances), tie.positions, tie.sources) == (2, 4, 2)
    assert (tie.first, tie.last) == (PartialDate(1994, 5, 3), PartialDate(1996))


def test_a_joint_stance_ties_each_holder_to_each_addressee() -> None:
    ties = assembled(said("a toll", by="RUR BOR", to="SYL ZUB")).ties

    assert {(tie.holder, tie.addressee) for tie in ties} == {
        (iri(holder), iri(addressee)) for holder in ("RUR", "BOR") for addressee in ("SYL", "ZUB")
    }
