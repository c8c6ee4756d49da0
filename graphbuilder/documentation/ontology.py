"""Makes a page that people can read of the files in `ontologies/`.

pyLODE would be the tool to use. Its last version that Python 3.11 can install, 3.4.1, cannot be
imported, since it reads a file that its wheel lacks; and it documents OWL alone, so that concepts,
shapes and the reasons of alignments would be missing. This page has all of them, each term with
what the shapes ask of it beside it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import FileSystemLoader
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.term import Node

from graphbuilder.resources import ontology_paths
from graphbuilder.views.templating import make_environment

_ONTOLOGY = URIRef("https://w3id.org/graphbuilder/ontology")

#: The sections of terms by their class, in the order of the page.
_SECTIONS = (
    ("Classes", OWL.Class),
    ("Object properties", OWL.ObjectProperty),
    ("Datatype properties", OWL.DatatypeProperty),
    ("Datatypes", RDFS.Datatype),
)
#: What is said of a term in a list of links, and how the page says it.
_FACTS = (
    ("is a kind of", RDFS.subClassOf),
    ("of", RDFS.domain),
    ("to", RDFS.range),
    ("broader", SKOS.broader),
    ("narrower", SKOS.narrower),
    ("nearly the same as", SKOS.closeMatch),
    ("covers", SKOS.narrowMatch),
    ("is part of", SKOS.broadMatch),
    ("overlaps with", SKOS.relatedMatch),
)
#: How an alignment is said.
_RELATIONS = {
    RDFS.subClassOf: "is a kind of",
    RDFS.subPropertyOf: "is a kind of",
    SKOS.closeMatch: "is nearly the same as",
    SKOS.broadMatch: "is a part of",
    SKOS.relatedMatch: "overlaps with",
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Link:
    """The name of a term, and where it is explained."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How a term relates to one of another vocabulary, and why."""

    relation: str
    target: Link
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the page says of a term.

    Attributes:
        name: Its name with a prefix, such as ``gb:Actor``; its anchor too.
        iri: Its whole name.
        label: What people call it.
        comment: What it means.
        note: How it is meant, empty if there is no more to say.
        example: An instance or a use of it.
        notation: Its code, empty if it has none.
        facts: What relates it to other terms: how, and to which.
        rules: What the shapes ask of it.
        alignments: What it is called elsewhere.
    """

    name: str
    iri: str
    label: str
    comment: str
    note: str
    example: str
    notation: str
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    rules: tuple[str, ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Terms of one sort."""

    title: str
    description: str
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        """The title as a fragment."""
        return re.sub(r"\W+", "-", self.title.lower())


def render_ontology() -> str:
    """Make the page of all files of the ontology.

    Returns:
        HTML that asks for nothing from elsewhere; the same files give the same bytes.
    """
    graph = Graph()
    for path in ontology_paths():
        graph.parse(path)
    environment = make_environment(FileSystemLoader(Path(__file__).parent))
    return environment.get_template("ontology.html").render(
        title=_text(graph, _ONTOLOGY, DCTERMS.title),
        description=_text(graph, _ONTOLOGY, DCTERMS.description),
        version=_text(graph, _ONTOLOGY, OWL.versionInfo),
        licence=_text(graph, _ONTOLOGY, DCTERMS.license),
        namespace=f"{_ONTOLOGY}#",
        sections=read_sections(graph),
    )


def read_sections(graph: Graph) -> tuple[Section, ...]:
    """Read the terms and concepts of the ontology, each sort in the order of its names."""
    terms = [
        Section(title=title, description="", entries=_entries(graph, _ours(graph, kind)))
        for title, kind in _SECTIONS
    ]
    schemes = [
        Section(
            title=_text(graph, scheme, DCTERMS.title),
            description=_text(graph, scheme, DCTERMS.description),
            entries=_entries(graph, graph.subjects(SKOS.inScheme, scheme)),
        )
        for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str)
    ]
    return (*terms, *schemes)


def _ours(graph: Graph, kind: URIRef) -> Iterator[Node]:
    return (s for s in graph.subjects(RDF.type, kind) if str(s).startswith(f"{_ONTOLOGY}#"))


def _entries(graph: Graph, terms: Iterable[Node]) -> tuple[Entry, ...]:
    return tuple(_entry(graph, term) for term in sorted(set(terms), key=str))


def _entry(graph: Graph, term: Node) -> Entry:
    facts = ((word, _links(graph, graph.objects(term, p))) for word, p in _FACTS)
    alignments = tuple(_alignments(graph, term))
    elsewhere = {alignment.target for alignment in alignments}
    kept = ((w, tuple(x for x in links if x not in elsewhere)) for w, links in facts)
    return Entry(
        name=_name(graph, term),
        iri=str(term),
        label=_text(graph, term, RDFS.label),
        comment=_text(graph, term, RDFS.comment),
        note=_text(graph, term, SKOS.scopeNote),
        example=_text(graph, term, SKOS.example),
        notation=_text(graph, term, SKOS.notation),
        facts=tuple((word, links) for word, links in kept if links),
        rules=tuple(sorted(set(_rules(graph, term)))),
        alignments=alignments,
    )


def _rules(graph: Graph, term: Node) -> Iterator[str]:
    """List what must hold of the things of a class, or of the values of a property."""
    for shape in graph.subjects(SH.targetClass, term):
        parts = (shape, *graph.objects(shape, SH.property), *graph.objects(shape, SH.sparql))
        yield from (_text(graph, part, SH.message) for part in parts)
    for shape in graph.subjects(SH.path, term):
        yield _text(graph, shape, SH.message)


def _alignments(graph: Graph, term: Node) -> Iterator[Alignment]:
    axioms = graph.subjects(OWL.annotatedSource, term)
    found = [(graph.value(a, OWL.annotatedTarget), a) for a in axioms]
    for target, axiom in sorted((str(target), axiom) for target, axiom in found):
        relation = graph.value(axiom, OWL.annotatedProperty)
        yield Alignment(
            relation=_RELATIONS[URIRef(str(relation))],
            target=_link(graph, URIRef(target)),
            why=_text(graph, axiom, RDFS.comment),
        )


def _links(graph: Graph, terms: Iterable[Node]) -> tuple[Link, ...]:
    return tuple(sorted(_link(graph, term) for term in terms))


def _link(graph: Graph, term: Node) -> Link:
    name = _name(graph, term)
    # What has a label is explained on this page.
    return Link(text=name, href=f"#{name}" if (term, RDFS.label, None) in graph else str(term))


def _name(graph: Graph, term: Node) -> str:
    return URIRef(str(term)).n3(graph.namespace_manager)


def _text(graph: Graph, node: Node, predicate: URIRef) -> str:
    value = graph.value(node, predicate)
    return "" if value is None else str(value)
