"""Graphs are read by the Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/)."""

from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from graphbuilder.store import open_store

GRAPH = "https://w3id.org/graphbuilder/data/graph/d1"


def _count(content: bytes, form: ox.RdfFormat) -> int:
    return sum(1 for _ in ox.parse(content, form, base_iri="http://x/"))


def test_a_graph_is_given_by_its_name(client: httpx.Client, graph: Path) -> None:
    with open_store(graph) as store:
        expected = sum(1 for quad in store.quads() if str(quad[3]) == GRAPH)

    response = client.get("/graphs", params={"graph": GRAPH})

    assert response.headers["Content-Type"] == "text/turtle"
    assert _count(response.content, ox.RdfFormat.TURTLE) == expected


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_all_graphs_are_given_together(
    client: httpx.Client, graph: Path, accept: str, form: ox.RdfFormat
) -> None:
    with open_store(graph) as store:
        expected = sum(1 for _ in store.quads())

    response = client.get("/graphs", headers={"Accept": accept})

    assert response.headers["Content-Type"] == accept
    assert _count(response.content, form) == expected


def test_the_default_graph_is_the_union_of_all(client: httpx.Client, graph: Path) -> None:
    with open_store(graph) as store:
        expected = len({quad[:3] for quad in store.quads()})

    response = client.get("/graphs?default", headers={"Accept": "application/n-triples"})

    assert _count(response.content, ox.RdfFormat.N_TRIPLES) == expected


def test_the_head_of_a_graph_is_that_of_the_graph(client: httpx.Client) -> None:
    head, whole = (client.request(m, "/graphs?default") for m in ("HEAD", "GET"))

    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
    assert not head.content


@pytest.mark.parametrize(
    ("query", "accept", "status"),
    [
        ("?graph=http://example.org/none", "*/*", 404),
        ("?graph=none", "*/*", 400),
        ("?graph=", "*/*", 400),
        (f"?graph={GRAPH}&default", "*/*", 400),
        (f"?graph={GRAPH}&graph={GRAPH}", "*/*", 400),
        (f"?graph={GRAPH}", "application/n-quads", 406),
        ("", "text/turtle", 406),
        ("", "image/png", 406),
    ],
)
def test_what_is_no_graph_is_told(
    client: httpx.Client, query: str, accept: str, status: int
) -> None:
    assert client.get(f"/graphs{query}", headers={"Accept": accept}).status_code == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_graphs_are_only_read(client: httpx.Client, method: str) -> None:
    response = client.request(method, "/graphs", params={"graph": GRAPH})

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
