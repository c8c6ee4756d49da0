"""Positions find their issues: in the catalogue, among themselves, and in the user's table."""

import pytest

from graphbuilder.assembly.corpus import StoredPosition
from graphbuilder.assembly.issues import Agenda
from graphbuilder.lexicons.issues import load_issues
from graphbuilder.model import IssueEdit, IssueEntry, Phrase
from tests.unit.assembly.world import assembled, said

ISSUES = (
    IssueEntry(id="rivers", label="rivers", phrases=(Phrase(words="river"),)),
    IssueEntry(
        id="tolls",
        label="tolls on rivers",
        broader="rivers",
        phrases=(Phrase(words="river toll"), Phrase(words="barge", weight=0.6)),
    ),
    IssueEntry(id="hay", label="hay", phrases=(Phrase(words="hay", weight=0.4),)),
)


def agenda(*positions: StoredPosition, edits: tuple[IssueEdit, ...] = ()) -> Agenda:
    return assembled(*positions, issues=ISSUES, edits=edits).agenda


def issues_of(content: str) -> tuple[str, ...]:
    return agenda(said(content, position="p1")).about.get("p1", ())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("to dredge the river", ("rivers",), id="a word"),
        pytest.param("tolls on all rivers", ("tolls",), id="the narrower of two"),
        pytest.param("barges on the river", ("rivers",), id="too little for one"),
        pytest.param("the price of hay", (), id="too little"),
        pytest.param("to mend the bridge", (), id="nothing"),
    ],
)
def test_phrases_show_issues_of_the_catalogue(content: str, expected: tuple[str, ...]) -> None:
    assert issues_of(content) == expected


def test_the_issues_that_are_used_come_with_those_that_they_are_part_of() -> None:
    assert list(agenda(said("river tolls")).issues) == ["rivers", "tolls"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("an immediate end to the fighting in the valley", "ceasefire"),
        ("to lower the customs duties on steel", "trade-tariffs"),
        ("the release of all prisoners of war", "prisoners"),
        ("an open door of NATO for new members", "nato-enlargement"),
        ("a permanent seat on the Security Council and reform of that Council", "un-reform"),
        ("money for adaptation to climate change", "climate-finance"),
        ("to open humanitarian corridors to the town", "humanitarian-access"),
        ("that gas flow through the pipeline again", "gas"),
    ],
)
def test_the_catalogue_of_the_package_knows_the_issues_of_diplomacy(
    content: str, expected: str
) -> None:
    found = assembled(said(content, position="p1"), issues=load_issues()).agenda

    assert expected in found.about["p1"]


FENCE = [
    said("to mend the fence around the orchard", position="p1", document="d1"),
    said("an orchard fence that [Borduria] mends", position="p2", document="d2", by="BOR"),
    said("that the fence of the orchard be mended", position="p3", document="d3", act="reject"),
]


def test_contents_that_are_alike_make_an_issue_called_by_their_words() -> None:
    found = agenda(*FENCE)

    assert found.about == dict.fromkeys(("p1", "p2", "p3"), ("fence-mend-orchard",))
    assert found.issues["fence-mend-orchard"].label == "fence, mend, orchard"
    assert found.issues["fence-mend-orchard"].origin == "cluster"


@pytest.mark.parametrize(
    "positions",
    [
        pytest.param(FENCE[:2], id="two positions"),
        pytest.param(
            [said("to mend the fence", position=f"p{n}") for n in range(5)], id="one source"
        ),
        pytest.param(
            [said("the fence", position=f"p{n}", document=f"d{n}") for n in range(5)], id="one word"
        ),
    ],
)
def test_too_little_makes_no_issue(positions: list[StoredPosition]) -> None:
    assert agenda(*positions).issues == {}


def test_a_table_gives_an_issue_another_label() -> None:
    edits = (
        IssueEdit(issue="rivers", label="Waterways"),
        IssueEdit(issue="fence-mend-orchard", label="The orchard"),
    )
    found = agenda(said("the river"), *FENCE, edits=edits)

    assert [issue.label for issue in found.issues.values()] == ["The orchard", "Waterways"]


def test_a_table_merges_issues() -> None:
    edits = (
        IssueEdit(issue="tolls", merge_into="hay"),
        IssueEdit(issue="fence-mend-orchard", merge_into="tolls"),
    )
    found = agenda(said("river tolls", position="p0"), *FENCE, edits=edits)

    assert set(found.about.values()) == {("hay",)}
    assert found.issues["hay"].merged == ("fence, mend, orchard", "tolls on rivers")


def test_a_table_makes_an_issue_that_others_are_merged_into() -> None:
    edits = (
        IssueEdit(issue="farms", label="Farms"),
        IssueEdit(issue="fence-mend-orchard", merge_into="farms"),
    )
    found = agenda(*FENCE, edits=edits)

    assert [(i.key, i.label, i.origin) for i in found.issues.values()] == [
        ("farms", "Farms", "table")
    ]
    assert found.unknown == ()


def test_an_issue_that_is_merged_into_its_own_part_is_part_of_nothing() -> None:
    found = agenda(said("river tolls"), edits=(IssueEdit(issue="rivers", merge_into="tolls"),))

    assert found.issues["tolls"].broader is None


def test_issues_of_the_table_that_are_not_there_are_named() -> None:
    edits = (
        IssueEdit(issue="ferries", label="Ferries"),
        IssueEdit(issue="rivers", merge_into="streams"),
    )
    found = agenda(said("the river", position="p1"), edits=edits)

    assert found.unknown == ("ferries", "streams")
    assert found.about == {"p1": ("rivers",)}
