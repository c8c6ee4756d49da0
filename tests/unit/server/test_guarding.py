"""A server is hard to misuse: by other sites, by hostile queries, by large bodies and answers."""

import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graphbuilder.store import OxigraphStore
from tests.unit.server.conftest import MAY_WRITE, TOKEN, serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def narrow(graph: Path) -> Iterator[httpx.Client]:
    """Give a client of a server that gives and takes little, and may be written."""
    with serving(
        graph,
        token=TOKEN,
        timeout_s=2.0,
        max_body_bytes=10_000,
        max_result_bytes=2_000,
        origins=("https://friend.example",),
    ) as client:
        yield client


def test_a_hard_query_is_stopped_and_the_next_one_answered(narrow: httpx.Client) -> None:
    hard = narrow.post("/sparql", data={"query": ENDLESS})
    easy = narrow.post("/sparql", data={"query": "ASK {}"})

    assert hard.status_code == 504
    assert "longer than 2 s" in hard.json()["detail"]
    assert easy.json()["boolean"] is True
    assert "graphbuilder_queries_killed_total 1.0" in narrow.get("/metrics").text


@pytest.mark.parametrize(
    "path", ["/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D", "/graphs", "/explore"]
)
def test_an_answer_that_is_too_large_is_none(narrow: httpx.Client, path: str) -> None:
    response = narrow.get(path)

    assert response.status_code == 422
    assert "larger than 2,000 bytes" in response.json()["detail"]


@pytest.mark.parametrize("path", ["/sparql", "/api/documents"])
def test_a_body_that_is_too_large_is_refused(narrow: httpx.Client, path: str) -> None:
    kind = {"Content-Type": "application/sparql-query" if path == "/sparql" else "application/json"}

    declared = narrow.post(path, content=b" " * 20_000, headers=MAY_WRITE | kind)
    streamed = narrow.post(path, content=iter([b" " * 9_000] * 3), headers=MAY_WRITE | kind)

    assert (declared.status_code, streamed.status_code) == (413, 413)
    assert "larger than 10,000 bytes" in streamed.json()["detail"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:1234", 200),
        ("127.0.0.1", 200),
        ("[::1]:8765", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
        ("", 400),
    ],
)
def test_only_names_of_this_machine_are_answered_to(
    client: httpx.Client, host: str, status: int
) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == status


def test_other_sites_may_not_read_unless_told(client: httpx.Client, narrow: httpx.Client) -> None:
    def allowed(asked: httpx.Client, origin: str) -> str | None:
        response = asked.get("/health", headers={"Origin": origin})
        origin_allowed: str | None = response.headers.get("Access-Control-Allow-Origin")
        return origin_allowed

    assert allowed(client, "https://friend.example") is None
    assert allowed(narrow, "https://friend.example") == "https://friend.example"
    assert allowed(narrow, "https://other.example") is None


@pytest.mark.parametrize("path", ["/", "/explore", "/health", "/nothing", "/sparql?query=x"])
def test_browsers_are_told_what_they_may_not_do(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_a_graph_that_is_gone_is_told_without_where_it_was(tmp_path: Path) -> None:
    place = tmp_path / "gone"
    OxigraphStore(place / "store").close()
    with serving(place, workers=1) as asked:
        before = asked.get("/health")
        shutil.rmtree(place / "store")
        after = [asked.get("/health") for _ in range(2)]
        OxigraphStore(place / "store").close()
        again = asked.get("/health")

    assert [response.status_code for response in (before, *after, again)] == [200, 500, 500, 200]
    assert "gone" not in after[1].text
    assert "the log of the server" in after[1].json()["detail"]


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_there_are_no_pages_that_load_from_elsewhere(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer"}, 401),
        ({"Authorization": f"Bearer {TOKEN}x"}, 401),
        ({"Authorization": f"Basic {TOKEN}"}, 401),
        ({"Authorization": "Bearer \xff"}, 401),
        (MAY_WRITE, 404),
        ({"Authorization": f"bearer  {TOKEN}"}, 404),
    ],
)
def test_documents_go_only_with_the_token(
    narrow: httpx.Client, headers: dict[str, str], status: int
) -> None:
    sent = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]

    response = narrow.request("DELETE", "/api/documents/none", headers=sent)

    assert response.status_code == status


def test_a_server_that_only_reads_takes_no_document(client: httpx.Client) -> None:
    response = client.post("/api/documents", json={"text": "Words."}, headers=MAY_WRITE)

    assert response.status_code == 403


@pytest.fixture
def stranger() -> Iterator[tuple[str, list[bytes]]]:
    """Give the address of a server of somebody else, and what it was asked."""
    asked: list[bytes] = []

    def listen(listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                asked.append(connection.recv(1000))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=listen, args=[listener], daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", asked
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)


FETCHING_QUERIES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <URL> {} } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "PREFIX s: <URL> SELECT * { SERVICE s: { ?s ?p ?o } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "DESCRIBE <URL>",
]
FETCHING_UPDATES = [
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <http://x/g>",
    "CLEAR GRAPH <http://x/g> ; LOAD <URL>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", FETCHING_QUERIES)
def test_no_query_asks_anybody_else(
    client: httpx.Client, stranger: tuple[str, list[bytes]], query: str
) -> None:
    url, asked = stranger

    client.post("/sparql", data={"query": query.replace("URL", url)})
    client.post("/sparql", data={"query": "ASK {}", "default-graph-uri": url})

    assert asked == []


@pytest.mark.parametrize("update", FETCHING_UPDATES)
def test_no_update_asks_anybody_else(
    narrow: httpx.Client, stranger: tuple[str, list[bytes]], update: str
) -> None:
    url, asked = stranger

    response = narrow.post(
        "/sparql", data={"update": update.replace("URL", url)}, headers=MAY_WRITE
    )

    assert response.status_code == 400
    assert asked == []
