"""The derived graph is made of the graphs of documents, wholly, and only when it must be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, SKOS, Literal, URIRef

from graphbuilder.assembly import (
    Assembly,
    drop_assemblies,
    read_assemblies,
    update_assembly,
)
from graphbuilder.assembly.encoding import SHORT_CUTS
from graphbuilder.errors import StoreError
from graphbuilder.exports import serialise
from graphbuilder.lexicons.issues import load_issues
from graphbuilder.lexicons.vocabulary import load_vocabulary
from graphbuilder.model import Act, IssueEdit
from graphbuilder.query import run_named
from graphbuilder.rdf import ACT, DEFAULT_BASE, GB, KIND, Iris, Quad, encode_catalogue
from graphbuilder.store import GraphStore, MemoryStore
from tests.builders import make_catalogue, make_record
from tests.unit.assembly.world import REPORTS, Report, iri

GRAPH = Iris().derived()


def fill(store: GraphStore, reports: tuple[Report, ...] = REPORTS) -> None:
    for report in reports:
        quads = report.quads()
        store.replace(quads[0][3], quads)


def update(
    store: GraphStore, *, edits: tuple[IssueEdit, ...] = (), base: str = DEFAULT_BASE
) -> Assembly | None:
    return update_assembly(
        store, vocabulary=load_vocabulary(), issues=load_issues(), edits=edits, base=base
    )


def values(store: GraphStore, subject: URIRef, predicate: URIRef) -> set[str]:
    return {str(o) for s, p, o, _ in store.quads(GRAPH) if (s, p) == (subject, predicate)}


def stance_of(store: GraphStore, act: URIRef) -> URIRef:
    """Find the one stance of an act."""
    quads = set(store.quads(GRAPH))
    stances = {s for s, p, o, _ in quads if (p, o) == (RDF.type, GB.Stance)}
    (found,) = {s for s, p, o, _ in quads if (p, o) == (GB.act, act) and s in stances}
    return URIRef(found)


def test_a_query_counts_what_was_found(store: GraphStore) -> None:
    fill(store)
    update(store)

    assert [(str(what), int(str(count))) for what, count in run_named(store, "derived").rows] == [
        ("stances", 4),
        ("stances repeated", 0),
        ("issues", 2),
        ("reversals", 1),
        ("replies", 1),
        ("ties", 2),
        ("copies", 1),
    ]


def test_a_stance_stands_above_its_positions(store: GraphStore) -> None:
    fill(store)
    update(store)
    stance = stance_of(store, ACT.demand)

    assert len(values(store, stance, GB.position)) == 2
    assert values(store, stance, GB.sourceCount) == {"1"}
    assert values(store, stance, GB.holder) == values(store, stance, GB.side) == {iri("RUR")}
    assert values(store, stance, GB.addressee) == {iri("SYL")}
    assert values(store, stance, GB.firstStatedOn) == {"1994-05-03"}
    assert values(store, stance, GB.lastDay) == {"1994-05-04"}
    assert values(store, stance, GB.polarity) == {"-1"}


def test_stances_and_positions_are_linked_across_documents(store: GraphStore) -> None:
    fill(store)
    update(store)
    demand, refusal, later = (stance_of(store, ACT[a]) for a in ("demand", "reject", "support"))

    assert values(store, refusal, GB.respondsTo) == {str(demand)}
    assert values(store, later, GB.reverses) == {str(refusal)}
    (reply,) = values(store, refusal, GB.position)
    assert values(store, URIRef(reply), GB.respondsTo) == values(store, demand, GB.position)


def test_ties_have_short_cuts(store: GraphStore) -> None:
    fill(store)
    update(store)

    assert values(store, URIRef(iri("RUR")), GB.demandsOf) == {iri("SYL")}
    assert values(store, URIRef(iri("ana-kolar")), GB.refuses) == {iri("RUR")}


def test_every_act_has_a_short_cut_of_its_own() -> None:
    assert set(SHORT_CUTS) == set(Act)
    assert len(set(SHORT_CUTS.values())) == len(Act)


def test_copies_point_to_the_first(store: GraphStore) -> None:
    fill(store)
    update(store)

    assert values(store, Iris().document("b-copy"), GB.copyOf) == {str(Iris().document("a-may"))}


def test_issues_are_concepts_of_one_scheme(store: GraphStore) -> None:
    fill(store)
    update(store, edits=(IssueEdit(issue="ceasefire", label='<b>"Truces"'),))
    issue = Iris().issue("ceasefire")

    assert values(store, issue, SKOS.prefLabel) == {'<b>"Truces"'}
    assert values(store, issue, SKOS.inScheme) == {str(Iris().issues())}
    assert values(store, issue, SKOS.broader) == {str(Iris().issue("armed-conflict"))}
    assert values(store, stance_of(store, ACT.propose), GB.issue) == {str(issue)}


def test_a_body_that_bears_the_name_of_a_known_actor_is_that_actor(store: GraphStore) -> None:
    known = tuple(encode_catalogue(make_catalogue(), make_record(), tables_sha256="c0ffee"))
    store.load(known[0][3], known)
    actor = Iris().actor("mur-league")
    fill(store, (Report(id="a", date="", holder="RUR", act=Act.DEMAND, content="a toll"),))
    graph, document = Iris().graph("a"), Iris().document("a")
    body: tuple[Quad, ...] = (
        (document, GB.actor, actor, graph),
        (actor, SKOS.prefLabel, Literal("Mur League"), graph),
        (actor, GB.actorKind, KIND.organisation, graph),
    )
    store.replace(graph, (*store.quads(graph), *body))
    update(store)

    assert values(store, actor, OWL.sameAs) == {iri("LEAGUE")}


def test_nothing_is_done_where_nothing_changed(store: GraphStore) -> None:
    fill(store)

    assert update(store) is not None
    assert update(store) is None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"date": "1994-05-09"}, id="a date"),
        pytest.param({"content": "that Sylvania mend the bridge"}, id="a text"),
    ],
)
def test_a_changed_document_is_a_reason(store: GraphStore, change: dict[str, str]) -> None:
    fill(store)
    update(store)
    facts = {
        "id": "a-may",
        "date": "1994-05-03",
        "content": "that Sylvania lower the toll",
    } | change
    fill(store, (Report(**facts, holder="RUR", act=Act.DEMAND, addressee="SYL"),))

    assert update(store) is not None


def test_so_are_a_removed_document_and_another_table(store: GraphStore) -> None:
    fill(store)
    update(store)
    store.remove(Iris().graph("e-truce"))

    assert update(store) is not None
    assert update(store, edits=(IssueEdit(issue="ceasefire", label="Truces"),)) is not None


def test_the_graph_is_replaced_as_a_whole(store: GraphStore) -> None:
    fill(store)
    update(store)
    for report in REPORTS[1:]:
        store.remove(Iris().graph(report.id))
    update(store)
    fresh = MemoryStore()
    fill(fresh, REPORTS[:1])
    update(fresh)

    assert set(store.quads(GRAPH)) == set(fresh.quads(GRAPH))


def test_the_graphs_of_documents_are_left_alone(store: GraphStore) -> None:
    fill(store)
    before = set(store.quads())
    update(store)

    assert {quad for quad in store.quads() if quad[3] != GRAPH} == before


def test_a_derived_graph_below_another_base_is_forgotten(store: GraphStore) -> None:
    fill(store)
    update(store, base="https://example.org/")
    update(store)

    assert list(read_assemblies(store)) == [GRAPH]
    drop_assemblies(store)
    assert read_assemblies(store) == {}


def test_an_empty_store_has_an_empty_assembly(store: GraphStore) -> None:
    assembly = update(store)

    assert assembly is not None
    assert (assembly.stances, assembly.agenda.issues) == ((), {})


def test_a_malformed_graph_is_reported(store: GraphStore) -> None:
    fill(store, REPORTS[:1])
    graph = Iris().graph("a-may")
    broken = {q for q in store.quads(graph) if q[1] != GB.act}
    (position,) = {s for s, p, o, _ in broken if (p, o) == (RDF.type, GB.Position)}
    store.replace(graph, {*broken, (position, GB.act, ACT.demand + "s", graph)})

    with pytest.raises(StoreError, match="malformed"):
        update(store)


@settings(max_examples=15, deadline=None)
@given(st.permutations(REPORTS))
def test_the_order_of_adding_changes_no_byte(order: list[Report]) -> None:
    first, second = MemoryStore(), MemoryStore()
    fill(first)
    fill(second, tuple(order))
    update(first)
    update(second)

    texts = [serialise(store.quads(GRAPH), form="nquads") for store in (first, second)]
    assert texts[0] == texts[1]
