"""What a page knows of positions, and how it is packed."""

import json
from dataclasses import replace

import pytest

from graphbuilder.errors import QueryError
from graphbuilder.views.exploration import (
    Exploration,
    Named,
    Passage,
    Source,
    Stated,
    short_keys,
    utf16_offsets,
    web_link,
)
from graphbuilder.views.packing import pack_exploration

POSITION = Stated(
    iri="https://example.org/position/p",
    act="warn",
    holders=("https://example.org/actor/A",),
    document="d",
    date="2022",
    quotation=Passage("😀 Beware.", 0, 9),
    content=Passage("Beware", 2, 8),
)
EXPLORATION = Exploration(
    actors=(Named(iri="https://example.org/actor/A", label="A"),),
    documents=(Source(id="d", date="2022", text="😀 Beware."),),
    positions=(POSITION,),
)


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", "http://example.org"])
def test_addresses_of_the_web_become_links(url: str) -> None:
    assert web_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//example.org",
        "https:",
        "file:///etc/passwd",
        "http://[",
    ],
)
def test_other_addresses_do_not(url: str) -> None:
    assert web_link(url) == ""


@pytest.mark.parametrize("text", ["", "plain", "Ça “va”", "😀a😀", "a😀b\U00010348c", "👩‍👩‍👧"])
def test_offsets_are_counted_as_javascript_does(text: str) -> None:
    offset = utf16_offsets(text)

    for i in range(len(text) + 1):
        assert offset(i) == len(text[:i].encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("iris", "keys"),
    [
        (["urn:x/a", "urn:x/b"], ("a", "b")),
        (["urn:x/a", "urn:y/a", "urn:x/c"], ("urn:x/a", "urn:y/a", "c")),
        (["urn:x/", "plain"], ("urn:x/", "plain")),
    ],
)
def test_keys_are_short_where_they_can_be(iris: list[str], keys: tuple[str, ...]) -> None:
    assert short_keys(iris) == keys


@pytest.mark.parametrize(
    "changes",
    [{"holders": ("urn:nobody",)}, {"document": "lost"}, {"agreements": ("urn:none",)}],
    ids=lambda changes: str(next(iter(changes))),
)
def test_a_position_names_only_what_is_known(changes: dict[str, object]) -> None:
    with pytest.raises(QueryError, match="of which nothing else is known"):
        replace(EXPLORATION, positions=(replace(POSITION, **changes),))  # type: ignore[arg-type]


def test_words_are_packed_as_places_in_the_text() -> None:
    packed = pack_exploration(EXPLORATION)

    assert packed["positions"]["quotations"] == [[0, 10]]
    assert packed["positions"]["contents"] == [[3, 9]]
    assert packed["positions"]["dates"] == [0]
    assert json.dumps(packed, ensure_ascii=False).count("Beware") == 1


def test_words_that_stand_in_no_text_are_packed_themselves() -> None:
    foreign = replace(POSITION, quotation=Passage("Beware."), content=Passage("Beware"))

    packed = pack_exploration(replace(EXPLORATION, positions=(foreign,)))

    assert packed["positions"]["quotations"] == ["Beware."]
    assert packed["positions"]["contents"] == ["Beware"]
