"""A store is checked graph by graph and as a whole."""

import pytest
from rdflib import BNode, Literal, URIRef

from graphbuilder.rdf import GB, Iris
from graphbuilder.store import GraphStore
from tests.builders import make_catalogue_quads, make_document, make_quads
from tests.unit.validation.seeding import graph_of, put, quads_of

pytest.importorskip("pyshacl", reason="validation needs the extra [validate]")

from graphbuilder.validation import Severity, validate  # only where there is pyshacl
from graphbuilder.validation.validating import CHECKABLE


def test_documents_and_a_catalogue_conform(store: GraphStore) -> None:
    for quads in (make_quads(), make_catalogue_quads()):
        store.replace(quads[0][3], quads)
    told: list[str] = []

    report = validate(store, progress=told.append)

    assert report.conforms
    assert (report.graphs, report.counts) == (2, {})
    assert told[:2] == ["catalogue", "dispatch"]
    assert "dangling" in told


def test_an_empty_store_conforms(store: GraphStore) -> None:
    assert validate(store).conforms


def test_faults_of_a_graph_and_of_the_whole_are_in_one_report(store: GraphStore) -> None:
    quads = make_quads()
    wrong = graph_of(quads)
    put(GB.strength, Literal(6))(wrong)
    store.replace(quads[0][3], quads_of(wrong, name=quads[0][3]))
    bad_name = URIRef(f"{Iris().base}derived")
    store.replace(bad_name, [(bad_name, GB.party, Iris().actor("nobody"), bad_name)])

    report = validate(store, limit=1)

    assert report.total(Severity.FAULT) == 2
    assert [fault.value for fault in report.listed] == ["6"]


def test_a_graph_too_odd_to_be_checked_is_a_fault_and_stops_nothing(store: GraphStore) -> None:
    known = make_catalogue_quads()
    wrong = graph_of(known)
    put(GB.lastDay, BNode("x"))(wrong)
    store.replace(known[0][3], quads_of(wrong, name=known[0][3]))
    other = make_quads(document=make_document(id="z"))
    other_wrong = graph_of(other)
    put(GB.strength, Literal(6))(other_wrong)
    store.replace(other[0][3], quads_of(other_wrong, name=other[0][3]))

    messages = {message for _, message in validate(store).counts}

    assert CHECKABLE in messages
    assert any("at most one strength" in message for message in messages)
