"""Things get names that are safe and their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graphbuilder.errors import AnalysisError
from graphbuilder.rdf import Iris
from tests.unit.rdf.strategies import ids


@pytest.mark.parametrize(
    ("key", "end"),
    [
        ("RUS", "actor/RUS"),
        ("a/b c", "actor/a%2Fb%20c"),
        ('x"> <y', "actor/x%22%3E%20%3Cy"),
        ("..", "actor/%2E%2E"),
        ("Ä", "actor/%C3%84"),
    ],
)
def test_ids_are_percent_encoded(key: str, end: str) -> None:
    assert str(Iris(base="https://example.org/").actor(key)) == f"https://example.org/{end}"


@given(ids, ids)
def test_different_ids_have_different_names(one: str, other: str) -> None:
    assert (Iris().document(one) == Iris().document(other)) == (one == other)


@given(ids)
def test_every_name_is_an_iri_that_oxigraph_takes(key: str) -> None:
    assert NamedNode(str(Iris().graph(key))).value == str(Iris().graph(key))


@given(st.lists(ids, max_size=3), st.lists(ids, max_size=3))
def test_hashes_tell_lists_apart(one: list[str], other: list[str]) -> None:
    assert (Iris().position(*one) == Iris().position(*other)) == (one == other)


@pytest.mark.parametrize(
    "base", ["", "data/", "https://example.org", "https://a b/", "http://x/>/"]
)
def test_a_base_that_makes_no_names_is_refused(base: str) -> None:
    with pytest.raises(AnalysisError, match="ends in a slash or hash"):
        Iris(base=base)
