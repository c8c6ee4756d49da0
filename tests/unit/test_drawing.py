"""Pictures of a store show the stances that a user chooses, and become files."""

from pathlib import Path

import pytest

from graphbuilder.derived import update_derived
from graphbuilder.drawing import PictureKind, draw, write_picture
from graphbuilder.errors import AnalysisError, ExportError, QueryError
from graphbuilder.model import Act, PartialDate
from graphbuilder.pictures import Choice, Picture, name_issue, read_stances
from graphbuilder.pictures.stances import Party
from graphbuilder.rdf import Iris
from graphbuilder.store import GraphStore, MemoryStore
from tests.builders import fill_press
from tests.unit.assembly.world import REPORTS


@pytest.fixture(scope="module")
def press() -> GraphStore:
    """Give a store with some reports and what they say together."""
    return fill(MemoryStore())


def fill(store: GraphStore) -> GraphStore:
    fill_press(store)
    for report in REPORTS:
        store.replace(Iris().graph(report.id), report.quads())
    update_derived(store)
    return store


def test_stances_are_read_with_their_names_alike_from_each_store(store: GraphStore) -> None:
    stances = read_stances(fill(store), Choice(actor="Sylvania", issue="barge toll"))
    assert [(s.act, s.date, s.polarity, s.sources) for s in stances] == [
        (Act.REJECT, PartialDate(1994, 6), 1, 1),
        (Act.SUPPORT, PartialDate(1996), -1, 1),
    ]
    assert stances[1].reverses == stances[0].key
    assert stances[0].holders == (Party(name="Ana Kolar", side="Sylvania"),)


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        (Choice(issue="barge toll"), 3),
        (Choice(issue="barge toll", acts=(Act.DEMAND,)), 1),
        (Choice(issue="barge toll", since="1995"), 1),
        (Choice(issue="barge toll", until="1994-06"), 2),
        (Choice(issue="barge toll", since="1994-06-15", until="1994-06-20"), 1),
        (Choice(issue="armed-conflict"), 1),
    ],
)
def test_a_choice_leaves_stances_out(press: GraphStore, choice: Choice, count: int) -> None:
    assert len(read_stances(press, choice)) == count


def test_a_timeline_calls_things_by_their_names(press: GraphStore) -> None:
    choice = Choice(actor="syl", issue="barge-toll")
    picture = draw(press, PictureKind.TIMELINE, choice)
    assert picture.title == "Sylvania on barge toll, Jun 1994 to 1996"
    assert name_issue(press, "BARGE TOLL") == "barge toll"


def test_a_heat_map_tells_what_it_was_chosen_by(press: GraphStore) -> None:
    choice = Choice(actor="Ruritania", acts=(Act.DEMAND,))
    assert draw(press, PictureKind.HEATMAP, choice).title == "Who demands of whom: Ruritania"


@pytest.mark.parametrize(
    ("kind", "choice", "reason"),
    [
        (PictureKind.TIMELINE, Choice(), "a timeline shows one actor"),
        (PictureKind.TIMELINE, Choice(actor="Atlantis"), "no actor of this graph"),
        (PictureKind.HEATMAP, Choice(issue="chess"), "no issue of this graph"),
        (PictureKind.HEATMAP, Choice(since="2020"), "graphbuilder assemble"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    press: GraphStore, kind: PictureKind, choice: Choice, reason: str
) -> None:
    with pytest.raises(QueryError, match=reason):
        draw(press, kind, choice)


def test_a_choice_refuses_what_is_no_date() -> None:
    with pytest.raises(AnalysisError, match="'soon' is no date"):
        Choice(since="soon")


@pytest.mark.parametrize("name", ["p.svg", "p.PNG", "p.pdf"])
def test_a_picture_becomes_a_file_of_the_form_of_its_suffix(tmp_path: Path, name: str) -> None:
    write_picture(Picture(title="", width=72, height=72, shapes=()), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"ends in \.svg, \.png, \.pdf"):
        write_picture(Picture(title="", width=72, height=72, shapes=()), tmp_path / "p.html")
