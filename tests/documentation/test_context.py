"""The JSON-LD context says of each term what the ontology says of it."""

import json
from typing import Any

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from graphbuilder.rdf import GB
from graphbuilder.resources import ontology_path


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """Give the ontology of positions."""
    return Graph().parse(ontology_path("positions.ttl"))


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    """Give the context."""
    loaded: dict[str, Any] = json.loads(ontology_path("context.jsonld").read_text("utf-8"))
    return dict(loaded["@context"])


def ours(ontology: Graph, kind: URIRef) -> set[str]:
    """List the local names of our properties of a kind."""
    terms = {str(term) for term in ontology.subjects(RDF.type, kind)}
    return {term.removeprefix(str(GB)) for term in terms if term.startswith(str(GB))}


def test_every_property_that_points_to_a_thing_has_a_term(
    ontology: Graph, context: dict[str, Any]
) -> None:
    for name in ours(ontology, OWL.ObjectProperty):
        assert context[name]["@id"] == f"gb:{name}"
        assert context[name]["@type"] in {"@id", "@vocab"}, name


def test_numbers_and_the_like_have_the_datatype_of_the_ontology(
    ontology: Graph, context: dict[str, Any]
) -> None:
    for name in ours(ontology, OWL.DatatypeProperty):
        target = ontology.value(GB[name], RDFS.range)
        typed = target not in (None, XSD.string)
        expected = f"xsd:{str(target).rpartition('#')[2]}" if typed else None
        assert context.get(name, {}).get("@type") == expected, name


def test_no_term_of_ours_is_unknown_to_the_ontology(
    ontology: Graph, context: dict[str, Any]
) -> None:
    known = ours(ontology, OWL.ObjectProperty) | ours(ontology, OWL.DatatypeProperty)
    entries = [entry["@id"] for entry in context.values() if isinstance(entry, dict)]

    assert {entry.removeprefix("gb:") for entry in entries if entry.startswith("gb:")} <= known
