"""Queries, on each kind of store."""

from dataclasses import replace

import pytest
from rdflib import Literal

from graphbuilder.errors import QueryError
from graphbuilder.model import Act, Agreement, Position
from graphbuilder.query import Table, run_named, run_text
from graphbuilder.store import GraphStore
from tests.builders import make_actors, make_document, make_position, make_quads, make_refusal


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    """Give a store that holds the dispatch."""
    return fill(store, make_position(), make_refusal())


def fill(store: GraphStore, *positions: Position) -> GraphStore:
    """Put the dispatch with other positions into a store."""
    quads = make_quads(positions=positions)
    store.replace(quads[0][3], quads)
    return store


def texts(table: Table, *columns: str) -> list[tuple[str | None, ...]]:
    """Show some columns of a table as strings."""
    places = [table.columns.index(column) for column in columns]
    return [
        tuple(None if row[place] is None else str(row[place]) for place in places)
        for row in table.rows
    ]


def test_demands_say_who_wants_what_of_whom(filled: GraphStore) -> None:
    table = run_named(filled, "demands")

    assert texts(table, "holder", "addressee", "content", "date", "document") == [
        (holder, "Sylvania", "to reopen the locks on the Mur", "1994-05-03", title)
        for title in ["Neighbours quarrel over the Mur"]
        for holder in ("Borduria", "Ruritania")
    ]


def test_positions_have_a_row_for_each_holder_and_addressee(store: GraphStore) -> None:
    fill(store, make_position(addressee=("SYL", "kolar")), make_refusal())
    table = run_named(store, "positions")

    assert texts(table, "act", "holderLabel", "addresseeLabel", "addresseeKind") == [
        ("demand", "Borduria", "Ana Kolar", "person"),
        ("demand", "Borduria", "Sylvania", "state"),
        ("demand", "Ruritania", "Ana Kolar", "person"),
        ("demand", "Ruritania", "Sylvania", "state"),
        ("reject", "Borduria", None, None),
    ]


@pytest.mark.parametrize("reporters", [("kolar", "SYL", "RUR"), ("RUR", "kolar")])
def test_reporters_stand_in_the_order_of_their_depth(
    store: GraphStore, reporters: tuple[str, ...]
) -> None:
    labels = {"kolar": "Ana Kolar", "SYL": "Sylvania", "RUR": "Ruritania"}
    fill(store, make_position(), make_refusal(reporter=reporters))

    table = run_named(store, "positions", parameters={"act": "reject"})

    assert texts(table, "reporters") == [("; ".join(labels[key] for key in reporters),)]


def test_evidence_is_quoted_with_its_place(filled: GraphStore) -> None:
    table = run_named(filled, "positions", parameters={"act": "reject"})
    ((quotation, start, end),) = texts(table, "quotation", "start", "end")

    assert make_document().text[int(str(start)) : int(str(end))] == quotation


@pytest.mark.parametrize(
    "value", ["RUR", "rur", "Ruritania", "https://w3id.org/graphbuilder/data/actor/RUR"]
)
def test_an_actor_is_found_by_id_name_or_iri(filled: GraphStore, value: str) -> None:
    table = run_named(filled, "demands", parameters={"holder": value})

    assert texts(table, "holder") == [("Ruritania",)]


def test_an_actor_is_found_by_what_a_document_calls_it(filled: GraphStore) -> None:
    called = {"reporter": "the Sylvanian foreign minister"}

    assert texts(run_named(filled, "reported", parameters=called), "reporter") == [("Ana Kolar",)]


def test_a_position_without_addressee_is_not_one_towards_the_addressee_asked_for(
    store: GraphStore,
) -> None:
    fill(store, make_position(), make_position(id="p3", addressee=()))

    for name in ("demands", "positions"):
        rows = run_named(store, name, parameters={"addressee": "SYL"}).rows
        assert len(rows) == 2, name


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("accusations", Act.ACCUSE),
        ("commitments", Act.COMMIT),
        ("demands", Act.DEMAND),
        ("rejections", Act.REJECT),
    ],
)
def test_a_query_for_an_act_finds_that_act_alone(store: GraphStore, name: str, act: Act) -> None:
    fill(store, *(make_position(id=one, act=one, holder=("RUR",)) for one in Act))

    assert len(run_named(store, name).rows) == 1
    assert run_named(store, name).rows[0][2] == Literal("to reopen the locks on the Mur", lang="en")
    assert texts(run_named(store, "positions", parameters={"act": act}), "act") == [(act,)]


def test_actors_are_counted_as_holders_and_addressees(filled: GraphStore) -> None:
    table = run_named(filled, "actors")

    assert texts(table, "label", "kind", "party", "held", "received") == [
        ("Ana Kolar", "person", "Sylvania", "0", "0"),
        ("Borduria", "state", "", "2", "0"),
        ("Ruritania", "state", "", "1", "0"),
        ("Sylvania", "state", "", "0", "1"),
    ]


def test_agreements_are_counted_by_the_positions_that_cite_them(filled: GraphStore) -> None:
    table = run_named(filled, "agreements")

    assert texts(table, "label", "year", "positions") == [("Zenda Accord", "1904", "1")]


def test_a_document_that_does_not_say_a_year_or_a_party_hides_nothing(store: GraphStore) -> None:
    agreement = Agreement(id="zenda", name="Zenda Accord")
    actors = tuple(replace(actor, party=None) for actor in make_actors())
    vague = {"document": make_document(id="aaa"), "agreements": (agreement,), "actors": actors}
    for quads in (make_quads(), make_quads(**vague)):
        store.replace(quads[0][3], quads)

    assert texts(run_named(store, "agreements"), "label", "year") == [("Zenda Accord", "1904")]
    assert ("Ana Kolar", "Sylvania") in texts(run_named(store, "actors"), "label", "party")


def test_provisions_say_what_an_agreement_requires(filled: GraphStore) -> None:
    table = run_named(filled, "provisions", parameters={"agreement": "zenda accord"})

    assert texts(table, "agreement", "mode", "content", "reporter") == [
        ("Zenda Accord", "requires", "to reopen the locks on the Mur", "Ruritania")
    ]


def test_documents_are_counted_by_their_positions(filled: GraphStore) -> None:
    table = run_named(filled, "documents")

    assert texts(table, "document", "date", "positions") == [("dispatch", "1994-05-03", "2")]


def test_citations_name_the_agreement_of_each_holder(filled: GraphStore) -> None:
    table = run_named(filled, "citations")

    assert texts(table, "agreementLabel", "holderLabel") == [
        ("Zenda Accord", "Borduria"),
        ("Zenda Accord", "Ruritania"),
    ]


def test_an_actor_that_two_documents_know_is_one(store: GraphStore) -> None:
    for name in ("one", "two"):
        quads = make_quads(document=make_document(id=name))
        store.replace(quads[0][3], quads)

    assert len(run_named(store, "actors").rows) == 4
    assert len(run_named(store, "positions").rows) == 6
    assert texts(run_named(store, "actors"), "held")[1] == ("4",)


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("demandz", {}, "no query 'demandz'; expected one of accusations, .*positions"),
        ("demands", {"holdr": "RUR"}, "no parameter holdr; it takes holder, addressee"),
        ("agreements", {"x": "y"}, "it takes none"),
        ("demands", {"holder": "Atlantis"}, "no actor of this graph is called 'Atlantis'"),
        ("demands", {"holder": "Zenda Accord"}, "no actor of this graph"),
        ("positions", {"act": "demandd"}, "'demandd' is no act; expected one of demand, propose"),
        ("actors", {"kind": "planet"}, "no kind of actor; expected one of state, bloc"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(
    filled: GraphStore, name: str, parameters: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        run_named(filled, name, parameters=parameters)


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org/> } } DROP ALL #",
        "https://example.org/x> UNDEF <https://example.org/y",
        'https://example.org/"} UNION { ?s ?p ?o }',
        "RUR } UNION { ?s ?p ?o",
        '" } #',
        "\\",
        "UNDEF",
    ],
)
def test_a_parameter_cannot_break_out_of_its_place(filled: GraphStore, value: str) -> None:
    with pytest.raises(QueryError):
        run_named(filled, "demands", parameters={"holder": value})


@pytest.mark.parametrize("key", ['a"b', "a> } DROP ALL <b", "a\\", "a'\n# b", "$holder"])
def test_an_actor_with_a_hostile_id_can_be_asked_for(store: GraphStore, key: str) -> None:
    actors = tuple(replace(a, id=key) if a.id == "RUR" else a for a in make_actors())
    position = make_position(holder=(key,))
    quads = make_quads(actors=actors, positions=(position,), provisions=())
    store.replace(quads[0][3], quads)

    table = run_named(store, "demands", parameters={"holder": key})

    assert texts(table, "holder", "addressee") == [("Ruritania", "Sylvania")]


def test_free_text_sees_all_documents(filled: GraphStore) -> None:
    table = run_text(
        filled, "PREFIX gb: <https://w3id.org/graphbuilder/ontology#> ASK {?p gb:act ?a}"
    )

    assert texts(table, "answer") == [("true",)]


def test_a_malformed_text_is_refused_with_what_the_engine_says(filled: GraphStore) -> None:
    with pytest.raises(
        QueryError, match=r"(rdflib|Oxigraph|http\S+) cannot answer the query: .*\w"
    ):
        run_text(filled, "SELECT ?x WHERE { ?x }")


def test_from_is_not_fetched(filled: GraphStore) -> None:
    # A port that nobody listens on: fetching would be a ConnectionError, wrapped as QueryError.
    text = "SELECT ?s FROM <http://127.0.0.1:9/none.ttl> WHERE { ?s ?p 'nothing says this' }"

    assert run_text(filled, text).rows == ()
