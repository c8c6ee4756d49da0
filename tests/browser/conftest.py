"""A headless Chromium for the tests that look at pages as readers do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphbuilder.build import build
from graphbuilder.views.exploration import Exploration
from graphbuilder.views.networks import render_explorer
from tests.browser.opening import Browser, BrowserContext, Driver, Page, run_chromium, run_driver
from tests.explorations import make_exploration

SEEDS = Path(__file__).parents[2] / "seeds"

#: Opens a page of a file at a fragment of its address.
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    """Run Playwright, once at a time; skips where it is not installed."""
    with run_driver() as driver:
        yield driver


@pytest.fixture(scope="module")
def browser(driver: Driver) -> Iterator[Browser]:
    """Start a Chromium; skips where none is installed."""
    with run_chromium(driver) as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a fresh profile on a desktop screen, in which a copy may go to the clipboard."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def open_page(context: BrowserContext) -> Iterator[Open]:
    """Open pages, and check at the end that none logged, asked for or ran what it should not."""
    faults: list[str] = []
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))

    def open_page(path: Path, *, fragment: str = "") -> Page:
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{path.as_uri()}#{fragment}")
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_page
    assert faults == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    for page in context.pages:
        assert page.evaluate("window.attacked") is None


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of the graph of the seeds."""
    out = tmp_path_factory.mktemp("seed") / "build"
    build([SEEDS], out)
    return out / "graph.html"


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a page of a thousand positions of sixty actors."""
    return write_page(tmp_path_factory.mktemp("thousand"), make_exploration(1000))


def write_page(folder: Path, exploration: Exploration, *, title: str = "Positions") -> Path:
    """Write the page of an exploration."""
    path = folder / "page.html"
    path.write_text(render_explorer(exploration, title=title), encoding="utf-8")
    return path
