"""The page of the ontology explains every term and needs nothing from elsewhere."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import RDFS, Graph, Literal, URIRef

from graphbuilder.documentation import ontology as page
from graphbuilder.rdf import ACT, GB, INSTRUMENT, KIND, MODE, ROLE
from graphbuilder.resources import ontology_paths


class Anchors(HTMLParser):
    """Collects the ids of a page, where its links lead, and what it would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.loaded: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag is and has."""
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
            elif name == "href" and tag == "a":
                self.links.add(str(value))
            elif name in {"src", "href", "srcset", "data"}:
                self.loaded.append(str(value))


@pytest.fixture(scope="module")
def html() -> str:
    return page.render_ontology()


@pytest.mark.parametrize(
    ("prefix", "namespace"),
    [
        ("gb", GB),
        ("act", ACT),
        ("instrument", INSTRUMENT),
        ("kind", KIND),
        ("mode", MODE),
        ("role", ROLE),
    ],
)
def test_every_term_of_the_code_is_explained(html: str, prefix: str, namespace: type) -> None:
    ids = Anchors(html).ids

    for name in (n for n in namespace.__annotations__ if not n.startswith("_")):
        assert f"{prefix}:{name}" in ids


def test_every_link_within_the_page_leads_to_one_place(html: str) -> None:
    anchors = Anchors(html)

    assert {link[1:] for link in anchors.links if link.startswith("#")} <= set(anchors.ids)
    assert len(anchors.ids) == len(set(anchors.ids))


def test_nothing_is_loaded_and_nothing_runs(html: str) -> None:
    anchors = Anchors(html)

    assert anchors.loaded == []
    assert not anchors.tags & {"script", "link", "img", "iframe"}
    assert "url(" not in html
    assert "default-src 'none'" in html


def test_a_term_is_told_with_its_rules_and_its_counterparts(html: str) -> None:
    (article,) = re.findall(r'<article id="gb:holder">.*?</article>', html, re.DOTALL)

    assert "Whose stance it is" in article
    assert "No holder of a position is its addressee." in article
    assert "schema:author" in article
    assert "Of a claim: who makes it." in article


def test_the_same_files_give_the_same_page(html: str) -> None:
    assert page.render_ontology() == html


def test_text_is_no_markup(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    graph = Graph()
    for path in ontology_paths():
        graph.parse(path)
    graph.set((URIRef(f"{GB}Actor"), RDFS.comment, Literal("<script>alert(1)</script>")))
    hostile = tmp_path / "hostile.ttl"
    graph.serialize(hostile, format="turtle")
    monkeypatch.setattr(page, "ontology_paths", lambda: (hostile,))

    html = page.render_ontology()

    assert "<script>" not in html
    assert "&lt;script&gt;" in html
