"""Query files are read by their heads."""

import pytest

from graphbuilder.errors import QueryError
from graphbuilder.query import Parameter, find_query
from graphbuilder.query.catalogue import parse_query

HEAD = "# title: T\n# description: D\n# parameters: a (actor, optional), b (act)\n# columns: x, y\n"


def test_a_head_is_read() -> None:
    query = parse_query(HEAD + "SELECT ?x ?y {}", name="q")

    assert query.parameters == (
        Parameter(name="a", kind="actor", optional=True),
        Parameter(name="b", kind="act", optional=False),
    )
    assert (query.title, query.description, query.columns) == ("T", "D", ("x", "y"))


@pytest.mark.parametrize("line", ["title", "description", "parameters", "columns"])
def test_a_head_without_a_line_is_refused(line: str) -> None:
    text = "".join(row for row in HEAD.splitlines(keepends=True) if f" {line}:" not in row)

    with pytest.raises(QueryError, match=f"'q' lacks {line}"):
        parse_query(text, name="q")


@pytest.mark.parametrize("parameter", ["a", "a (planet)", "a (actor, maybe)", "A (actor)"])
def test_a_parameter_of_another_form_is_refused(parameter: str) -> None:
    with pytest.raises(QueryError, match="is no parameter; expected"):
        Parameter.parse(parameter)


def test_a_query_is_found_by_its_name() -> None:
    assert find_query("demands").title == "Who demands what of whom"
