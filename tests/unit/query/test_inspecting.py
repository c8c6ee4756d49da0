"""Queries and updates that ask other servers are found, however they are written."""

import pytest

from graphbuilder.errors import QueryError
from graphbuilder.query import require_local_query, require_local_update, states_dataset


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT ?x { ?x ?y 'the secret service' }",
        "SELECT ?service { ?service <http://x/service> 1 } # SERVICE",
        "DESCRIBE <http://x/service>",
    ],
)
def test_a_query_may_speak_of_services(text: str) -> None:
    require_local_query(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "select * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { OPTIONAL { { SERVICE<http://x/>{} } } }",
        "SELECT * { FILTER EXISTS { SERVICE <http://x/> {} } }",
        "SELECT * { { SELECT * { SERVICE <http://x/> {} } } }",
        "SELECT * { \\u0053ERVICE <http://x/> {} }",
        "SELECT * { \\u005cu0053ERVICE <http://x/> {} }",
        "SELECT * { ?s ?p 1SERVICE<http://x/>{} }",
        "SELECT * { ?s aSERVICE <http://x/> {} }",
        "ASK { LATERAL { ?s ?p 'service' } }",  # no SPARQL 1.1, so nobody knows
    ],
)
def test_a_query_that_asks_another_server_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        require_local_query(text)


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://x/>",
        "load silent <http://x/> into graph <http://y/>",
        "INSERT DATA { <http://a/> <http://b/> 1 } ; LOAD <http://x/>",
        "\\u004cOAD <http://x/>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://x/> { ?s ?p ?o } }",
    ],
)
def test_an_update_that_fetches_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"LOAD|SERVICE"):
        require_local_update(text)


def test_an_update_may_speak_of_loads() -> None:
    require_local_update("INSERT DATA { <http://x/download> <http://x/p> 'a load, a service' }")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("SELECT * { ?s ?p ?o }", False),
        ("SELECT * FROM <http://x/> { ?s ?p ?o }", True),
        ("ASK FROM NAMED <http://x/> { ?s ?p ?o }", True),
        ("SELECT ?from { ?from ?p 'from' }", False),
        ("SELECT * FROM <http://x/> { LATERAL { ?s ?p ?o } }", True),
        ("SELECT * { LATERAL { ?s ?p 'from' } }", False),
    ],
)
def test_from_states_the_dataset(text: str, *, states: bool) -> None:
    assert states_dataset(text) is states
