"""What a page tells of a position."""

import networkx as nx
import pytest

from graphbuilder.networks import MATTER, PositionNetwork
from graphbuilder.views.cards import split_quotation, web_link, write_cards


def network_of(*edges: tuple[str, str, str, dict[str, object]]) -> PositionNetwork:
    network: PositionNetwork = nx.MultiDiGraph()
    for holder, target, position, facts in edges:
        for node in (holder, target):
            network.add_node(node, label=node.title())
        network.add_edge(holder, target, key=position, position=position, act="warn", **facts)
    return network


@pytest.mark.parametrize(
    ("quotation", "content", "parts"),
    [
        ("They must leave now.", "leave", ("They must ", "leave", " now.")),
        ("Leave", "Leave", ("", "Leave", "")),
        ("😀 “Ça”, il dit", "Ça", ("😀 “", "Ça", "”, il dit")),
        ("They must leave.", "stay", ("They must leave.", "", "")),
        ("They must leave.", "", ("They must leave.", "", "")),
        ("", "", ("", "", "")),
    ],
)
def test_a_quotation_is_cut_around_its_content(
    quotation: str, content: str, parts: tuple[str, str, str]
) -> None:
    assert split_quotation(quotation, content=content) == parts


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


def test_a_joint_position_has_one_card() -> None:
    (card,) = write_cards(network_of(("b", "c", "p", {}), ("a", "c", "p", {}), ("a", "d", "p", {})))

    assert (card.holders, card.addressees) == (("A", "B"), ("C", "D"))
    assert card.summary == "A, B: warn → C, D"


def test_a_matter_is_not_an_addressee() -> None:
    network = network_of(("a", "p", "p", {}))
    network.nodes["p"]["kind"] = MATTER

    (card,) = write_cards(network)

    assert card.addressees == ()
    assert card.summary == "A: warn"


def test_cards_come_in_the_order_of_date_document_and_text() -> None:
    cards = write_cards(
        network_of(
            ("a", "b", "late", {"date": "2022-02-01", "document": "x", "start": 0}),
            ("a", "b", "tenth", {"date": "2022-01-01", "document": "y", "start": 10}),
            ("a", "b", "second", {"date": "2022-01-01", "document": "y", "start": 2}),
            ("a", "b", "undated", {}),
        )
    )

    assert [card.position for card in cards] == ["undated", "second", "tenth", "late"]


@pytest.mark.parametrize(
    ("facts", "shown"),
    [({"confidence": 0.874}, "87%"), ({"confidence": 1}, "100%"), ({}, "")],
)
def test_confidence_is_a_percentage(facts: dict[str, object], shown: str) -> None:
    (card,) = write_cards(network_of(("a", "b", "p", facts)))

    assert card.confidence == shown
