"""Networks that sigma draws, as readers meet them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.opening import (
    WITH_WEBGL,
    WITHOUT_WEBGL,
    Browser,
    Driver,
    Opened,
    Page,
    run_chromium,
)
from tests.browser.sigma_page import Json, make_network, render_sigma_page

NODES: tuple[Json, ...] = (
    {"id": "a", "label": "Ruritania", "kind": "state", "x": -300, "y": 0, "size": 14},
    {"id": "b", "label": "<b>Union</b>", "kind": "igo", "x": 300, "y": 0, "size": 14},
    {"id": "m", "label": "", "kind": "matter", "x": 0, "y": 200, "size": 8},
)
LINKS: tuple[Json, ...] = (
    {"id": "l1", "from": "a", "to": "b", "act": "demand", "width": 4},
    {"id": "l2", "from": "b", "to": "a", "act": "reject", "width": 1, "bend": 0.5},
    {"id": "l3", "from": "a", "to": "m", "act": "state", "width": 1},
)


@pytest.fixture(scope="module")
def graphical(driver: Driver) -> Iterator[Browser]:
    with run_chromium(driver, *WITH_WEBGL) as browser:
        yield browser


@pytest.fixture
def opened(graphical: Browser, tmp_path: Path) -> Iterator[Opened]:
    """The page of a small network, drawn."""
    page = graphical.new_page(viewport={"width": 1000, "height": 700}, color_scheme="light")
    yield open_network(Opened(page), tmp_path, nodes=NODES, links=LINKS)
    page.close()


def open_network(opened: Opened, folder: Path, **network: Any) -> Opened:  # noqa: ANN401 # JSON
    path = folder / "network.html"
    path.write_text(render_sigma_page(**network), "utf-8")
    opened.page.goto(path.as_uri())
    opened.wait_for("window.ready")
    return opened


def spot(page: Page, node: str) -> tuple[float, float]:
    """Where a node is in the window."""
    script = """node => {
      const {renderer} = view.probe;
      const {x, y} = renderer.graphToViewport(renderer.getGraph().getNodeAttributes(node));
      const frame = document.getElementById("canvas").getBoundingClientRect();
      return [x + frame.left, y + frame.top];
    }"""
    x, y = page.evaluate(script, node)
    return x, y


def looks(page: Page, things: str, what: str) -> dict[str, Any]:
    getter = {"nodes": "getNodeDisplayData", "links": "getEdgeDisplayData"}[things]
    keys = {"nodes": "nodes", "links": "edges"}[things]
    script = (
        f"Object.fromEntries(view.probe.graph.{keys}().map("
        f"id => [id, view.probe.renderer.{getter}(id).{what}]))"
    )
    found: dict[str, Any] = page.evaluate(script)
    return found


def heard(opened: Opened) -> list[list[str | None]]:
    opened.wait_for("window.heard.length")
    said: list[list[str | None]] = opened.page.evaluate("window.heard.splice(0)")
    return said


def test_it_draws_under_the_policy_of_the_explorer(opened: Opened) -> None:
    assert opened.page.evaluate("view.probe.renderer.getCanvases().nodes.width") > 0
    assert opened.errors == []
    assert opened.requests == []


def test_links_have_the_colours_of_their_acts_and_sizes_by_width(opened: Opened) -> None:
    colours, sizes = looks(opened.page, "links", "color"), looks(opened.page, "links", "size")

    assert (colours["l1"], colours["l2"]) == ("#b04a00", "#a3135f")
    assert sizes["l1"] == pytest.approx(4 * sizes["l2"])


@pytest.mark.parametrize("node", ["a", "b", "m"])
def test_a_click_on_a_node_tells_which(opened: Opened, node: str) -> None:
    opened.page.mouse.click(*spot(opened.page, node))

    assert heard(opened) == [["node", node]]


def test_a_click_on_a_link_tells_which(opened: Opened) -> None:
    (x, y), (other, _) = spot(opened.page, "a"), spot(opened.page, "b")
    opened.page.mouse.click((x + other) / 2, y)

    assert heard(opened) == [["link", "l1"]]


def test_a_click_beside_tells_that_nothing_was_meant(opened: Opened) -> None:
    x, y = spot(opened.page, "m")
    opened.page.mouse.click(x + 200, y - 40)

    assert heard(opened) == [["nothing", None]]


def test_a_link_under_the_mouse_says_what_it_is(opened: Opened) -> None:
    (x, y), (other, _) = spot(opened.page, "a"), spot(opened.page, "b")
    opened.page.mouse.move((x + other) / 2, y)
    tip = opened.page.locator(".vis-tooltip")
    tip.wait_for()

    assert tip.text_content() == "Ruritania: demand → <b>Union</b>"


def test_what_is_not_shown_is_hidden_or_pale(opened: Opened) -> None:
    before = looks(opened.page, "nodes", "color")
    opened.page.evaluate("view.show(['l2'], ['a'])")

    assert looks(opened.page, "links", "hidden") == {"l1": True, "l2": False, "l3": True}
    assert looks(opened.page, "nodes", "hidden") == {"a": False, "b": False, "m": True}
    after = looks(opened.page, "nodes", "color")
    assert after["a"] == before["a"]
    assert after["b"] != before["b"]


def test_a_choice_stands_out_and_can_be_taken_back(opened: Opened) -> None:
    before = looks(opened.page, "links", "color")
    opened.page.evaluate("view.select({nodes: [], links: ['l1']})")
    during = looks(opened.page, "links", "color")
    opened.page.evaluate("view.select({nodes: [], links: []})")

    assert during["l1"] == before["l1"]
    assert during["l2"] != before["l2"]
    assert looks(opened.page, "links", "color") == before


def test_colours_follow_the_scheme(opened: Opened) -> None:
    light = looks(opened.page, "links", "color")
    opened.page.emulate_media(color_scheme="dark")
    opened.page.evaluate("view.repaint()")

    dark = looks(opened.page, "links", "color")
    assert all(light[link] != dark[link] for link in light)


def test_it_zooms_and_fits_by_keyboard_too(opened: Opened) -> None:
    ratio = "view.probe.renderer.getCamera().ratio"
    opened.page.focus("#canvas")
    opened.page.keyboard.press("+")
    opened.wait_for(f"{ratio} < 0.8")
    opened.page.evaluate("view.zoom(1.3)")
    opened.wait_for(f"{ratio} < 0.65")
    opened.page.keyboard.press("0")
    opened.wait_for(f"{ratio} === 1")


def test_a_large_network_is_drawn(graphical: Browser, tmp_path: Path) -> None:
    nodes, links = make_network(1_000, 10_001)
    opened = Opened(graphical.new_page())
    open_network(opened, tmp_path, nodes=nodes, links=links)

    assert opened.page.evaluate("view.probe.graph.size") == len(links)
    opened.page.evaluate("view.select({nodes: [], links: ['7']})")
    hidden = looks(opened.page, "links", "hidden")
    assert [link for link in hidden if not hidden[link]] == ["7"]
    assert opened.errors == []
    opened.page.close()


def test_without_webgl_the_page_is_told(driver: Driver, tmp_path: Path) -> None:
    with run_chromium(driver, *WITHOUT_WEBGL) as browser:
        opened = open_network(Opened(browser.new_page()), tmp_path, nodes=NODES, links=LINKS)

        assert opened.page.evaluate("window.view") is None
        assert opened.page.locator("#notice").is_visible()
        assert opened.errors == []
