"""From the tables of a graph to what its page shows."""

import pytest

from graphbuilder.derived import update_derived
from graphbuilder.query import Table, run_named
from graphbuilder.rdf import Iris
from graphbuilder.store import MemoryStore
from graphbuilder.views.exploration import Exploration, Passage
from graphbuilder.views.surveying import QUERIES, survey_positions
from tests.builders import DEMAND, TEXT, fill_press, span_of
from tests.unit.assembly.world import REPORTS


@pytest.fixture(scope="module")
def tables() -> dict[str, Table]:
    """Give the tables of the press and of reports in which someone turns round."""
    store = MemoryStore()
    fill_press(store)
    for report in REPORTS:
        store.replace(Iris().graph(report.id), report.quads())
    update_derived(store)
    return {name: run_named(store, name) for name in ("positions", *QUERIES)}


@pytest.fixture(scope="module")
def exploration(tables: dict[str, Table]) -> Exploration:
    """Give what their page shows."""
    return survey_positions(tables["positions"], tables=tables)


def test_a_position_stands_once_with_all_who_take_part(exploration: Exploration) -> None:
    labels = {actor.iri: actor.label for actor in exploration.actors}
    (demand,) = (p for p in exploration.positions if p.document == "dispatch" and p.act == "demand")

    assert sorted(labels[iri] for iri in demand.holders) == ["Borduria", "Ruritania"]
    assert [labels[iri] for iri in demand.addressees] == ["Sylvania"]
    assert len({p.iri for p in exploration.positions}) == len(exploration.positions)


def test_reporters_come_innermost_first(exploration: Exploration) -> None:
    labels = {actor.iri: actor.label for actor in exploration.actors}
    (refusal,) = (
        p for p in exploration.positions if p.document == "dispatch" and p.act == "reject"
    )

    assert [labels[iri] for iri in refusal.reporters] == ["Ana Kolar", "Sylvania"]


def test_words_are_placed_in_the_text(exploration: Exploration) -> None:
    (demand,) = (p for p in exploration.positions if p.document == "dispatch" and p.act == "demand")
    content = span_of("to reopen the locks on the Mur")

    assert demand.quotation == Passage(DEMAND, 0, len(DEMAND))
    assert demand.content == Passage(content.text, content.start, content.end)
    assert {d.text for d in exploration.documents if d.id == "dispatch"} == {TEXT}


def test_what_documents_say_together_is_known(exploration: Exploration) -> None:
    (demand,) = (p for p in exploration.positions if p.document == "dispatch" and p.act == "demand")

    assert demand.stance
    assert demand.agreements
    assert exploration.issues
    assert exploration.turns


def test_actors_have_the_party_that_they_speak_for(exploration: Exploration) -> None:
    assert ("Ana Kolar", "person", "Sylvania") in {
        (actor.label, actor.kind, actor.party) for actor in exploration.actors
    }


def test_only_documents_with_positions_are_there(exploration: Exploration) -> None:
    names = {document.id for document in exploration.documents}

    assert "dispatch" in names
    assert "empty" not in names


def test_some_positions_alone_bring_only_what_is_theirs(tables: dict[str, Table]) -> None:
    positions = tables["positions"]
    place = positions.columns.index("document")
    rows = tuple(row for row in positions.rows if str(row[place]) == "answer")

    part = survey_positions(Table(columns=positions.columns, rows=rows), tables=tables)

    assert [document.id for document in part.documents] == ["answer"]
    assert {actor.label for actor in part.actors} <= {
        *("Ruritania", "Sylvania", "Borduria", "Ana Kolar"),
    }


def test_the_positions_alone_are_enough(tables: dict[str, Table]) -> None:
    bare = survey_positions(tables["positions"], tables={})

    assert bare.positions
    assert not bare.issues
    assert not bare.turns
    assert all(p.quotation.start < 0 and p.quotation.words for p in bare.positions)


def test_no_positions_give_an_empty_page(tables: dict[str, Table]) -> None:
    none = Table(columns=tables["positions"].columns)

    assert survey_positions(none, tables=tables) == Exploration()
