"""The ontology defines what the code writes, and nothing else."""

from itertools import chain

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DefinedNamespace

from graphbuilder.model import Act
from graphbuilder.rdf import ACT, GB, INSTRUMENT, KIND, MODE, ROLE, Quad
from graphbuilder.resources import ontology_path, ontology_paths
from tests.builders import make_catalogue_quads, make_quads

NAMESPACES: tuple[type[DefinedNamespace], ...] = (GB, ACT, INSTRUMENT, KIND, MODE, ROLE)


#: The graph of a document, and that of a catalogue.
each_graph = pytest.mark.parametrize(
    "quads", [make_quads(), make_catalogue_quads()], ids=["document", "catalogue"]
)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """Give all ontology files as one graph."""
    graph = Graph()
    for path in ontology_paths():
        graph.parse(path)
    return graph


def declared(namespace: type[DefinedNamespace]) -> set[URIRef]:
    """List the terms that the code knows of a namespace."""
    names = [name for name in namespace.__annotations__ if not name.startswith("_")]
    return {namespace[name] for name in names}


def defined(ontology: Graph, namespace: type[DefinedNamespace]) -> set[URIRef]:
    """List the terms of a namespace that the ontology says something of."""
    subjects = {s for s in ontology.subjects() if isinstance(s, URIRef)}
    return {s for s in subjects if s.startswith(str(namespace)) and s != URIRef(str(namespace))}


@pytest.mark.parametrize("namespace", NAMESPACES, ids=lambda namespace: namespace.__name__)
def test_the_ontology_defines_what_the_code_declares_and_nothing_else(
    ontology: Graph, namespace: type[DefinedNamespace]
) -> None:
    assert defined(ontology, namespace) == declared(namespace)


@pytest.mark.parametrize("annotation", [RDFS.label, RDFS.comment, SKOS.example])
def test_every_term_is_explained_in_english(ontology: Graph, annotation: URIRef) -> None:
    for term in chain.from_iterable(defined(ontology, namespace) for namespace in NAMESPACES):
        texts = list(ontology.objects(term, annotation))
        assert len(texts) == 1, (term, annotation)
        assert isinstance(texts[0], Literal)
        assert texts[0].language == "en"


def test_every_term_of_the_ontology_is_a_class_or_a_property(ontology: Graph) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}

    for term in defined(ontology, GB):
        assert set(ontology.objects(term, RDF.type)) <= kinds
        (kind,) = ontology.objects(term, RDF.type)
        assert (kind == OWL.Class) == term.removeprefix(str(GB))[0].isupper()


@each_graph
def test_properties_take_what_the_ontology_says_they_do(
    ontology: Graph, quads: tuple[Quad, ...]
) -> None:
    for _, predicate, value, _ in quads:
        kind = ontology.value(predicate, RDF.type)
        assert kind is None or (kind == OWL.DatatypeProperty) == isinstance(value, Literal)


@each_graph
def test_domains_and_ranges_are_those_of_what_is_written(
    ontology: Graph, quads: tuple[Quad, ...]
) -> None:
    given = {(s, o) for s, p, o, _ in quads if p == RDF.type}
    above = {(s, c) for s, o in given for c in ontology.objects(o, RDFS.subClassOf)}
    classes = given | above

    for subject, predicate, value, _ in quads:
        domain, target = (ontology.value(predicate, p) for p in (RDFS.domain, RDFS.range))
        assert domain is None or (subject, domain) in classes, predicate
        if target is not None and str(target).startswith(str(GB)):
            assert (value, target) in classes, predicate
        elif isinstance(value, Literal) and value.datatype is not None:
            assert target in (None, value.datatype), predicate


@each_graph
def test_every_term_that_is_written_is_defined(ontology: Graph, quads: tuple[Quad, ...]) -> None:
    terms = {term for quad in quads for term in quad[1:3] if isinstance(term, URIRef)}
    ours = {term for term in terms for namespace in NAMESPACES if term.startswith(str(namespace))}

    assert ours
    assert all((term, RDFS.label, None) in ontology for term in ours)


def test_every_domain_and_range_is_defined(ontology: Graph) -> None:
    targets = {o for p in (RDFS.domain, RDFS.range) for o in ontology.objects(None, p)}
    ours = {o for o in targets if str(o).startswith(str(GB))}

    assert ours <= defined(ontology, GB)


def test_acts_are_concepts_of_one_scheme_with_their_cameo_codes(ontology: Graph) -> None:
    for act in Act:
        concept: URIRef = ACT[act.value]
        assert ontology.value(concept, SKOS.inScheme) == URIRef(str(ACT))
        assert ontology.value(concept, SKOS.definition) is not None
        codes = [str(code) for code in ontology.objects(concept, SKOS.notation)]
        assert codes
        assert all(code.startswith("CAMEO:") for code in codes)


def test_a_missing_ontology_is_named_with_the_places_looked_at() -> None:
    with pytest.raises(FileNotFoundError, match=r"no ontology 'none\.ttl'"):
        ontology_path("none.ttl")
