"""Pages for people and figures for machines."""

import re

import httpx
import pytest


def test_the_start_leads_to_all_there_is(client: httpx.Client) -> None:
    page = client.get("/")
    links = re.findall(r'href="(/[^"]*)"', page.text)

    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "read in 3 documents" in page.text
    assert {"/explore", "/query", "/graphs", "/openapi.json"} <= set(links)
    assert all(client.get(link).is_success for link in links)


@pytest.mark.parametrize("path", ["/", "/explore", "/query"])
def test_pages_load_nothing_from_elsewhere(client: httpx.Client, path: str) -> None:
    page = client.get(path).text

    assert "default-src &#39;none&#39;" in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_the_explorer_shows_what_is_asked_for(client: httpx.Client) -> None:
    everything = client.get("/explore")
    nothing = client.get("/explore", params={"act": "reject"})

    assert "district 1, part 1" in everything.text
    assert "district 1, part 1" not in nothing.text


@pytest.mark.parametrize(
    ("params", "status"),
    [({"act": "shout"}, 422), ({"actor": "Nobody"}, 400), ({"since": "yesterday"}, 422)],
)
def test_the_explorer_says_what_it_cannot_show(
    client: httpx.Client, params: dict[str, str], status: int
) -> None:
    assert client.get("/explore", params=params).status_code == status


def test_the_page_for_queries_knows_where_to_ask(client: httpx.Client) -> None:
    page = client.get("/query")

    assert '"/sparql"' in page.text
    assert page.headers["Content-Security-Policy"] == "frame-ancestors 'none'"


def test_the_page_for_queries_gets_them_filled(client: httpx.Client) -> None:
    filled = client.get("/api/queries/demands/text", params={"holder": "Ruritania"})
    unknown = client.get("/api/queries/demands/text", params={"holder": "<b>"})

    assert "data/actor/RUR>" in filled.text
    assert unknown.status_code == 400
    assert "'<b>'" in unknown.json()["detail"]


def test_health_is_that_of_the_graph(client: httpx.Client) -> None:
    assert client.get("/health").json() == {"status": "ok", "documents": 3}


def test_requests_are_counted_by_route(client: httpx.Client) -> None:
    client.get("/api/actors/RUR")
    client.get("/made/up/by/somebody")

    figures = client.get("/metrics")

    assert figures.headers["Content-Type"].startswith("text/plain")
    assert 'route="/api/actors/{id:path}",status="200"' in figures.text
    assert 'route="other",status="404"' in figures.text
    assert "made" not in figures.text
    assert "graphbuilder_documents 3.0" in figures.text
    assert "graphbuilder_request_seconds_bucket" in figures.text
