"""The query page over a real SPARQL server, as readers meet it."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graphbuilder.query import list_queries
from graphbuilder.views.querying import render_query_page
from tests.browser.opening import Browser, Driver, Opened, run_chromium
from tests.servers import find_oxigraph, serve

SITE = "http://graph.test"
ATTACK = "<img src=x onerror='window.attacked = 1'><script>window.attacked = 1</script>"
TURTLE = f"""
PREFIX gb: <https://w3id.org/graphbuilder/ontology#>
PREFIX act: <https://w3id.org/graphbuilder/act/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
<https://example.org/data/position/p1> gb:act act:demand ; gb:content "leave"@en ; gb:depth 10 .
<https://example.org/data/position/p2> gb:act act:reject ; gb:content "stay" ; gb:depth 9 .
<https://example.org/'onclick='window.attacked=1'/x/p3> gb:act act:deny ;
  gb:content "{ATTACK}" ; gb:depth 100 .
<javascript:window.attacked=1> gb:content "none" .
"""
CONTENTS = """PREFIX gb: <https://w3id.org/graphbuilder/ontology#>
SELECT ?position ?content ?depth { ?position gb:content ?content . OPTIONAL {
  ?position gb:depth ?depth } } ORDER BY STR(?content)"""

Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    program = find_oxigraph()
    if program is None:
        pytest.skip("needs oxigraph (dev group)")
    with serve(program) as address:
        request = urllib.request.Request(  # noqa: S310 # our own server
            f"{address}/store?default", TURTLE.encode(), {"Content-Type": "text/turtle"}
        )
        urllib.request.urlopen(request).close()  # noqa: S310
        yield f"{address}/query"


@pytest.fixture(scope="module")
def chromium(driver: Driver) -> Iterator[Browser]:
    with run_chromium(driver) as browser:
        yield browser


@pytest.fixture
def open_page(chromium: Browser, endpoint: str) -> Iterator[Open]:
    """Open the page on a site of its own, with the server behind ``/sparql``."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, permissions=[], accept_downloads=True
    )

    def answer(route: Any) -> None:  # noqa: ANN401 # of Playwright
        asked = route.request
        headers = {name: asked.headers[name] for name in ("content-type", "accept")}
        request = urllib.request.Request(  # noqa: S310 # our own server
            endpoint, asked.post_data_buffer, headers
        )
        try:
            with urllib.request.urlopen(request) as reply:  # noqa: S310
                kind, body = reply.headers["Content-Type"], reply.read()
            route.fulfill(status=200, content_type=kind, body=body)
        except urllib.error.HTTPError as error:
            with error:
                route.fulfill(status=error.code, content_type="text/plain", body=error.read())

    def open_page(*, fill: str | None = None, fragment: str = "") -> Opened:
        page = render_query_page(list_queries(), endpoint="/sparql", fill=fill)
        context.route(f"{SITE}/", lambda route: route.fulfill(content_type="text/html", body=page))
        context.route(f"{SITE}/sparql", answer)
        opened = Opened(context.new_page())
        opened.page.goto(f"{SITE}/{fragment}")
        opened.wait_for("window.queryPage")
        return opened

    yield open_page
    context.close()


def run(opened: Opened, text: str) -> str:
    """Run a query, and give what the page says of the answer."""
    opened.page.evaluate("text => queryPage.editor.setValue(text)", text)
    opened.page.click("#run")
    return status(opened)


def status(opened: Opened) -> str:
    opened.wait_for("!/Asking|asked/.test(document.getElementById('status').textContent)")
    text: str = opened.page.inner_text("#status")
    return text


def column(opened: Opened, name: str) -> list[str]:
    cells: list[str] = opened.page.locator(f"td[data-column={name}]").all_inner_texts()
    return cells


def editor_text(opened: Opened) -> str:
    text: str = opened.page.evaluate("queryPage.editor.getValue()")
    return text


def test_a_query_is_run_and_its_rows_shown(open_page: Open) -> None:
    opened = open_page()

    assert run(opened, CONTENTS).startswith("4 rows in ")
    assert column(opened, "content") == [ATTACK, "leave @en", "none", "stay"]
    assert column(opened, "depth") == ["100", "10", "", "9"]
    assert opened.errors == []
    assert set(opened.requests) == {f"{SITE}/", f"{SITE}/sparql"}


def test_hostile_answers_run_no_script(open_page: Open) -> None:
    opened = open_page()
    run(opened, CONTENTS)

    links = opened.page.locator("td a").all()
    assert [link.get_attribute("href").split(":")[0] for link in links] == ["https"] * 3
    assert opened.page.locator("td img, td script, td [onclick]").count() == 0
    opened.page.click("#view-raw")
    assert opened.page.evaluate("window.attacked") is None
    assert opened.errors == []


def test_rows_are_sorted_by_number_and_back(open_page: Open) -> None:
    opened = open_page()
    run(opened, CONTENTS)

    opened.page.click("th[data-column=depth] button")
    assert column(opened, "depth") == ["9", "10", "100", ""]
    opened.page.click("th[data-column=depth] button")
    assert column(opened, "depth") == ["", "100", "10", "9"]
    assert opened.page.get_attribute("th[data-column=depth]", "aria-sort") == "descending"


def test_many_rows_come_in_parts(open_page: Open) -> None:
    opened = open_page()
    digits = " ".join(f"{digit}" for digit in range(10))
    run(
        opened,
        f"SELECT * {{ VALUES ?a {{ {digits} }} VALUES ?b {{ {digits} }} VALUES ?c {{ 1 2 3 }} }}",
    )

    assert opened.page.locator("tbody tr").count() == 200
    opened.page.click("#more")
    assert opened.page.locator("tbody tr").count() == 300
    assert not opened.page.locator("#more").is_visible()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ASK { ?s ?p 'stay' }", "Yes in "),
        ("ASK { ?s ?p 'nothing' }", "No in "),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o = 9) }", "1 triple in "),
    ],
)
def test_other_answers_are_shown_as_they_are(open_page: Open, text: str, said: str) -> None:
    opened = open_page()

    assert run(opened, text).startswith(said)
    assert opened.page.locator("#raw").is_visible()
    assert not opened.page.locator("#table-frame").is_visible()


def test_a_mistake_is_told_in_the_words_of_the_server(open_page: Open) -> None:
    opened = open_page()

    assert run(opened, "SELECT nonsense") == "No answer."
    assert "expected" in opened.page.inner_text("#error")


def test_the_answer_can_be_saved_as_csv(open_page: Open) -> None:
    opened = open_page()
    run(opened, CONTENTS)

    with opened.page.expect_download() as download:
        opened.page.click("#download")
    lines = download.value.path().read_text("utf-8").splitlines()
    assert lines[0] == "position,content,depth"
    assert len(lines) == 5
    assert opened.errors == []


def test_ctrl_enter_in_the_editor_runs(open_page: Open) -> None:
    opened = open_page()
    opened.page.focus("[aria-label='SPARQL query']")
    opened.page.keyboard.press("Control+Enter")

    assert status(opened).startswith("0 rows")


def test_tab_leads_through_the_editor(open_page: Open) -> None:
    opened = open_page()
    before = editor_text(opened)
    opened.page.focus("[aria-label='SPARQL query']")
    opened.page.keyboard.press("Tab")

    assert editor_text(opened) == before
    assert opened.page.evaluate("!document.activeElement.closest('.CodeMirror')")


def test_a_named_query_without_needs_is_filled_at_once(open_page: Open) -> None:
    opened = open_page()
    opened.page.click("[data-query=demands]")

    assert opened.page.inner_text("#chosen-title") == "Who demands what of whom"
    assert "VALUES ?holder_iri { UNDEF }" in editor_text(opened)
    assert opened.page.get_attribute("#parameter-holder", "placeholder") == "for example: Russia"
    assert opened.page.evaluate("location.hash") == "#demands"


def test_every_named_query_is_filled_so_that_the_server_takes_it(open_page: Open) -> None:
    opened = open_page()
    values = {"actor": "https://example.org/a", "date": "2022-02", "text": '"\\\n', "act": "deny"}
    iri = "https://example.org/x"

    for query in list_queries():
        given = {p.name: values.get(p.kind, iri) for p in query.parameters}
        for chosen in ({}, given):
            text = opened.page.evaluate(
                "([name, values]) => filling.fill(JSON.parse("
                "document.getElementById('data').textContent).queries[name], values)",
                [query.name, chosen],
            )
            assert " rows in " in run(opened, text), (query.name, chosen, text)


@pytest.mark.parametrize(
    ("query", "field", "value", "found"),
    [
        ("positions", "act", "demand", "{ <https://w3id.org/graphbuilder/act/demand> }"),
        ("positions", "holder", "https://example.org/a", "{ <https://example.org/a> }"),
    ],
)
def test_values_are_written_as_terms(
    open_page: Open, query: str, field: str, value: str, found: str
) -> None:
    opened = open_page(fragment=f"#{query}")
    control = opened.page.locator(f"#parameter-{field}")
    (control.select_option if field == "act" else control.fill)(value)
    opened.page.click("#fill")

    assert " rows in " in status(opened)
    assert found in editor_text(opened)


@pytest.mark.parametrize("value", ["Russia", "https://x> } DROP ALL #", "javascript:alert(1)"])
def test_what_is_no_iri_is_refused(open_page: Open, value: str) -> None:
    opened = open_page(fragment="#demands")
    opened.page.fill("#parameter-holder", value)
    opened.page.click("#fill")

    opened.page.locator("#fill-message").filter(has_text="no IRI").wait_for()
    assert "{ UNDEF }" in editor_text(opened)


def test_a_server_fills_names(open_page: Open) -> None:
    opened = open_page(fill="/fill")
    asked: list[str] = []

    def fill(route: Any) -> None:  # noqa: ANN401 # of Playwright
        asked.append(route.request.url)
        known = "Russia" in route.request.url
        body = "SELECT ?filled {}" if known else "no actor of this graph is called so"
        route.fulfill(status=200 if known else 400, content_type="text/plain", body=body)

    opened.page.route(f"{SITE}/fill/**", fill)
    opened.page.click("[data-query=demands]")
    opened.page.fill("#parameter-holder", "Ruritania & Co")
    opened.page.click("#fill")
    opened.page.locator("#fill-message").filter(has_text="no actor of this graph").wait_for()
    opened.page.fill("#parameter-holder", "Russia")
    opened.page.click("#fill")

    assert status(opened).startswith("1 row")
    assert editor_text(opened) == "SELECT ?filled {}"
    assert asked[1:] == [
        f"{SITE}/fill/demands/text?holder=Ruritania+%26+Co",
        f"{SITE}/fill/demands/text?holder=Russia",
    ]


def test_the_menu_is_searched(open_page: Open) -> None:
    opened = open_page()
    opened.page.fill("#menu-search", "CLAUSES")

    assert opened.page.locator("[data-query]:visible").count() < 6
    assert opened.page.locator("[data-query=clauses]").is_visible()
    opened.page.fill("#menu-search", "no such words")
    assert opened.page.locator("#menu-none").is_visible()


def test_prefixes_of_the_graph_are_completed_and_nothing_is_kept(open_page: Open) -> None:
    opened = open_page()
    opened.page.evaluate("queryPage.editor.setValue('')")
    opened.page.focus("[aria-label='SPARQL query']")
    opened.page.keyboard.type("SELECT * { ?x skos:")

    opened.wait_for("queryPage.editor.getValue().includes('PREFIX skos: <http://www.w3.org/2004')")
    assert opened.page.evaluate("localStorage.length") == 0
    assert opened.errors == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(open_page: Open, width: int) -> None:
    opened = open_page(fragment="#positions")
    opened.page.set_viewport_size({"width": width, "height": 844})
    run(opened, CONTENTS)

    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
