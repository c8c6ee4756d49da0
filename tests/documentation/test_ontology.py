"""The ontology defines what the code writes, and nothing else."""

import re
from itertools import chain
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DefinedNamespace

import graphbuilder
from graphbuilder.rdf import ACT, GB, INSTRUMENT, KIND, MODE, ROLE, Quad
from graphbuilder.resources import ontology_path, ontology_paths
from tests.builders import make_catalogue_quads, make_quads
from tests.unit.assembly.world import make_derived_quads

NAMESPACES: tuple[type[DefinedNamespace], ...] = (GB, ACT, INSTRUMENT, KIND, MODE, ROLE)


#: The graph of a document, that of a catalogue, and that of what documents together say.
each_graph = pytest.mark.parametrize(
    "quads",
    [make_quads(), make_catalogue_quads(), make_derived_quads()],
    ids=["document", "catalogue", "derived"],
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


def not_in_data(ontology: Graph) -> set[URIRef]:
    """List the terms that are there for the ontology itself: groups of acts, and notations."""
    groups = {s for s in ontology.subjects(SKOS.narrower) if isinstance(s, URIRef)}
    return groups | {s for s in ontology.subjects(RDF.type, RDFS.Datatype) if isinstance(s, URIRef)}


def used_by_code() -> set[str]:
    """List the local names of the terms that modules and queries write or ask for."""
    package = Path(graphbuilder.__file__).parent
    # The module that declares all terms proves the use of none.
    paths = [p for p in package.rglob("*") if p.suffix in {".py", ".rq", ".ru"}]
    texts = [p.read_text("utf-8") for p in paths if p.name != "namespaces.py"]
    # The properties of ordered lists are named by their roles, see `rdf/lists.py`.
    texts += [re.sub(r'\brole="(\w+)"', r"GB.\1", t) for t in texts if "list_members(" in t]
    return {name for text in texts for name in re.findall(r"\b(?:GB\.|gb:)(\w+)", text)}


@pytest.mark.parametrize("namespace", NAMESPACES, ids=lambda namespace: namespace.__name__)
def test_the_ontology_defines_what_the_code_declares_and_nothing_else(
    ontology: Graph, namespace: type[DefinedNamespace]
) -> None:
    assert defined(ontology, namespace) - not_in_data(ontology) == declared(namespace)


def test_every_term_that_code_and_queries_use_is_defined(ontology: Graph) -> None:
    known = {term.removeprefix(str(GB)) for term in defined(ontology, GB)}

    assert used_by_code() <= known


def test_every_term_that_shapes_and_alignments_use_is_defined(ontology: Graph) -> None:
    for name in ("shapes.ttl", "alignments.ttl"):
        text = ontology_path(name).read_text("utf-8")
        terms = {GB[local] for local in re.findall(r"\bgb:(\w+)", text)}
        assert terms <= defined(ontology, GB)


def test_every_term_that_is_defined_is_used_or_said_not_to_be_in_data(ontology: Graph) -> None:
    """What nothing writes or asks for would be a promise that no graph keeps."""
    used = {f"{GB}{name}" for name in used_by_code()}
    # A spell is written by the classes below it.
    above = set(ontology.objects(None, RDFS.subClassOf))

    unused = {term for term in defined(ontology, GB) if str(term) not in used} - above

    for term in unused:
        assert "not in data" in str(ontology.value(term, RDFS.comment)), term


def test_every_class_and_property_of_data_has_a_shape(ontology: Graph) -> None:
    targets = set(ontology.objects(None, SH.targetClass))
    paths = set(ontology.objects(None, SH.path))

    for term in declared(GB) - set(ontology.objects(None, RDFS.subClassOf)):
        kind = ontology.value(term, RDF.type)
        assert term in (targets if kind == OWL.Class else paths), term


@pytest.mark.parametrize(
    ("path", "namespace"),
    [
        (GB.act, ACT),
        (GB.actorKind, KIND),
        (GB.agreementKind, INSTRUMENT),
        (GB.mode, MODE),
        (GB.role, ROLE),
    ],
)
def test_shapes_allow_the_values_that_the_code_knows(
    ontology: Graph, path: URIRef, namespace: type[DefinedNamespace]
) -> None:
    lists = [ontology.value(shape, SH["in"]) for shape in ontology.subjects(SH.path, path)]

    (allowed,) = [set(Collection(ontology, node)) for node in lists if node is not None]

    assert allowed == declared(namespace)


def test_every_constraint_has_a_message_in_english(ontology: Graph) -> None:
    shapes = set(ontology.subjects(SH.path)) | set(ontology.objects(None, SH.sparql))
    targeted = {s for p in (SH.nodeKind, SH["class"]) for s in ontology.subjects(p)}
    constrained = {s for s in targeted if isinstance(s, URIRef)} | shapes

    assert constrained
    for shape in constrained:
        (message,) = ontology.objects(shape, SH.message)
        assert isinstance(message, Literal)
        assert message.language == "en"
        assert message.endswith(".")


@pytest.mark.parametrize("annotation", [RDFS.label, RDFS.comment, SKOS.example])
def test_every_term_is_explained_in_english(ontology: Graph, annotation: URIRef) -> None:
    terms = chain.from_iterable(defined(ontology, namespace) for namespace in NAMESPACES)
    for term in {*terms, *ontology.subjects(RDF.type, SKOS.Concept)}:
        texts = list(ontology.objects(term, annotation))
        assert len(texts) == 1, (term, annotation)
        assert isinstance(texts[0], Literal)
        assert texts[0].language == "en"


def test_every_term_of_the_ontology_is_a_class_a_property_or_a_datatype(ontology: Graph) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDFS.Datatype}

    for term in defined(ontology, GB):
        assert set(ontology.objects(term, RDF.type)) <= kinds
        (kind,) = ontology.objects(term, RDF.type)
        capital = term.removeprefix(str(GB))[0].isupper()
        assert (kind in {OWL.Class, RDFS.Datatype}) == capital


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


def test_a_missing_ontology_is_named_with_the_places_looked_at() -> None:
    with pytest.raises(FileNotFoundError, match=r"no ontology 'none\.ttl'"):
        ontology_path("none.ttl")
