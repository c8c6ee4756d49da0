"""Jobs that answer SPARQL queries and give whole graphs, in the format that a client accepts."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO, cast

import pyoxigraph as ox

from graphbuilder.errors import MissingError, QueryError
from graphbuilder.query import require_local_query, states_dataset
from graphbuilder.server.answers import Answer, AnswerFile
from graphbuilder.server.desk import Desk
from graphbuilder.server.iris import require_iri
from graphbuilder.server.negotiation import QUADS, RESULTS, TRIPLES, choose
from graphbuilder.store import Dataset, OxAnswer

_RESULT_FORMATS = MappingProxyType({
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
})
_RDF_FORMATS = MappingProxyType({
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
})


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query as the SPARQL protocol brings it.

    Attributes:
        text: The query.
        default_graphs: The graphs of its default graph, if the request names any.
        named_graphs: The graphs that GRAPH sees, likewise.
        base: What relative IRIs are relative to: the address of the endpoint.
        accept: What the client accepts.
    """

    text: str
    base: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphRequest:
    """A request for a graph, or for all.

    Attributes:
        graph: The name of the graph; "" for the union of all, None for all, each by its name.
        accept: What the client accepts.
    """

    graph: str | None
    accept: str = ""


def answer_query(desk: Desk, query: Query) -> Answer:
    """Answer a query that asks this graph alone.

    Returns:
        The answer in a format that the client accepts.

    Raises:
        QueryError: If the query is malformed, asks another server, or fails.
        FormatError: If the client accepts no format of such an answer.
        SizeLimitError: If the answer is too large.
    """
    require_local_query(query.text)
    dataset = Dataset(
        default=query.default_graphs,
        named=query.named_graphs,
        is_stated=states_dataset(query.text),
    )
    answer = desk.store.answer(query.text, dataset=dataset, base=query.base)
    offers = TRIPLES if isinstance(answer, ox.QueryTriples) else RESULTS
    media_type = choose(query.accept, offers)
    with desk.draft() as file:
        _serialise(answer, file, format_name=offers[media_type])
        return file.finish(media_type)


def give_graph(desk: Desk, request: GraphRequest) -> Answer:
    """Give a graph, or all of them.

    Returns:
        The graph in a format that the client accepts.

    Raises:
        MissingError: If there is no such graph.
        FormatError: If the client accepts no format of a graph.
        SizeLimitError: If the graph is too large.
    """
    offers = QUADS if request.graph is None else TRIPLES
    media_type = choose(request.accept, offers)
    if request.graph and not desk.store.holds(require_iri(request.graph)):
        raise MissingError(f"no graph is called {request.graph}; /sparql lists what there is")
    with desk.draft() as file:
        _write_graph(desk, request.graph, file, format_name=offers[media_type])
        return file.finish(media_type)


def _serialise(answer: OxAnswer, file: AnswerFile, *, format_name: str) -> None:
    output = cast("BinaryIO", file)
    try:
        if isinstance(answer, ox.QueryTriples):
            answer.serialize(output, _RDF_FORMATS[format_name])
        else:
            answer.serialize(output, _RESULT_FORMATS[format_name])
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"Oxigraph cannot answer the query: {error}") from error


def _write_graph(desk: Desk, graph: str | None, file: AnswerFile, *, format_name: str) -> None:
    output, form = cast("BinaryIO", file), _RDF_FORMATS[format_name]
    if graph is None:
        desk.store.write_graphs(output, form=form)
    elif graph:
        desk.store.write_graph(output, graph=require_iri(graph), form=form)
    else:
        union = desk.store.answer("CONSTRUCT WHERE { ?s ?p ?o }")
        _serialise(union, file, format_name=format_name)
