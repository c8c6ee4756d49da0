"""Formats are chosen by what a client accepts."""

import pytest

from graphbuilder.errors import FormatError
from graphbuilder.server.negotiation import QUADS, RESULTS, TABLES, TRIPLES, choose

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("*", JSON),  # what some clients of Java send
        (XML, XML),
        (XML.upper(), XML),
        (f"{JSON};q=0.1, {XML};q=0.2", XML),
        (f"{XML};q=0.2, {JSON};q=0.1", XML),
        (f"{XML}, {JSON}", JSON),  # alike, so ours is the choice
        ("text/*", "text/csv"),
        ("text/html, text/csv;q=0.1", "text/csv"),
        ("text/csv; charset=utf-8", "text/csv"),
        (f"*/*;q=0.1, {XML};q=0.5, {JSON};q=0", XML),
        (f"{JSON};q=nonsense", JSON),
    ],
)
def test_the_best_liked_format_is_chosen(accept: str, expected: str) -> None:
    assert choose(accept, RESULTS) == expected


@pytest.mark.parametrize("accept", ["image/png", f"{JSON};q=0", "nonsense", "a/b/c", ",", ";;;"])
def test_a_client_that_accepts_nothing_of_ours_is_told(accept: str) -> None:
    with pytest.raises(FormatError):
        choose(accept, RESULTS)


@pytest.mark.parametrize("offers", [RESULTS, TRIPLES, QUADS, TABLES])
def test_each_format_is_to_be_had(offers: dict[str, str]) -> None:
    assert [choose(media_type, offers) for media_type in offers] == list(offers)
