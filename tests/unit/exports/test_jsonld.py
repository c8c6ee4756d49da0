"""JSON-LD is compact, in the words of the context, and says what the quads say."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from rdflib import DCTERMS, RDF, SKOS, XSD, BNode, Dataset, Literal, URIRef
from rdflib.term import Node

from graphbuilder.errors import ExportError
from graphbuilder.exports import serialise
from graphbuilder.model import Analysis
from graphbuilder.rdf import ACT, GB, INSTRUMENT, KIND, MODE, ROLE, Iris, Quad, Term, encode
from graphbuilder.resources import ontology_path
from graphbuilder.store.terms import NO_GRAPH
from tests.builders import RUN, make_catalogue_quads, make_document, make_quads
from tests.unit.rdf.strategies import analyses

GRAPH = URIRef("https://example.org/graph")
THING = URIRef("https://example.org/thing")

pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),  # rdflib's parsers use it
    pytest.mark.filterwarnings("ignore:Failed to convert Literal:UserWarning"),
]


def read(text: str) -> set[tuple[Node | None, ...]]:
    """Read quads as rdflib does; those of its default graph get our name for none."""
    quads = Dataset().parse(data=text, format="json-ld").quads()
    default = URIRef("urn:x-rdflib:default")
    return {(s, p, o, NO_GRAPH if g in (None, default) else g) for s, p, o, g in quads}


def parsed(quads: list[Quad]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(serialise(quads, form="jsonld"))["@graph"]
    return found


def statement(predicate: URIRef, value: Term) -> Quad:
    return (THING, predicate, value, GRAPH)


@pytest.mark.parametrize(
    "quads",
    [
        pytest.param(make_quads(), id="a document"),
        pytest.param((*make_quads(), *make_quads(document=make_document(id="two"))), id="two"),
        pytest.param(make_catalogue_quads(), id="the catalogue"),
        pytest.param((), id="nothing"),
        pytest.param(((THING, RDF.type, GB.Actor, NO_GRAPH),), id="without a graph"),
    ],
)
def test_rdflib_reads_the_quads_that_were_written(quads: tuple[Quad, ...]) -> None:
    assert read(serialise(quads, form="jsonld")) == set(quads)


@settings(max_examples=50, deadline=None)
@given(analyses())
def test_any_analysis_can_be_read_back(analysis: Analysis) -> None:
    quads = encode(analysis, run=RUN)

    assert read(serialise(quads, form="jsonld")) == set(quads)


CONCEPTS = [
    (predicate, namespace[name])
    for predicate, namespace in (
        (GB.act, ACT),
        (GB.actorKind, KIND),
        (GB.agreementKind, INSTRUMENT),
        (GB.mode, MODE),
        (GB.role, ROLE),
    )
    for name in namespace.__annotations__
    if not name.startswith("_")
]


@pytest.mark.parametrize(
    ("predicate", "concept"), CONCEPTS, ids=lambda term: str(term).rpartition("ontology")[2]
)
def test_concepts_are_written_by_their_names(predicate: URIRef, concept: URIRef) -> None:
    quads = [statement(predicate, concept)]

    (graph,) = parsed(quads)
    assert list(graph["@graph"][0].values())[1] == concept.rpartition("/")[2]
    assert read(serialise(quads, form="jsonld")) == set(quads)


@pytest.mark.parametrize(
    ("predicate", "value", "entry"),
    [
        pytest.param(RDF.type, GB.Position, {"type": "Position"}, id="a class"),
        pytest.param(RDF.type, SKOS.Concept, {"type": str(SKOS.Concept)}, id="a foreign class"),
        pytest.param(GB.holder, THING, {"holder": [str(THING)]}, id="always a list"),
        pytest.param(GB.party, THING, {"party": str(THING)}, id="an IRI"),
        pytest.param(GB.property, GB.holder, {"property": "holder"}, id="a property"),
        pytest.param(GB.property, GB.version, {"property": "version"}, id="one without a term"),
        pytest.param(GB.property, DCTERMS.title, None, id="one of another vocabulary"),
        pytest.param(GB.order, Literal("7", datatype=XSD.integer), {"order": 7}, id="a number"),
        pytest.param(
            GB.order,
            Literal("007", datatype=XSD.integer, normalize=False),
            {"order": "007"},
            id="zeros stay",
        ),
        pytest.param(
            GB.order,
            Literal("9" * 30, datatype=XSD.integer, normalize=False),
            {"order": "9" * 30},
            id="what JSON would round",
        ),
        pytest.param(
            GB.confidence,
            Literal("0.87", datatype=XSD.decimal),
            {"confidence": "0.87"},
            id="a decimal keeps its digits",
        ),
        pytest.param(GB.cue, Literal("said", lang="en"), {"cue": {"en": "said"}}, id="words"),
        pytest.param(GB.cue, Literal("said"), {"cue": {"@none": "said"}}, id="of no language"),
        pytest.param(
            GB.statedOn,
            Literal("1994", datatype=XSD.gYear),
            {"statedOn": {"type": str(XSD.gYear), "@value": "1994"}},
            id="a date of any precision",
        ),
        pytest.param(GB.order, Literal("x"), {str(GB.order): "x"}, id="what the word cannot say"),
        pytest.param(
            DCTERMS.source,
            Literal("mailto:x", datatype=XSD.anyURI),
            {str(DCTERMS.source): {"type": str(XSD.anyURI), "@value": "mailto:x"}},
            id="an address that is no IRI",
        ),
        pytest.param(GB.refersTo, BNode("b"), {"refersTo": "_:b"}, id="a blank node"),
    ],
)
def test_a_statement_is_written_so(
    predicate: URIRef, value: Term, entry: dict[str, Any] | None
) -> None:
    (graph,) = parsed([statement(predicate, value)])

    expected = {str(predicate): {"id": str(value)}} if entry is None else entry
    assert graph == {"id": str(GRAPH), "@graph": [{"id": str(THING), **expected}]}


def test_several_values_stand_in_a_list() -> None:
    words = [Literal(text, lang=lang) for text, lang in (("a", "en"), ("b", "en"), ("c", "fr"))]
    quads = [statement(GB.cue, word) for word in words]

    (graph,) = parsed(quads)
    assert graph["@graph"][0]["cue"] == {"en": ["a", "b"], "fr": "c"}
    assert read(serialise(quads, form="jsonld")) == set(quads)


def test_an_iri_that_would_be_read_as_another_is_refused() -> None:
    with pytest.raises(ExportError, match="gb:holder cannot be written as JSON-LD"):
        serialise([statement(GB.holder, URIRef("gb:holder"))], form="jsonld")


def test_the_file_carries_the_context_that_comes_with_the_ontology() -> None:
    shipped = json.loads(ontology_path("context.jsonld").read_text(encoding="utf-8"))
    written = json.loads(serialise(make_quads(), form="jsonld"))

    assert written["@context"] == shipped["@context"]


def test_a_position_reads_like_a_sentence() -> None:
    (graph,) = parsed(list(make_quads()))
    (position,) = [n for n in graph["@graph"] if n["type"] == "Position" and n["act"] == "demand"]

    assert position["content"] == {"en": "to reopen the locks on the Mur"}
    assert position["addressee"] == [str(Iris().actor("SYL"))]
    assert position["strength"] == 3
