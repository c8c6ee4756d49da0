"""Reads the answers of Oxigraph, its own and those of a server that it has parsed."""

import pyoxigraph as ox

from graphbuilder.store.graphstore import QueryAnswer, Solutions
from graphbuilder.store.terms import to_rdflib, triple_to_rdflib


def read_answer(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> QueryAnswer:
    """Turn an answer into rdflib's terms.

    Returns:
        Solutions for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE.

    Raises:
        StoreError: If it holds a triple as a term.
    """
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QueryTriples):
        return tuple(triple_to_rdflib(triple) for triple in answer)
    rows = (tuple(None if cell is None else to_rdflib(cell) for cell in row) for row in answer)
    return Solutions(columns=tuple(v.value for v in answer.variables), rows=tuple(rows))
