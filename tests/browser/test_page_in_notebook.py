"""The explorer page in a notebook: drawn in its frame, and with no part in what surrounds it."""

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from graphbuilder.graph import Graph
from graphbuilder.store import MemoryStore
from tests.builders import make_document, make_quads

ATTACK = '"></iframe><script>window.attacked = true</script>'


@pytest.fixture
def notebook(browser: Chrome, page_path: Path) -> Chrome:
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
    page_path.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{shown}", "utf-8")
    browser.get_log("browser")  # type: ignore[no-untyped-call]
    browser.get(page_path.as_uri())
    return browser


def test_the_page_is_drawn_in_its_frame(notebook: Chrome) -> None:
    notebook.switch_to.frame(notebook.find_element(By.TAG_NAME, "iframe"))
    WebDriverWait(notebook, 20).until(lambda b: b.execute_script("return 'explorer' in window"))
    assert notebook.find_element(By.TAG_NAME, "h1").text == ATTACK
    assert notebook.find_element(By.CSS_SELECTOR, "#canvas canvas").is_displayed()


def test_no_text_of_a_document_runs_in_the_notebook_or_in_the_frame(notebook: Chrome) -> None:
    assert notebook.execute_script("return window.attacked") is None
    notebook.switch_to.frame(notebook.find_element(By.TAG_NAME, "iframe"))
    assert notebook.execute_script("return window.attacked") is None
    notebook.switch_to.default_content()
    assert not notebook.get_log("browser")  # type: ignore[no-untyped-call]


def test_the_frame_has_no_part_in_the_notebook(notebook: Chrome) -> None:
    notebook.switch_to.frame(notebook.find_element(By.TAG_NAME, "iframe"))
    assert notebook.execute_script("return window.origin") == "null"
