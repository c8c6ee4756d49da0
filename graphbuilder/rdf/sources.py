"""Writes what was read and by what: documents, runs, and the stretches that are evidence."""

from collections.abc import Iterator

from rdflib import DCTERMS, PROV, RDF

from graphbuilder.model import Document, TextSpan
from graphbuilder.rdf.iris import evidence_of, selector_of
from graphbuilder.rdf.literals import address, calendar_date, plain, whole_number, worded
from graphbuilder.rdf.names import Names
from graphbuilder.rdf.namespaces import GB, OA
from graphbuilder.rdf.quads import Triple
from graphbuilder.rdf.run import Run

#: How many characters of context a selector carries on each side of its quotation, so that the
#: quotation can be found again in a text that changed (Web Annotation Data Model, 4.2.4).
CONTEXT_CHARS = 32


def document_triples(document: Document, names: Names) -> Iterator[Triple]:
    """Write a document with its metadata and its text; what is unknown is left out."""
    node = names.document
    yield node, RDF.type, GB.Document
    yield node, DCTERMS.identifier, plain(document.id)
    yield node, DCTERMS.language, plain(document.language)
    yield node, GB.text, worded(document.text, language=document.language)
    yield node, GB.textSHA256, plain(document.text_sha256)
    if document.title:
        yield node, DCTERMS.title, worded(document.title, language=document.language)
    if document.date is not None:
        yield node, DCTERMS.issued, calendar_date(document.date)
    if document.publisher:
        yield node, DCTERMS.publisher, plain(document.publisher)
    if document.url:
        yield node, DCTERMS.source, address(document.url)


def run_triples(run: Run, names: Names) -> Iterator[Triple]:
    """Write which program read the document, with which settings."""
    extractor = names.iris.extractor(run.version)
    yield names.run, RDF.type, GB.Run
    yield names.run, PROV.used, names.document
    yield names.run, PROV.wasAssociatedWith, extractor
    yield names.run, GB.configSHA256, plain(run.config_sha256)
    yield extractor, RDF.type, PROV.SoftwareAgent
    yield extractor, GB.version, plain(run.version)


def evidence_triples(span: TextSpan, document: Document, names: Names) -> Iterator[Triple]:
    """Write a stretch of the document as a Web Annotation resource with its selector."""
    evidence = evidence_of(names.document, start=span.start, end=span.end)
    selector = selector_of(names.document, start=span.start, end=span.end)
    before = document.text[max(0, span.start - CONTEXT_CHARS) : span.start]
    after = document.text[span.end : span.end + CONTEXT_CHARS]
    yield evidence, RDF.type, OA.SpecificResource
    yield evidence, OA.hasSource, names.document
    yield evidence, OA.hasSelector, selector
    yield selector, RDF.type, OA.TextPositionSelector
    yield selector, RDF.type, OA.TextQuoteSelector
    yield selector, OA.start, whole_number(span.start)
    yield selector, OA.end, whole_number(span.end)
    yield selector, OA.exact, plain(span.text)
    yield selector, OA.prefix, plain(before)
    yield selector, OA.suffix, plain(after)
