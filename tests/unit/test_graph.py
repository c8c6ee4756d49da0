"""A graph is opened, asked and drawn in a line each, and shows itself where notebooks do."""

import subprocess
import sys
from base64 import b64decode
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

import graphbuilder
from graphbuilder import Graph, build_graph, open_graph
from graphbuilder.derived import update_derived
from graphbuilder.errors import QueryError, StoreError
from graphbuilder.exports import export
from graphbuilder.rdf import Iris
from graphbuilder.renderings import Page
from graphbuilder.store import MemoryStore
from tests.builders import fill_press, make_analysis
from tests.unit.assembly.world import REPORTS


class Frame(HTMLParser):
    """Reads the attributes of a frame."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: list[dict[str, str | None]] = []
        self.others: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a frame has."""
        if tag == "iframe":
            self.frames.append(dict(attrs))
        else:
            self.others.add(tag)


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Give a graph of some reports and what they say together."""
    store = MemoryStore()
    fill_press(store)
    for report in REPORTS:
        store.replace(Iris().graph(report.id), report.quads())
    update_derived(store)
    return Graph(store)


def test_the_names_of_the_package_are_there_and_no_others() -> None:
    assert graphbuilder.__all__ == ["Graph", "build_graph", "open_graph"]
    with pytest.raises(AttributeError, match="no attribute 'open_grape'"):
        graphbuilder.__getattr__("open_grape")
    assert callable(build_graph)


def test_asking_loads_neither_the_language_pipeline_nor_the_extras() -> None:
    code = (
        "import sys; from graphbuilder import open_graph; "
        "print(sorted({'spacy', 'onnxruntime', 'pandas', 'matplotlib'} & set(sys.modules)))"
    )
    told = subprocess.run(  # noqa: S603 # our own Python
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_a_graph_is_opened_where_it_is(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "press.trig"
    export(graph.store, path)
    with open_graph(path) as opened:
        assert opened.query("acts") == graph.query("acts")
    with pytest.raises(StoreError):
        opened.query("acts")


def test_a_named_query_takes_values_as_python_has_them(graph: Graph) -> None:
    table = graph.query("coalition", issue="barge toll", on=date(1994, 5, 3))
    assert len(table) == 1
    assert graph.query("stances", holder=None) == graph.query("stances")


def test_sparql_is_asked(graph: Graph) -> None:
    answer = graph.sparql("ASK { ?s ?p ?o }")
    assert [str(cell) for row in answer.rows for cell in row] == ["true"]


def test_the_queries_are_listed_with_their_parameters(graph: Graph) -> None:
    frame = graph.queries().to_frame().set_index("name")
    assert frame.loc["coalition", "parameters"] == "issue, on (optional)"


def test_an_analysis_is_read_back(graph: Graph) -> None:
    assert graph.analysis("dispatch") == make_analysis()
    with pytest.raises(QueryError, match="no document 'nowhere'"):
        graph.analysis("nowhere")


def test_a_network_has_acts_or_single_positions_as_edges(graph: Graph) -> None:
    acts = {key for _, _, key in graph.network(acts=["demand"]).edges(keys=True)}
    positions = {key for _, _, key in graph.network(single_positions=True).edges(keys=True)}
    assert acts == {"demand"}
    assert all("/position/" in key for key in positions)


def test_a_page_shows_itself_in_a_frame_of_its_own(tmp_path: Path) -> None:
    html = '<!DOCTYPE html><p title=\'"\'>"&amp;"</p><script>1 < 2</script>'
    page = Page(title='"><script>alert(1)</script>', html=html)
    frame = Frame()
    frame.feed(page._repr_html_())
    (attributes,) = frame.frames
    assert frame.others == set()
    assert attributes["srcdoc"] == html
    assert "allow-same-origin" not in (attributes["sandbox"] or "")
    page.save(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text("utf-8") == html


def test_the_page_of_a_graph_has_its_title(graph: Graph) -> None:
    page = graph.page(title="The Mur", acts=["demand"])
    assert "<title>The Mur</title>" in page.html
    assert repr(page).startswith("Page(title='The Mur', ")


def test_drawings_show_themselves_and_are_saved(graph: Graph, tmp_path: Path) -> None:
    timeline = graph.timeline("Sylvania", issue="barge toll", acts=["reject", "support"])
    shown = timeline._repr_html_()
    assert 'alt="Sylvania on barge toll, Jun 1994 to 1996.' in shown
    assert b"Sylvania on barge toll" in b64decode(shown.partition("base64,")[2].partition('"')[0])
    assert repr(graph.heatmap("demand")) == "Drawing('Who demands of whom')"
    timeline.save(tmp_path / "sylvania.png")
    assert (tmp_path / "sylvania.png").stat().st_size


def test_an_unknown_act_is_refused_with_those_that_there_are(graph: Graph) -> None:
    with pytest.raises(QueryError, match="'sulk' is no act; expected one of demand, propose"):
        graph.heatmap("sulk")


def test_a_graph_shows_what_it_holds_and_how_to_go_on(graph: Graph) -> None:
    shown = graph._repr_html_()
    assert "demand" in shown
    assert "graph.timeline(actor)" in shown


def test_a_graph_without_documents_shows_itself_too() -> None:
    assert "none" in Graph(MemoryStore())._repr_html_()


def test_a_graph_is_exported(graph: Graph, tmp_path: Path) -> None:
    graph.export(tmp_path / "press.ttl")
    assert "gb:Position" in (tmp_path / "press.ttl").read_text("utf-8")
