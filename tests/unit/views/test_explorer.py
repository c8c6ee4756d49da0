"""The text of the explorer page; `tests/browser` looks at what browsers make of it."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from graphbuilder.views.exploration import Exploration, Named, Passage, Source, Stated
from graphbuilder.views.networks import render_explorer

HOSTILE = (
    "</script></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)> href {{ 7*7 }}"
)


def exploration_of(*edges: tuple[str, str, str], **facts: Any) -> Exploration:  # noqa: ANN401 # any field
    """Make positions of holder, addressee ("" for none) and IRI."""
    names = sorted({name for holder, addressee, _ in edges for name in (holder, addressee) if name})
    return Exploration(
        actors=tuple(Named(iri=name, label=name, kind="state") for name in names),
        documents=(Source(id="d", title="News", text="They must go."),),
        positions=tuple(
            replace(
                Stated(
                    iri=iri,
                    act="demand",
                    holders=(holder,),
                    addressees=(addressee,) if addressee else (),
                    document="d",
                    content=Passage(iri),
                ),
                **facts,
            )
            for holder, addressee, iri in edges
        ),
    )


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
        data: dict[str, list[dict[str, Any]]] = json.loads(self.raw["script"][1])
        return data


def page_of(exploration: Exploration, *, title: str = "x") -> Page:
    return Page(render_explorer(exploration, title=title))


def test_the_page_is_a_whole_document_in_standards_mode() -> None:
    html = render_explorer(exploration_of(("a", "b", "p")), title="Security")

    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>Security</title>" in html
    assert 'name="viewport"' in html
    assert "<noscript>" in html


def test_the_same_positions_give_the_same_bytes() -> None:
    exploration = exploration_of(("a", "b", "p"), ("b", "a", "q"), ("c", "", "s"))

    assert render_explorer(exploration, title="x") == render_explorer(exploration, title="x")


@pytest.mark.parametrize(
    "facts",
    [
        {"content": Passage(HOSTILE)},
        {"quotation": Passage(HOSTILE)},
        {"condition": HOSTILE},
        {"date": HOSTILE},
    ],
    ids=lambda facts: str(next(iter(facts))),
)
def test_texts_of_positions_stay_text(facts: dict[str, object]) -> None:
    tame, wild = (
        page_of(exploration_of(("a", "b", "p"))),
        page_of(exploration_of(("a", "b", "p"), **facts)),
    )

    assert [tag for tag, _ in tame.elements] == [tag for tag, _ in wild.elements]


@pytest.mark.parametrize("field", ["title", "publisher", "text", "link", "date", "id"])
def test_texts_of_documents_stay_text(field: str) -> None:
    tame = exploration_of(("a", "b", "p"))
    source = replace(tame.documents[0], **{field: HOSTILE})
    positions = tuple(replace(p, document=source.id) for p in tame.positions)
    wild = replace(tame, documents=(source,), positions=positions)

    pages = [page_of(exploration) for exploration in (tame, wild)]

    assert [tag for tag, _ in pages[0].elements] == [tag for tag, _ in pages[1].elements]


@pytest.mark.parametrize("where", ["title", "name"])
def test_titles_and_names_stay_text(where: str) -> None:
    exploration = exploration_of((HOSTILE if where == "name" else "a", "b", "p"))

    page = page_of(exploration, title=HOSTILE if where == "title" else "x")

    scripts = len(page_of(exploration_of(("a", "b", "p"))).raw["script"])
    assert len(page.raw["script"]) == scripts
    assert "img" not in [tag for tag, _ in page.elements]


def test_the_data_cannot_end_their_script() -> None:
    html = render_explorer(exploration_of(("a", "b", "p"), condition=HOSTILE), title="x")

    (data,) = re.findall(r'id="exploration-data">(.*)</script>', html)
    assert "<" not in data


def test_the_page_loads_nothing() -> None:
    page = page_of(exploration_of(("a", "b", "p")))

    assert page.attributes("src") == []
    assert page.attributes("href") == ["data:,"]
    assert not re.search(r"@import|url\(", "".join(page.raw["style"]))
    assert "sourceMappingURL" not in "".join(page.raw["script"])


def test_our_scripts_never_write_markup() -> None:
    page = page_of(exploration_of(("a", "b", "p")))

    ours = [script for script in page.raw["script"][2:] if "vis-network" not in script[:2000]]
    assert len(ours) > 10
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", "".join(ours))


def test_the_policy_lets_only_these_scripts_and_styles_run() -> None:
    page = page_of(exploration_of(("a", "b", "p")))

    policy = next(str(attrs["content"]) for _, attrs in page.elements if "http-equiv" in attrs)
    texts = page.raw["script"][2:] + page.raw["style"]
    digests = [hashlib.sha256(text.encode()).digest() for text in texts]
    expected = {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}
    assert policy.startswith("default-src 'none'; ")
    assert set(re.findall(r"'sha256-[^']+'", policy)) == expected
    assert "unsafe" not in policy


def test_the_graphics_processor_draws_what_is_too_much_for_vis(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edges = [("a", "b", "p"), ("b", "a", "q")]
    small = render_explorer(exploration_of(*edges), title="x")
    monkeypatch.setattr("graphbuilder.views.networks.MAX_VIS_LINKS", 1)
    large = render_explorer(exploration_of(*edges), title="x")

    assert ("new vis.Network" in small, "webgl2" in small) == (True, False)
    assert ("new vis.Network" in large, "webgl2" in large) == (False, True)


def test_parallel_lines_bend_differently() -> None:
    edges = [("a", "b", "p"), ("a", "b", "q"), ("b", "a", "r"), ("b", "a", "s")]

    page = page_of(exploration_of(*edges))

    # A line that runs the other way bends to the other side of its own direction.
    bends = {edge["bend"] * (1 if edge["from"] == "0" else -1) for edge in page.network["edges"]}
    assert len(bends) == 4


def test_nodes_are_shaped_by_kind_and_sized_by_degree() -> None:
    exploration = exploration_of(("a", "b", "p"), ("a", "c", "q"), ("a", "", "m"))
    kinds = {"a": "state", "b": "person", "c": "something new"}
    actors = tuple(replace(actor, kind=kinds[actor.iri]) for actor in exploration.actors)

    nodes = page_of(replace(exploration, actors=actors)).network["nodes"]

    shapes = {node["id"]: node["shape"] for node in nodes}
    sizes = {node["id"]: node["size"] for node in nodes}
    assert shapes == {"0": "dot", "1": "triangle", "2": "dot", "m0": "square"}
    assert sizes["0"] > sizes["1"] > sizes["m0"]


def test_without_positions_the_page_says_so() -> None:
    html = render_explorer(Exploration(), title="x")

    assert "No positions found." in html
    assert "<script" not in html
