"""The explorer page as a reader meets it: drawn, filtered, searched, cited, and safe."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from rdflib import RDF, Graph

from graphbuilder.rdf import ACT, GB, Iris
from graphbuilder.views.exploration import Exploration, Named, Passage, Source, Stated
from tests.browser.conftest import Open, write_page
from tests.browser.opening import WITH_WEBGL, WITHOUT_WEBGL, Driver, Opened, run_chromium
from tests.explorations import make_exploration

ATTACKS = (
    "<script>window.attacked = 1</script>",
    '"><img src=x onerror="window.attacked = 1">',
    "</script><script>window.attacked = 1</script>",
    'href <a href="javascript:window.attacked = 1">here</a>',
    "{{ 7 * 7 }} ${window.attacked = 1} ]]> -->",
)
TABS = ("network", "matrix", "table", "reader")

#: Finds the controls that a screen reader has no name for, and the ids that occur again.
NAMELESS = """() => {
  const controls = "button, input, select, a, [role=button], [tabindex='0']";
  const textOf = (id) => id && document.getElementById(id).textContent;
  const nameOf = (element) => element.getAttribute("aria-label")
    || textOf(element.getAttribute("aria-labelledby"))
    || element.labels?.[0]?.textContent || element.textContent;
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return [
    [...document.querySelectorAll(controls)]
      .filter((element) => element.checkVisibility() && !nameOf(element).trim())
      .map((element) => element.outerHTML),
    ids.filter((id, i) => ids.indexOf(id) !== i),
  ];
}"""


@dataclass(frozen=True)
class World:
    """A graph: the fixture of its page, its positions, its demands, an actor and what it has."""

    name: str
    count: int
    demands: int
    actor: str
    own: int


THOUSAND = World("thousand", 1000, 193, "Republic of Ruritania", 340)


@pytest.fixture(params=["seed", "thousand"])
def world(request: pytest.FixtureRequest) -> World:
    """Give both graphs in turn."""
    is_seed = request.param == "seed"
    return _world_of_seed(request.getfixturevalue("seed").parent) if is_seed else THOUSAND


def _world_of_seed(folder: Path) -> World:
    """Count in the Turtle what the page must show; how much is read varies with the network."""
    graph = Graph().parse(folder / "graph.ttl")
    russia = Iris().actor("RUS")
    positions = set(graph.subjects(RDF.type, GB.Position))
    of_russia = {*graph.subjects(GB.holder, russia), *graph.subjects(GB.addressee, russia)}
    return World(
        name="seed",
        count=len(positions),
        demands=len(positions & set(graph.subjects(GB.act, ACT.demand))),
        actor="Russia",
        own=len(positions & of_russia),
    )


@pytest.fixture
def page_of(request: pytest.FixtureRequest, open_page: Open) -> Callable[..., Page]:
    """Open the page of a graph by the name of its fixture."""

    def page_of(graph: str, *, fragment: str = "") -> Page:
        page: Page = open_page(request.getfixturevalue(graph), fragment=fragment)
        return page

    return page_of


def shown(page: Page) -> int:
    """Read how many positions pass the filters off the page."""
    return int(page.locator("#status").inner_text().split(" ")[0].replace(",", ""))


def drawn_links(page: Page) -> int:
    count: int = page.evaluate(
        "explorer.parts.network.probe.edges.get({ filter: (edge) => !edge.hidden }).length"
    )
    return count


def click_node(page: Page, label: str) -> None:
    """Click where the network draws an actor."""
    x, y = page.evaluate(
        """(label) => {
          const { id } = explorer.choices.nodes.find((node) => node.label === label);
          const { network } = explorer.parts.network.probe;
          const { x, y } = network.canvasToDOM(network.getPosition(id));
          const box = document.getElementById("canvas").getBoundingClientRect();
          return [box.x + x, box.y + y];
        }""",
        label,
    )
    page.mouse.click(x, y)


def link_spot(page: Page) -> tuple[float, float]:
    """Find a spot of the screen where a straight line lies and no node."""
    x, y = page.evaluate(
        """() => {
          const { network, edges } = explorer.parts.network.probe;
          const box = document.getElementById("canvas").getBoundingClientRect();
          for (const { id, from, to } of edges.get()) {
            const [a, b] = [from, to].map((node) => network.canvasToDOM(network.getPosition(node)));
            for (const t of [0.4, 0.5, 0.6]) {
              const spot = { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
              if (network.getEdgeAt(spot) === id && network.getNodeAt(spot) === undefined) {
                return [box.x + spot.x, box.y + spot.y];
              }
            }
          }
          return [0, 0];
        }"""
    )
    return x, y


def choose_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name.capitalize()).click()


# --- finding ----------------------------------------------------------------------------------


def test_all_positions_are_drawn_and_counted(
    page_of: Callable[..., Page],
    world: World,
) -> None:
    page = page_of(world.name)

    assert shown(page) == world.count
    assert page.locator("#count-demand").inner_text() == str(world.demands)
    assert drawn_links(page) == page.evaluate("explorer.choices.links.length") > 0
    expect(page.locator("#panel .leader")).not_to_have_count(0)


def test_the_search_suggests_actors_and_takes_words(
    page_of: Callable[..., Page],
    world: World,
) -> None:
    page = page_of(world.name)
    search = page.get_by_role("combobox", name="Search")

    search.fill(world.actor.lower())
    assert 0 < shown(page) < world.count
    search.press("ArrowDown")
    search.press("Enter")

    expect(page.locator("#panel-title")).to_have_text(world.actor)
    assert shown(page) == world.own
    page.get_by_role("button", name=f"Remove the filter Actor: {world.actor}").click()
    assert shown(page) == world.count


def test_the_legend_filters_and_every_view_follows(
    page_of: Callable[..., Page],
    world: World,
) -> None:
    page = page_of(world.name)
    everything = drawn_links(page)

    page.locator(".legend-item", has_text="demand").click()

    assert shown(page) == world.count - world.demands
    assert 0 < drawn_links(page) < everything
    choose_tab(page, "table")
    expect(page.locator("#rows tr")).to_have_count(min(100, world.count - world.demands))
    page.get_by_role("button", name="Show no acts").click()
    assert shown(page) == 0
    page.get_by_role("button", name="Reset all").click()
    assert shown(page) == world.count


def test_each_select_filters_to_the_number_that_it_names(
    page_of: Callable[..., Page], world: World
) -> None:
    page = page_of(world.name)

    for name in ("actor", "kind", "issue", "agreement", "reporter"):
        select = page.locator(f"#filter-{name}")
        promised = re.search(r"\((\d+)\)$", select.locator("option").nth(1).inner_text())
        select.select_option(index=1)
        assert promised is not None
        assert shown(page) == int(promised[1]), name
        assert page.locator(".chip").count() == 1
        page.get_by_role("button", name="Reset all").click()


def test_confidence_filters(
    page_of: Callable[..., Page],
    world: World,
) -> None:
    page = page_of(world.name)

    page.get_by_role("slider", name="Confidence").fill("70")

    expected = page.evaluate(
        "explorer.data.positions.filter(({ confidence }) => confidence >= 0.7).length"
    )
    assert shown(page) == expected
    assert 0 < expected < world.count


@pytest.mark.parametrize(
    ("graph", "since", "until", "expected"),
    [
        ("seed", "2022-02-01", "2022-02-01", None),
        ("seed", "2022-02-02", "", 0),
        ("thousand", "2020-01-05", "2020-01-07", 30),
    ],
)
def test_dates_filter(
    page_of: Callable[..., Page], graph: str, since: str, until: str, expected: int | None
) -> None:
    page = page_of(graph)
    everything = shown(page)

    for name, date in (("#since", since), ("#until", until)):
        page.locator(name).fill(date)
        page.locator(name).dispatch_event("change")

    assert shown(page) == (everything if expected is None else expected)


def test_the_time_slider_is_moved_by_keys(page_of: Callable[..., Page]) -> None:
    page = page_of("thousand")
    first = page.get_by_role("slider", name="First date shown")

    first.press("ArrowRight")
    first.press("ArrowRight")

    assert shown(page) == 860
    assert first.get_attribute("aria-valuetext") == "from 15 Jan 2020"
    assert "since=2020-01-15" in page.url
    assert page.locator("#timeline-chart .is-out").count() > 0


def test_a_graph_of_one_day_has_no_time_slider(page_of: Callable[..., Page]) -> None:
    expect(page_of("seed").locator("#timeline")).to_be_hidden()


# --- choosing ---------------------------------------------------------------------------------


def test_a_click_on_a_node_opens_its_dossier(
    page_of: Callable[..., Page],
    world: World,
) -> None:
    page = page_of(world.name)

    click_node(page, world.actor)

    expect(page.locator("#panel-title")).to_have_text(world.actor)
    expect(page.locator("#panel-body")).to_contain_text("What it says, and to whom")
    expect(page.locator("#panel-body")).to_contain_text("What it hears, and from whom")


def test_a_click_on_a_line_shows_the_words_in_their_context(
    page_of: Callable[..., Page],
    world: World,
) -> None:
    page = page_of(world.name)

    page.mouse.click(*link_spot(page))

    card = page.locator("#panel .card").first
    expect(card.locator("mark")).not_to_be_empty()
    expect(card.locator(".facts")).to_contain_text("Confidence")
    expect(card.locator(".facts")).to_contain_text("Source")
    card.get_by_role("button", name="Read in the document").click()
    expect(page.locator("#view-reader")).to_be_visible()
    expect(page.locator(".stated.is-chosen").first).to_be_in_viewport()


def test_a_dossier_names_what_an_actor_invokes_and_where_it_turned(
    page_of: Callable[..., Page],
) -> None:
    page = page_of("thousand")

    page.locator(".turns button", has_text="Show the words").first.click()
    page.locator("#panel .card .name").first.click()

    expect(page.locator("#panel-body h3", has_text="Changes of position")).to_be_visible()
    expect(page.locator("#panel-body h3", has_text="Agreements it invokes")).to_be_visible()
    assert page.locator(".course .is-turn").count() > 0


def test_a_cell_of_the_matrix_shows_its_positions(
    page_of: Callable[..., Page],
    world: World,
) -> None:
    page = page_of(world.name)
    choose_tab(page, "matrix")
    cell = page.locator("#matrix .cell").first
    number = int(cell.inner_text())

    cell.click()

    expect(page.locator("#panel .card")).to_have_count(number)


def test_the_matrix_shows_all_when_asked(page_of: Callable[..., Page]) -> None:
    page = page_of("thousand", fragment="tab=matrix")
    rows = page.locator("#matrix-body tr")
    expect(rows).to_have_count(12)

    page.get_by_role("button", name="Show all", exact=True).click()

    expect(rows).to_have_count(60)


# --- the table --------------------------------------------------------------------------------


def test_the_table_sorts_both_ways(page_of: Callable[..., Page], world: World) -> None:
    page = page_of(world.name, fragment="tab=table")
    names = page.locator("#table-head th").all_inner_texts()

    for place, name in enumerate(names, start=1):
        if name not in {"Holder", "Act", "Confidence"}:
            continue
        head = page.get_by_role("columnheader", name=name)
        cells = page.locator(f"#rows tr td:nth-child({place})")
        head.get_by_role("button").click()
        upwards = [text.casefold() for text in cells.all_inner_texts()]
        assert head.get_attribute("aria-sort") == "ascending"
        head.get_by_role("button").click()
        downwards = [text.casefold() for text in cells.all_inner_texts()]
        assert upwards == sorted(upwards)
        assert downwards == sorted(downwards, reverse=True)


def test_the_table_is_paged(page_of: Callable[..., Page]) -> None:
    page = page_of("thousand", fragment="tab=table")
    expect(page.locator("#rows tr")).to_have_count(100)

    page.locator("#more-rows").click()

    expect(page.locator("#rows tr")).to_have_count(200)


def test_what_is_filtered_is_downloaded(
    page_of: Callable[..., Page],
    world: World,
) -> None:
    page = page_of(world.name, fragment="tab=table&acts=demand")

    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()

    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == world.demands
    assert {row["act"] for row in rows} == {"demand"}
    assert all(row["content"] in row["quotation"] for row in rows)


def test_cells_that_a_spreadsheet_would_run_are_guarded(open_page: Open, tmp_path: Path) -> None:
    page = open_page(write_page(tmp_path, hostile("=1+1")), fragment="tab=table")

    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()

    (row,) = csv.DictReader(Path(download.value.path()).read_text("utf-8-sig").splitlines())
    assert row["content"] == row["title"] == "'=1+1"


# --- the reader -------------------------------------------------------------------------------


def test_the_reader_marks_positions_in_their_document(
    page_of: Callable[..., Page],
    world: World,
) -> None:
    page = page_of(world.name, fragment="tab=reader")
    mark = page.locator("#document .stated").first

    mark.focus()
    expect(page.locator("#tip")).to_contain_text(":")
    mark.press("Enter")

    text = page.locator("#document .text")
    assert text.text_content() == page.evaluate("explorer.data.documents[0].text")
    expect(page.locator("#panel .card")).to_have_count(1)
    expect(mark).to_have_class(re.compile("is-chosen"))


def test_words_of_several_positions_are_cut_where_they_overlap(
    open_page: Open, tmp_path: Path
) -> None:
    base = hostile("😀 They must leave now, at once.")
    text = base.documents[0].text
    one, other = (
        replace(
            base.positions[0],
            iri=f"urn:p/{start}",
            quotation=Passage(text, 0, len(text)),
            content=Passage(text[start:end], start, end),
        )
        for start, end in ((2, 17), (12, 21))
    )
    page = open_page(
        write_page(tmp_path, replace(base, positions=(one, other))), fragment="tab=reader"
    )

    parts = page.locator("#document .stated").all_inner_texts()

    assert parts == [text[2:12], text[12:17], text[17:21]]
    assert page.locator("#document .text").text_content() == text


# --- the address ------------------------------------------------------------------------------


def test_a_view_is_found_again_by_its_address(
    page_of: Callable[..., Page],
    open_page: Open,
    request: pytest.FixtureRequest,
    world: World,
) -> None:
    page = page_of(world.name)
    page.locator(".legend-item", has_text="demand").click()
    page.get_by_role("slider", name="Confidence").fill("60")
    page.get_by_role("combobox", name="Search").fill("the")
    page.keyboard.press("Enter")
    choose_tab(page, "table")
    page.locator("#rows .what-button").first.click()
    view = [page.locator(part).inner_text() for part in ("#status", "#chips", "#panel", "#rows")]

    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    fragment = page.url.partition("#")[2]
    other = open_page(request.getfixturevalue(world.name), fragment=fragment)

    for again in (page, other):
        seen = [again.locator(p).inner_text() for p in ("#status", "#chips", "#panel", "#rows")]
        assert seen == view


def test_going_back_undoes_a_choice(page_of: Callable[..., Page]) -> None:
    page = page_of("seed")
    choose_tab(page, "reader")

    page.go_back()

    expect(page.locator("#view-network")).to_be_visible()


def test_a_changed_fragment_changes_the_view(page_of: Callable[..., Page]) -> None:
    page = page_of("seed")

    page.evaluate("location.hash = 'tab=matrix&acts=reject'")

    expect(page.locator("#view-matrix")).to_be_visible()
    assert shown(page) == 4


@pytest.mark.parametrize(
    "fragment",
    [
        "tab=nowhere&chosen=actor:nobody&confidence=many&since=yesterday",
        "chosen=constructor:x&actor=__proto__&acts=%3Cscript%3E",
        "%",
    ],
)
def test_an_address_without_sense_harms_nothing(
    page_of: Callable[..., Page], fragment: str
) -> None:
    page = page_of("seed", fragment=fragment)

    expect(page.locator("#view-network")).to_be_visible()
    expect(page.locator("#panel-title")).to_have_text("Overview")


def test_the_link_is_copied(page_of: Callable[..., Page]) -> None:
    page = page_of("seed")

    page.get_by_role("button", name="Copy link").click()

    expect(page.locator("#copied")).not_to_be_empty()


# --- for everyone -----------------------------------------------------------------------------


def test_dark_and_light_are_chosen(page_of: Callable[..., Page]) -> None:
    page = page_of("seed")

    def colours() -> list[str]:
        found: list[str] = page.evaluate(
            "[getComputedStyle(document.body).backgroundColor,"
            " explorer.parts.network.probe.edges.get()[0].color.color]"
        )
        return found

    light = colours()
    page.get_by_role("button", name="Show the page dark").click()
    dark = colours()
    page.get_by_role("button", name="Show the page light").click()

    assert all(one != other for one, other in zip(light, dark, strict=True))
    assert colours() == light


def test_the_page_fits_a_phone(
    browser: Browser, request: pytest.FixtureRequest, world: World
) -> None:
    path: Path = request.getfixturevalue(world.name)
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#filter-actor")).to_be_hidden()
    page.get_by_role("button", name="Filters").tap()
    expect(page.locator("#filter-actor")).to_be_visible()

    widths = {}
    for tab in TABS:
        choose_tab(page, tab)
        widths[tab] = page.evaluate("document.documentElement.scrollWidth")

    assert widths == dict.fromkeys(TABS, 390)
    page.close()


def test_every_control_has_a_name_and_every_id_is_one(page_of: Callable[..., Page]) -> None:
    page = page_of("seed", fragment="chosen=actor:RUS")

    for tab in TABS:
        choose_tab(page, tab)
        nameless, twice = page.evaluate(NAMELESS)
        assert nameless == []
        assert twice == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_have_contrast(page_of: Callable[..., Page], scheme: str) -> None:
    page = page_of("thousand")
    page.evaluate("(scheme) => { document.documentElement.dataset.scheme = scheme; }", scheme)

    ratios = page.evaluate(
        """() => {
          const style = getComputedStyle(document.documentElement);
          const light = (name) => {
            const hex = style.getPropertyValue(name).trim().slice(1);
            const parts = [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
              .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
          };
          const acts = explorer.controls.acts.map((act) => `--${act}`);
          return ["--ink", "--soft", ...acts].flatMap((name) => ["--page", "--surface"].map((ground) => {
            const [a, b] = [light(name), light(ground)].sort((x, y) => y - x);
            return (a + 0.05) / (b + 0.05);
          }));
        }"""  # noqa: E501 # reads better whole
    )

    assert min(ratios) >= 4.5


def test_tabs_are_walked_by_arrow_keys(page_of: Callable[..., Page]) -> None:
    page = page_of("seed")
    page.get_by_role("tab", name="Network").focus()

    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("tab", name="Matrix")).to_be_focused()
    expect(page.locator("#view-matrix")).to_be_visible()


# --- hostile and odd graphs -------------------------------------------------------------------


def hostile(attack: str) -> Exploration:
    """Put an attack wherever a document, or who writes one, can put words."""
    actors = (Named(iri="urn:x/1", label=attack), Named(iri="urn:x/2", label=f"{attack} 2"))
    agreement, issue = (
        Named(iri="urn:x/3", label=attack),
        Named(iri="urn:x/4", label=f"{attack} 4"),
    )
    position = Stated(
        iri="urn:p/1",
        act="demand",
        holders=("urn:x/1",),
        addressees=("urn:x/2",),
        reporters=("urn:x/1", "urn:x/2"),
        agreements=("urn:x/3",),
        issues=("urn:x/4",),
        document="d",
        date="2022",
        confidence=0.5,
        quotation=Passage(attack, 0, len(attack)),
        content=Passage(attack, 0, len(attack)),
        condition=attack,
    )
    source = Source(id="d", title=attack, publisher=attack, date="2022", text=attack)
    return Exploration(
        actors=actors,
        agreements=(agreement,),
        issues=(issue,),
        documents=(source,),
        positions=(position,),
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_texts_are_shown_and_not_run(open_page: Open, tmp_path: Path, attack: str) -> None:
    page = open_page(write_page(tmp_path, hostile(attack), title=attack))

    # The tooltip was the way in for scripts in the page that pyvis ships.
    page.mouse.move(*link_spot(page))
    expect(page.locator(".vis-tooltip")).to_contain_text(attack.split(" ")[0])
    page.mouse.click(*link_spot(page))
    expect(page.locator("#panel mark")).to_have_text(attack)
    for tab in TABS:
        choose_tab(page, tab)
    page.get_by_role("combobox", name="Search").fill(attack[:3])
    page.locator("#document .stated").hover()
    click = page.locator("#panel .card .name").first
    click.click()

    assert page.title() == " ".join(attack.split())
    assert page.locator("img, script:not([id]) ~ a[href^='javascript']").count() == 0


def test_a_graph_without_dates_texts_stances_or_issues_is_shown(
    open_page: Open, tmp_path: Path
) -> None:
    whole = make_exploration(30, actors=4)
    positions = tuple(
        replace(
            p,
            stance="",
            issues=(),
            agreements=(),
            date="",
            confidence=None,
            quotation=Passage(p.quotation.words),
            content=Passage(p.content.words),
        )
        for p in whole.positions
    )
    documents = tuple(Source(id=document.id) for document in whole.documents)
    bare = Exploration(actors=whole.actors, documents=documents, positions=positions)
    page = open_page(write_page(tmp_path, bare))

    expect(page.locator("#filter-issue")).to_be_hidden()
    for tab in TABS:
        choose_tab(page, tab)
    choose_tab(page, "table")
    page.locator("#rows .what-button").first.click()
    expect(page.locator("#panel mark")).to_have_count(1)


def test_a_large_graph_is_summed_up(open_page: Open, tmp_path: Path) -> None:
    page = open_page(write_page(tmp_path, make_exploration(2600, actors=40)))

    assert page.evaluate("explorer.data.isAggregated") is True
    assert page.evaluate("explorer.choices.nodes.every(({ kind }) => kind !== 'matter')")
    widths: list[float] = page.evaluate("explorer.choices.links.map(({ width }) => width)")
    assert max(widths) > min(widths)


def test_a_network_too_large_for_vis_needs_webgl_and_shows_its_table_without(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphbuilder.views.networks.MAX_VIS_LINKS", 20)
    path = write_page(tmp_path, make_exploration(200))
    for flags, tab in ((WITH_WEBGL, "network"), (WITHOUT_WEBGL, "table")):
        with run_chromium(driver, *flags) as browser:
            opened = Opened(browser.new_page())
            opened.page.goto(path.as_uri())
            opened.wait_for("document.documentElement.dataset.ready")

            assert opened.page.is_visible(f"#view-{tab}")
            opened.page.click("#tab-network")
            assert opened.page.is_visible("#network-missing") is (tab == "table")
            assert opened.requests == []


def test_a_page_without_positions_says_so(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(write_page(tmp_path, Exploration()).as_uri())

    expect(page.locator("main")).to_contain_text("No positions found.")
    page.close()
