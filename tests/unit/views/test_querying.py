"""The page that asks an endpoint."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from graphbuilder.model import Act
from graphbuilder.query import NamedQuery, Parameter, list_queries
from graphbuilder.views.querying import render_query_page

HOSTILE = "</script><script>alert(1)</script>\"'><b>"


def query(**changes: Any) -> NamedQuery:  # noqa: ANN401 # any field of a query
    fields: dict[str, Any] = {
        "name": "q",
        "title": "Who?",
        "group": "positions",
        "description": "All of them.",
        "parameters": (),
        "example": {},
        "columns": ("x",),
        "text": "SELECT * { ?x ?y ?z }",
    }
    return NamedQuery(**{**fields, **changes})


def data_of(page: str) -> Mapping[str, Any]:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert match is not None
    found: Mapping[str, Any] = json.loads(match[1])
    return found


def test_all_named_queries_are_in_the_menu() -> None:
    page = render_query_page(list_queries(), endpoint="/sparql")

    assert re.findall('data-query="(.*?)"', page) == [query.name for query in list_queries()]
    assert data_of(page)["queries"].keys() == {query.name for query in list_queries()}


def test_a_page_without_named_queries_is_a_page() -> None:
    assert data_of(render_query_page([], endpoint="/sparql"))["queries"] == {}


@pytest.mark.parametrize("field", ["title", "description", "text"])
def test_no_words_become_markup(field: str) -> None:
    page = render_query_page([query(**{field: HOSTILE})], endpoint=HOSTILE, fill=HOSTILE)

    assert HOSTILE not in page
    assert "<b>" not in page
    assert data_of(page)["queries"]["q"][field] == HOSTILE


def test_the_page_may_ask_its_own_server_and_nobody_else() -> None:
    page = render_query_page(list_queries(), endpoint="/sparql")

    match = re.search('Content-Security-Policy" content="(.*?)"', page)
    assert match is not None
    assert "default-src &#39;none&#39;" in match[1]
    assert "connect-src &#39;self&#39;" in match[1]
    assert "unsafe" not in match[1]
    assert "http" not in match[1]
    markup = re.sub("<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r'(src|href|action)="(?!#|data:,")', markup)


def test_parameters_say_what_they_take() -> None:
    act = Parameter(name="act", kind="act", optional=False)
    holder = Parameter(name="holder", kind="actor", optional=True)
    asked = query(parameters=(act, holder), example={"holder": "Russia"})

    described = data_of(render_query_page([asked], endpoint="/sparql"))["queries"]["q"]

    first, second = described["parameters"]
    assert list(first["choices"]) == [act.value for act in Act]
    assert first["choices"]["demand"] == "<https://w3id.org/graphbuilder/act/demand>"
    assert (first["optional"], first["named"], first["example"]) == (False, False, "")
    assert second["choices"] is None
    assert (second["optional"], second["named"], second["example"]) == (True, True, "Russia")
