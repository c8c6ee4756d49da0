"""The JSON API gives what the graph holds, narrowed and page by page."""

from typing import Any

import httpx
import pytest


def _get(client: httpx.Client, path: str, **params: Any) -> Any:  # noqa: ANN401 # JSON
    response = client.get(path, params=params or None)
    assert response.status_code == 200, response.text
    return response.json()


def test_documents_are_listed(client: httpx.Client) -> None:
    page = _get(client, "/api/documents")

    assert page["total"] == 3
    assert page["items"][0] == {
        "id": "d0",
        "title": "Locks 0",
        "date": "2024-05-01",
        "publisher": None,
        "source": None,
        "language": "en",
        "positions": 4,
    }


@pytest.mark.parametrize(
    ("params", "ids"),
    [
        ({"contains": "LOCKS 1"}, ["d1"]),
        ({"since": "2024-05-02"}, ["d1", "d2"]),
        ({"until": "2024-05-02"}, ["d0", "d1"]),
        ({"since": "2024-05-02", "until": "2024-05-02"}, ["d1"]),
        ({"since": "2024", "until": "2024-05"}, ["d0", "d1", "d2"]),
        ({"since": "2025"}, []),
        ({"limit": 2}, ["d0", "d1"]),
        ({"limit": 2, "offset": 2}, ["d2"]),
        ({"offset": 9}, []),
    ],
)
def test_documents_are_narrowed(
    client: httpx.Client, params: dict[str, Any], ids: list[str]
) -> None:
    page = _get(client, "/api/documents", **params)

    assert [item["id"] for item in page["items"]] == ids


def test_pages_lead_to_those_beside_them(client: httpx.Client) -> None:
    seen: list[str] = []
    path = "/api/positions?limit=5&act=demand"
    while path:
        page = _get(client, path)
        seen.extend(item["id"] for item in page["items"])
        path = page["next"]

    assert len(seen) == len(set(seen)) == page["total"] == 12
    assert page["previous"].startswith("/api/positions?")


def test_a_position_is_given_whole(client: httpx.Client) -> None:
    (position,) = _get(client, "/api/positions", document="d1", limit=1)["items"]

    assert position["act"] == "demand"
    assert position["holder"] == [{"id": "RUR", "label": "Ruritania", "kind": "state"}]
    assert [actor["label"] for actor in position["addressee"]] == ["Sylvania"]
    assert position["quotation"].startswith("Ruritania urged Sylvania")
    assert position["document"] == {"id": "d1", "title": "Locks 1"}
    assert position == _get(client, f"/api/positions/{position['id']}")


@pytest.mark.parametrize(
    ("params", "total"),
    [
        ({}, 12),
        ({"act": "demand"}, 12),
        ({"act": "reject"}, 0),
        ({"holder": "Ruritania"}, 12),
        ({"holder": "RUR", "addressee": "sylvania"}, 12),
        ({"holder": "SYL"}, 0),
        ({"addressee": "RUR"}, 0),
        ({"document": "d2"}, 4),
        ({"document": "Locks 2", "since": "2024-05-03"}, 4),
        ({"since": "2024-05-02", "until": "2024-05-02"}, 4),
        ({"min_confidence": 0.8}, 12),
        ({"min_confidence": 0.9}, 0),
    ],
)
def test_positions_are_narrowed(client: httpx.Client, params: dict[str, Any], total: int) -> None:
    assert _get(client, "/api/positions", **params)["total"] == total


def test_positions_on_an_issue_are_those_of_its_stances(client: httpx.Client) -> None:
    for issue in _get(client, "/api/issues")["items"]:
        page = _get(client, "/api/positions", issue=issue["id"])

        assert page["total"] == issue["positions"]
        assert all(
            issue["label"] in {about["label"] for about in position["issues"]}
            for position in page["items"]
        )


def test_actors_are_listed_by_kind(client: httpx.Client) -> None:
    states = _get(client, "/api/actors", kind="state")["items"]

    assert [(actor["id"], actor["held"], actor["received"]) for actor in states] == [
        ("RUR", 12, 0),
        ("SYL", 0, 12),
    ]
    assert _get(client, "/api/actors", kind="person")["items"] == []
    assert _get(client, "/api/actors/RUR") == states[0]


def test_agreements_are_listed(client: httpx.Client) -> None:
    assert _get(client, "/api/agreements")["total"] == 0  # synthetic documents cite none


def test_stances_sum_positions_up(client: httpx.Client) -> None:
    page = _get(client, "/api/stances", holder="Ruritania", act="demand")
    stance = _get(client, f"/api/stances/{page['items'][0]['id']}")

    assert page["total"] > 0
    assert len(stance["sums_up"]) == stance["positions"]
    assert _get(client, f"/api/positions/{stance['sums_up'][0]}")["act"] == "demand"
    assert _get(client, "/api/stances", holder="Sylvania")["total"] == 0
    assert _get(client, "/api/stances", since="2025")["total"] == 0


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/documents/none", 404),
        ("/api/documents/a/b/c", 404),
        ("/api/actors/none", 404),
        ("/api/agreements/none", 404),
        ("/api/issues/none", 404),
        ("/api/stances/none", 404),
        ("/api/positions/none", 404),
        ("/api/queries/none", 404),
        ("/api/queries/none/text", 404),
        ("/api/nothing", 404),
        ("/nothing", 404),
        ("/api/positions?act=shout", 422),
        ("/api/positions?limit=0", 422),
        ("/api/positions?limit=1001", 422),
        ("/api/positions?offset=-1", 422),
        ("/api/positions?since=yesterday", 422),
        ("/api/positions?since=2022-13", 422),
        ("/api/stances?until=2022-01-32", 422),
        ("/explore?since=2022-00", 422),
        ("/api/positions?min_confidence=2", 422),
        ("/api/positions?colour=red", 422),
        ("/api/positions?holder=Nobody", 400),
        ("/api/positions?holder=%00", 400),
        ("/api/positions?holder=%22%20%7D%20DROP%20ALL", 400),
        ("/api/queries/demands?holder=Nobody", 400),
        ("/api/queries/demands?colour=red", 400),
        ("/api/queries/demands?holder=RUR&holder=SYL", 400),
        ("/api/queries/timeline", 400),
        ("/api/queries/demands?format=pdf", 422),
    ],
)
def test_what_cannot_be_given_is_told(client: httpx.Client, path: str, status: int) -> None:
    response = client.get(path)

    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == status
    assert response.json()["detail"]


def test_other_methods_are_told_which_ones_there_are(client: httpx.Client) -> None:
    assert client.patch("/api/documents").headers["Allow"] == "GET, POST"
    assert client.post("/api/documents/d1").headers["Allow"] == "DELETE, GET"


@pytest.mark.parametrize(
    ("params", "accept", "media_type", "begins"),
    [
        ({}, "*/*", "application/json", "["),
        ({}, "text/csv", "text/csv", "holder,addressee"),
        ({"format": "tsv"}, "text/csv", "text/tab-separated-values", "holder\taddressee"),
        ({"format": "markdown"}, "*/*", "text/markdown", "| holder | addressee"),
    ],
)
def test_a_named_query_is_answered_in_many_formats(
    client: httpx.Client, params: dict[str, str], accept: str, media_type: str, begins: str
) -> None:
    given = {"holder": "Ruritania", **params}
    response = client.get("/api/queries/demands", params=given, headers={"Accept": accept})

    assert response.headers["Content-Type"] == media_type
    assert response.text.startswith(begins)
    assert "Sylvania" in response.text


def test_named_queries_are_explained(client: httpx.Client) -> None:
    queries = {query["name"]: query for query in _get(client, "/api/queries")}

    assert queries["demands"]["parameters"][0] == {
        "name": "holder",
        "kind": "actor",
        "optional": True,
    }


def test_the_sparql_of_a_named_query_gives_the_same(client: httpx.Client) -> None:
    text = client.get("/api/queries/demands/text", params={"holder": "Ruritania"}).text
    answer = client.post("/sparql", data={"query": text}).json()

    assert len(answer["results"]["bindings"]) == len(
        _get(client, "/api/queries/demands", holder="Ruritania")
    )
