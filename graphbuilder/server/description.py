"""Describes the service to programs (https://www.w3.org/TR/sparql11-service-description/)."""

# ruff: noqa: N815 # the terms of vocabularies are camelCase

from types import MappingProxyType

from rdflib import RDF, BNode, Graph, Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class SD(DefinedNamespace):
    """The terms that we use of the vocabulary of service descriptions; rdflib ships none."""

    _NS = Namespace("http://www.w3.org/ns/sparql-service-description#")
    _fail = True

    Dataset: URIRef
    Graph: URIRef
    SPARQL11Query: URIRef
    SPARQL11Update: URIRef
    Service: URIRef
    UnionDefaultGraph: URIRef
    defaultDataset: URIRef
    defaultGraph: URIRef
    endpoint: URIRef
    feature: URIRef
    resultFormat: URIRef
    supportedLanguage: URIRef


#: The formats of results, as https://www.w3.org/ns/formats/ names them.
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)

#: How rdflib calls the formats of `negotiation.TRIPLES`.
_RDFLIB_FORMATS = MappingProxyType({
    "turtle": "turtle",
    "ntriples": "nt",
    "rdfxml": "xml",
    "jsonld": "json-ld",
})


def describe_service(endpoint: str, *, form: str, is_writable: bool) -> str:
    """Describe the service of an endpoint.

    Args:
        endpoint: Its address.
        form: The format, a value of `negotiation.TRIPLES`.
        is_writable: Whether it takes updates.

    Returns:
        The description as RDF.
    """
    graph = Graph()
    graph.bind("sd", SD._NS)
    graph.bind("formats", _FORMATS)
    service, dataset, default = URIRef(endpoint), BNode(), BNode()
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, URIRef(endpoint)))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    if is_writable:
        graph.add((service, SD.supportedLanguage, SD.SPARQL11Update))
    for name in _RESULT_FORMATS:
        graph.add((service, SD.resultFormat, _FORMATS[name]))
    graph.add((service, SD.feature, SD.UnionDefaultGraph))
    graph.add((service, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    return graph.serialize(format=_RDFLIB_FORMATS[form])
