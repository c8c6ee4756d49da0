"""Query files are read by their heads."""

import pytest

from graphbuilder.errors import QueryError
from graphbuilder.query import GROUPS, Parameter, find_query, list_queries
from graphbuilder.query.catalogue import parse_query

HEAD = """\
# title: T
# group: sources
# description: D
# parameters: a (actor, optional), b (act)
# example: a=Old Ruritania, b=demand
# columns: x, y
"""


def test_a_head_is_read() -> None:
    query = parse_query(HEAD + "SELECT ?x ?y {}", name="q")

    assert query.parameters == (
        Parameter(name="a", kind="actor", optional=True),
        Parameter(name="b", kind="act", optional=False),
    )
    assert (query.title, query.description, query.columns) == ("T", "D", ("x", "y"))
    assert query.group == "sources"
    assert query.example == {"a": "Old Ruritania", "b": "demand"}


@pytest.mark.parametrize(
    "line", ["title", "group", "description", "parameters", "example", "columns"]
)
def test_a_head_without_a_line_is_refused(line: str) -> None:
    text = "".join(row for row in HEAD.splitlines(keepends=True) if f" {line}:" not in row)

    with pytest.raises(QueryError, match=f"'q' lacks {line}"):
        parse_query(text, name="q")


@pytest.mark.parametrize(
    ("line", "other", "message"),
    [
        ("group: sources", "group: gossip", "'q' is of the group 'gossip'; expected one of posi"),
        ("b=demand", "demand", "'q' has the example 'demand'; expected name=value"),
    ],
)
def test_a_head_that_means_nothing_is_refused(line: str, other: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse_query(HEAD.replace(line, other), name="q")


def test_queries_are_listed_by_group_and_name() -> None:
    order = [(list(GROUPS).index(query.group), query.name) for query in list_queries()]

    assert order == sorted(order)
    assert {query.group for query in list_queries()} == set(GROUPS)


@pytest.mark.parametrize("parameter", ["a", "a (planet)", "a (actor, maybe)", "A (actor)"])
def test_a_parameter_of_another_form_is_refused(parameter: str) -> None:
    with pytest.raises(QueryError, match="is no parameter; expected"):
        Parameter.parse(parameter)


def test_a_query_is_found_by_its_name() -> None:
    assert find_query("demands").title == "Who demands what of whom"
