"""Writes an analysis as the quads of one named graph.

The graph of a document is the unit that a store replaces. It holds the document with its text, so
that evidence can be shown in context, and all that was found in it. What a position says is kept as
a literal: it is never asserted as a fact. `decoding.py` gives the same analysis back.
"""

from collections.abc import Iterator

from rdflib import PROV

from graphbuilder.errors import AnalysisError
from graphbuilder.model import Analysis
from graphbuilder.rdf.iris import DEFAULT_BASE, Iris
from graphbuilder.rdf.lists import list_members
from graphbuilder.rdf.literals import calendar_date, whole_number
from graphbuilder.rdf.names import Names
from graphbuilder.rdf.namespaces import GB
from graphbuilder.rdf.participants import actor_triples, agreement_triples
from graphbuilder.rdf.quads import Quad, Triple
from graphbuilder.rdf.run import Run
from graphbuilder.rdf.sources import document_triples, evidence_triples, run_triples
from graphbuilder.rdf.stances import position_triples, provision_triples


def encode(analysis: Analysis, *, run: Run, base: str = DEFAULT_BASE) -> tuple[Quad, ...]:
    """Write an analysis as quads.

    Args:
        analysis: What was found in a document.
        run: What found it.
        base: The IRI below which things get their names; ends in a slash or hash.

    Returns:
        Each quad once, in the order of their N-Triples; all in the graph of the document.

    Raises:
        AnalysisError: If a text holds a lone surrogate, or no names can be made below the base.
    """
    iris = Iris(base=base)
    try:
        names = Names.of(analysis, run=run, iris=iris)
        graph = names.graph
        triples = {
            *document_triples(analysis.document, names),
            *run_triples(run, names),
            *_participants(analysis, names),
            *_positions(analysis, names),
            *_provisions(analysis, names),
        }
    except UnicodeEncodeError as error:
        raise AnalysisError(
            f"document {analysis.document.id!r} cannot be written as RDF: {error.object!r} holds a "
            "lone surrogate; decode the input properly before analysing it"
        ) from error
    return tuple((*triple, graph) for triple in sorted(triples, key=_as_n_triples))


def _as_n_triples(triple: Triple) -> tuple[str, ...]:
    return tuple(term.n3() for term in triple)


def _participants(analysis: Analysis, names: Names) -> Iterator[Triple]:
    actors = [names.iris.actor(actor.id) for actor in analysis.actors]
    agreements = [names.iris.agreement(agreement.id) for agreement in analysis.agreements]
    yield from list_members(names.document, role="actor", members=actors)
    yield from list_members(names.document, role="agreement", members=agreements)
    for actor in analysis.actors:
        yield from actor_triples(actor, names)
    for agreement in analysis.agreements:
        yield from agreement_triples(agreement, names)


def _positions(analysis: Analysis, names: Names) -> Iterator[Triple]:
    document = analysis.document
    for order, position in enumerate(analysis.positions, start=1):
        node = names.positions[position.id]
        yield node, PROV.wasGeneratedBy, names.run
        yield node, GB.inDocument, names.document
        yield node, GB.order, whole_number(order)
        if document.date is not None:
            yield node, GB.statedOn, calendar_date(document.date)
        yield from position_triples(position, names, language=document.language)
        yield from evidence_triples(position.sentence, document, names)


def _provisions(analysis: Analysis, names: Names) -> Iterator[Triple]:
    named = zip(names.provisions, analysis.provisions, strict=True)
    for order, (node, provision) in enumerate(named, start=1):
        yield node, PROV.wasGeneratedBy, names.run
        yield node, GB.order, whole_number(order)
        yield from provision_triples(provision, node, names, language=analysis.document.language)
