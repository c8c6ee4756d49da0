"""USING is written where an update has a WHERE, and nowhere else."""

import pytest
from rdflib import URIRef

from graphbuilder.errors import QueryError
from graphbuilder.query import insert_using

G, N = URIRef("http://x/g"), URIRef("http://x/n")


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        (
            "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
            f"INSERT {{ ?s ?p 1 }}  USING <{G}> USING NAMED <{N}> WHERE {{ ?s ?p ?o }}",
        ),
        (
            "DELETE WHERE { ?s ?p '}' }",
            f"DELETE {{ ?s ?p '}}' }} USING <{G}> USING NAMED <{N}> WHERE {{ ?s ?p '}}' }}",
        ),
        ("INSERT DATA { <http://x/where> <http://x/p> 'WHERE' }", None),
        ("PREFIX where: <http://x/> CLEAR GRAPH where:where", None),
        ("DELETE DATA { <http://x/a> <http://x/p> 1 } # WHERE", None),
    ],
)
def test_using_stands_before_where(update: str, expected: str | None) -> None:
    assert insert_using(update, default=[G], named=[N]) == (expected or update)


def test_each_operation_gets_using_and_inner_selects_do_not() -> None:
    update = (
        "DELETE { ?s ?p ?o } WHERE { { SELECT * WHERE { ?s ?p ?o } } } ; DELETE WHERE { ?s ?p 1 }"
    )

    changed = insert_using(update, default=[G], named=[])

    assert changed.count(f"USING <{G}>") == 2
    assert f"USING <{G}> WHERE {{ {{ SELECT * WHERE" in changed


def test_an_update_without_graphs_of_the_request_stays_as_it_is() -> None:
    update = "WITH <http://x/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"

    assert insert_using(update, default=[], named=[]) == update


@pytest.mark.parametrize(
    "update",
    [
        "WITH <http://x/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } USING <http://x/> WHERE { ?s ?p ?o }",
        "INSERT { ?s ?p ?o } USING NAMED <http://x/> WHERE { ?s ?p ?o }",
    ],
)
def test_graphs_are_not_named_in_both_places(update: str) -> None:
    with pytest.raises(QueryError, match="WITH or USING"):
        insert_using(update, default=[G], named=[])


def test_an_update_with_escaped_signs_is_refused() -> None:
    with pytest.raises(QueryError, match="escapes"):
        insert_using("INSERT \\u007b ?s ?p 1 } WHERE { ?s ?p 1 }", default=[G], named=[])
