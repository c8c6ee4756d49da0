"""The text of the explorer page; `tests/browser` looks at what browsers make of it."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pytest

from graphbuilder.networks import MATTER, PositionNetwork
from graphbuilder.views.networks import render_explorer

HOSTILE = (
    "</script></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)> href {{ 7*7 }}"
)


def network_of(*edges: tuple[str, str, str], **facts: object) -> PositionNetwork:
    network: PositionNetwork = nx.MultiDiGraph()
    for holder, target, position in edges:
        for node in (holder, target):
            network.add_node(node, label=node, kind=MATTER if node == position else "state")
        network.add_edge(
            holder, target, key=position, **({"position": position, "act": "demand"} | facts)
        )
    return network


class Page(HTMLParser):
    """The elements of a page and the text of its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note the text of a script or style."""
        if self.cdata_elem in self.raw:
            self.raw[self.cdata_elem].append(data)

    def attributes(self, name: str) -> list[str | None]:
        """List the values of an attribute, wherever it stands."""
        return [attrs[name] for _, attrs in self.elements if name in attrs]

    @property
    def network(self) -> dict[str, list[dict[str, Any]]]:
        """The nodes and edges that the script draws."""
        data: dict[str, list[dict[str, Any]]] = json.loads(self.raw["script"][0])
        return data


def test_the_page_is_a_whole_document_in_standards_mode() -> None:
    html = render_explorer(network_of(("a", "b", "p")), title="Security")

    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>Security</title>" in html
    assert 'name="viewport"' in html


def test_the_same_network_gives_the_same_bytes() -> None:
    edges = [("a", "b", "p"), ("b", "a", "q"), ("a", "b", "r"), ("c", "s", "s")]
    forth, back = network_of(*edges), network_of(*reversed(edges))

    assert render_explorer(forth, title="x") == render_explorer(back, title="x")


@pytest.mark.parametrize(
    "field", ["content", "quotation", "reporters", "title", "url", "date", "document", "act"]
)
def test_texts_of_documents_stay_text(field: str) -> None:
    tame, wild = (
        network_of(("a", "b", "p"), **{"quotation": "q", "content": "@", field: value})
        for value in ("tame", HOSTILE)
    )

    pages = [Page(render_explorer(network, title="x")) for network in (tame, wild)]

    assert [tag for tag, _ in pages[0].elements] == [tag for tag, _ in pages[1].elements]
    assert not [name for name in pages[1].attributes("onerror") if name]


@pytest.mark.parametrize("where", ["title", "label", "node"])
def test_titles_and_names_stay_text(where: str) -> None:
    network = network_of((HOSTILE if where == "node" else "a", "b", "p"))
    if where == "label":
        network.nodes["a"]["label"] = HOSTILE

    page = Page(render_explorer(network, title=HOSTILE if where == "title" else "x"))

    assert len(page.raw["script"]) == 4
    assert "img" not in [tag for tag, _ in page.elements]


def test_the_data_cannot_end_their_script() -> None:
    html = render_explorer(network_of(("a", "b", "p"), quotation=HOSTILE), title="x")

    (data,) = re.findall(r'id="network-data">(.*)</script>', html)
    assert "<" not in data


def test_the_page_loads_nothing() -> None:
    network = network_of(("a", "b", "p"), url="https://example.org/speech", title="Speech")

    page = Page(render_explorer(network, title="x"))

    assert page.attributes("src") == []
    assert page.attributes("href") == ["data:,", "https://example.org/speech"]
    assert not re.search(r"@import|url\(", "".join(page.raw["style"]))
    assert "sourceMappingURL" not in "".join(page.raw["script"])


def test_the_policy_lets_only_these_scripts_and_styles_run() -> None:
    page = Page(render_explorer(network_of(("a", "b", "p")), title="x"))

    policy = next(str(attrs["content"]) for _, attrs in page.elements if "http-equiv" in attrs)
    texts = page.raw["script"][1:] + page.raw["style"]
    digests = [hashlib.sha256(text.encode()).digest() for text in texts]
    expected = {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}
    assert policy.startswith("default-src 'none'; ")
    assert set(re.findall(r"'sha256-[^']+'", policy)) == expected
    assert "unsafe" not in policy


def test_parallel_edges_bend_differently() -> None:
    edges = [("a", "b", "p"), ("a", "b", "q"), ("b", "a", "r"), ("b", "a", "s")]

    page = Page(render_explorer(network_of(*edges), title="x"))

    # An edge that runs the other way bends to the other side of its own direction.
    bends = set()
    for edge in page.network["edges"]:
        side = 1 if (edge["smooth"]["type"] == "curvedCW") == (edge["from"] == "a") else -1
        bends.add(side * edge["smooth"]["roundness"])
    assert len(bends) == 4


def test_nodes_are_shaped_by_kind_and_sized_by_degree() -> None:
    network = network_of(("a", "b", "p"), ("a", "c", "q"), ("a", "m", "m"))
    network.nodes["b"]["kind"] = "person"
    network.nodes["c"]["kind"] = "something new"

    nodes = {
        node["id"]: node for node in Page(render_explorer(network, title="x")).network["nodes"]
    }

    assert [nodes[name]["shape"] for name in "abcm"] == ["dot", "triangle", "dot", "square"]
    assert nodes["a"]["size"] > nodes["b"]["size"] > nodes["m"]["size"]


def test_the_table_marks_the_content_in_its_quotation() -> None:
    network = network_of(("a", "b", "p"), quotation="You must go now.", content="go")

    assert "<q>You must <mark>go</mark> now.</q>" in render_explorer(network, title="x")


def test_a_content_outside_its_quotation_is_shown_beside_it() -> None:
    network = network_of(("a", "b", "p"), quotation="You must go.", content="stay")

    assert "<mark>stay</mark> <q>You must go.</q>" in render_explorer(network, title="x")


def test_without_positions_the_page_says_so() -> None:
    html = render_explorer(nx.MultiDiGraph(), title="x")

    assert "No positions found." in html
    assert "<script" not in html
