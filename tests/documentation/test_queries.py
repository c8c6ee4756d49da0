"""The queries that we ship say in their heads what they do, and do it on both stores."""

import re
import time
from pathlib import Path

import pytest
from rdflib import XSD, Literal
from rdflib.plugins.sparql import prepareQuery  # noqa: TID251 # parsed, never sent to a store

from graphbuilder.derived import update_derived
from graphbuilder.query import GROUPS, NamedQuery, list_queries, run_named
from graphbuilder.query.parameters import insert_terms, places
from graphbuilder.rdf import ACT, KIND, ROLE, Iris, Term
from graphbuilder.store import GraphStore, MemoryStore, OxigraphStore, Solutions
from tests.builders import fill_press, make_catalogue_quads, make_document, make_quads
from tests.unit.assembly.world import REPORTS

QUERIES = list_queries()
each_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)

#: Something to ask for, by kind of parameter; each is in the press or the catalogue.
VALUES = {
    "actor": "SYL",
    "agreement": "zenda",
    "act": "demand",
    "date": "1996-05",
    "document": "answer",
    "issue": "ceasefire",
    "kind": "state",
    "role": "foreign_minister",
    "text": "sylvania",
}
TERMS: dict[str, Term] = {
    "actor": Iris().actor("SYL"),
    "agreement": Iris().agreement("zenda"),
    "act": ACT.demand,
    "date": Literal("1996-05", datatype=XSD.gYearMonth),
    "document": Iris().document("answer"),
    "issue": Iris().issue("ceasefire"),
    "kind": KIND.state,
    "role": ROLE.foreign_minister,
    "text": Literal("sylvania"),
}
#: What a query asks for in any case.
ORGANISATION = {"organisation": "LEAGUE"}


def needed(query: NamedQuery) -> dict[str, str]:
    """Give a value to each parameter that must not be left out."""
    values = VALUES | ORGANISATION
    return {p.name: values.get(p.name, VALUES[p.kind]) for p in query.parameters if not p.optional}


def with_each(query: NamedQuery) -> list[dict[str, str]]:
    """Give the parameters that a query needs, alone and with each of the others."""
    others = [{p.name: VALUES[p.kind]} for p in query.parameters if p.optional]
    return [needed(query) | other for other in ({}, *others)]


@pytest.fixture(scope="module")
def both() -> tuple[GraphStore, GraphStore]:
    """Give two stores with a catalogue and what the papers have; tests leave them as they are."""
    return fill(MemoryStore()), fill(OxigraphStore(None))


def fill(store: GraphStore) -> GraphStore:
    """Put the press, some reports, the catalogue and what the documents say together in a store."""
    fill_press(store)
    for report in REPORTS:
        store.replace(Iris().graph(report.id), report.quads())
    update_derived(store)
    return store


def test_the_queries_that_the_design_promises_are_there() -> None:
    promised = {
        "actors", "agreements", "aims", "contested-agreements", "demands", "documents", "evidence",
        "invocations", "open-demands", "positions", "provisions", "reported", "rival-readings",
        "coalition", "reversals", "silent", "single-source", "stances",
    }  # fmt: skip

    assert promised <= {query.name for query in QUERIES}


@each_query
def test_a_head_says_what_the_query_answers(query: NamedQuery) -> None:
    assert query.title
    assert query.description.endswith(".")


@each_query
def test_a_head_names_a_group_and_an_example_of_every_needed_parameter(query: NamedQuery) -> None:
    assert query.group in GROUPS
    assert needed(query).keys() <= query.example.keys() <= {p.name for p in query.parameters}
    assert query.example or not query.parameters


@each_query
def test_a_head_lists_the_parameters_that_the_query_takes(query: NamedQuery) -> None:
    assert {parameter.name for parameter in query.parameters} == places(query.text)
    # Every other dollar sign would be a variable that no value can reach.
    assert query.text.count("$") == len(re.findall(r"\{ \$\w+ \}", query.text))


@each_query
def test_a_head_lists_the_columns_of_the_table(
    query: NamedQuery, both: tuple[GraphStore, GraphStore]
) -> None:
    for store in both:
        assert run_named(store, query.name, parameters=needed(query)).columns == query.columns


@each_query
def test_a_query_parses_with_and_without_its_parameters(query: NamedQuery) -> None:
    given = {parameter.name: (TERMS[parameter.kind],) for parameter in query.parameters}

    for terms in (given, dict.fromkeys(given, ())):
        parsed = prepareQuery(insert_terms(query.text, terms=terms))
        assert parsed.algebra.name == "SelectQuery"


@each_query
def test_both_stores_give_the_same_rows_in_the_same_order(
    query: NamedQuery, both: tuple[GraphStore, GraphStore]
) -> None:
    memory, disk = both

    for parameters in with_each(query):
        expected = run_named(memory, query.name, parameters=parameters)
        assert run_named(disk, query.name, parameters=parameters) == expected
    assert run_named(memory, query.name, parameters=needed(query)).rows


@each_query
def test_every_choice_of_a_parameter_gives_a_part_of_the_rows(
    query: NamedQuery, both: tuple[GraphStore, GraphStore]
) -> None:
    _, disk = both
    everything = run_named(disk, query.name, parameters=needed(query)).rows

    for parameters in with_each(query):
        if "on" not in parameters:  # who is asked about no day is asked about today
            chosen = run_named(disk, query.name, parameters=parameters)
            assert set(chosen.rows) <= set(everything)


@each_query
def test_a_query_has_no_pattern_that_oxigraph_takes_minutes_for(query: NamedQuery) -> None:
    # LIBRARIES.md, 1.2: FILTER NOT EXISTS with several patterns; MINUS does the same in no time.
    assert "EXISTS" not in query.text.upper()


#: The queries about documents; these two tell what else the store holds.
BEYOND = {"names", "graphs"}
ABOUT_DOCUMENTS = [query for query in QUERIES if not needed(query) and query.name not in BEYOND]


@pytest.mark.parametrize("query", ABOUT_DOCUMENTS, ids=lambda query: query.name)
def test_a_catalogue_changes_no_answer_about_documents(
    query: NamedQuery, both: tuple[GraphStore, GraphStore]
) -> None:
    for store in both:
        catalogue = tuple(store.quads(Iris().catalogue()))
        with_catalogue = [run_named(store, query.name, parameters=p) for p in with_each(query)]
        store.remove(Iris().catalogue())
        without = [run_named(store, query.name, parameters=p) for p in with_each(query)]
        store.load(Iris().catalogue(), catalogue)
        assert with_catalogue == without


def test_no_query_is_slow_on_three_hundred_documents(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path)
    known = make_catalogue_quads()
    store.load(known[0][3], known)
    for number in range(300):
        quads = make_quads(document=make_document(id=f"d{number}"))
        store.replace(quads[0][3], quads)
    truce = REPORTS[-1]
    store.replace(Iris().graph(truce.id), truce.quads())
    update_derived(store)

    for query in QUERIES:
        start = time.perf_counter()
        run_named(store, query.name, parameters=needed(query))
        # Each takes well under 100 ms; what grows with the square of the documents takes minutes.
        assert time.perf_counter() - start < 5, query.name
    assert isinstance(store.query("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"), Solutions)
