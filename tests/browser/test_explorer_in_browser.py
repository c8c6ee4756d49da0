"""The explorer page as a reader meets it: drawn, filtered, searched, and safe."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from rdflib import Literal, URIRef
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from graphbuilder.networks import project_positions
from graphbuilder.query import Table
from graphbuilder.rdf.quads import Term
from graphbuilder.views.networks import render_explorer

COLUMNS = (
    *("position", "act", "holder", "holderLabel", "addressee", "addresseeLabel"),
    *("content", "quotation", "reporters", "document", "title", "date", "url", "confidence"),
)
#: Position, act, holder, addressee, content, quotation.
ROWS = (
    ("p1", "demand", "Ruritania", "Union", "leave", "“You must leave”, said 😀 the king."),
    ("p2", "reject", "Union", "Ruritania", "the demand", "The Union rejected the demand."),
    ("p3", "demand", "Ruritania", "Union", "an answer", "Ruritania wants an answer."),
    ("p4", "state", "Union", None, "talks go on", "Talks go on, the Union said."),
    ("p5", "support", "Graustark", "Ruritania", "its claim", "Graustark backs its claim."),
)
ATTACKS = (
    "<script>window.attacked = 1</script>",
    '"><img src=x onerror="window.attacked = 1">',
    "</script><script>window.attacked = 1</script>",
    'href <a href="javascript:window.attacked = 1">here</a>',
    "{{ 7 * 7 }} ${window.attacked = 1} ]]> -->",
)

Open = Callable[..., Chrome]


def table(rows: tuple[tuple[str | None, ...], ...], *, title: str = "News", url: str = "") -> Table:
    def cells(position: str | None, act: str | None, *rest: str | None) -> tuple[Term | None, ...]:
        holder, addressee, content, quotation = rest
        actors = [
            term
            for name in (holder, addressee)
            for term in ((_iri(name), Literal(name)) if name else (None, None))
        ]
        words = (Literal(content), Literal(quotation), Literal("Agency"), Literal("d1"))
        facts = (Literal(title), Literal("2022-02-01"), Literal(url), Literal(0.87))
        return (_iri(str(position)), Literal(act), *actors, *words, *facts)

    return Table(columns=COLUMNS, rows=tuple(cells(*row) for row in rows))


def _iri(name: str) -> URIRef:
    return URIRef(f"https://example.org/{quote(name)}")


@pytest.fixture
def open_page(browser: Chrome, page_path: Path) -> Open:
    """Render positions and open the page, with the errors of earlier pages forgotten."""

    def open_page(positions: Table, *, title: str = "Positions") -> Chrome:
        page_path.write_text(render_explorer(project_positions(positions), title=title), "utf-8")
        browser.get_log("browser")  # type: ignore[no-untyped-call]
        browser.get(page_path.as_uri())
        return browser

    return open_page


def shown_rows(browser: Chrome) -> int:
    rows = browser.find_elements(By.CSS_SELECTOR, "#rows tr")
    return sum(row.is_displayed() for row in rows)


def panel_text(browser: Chrome) -> str:
    return browser.find_element(By.ID, "panel").text


def edge_counts(browser: Chrome) -> list[int]:
    """Count all edges, and those that are drawn."""
    counts: list[int] = browser.execute_script(
        "const all = explorer.edges.get();"
        " return [all.length, all.filter((edge) => !edge.hidden).length]"
    )
    return counts


def drawn(browser: Chrome, *, act: str) -> dict[str, str]:
    """Read colour and dashes of the first edge of an act off the network."""
    look: dict[str, str] = browser.execute_script(
        "const [edge] = explorer.edges.get({ filter: (edge) => edge.act === arguments[0] });"
        " return { color: edge.color.color, dashes: String(edge.dashes) }",
        act,
    )
    return look


def move_mouse(browser: Chrome, event: str, *, node: str | None = None) -> None:
    """Send a mouse event to a node, or else to the middle of the first edge."""
    x, y = browser.execute_script(
        "const spots = Object.entries(explorer.network.getPositions())"
        "   .filter(([id]) => arguments[0] === null || id.endsWith(arguments[0]))"
        "   .map(([, spot]) => explorer.network.canvasToDOM(spot)).slice(0, 2);"
        " const box = document.getElementById('canvas').getBoundingClientRect();"
        " const mean = (axis) => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length;"
        " return [box.x + mean('x'), box.y + mean('y')]",
        node,
    )
    details = {"type": event, "x": x, "y": y, "button": "left", "clickCount": 1}
    if event == "mouseMoved":
        details |= {"button": "none", "clickCount": 0}
    browser.execute_cdp_cmd("Input.dispatchMouseEvent", details)


def tooltip_text(browser: Chrome) -> str:
    texts = [element.text for element in browser.find_elements(By.CLASS_NAME, "vis-tooltip")]
    return "".join(texts)


def assert_clean(browser: Chrome) -> None:
    """Check that the page asked for nothing, logged nothing and ran no foreign script."""
    requests = browser.execute_script(
        "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    )
    assert [name for name in requests if not name.startswith("data:")] == []
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]
    assert browser.execute_script("return window.attacked") is None


def test_all_positions_are_drawn_and_listed(open_page: Open) -> None:
    browser = open_page(table(ROWS))

    assert browser.execute_script("return explorer.nodes.length") == 4
    assert edge_counts(browser) == [5, 5]
    assert shown_rows(browser) == 5
    assert browser.find_element(By.CSS_SELECTOR, "#canvas canvas").is_displayed()
    assert_clean(browser)


def test_acts_differ_in_colour_and_in_dashes(open_page: Open) -> None:
    browser = open_page(table(ROWS))

    demand, reject = drawn(browser, act="demand"), drawn(browser, act="reject")
    assert demand["color"] != reject["color"]
    assert demand["dashes"] != reject["dashes"]


def test_the_legend_filters_network_and_table(open_page: Open) -> None:
    browser = open_page(table(ROWS))

    browser.find_element(By.CSS_SELECTOR, "input[value=demand]").click()

    assert edge_counts(browser) == [5, 3]
    assert shown_rows(browser) == 3
    assert browser.find_element(By.ID, "status").text == "3 of 5 shown"


def test_the_search_finds_an_actor_and_shows_its_positions(open_page: Open) -> None:
    browser = open_page(table(ROWS))

    browser.find_element(By.ID, "search").send_keys("graust", Keys.ENTER)

    assert edge_counts(browser) == [5, 1]
    assert shown_rows(browser) == 1
    assert "Graustark: holds 1, is addressed by 0" in panel_text(browser)


def test_a_row_shows_its_position_with_the_content_marked(open_page: Open) -> None:
    browser = open_page(table(ROWS))

    browser.find_element(By.CSS_SELECTOR, "[data-card='0'] .show").send_keys(Keys.ENTER)

    card = browser.find_element(By.CSS_SELECTOR, "#panel .card")
    assert card.find_element(By.TAG_NAME, "mark").text == "leave"
    assert "“You must leave”, said 😀 the king." in card.text
    assert "Agency 2022-02-01 News 87%" in card.text
    assert browser.switch_to.active_element.get_attribute("id") == "panel"
    assert browser.execute_script("return explorer.network.getSelectedEdges().length") == 1


def test_a_click_on_a_node_shows_its_positions(open_page: Open) -> None:
    browser = open_page(table(ROWS))

    move_mouse(browser, "mousePressed", node="Union")
    move_mouse(browser, "mouseReleased", node="Union")

    assert WebDriverWait(browser, 3).until(lambda page: "Union: holds 2" in panel_text(page))


def test_only_addresses_of_the_web_are_links(open_page: Open) -> None:
    browser = open_page(table(ROWS[:1], url="https://example.org/news"))
    links = [link.get_attribute("href") for link in browser.find_elements(By.TAG_NAME, "a")]
    browser = open_page(table(ROWS[:1], url="javascript:window.attacked=1"))

    assert links == ["https://example.org/news"]
    assert browser.find_elements(By.TAG_NAME, "a") == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_texts_are_shown_and_not_run(open_page: Open, attack: str) -> None:
    rows = (("p1", "demand", attack, attack + "2", attack, f"He said {attack} twice"),)
    browser = open_page(table(rows, title=attack, url=attack), title=attack)

    browser.find_element(By.CSS_SELECTOR, ".show").click()
    # The tooltip was the way in for scripts in the page that pyvis ships.
    move_mouse(browser, "mouseMoved")
    WebDriverWait(browser, 3).until(lambda page: attack in tooltip_text(page))

    assert browser.title == " ".join(attack.split())
    assert browser.find_element(By.CSS_SELECTOR, "#panel mark").text == attack
    assert_clean(browser)


def test_a_page_without_positions_says_so(open_page: Open) -> None:
    browser = open_page(table(()))

    assert "No positions found." in browser.find_element(By.TAG_NAME, "main").text
    assert_clean(browser)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_fits_its_width(open_page: Open, width: int) -> None:
    browser = open_page(table(ROWS))
    screen = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}

    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    content = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    assert content <= width
