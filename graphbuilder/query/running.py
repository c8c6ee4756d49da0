"""Runs queries on a store."""

from collections.abc import Mapping, Sequence

from rdflib import Literal

from graphbuilder.errors import QueryError
from graphbuilder.query.catalogue import NamedQuery, find_query
from graphbuilder.query.parameters import insert_terms
from graphbuilder.query.reading import require_reading
from graphbuilder.query.table import Table
from graphbuilder.rdf.quads import Term
from graphbuilder.store import GraphStore

_NO_PARAMETERS: Mapping[str, str] = {}


def run_text(store: GraphStore, text: str) -> Table:
    """Run any SPARQL query that only reads.

    Args:
        store: What to ask.
        text: A SELECT, ASK or CONSTRUCT.

    Returns:
        The answer; that of ASK as one cell, that of CONSTRUCT as triples.

    Raises:
        QueryError: If the query is malformed, writes, or asks another server.
    """
    require_reading(text)
    return Table.of(store.query(text))


def run_named(
    store: GraphStore, name: str, *, parameters: Mapping[str, str] = _NO_PARAMETERS
) -> Table:
    """Run a query that comes with graphbuilder.

    Args:
        store: What to ask.
        name: The name of the query, such as ``demands``.
        parameters: Values by the names of parameters, as a user writes them: ``{"holder": "RUS"}``.

    Returns:
        The rows, always in the same order.

    Raises:
        QueryError: If there is no such query, or a parameter is unknown, missing or names nothing.
    """
    return run_query(store, find_query(name), parameters=parameters)


def run_query(
    store: GraphStore, query: NamedQuery, *, parameters: Mapping[str, str] = _NO_PARAMETERS
) -> Table:
    """Run a query with a head, such as `parse_query` reads.

    Args:
        store: What to ask.
        query: The query.
        parameters: As for `run_named`.

    Returns:
        The rows, in the order that the query gives them.

    Raises:
        QueryError: If a parameter is unknown, missing or names nothing.
    """
    return Table.of(store.query(fill_query(store, query, parameters=parameters)))


def fill_query(
    store: GraphStore, query: NamedQuery, *, parameters: Mapping[str, str] = _NO_PARAMETERS
) -> str:
    """Put parameters into the SPARQL of a query.

    Args:
        store: Where actors, agreements, documents and issues are looked up by their names.
        query: The query.
        parameters: Values by the names of parameters, as for `run_named`.

    Returns:
        SPARQL that can be run as it is.

    Raises:
        QueryError: If a parameter is unknown, missing or names nothing.
    """
    _check_parameters(query, parameters)
    return insert_terms(query.text, terms=_resolve(store, query, parameters))


def _check_parameters(query: NamedQuery, given: Mapping[str, str]) -> None:
    known = [parameter.name for parameter in query.parameters]
    unknown = sorted(given.keys() - set(known))
    if unknown:
        raise QueryError(
            f"the query {query.name} has no parameter {', '.join(unknown)}; it takes "
            f"{', '.join(known) or 'none'}"
        )
    missing = [p.name for p in query.parameters if not p.optional and p.name not in given]
    if missing:
        raise QueryError(f"the query {query.name} needs the parameter {', '.join(missing)}")


def _resolve(
    store: GraphStore, query: NamedQuery, given: Mapping[str, str]
) -> dict[str, tuple[Term, ...]]:
    asked = [parameter for parameter in query.parameters if parameter.name in given]
    names = _look_up(store, [given[parameter.name] for parameter in asked if parameter.is_named])
    terms: dict[str, tuple[Term, ...]] = {parameter.name: () for parameter in query.parameters}
    for parameter in asked:
        terms[parameter.name] = parameter.resolve(given[parameter.name], names=names)
    return terms


def _look_up(store: GraphStore, wanted: Sequence[str]) -> Table:
    """Find the things that are called so, with the rank of each name."""
    query = find_query("names")
    if not wanted:
        return Table(columns=query.columns)
    text = insert_terms(query.text, terms={"name": map(Literal, wanted)})
    return Table.of(store.query(text))
