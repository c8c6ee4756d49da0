"""The explorer page in a notebook: drawn in its frame, and with no part in what surrounds it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder.graph import Graph
from graphbuilder.store import MemoryStore
from tests.browser.opening import Browser, Opened
from tests.builders import make_document, make_quads

ATTACK = '"></iframe><script>window.attacked = true</script>'


@pytest.fixture
def notebook(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Open a page that holds tables and the page of a hostile document, as a notebook."""
    store = MemoryStore()
    quads = make_quads(document=make_document(title=ATTACK, publisher=ATTACK))
    store.replace(quads[0][3], quads)
    graph = Graph(store)
    shown = "".join([
        graph._repr_html_(),
        graph.query("demands")._repr_html_(),
        graph.analysis("dispatch")._repr_html_(),
        graph.page(title=ATTACK)._repr_html_(),
    ])
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{shown}", "utf-8")
    opened = Opened(browser.new_page())
    opened.page.goto(path.as_uri())
    opened.page.frame_locator("iframe").locator("html[data-ready]").wait_for(state="attached")
    yield opened
    opened.page.close()


def test_the_page_is_drawn_and_used_in_its_frame(notebook: Opened) -> None:
    frame = notebook.page.frame_locator("iframe")

    assert frame.locator("h1").inner_text() == ATTACK
    assert frame.locator("#canvas canvas").first.is_visible()
    frame.locator("#tab-table").click()
    assert frame.locator("#view-table tbody tr").count() == 2
    assert notebook.errors == []


def test_no_text_of_a_document_runs_in_the_notebook_or_in_the_frame(notebook: Opened) -> None:
    assert [frame.evaluate("window.attacked") for frame in notebook.page.frames] == [None, None]
    assert notebook.requests == []


def test_the_frame_has_no_part_in_the_notebook(notebook: Opened) -> None:
    assert notebook.page.frames[1].evaluate("window.origin") == "null"
