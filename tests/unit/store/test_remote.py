"""What is said to a server, and what its failures become.

The contract of a store is tested on a real server in `test_graphstore.py`; here the server is one
that answers as a test tells it to.
"""

import base64
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from rdflib import URIRef

from graphbuilder.errors import GraphbuilderError, QueryError, StoreError
from graphbuilder.store import RemoteStore, server
from tests.servers import find_free_port
from tests.unit.store.test_graphstore import GRAPH, make_quad

TABLE = "application/sparql-results+json"
NO, YES = b'{"head":{},"boolean":false}', b'{"head":{},"boolean":true}'
PASSWORD = "op3n-sesame"  # noqa: S105 # opens nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server answers."""

    status: int = 200
    body: bytes = NO
    media_type: str = TABLE
    delay_s: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Scripted:
    """A server that gives the answers of a list in turn, and remembers what it was asked."""

    port: int
    answers: list[Answer] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    authorizations: list[str | None] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
    """Give a server that says yes, all is well, to whatever no answer is given for."""
    monkeypatch.setattr(server, "WAIT_S", 0.001)

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            state.requests.append(f"{self.command} {self.path}")
            state.authorizations.append(self.headers["Authorization"])
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer = state.answers.pop(0) if state.answers else Answer()
            time.sleep(answer.delay_s)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        do_GET = do_POST = do_PUT = answer  # noqa: N815 # as http.server has them

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        state = Scripted(port=http.server_port)
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        yield state
        http.shutdown()


def connect(scripted: Scripted, *, kind: str = "", timeout_s: float = 10) -> RemoteStore:
    """Connect, and forget what was asked on the way."""
    store = RemoteStore(scripted.address + kind, answer_timeout_s=timeout_s)
    scripted.requests.clear()
    return store


@pytest.mark.parametrize(
    ("kind", "query", "update", "graph"),
    [
        (
            "",
            "POST /query?union-default-graph=true",
            "POST /update",
            "PUT /store?graph=https%3A%2F%2Fexample.org%2Fgraph%2F1",
        ),
        (
            "/mur#fuseki",
            "POST /mur/query",
            "POST /mur/update",
            "PUT /mur/data?graph=https%3A%2F%2Fexample.org%2Fgraph%2F1",
        ),
        (
            "/repositories/mur",
            "POST /repositories/mur",
            "POST /repositories/mur/statements",
            "PUT /repositories/mur/rdf-graphs/service?graph=https%3A%2F%2Fexample.org%2Fgraph%2F1",
        ),
    ],
    ids=["Oxigraph", "Fuseki", "GraphDB"],
)
def test_each_kind_of_server_is_asked_where_it_listens(
    scripted: Scripted, kind: str, query: str, update: str, graph: str
) -> None:
    with connect(scripted, kind=kind) as store:
        store.query("ASK {}")
        store.remove(GRAPH)
        store.replace(GRAPH, [make_quad("new")])

    assert scripted.requests == [query, update, graph]


def test_a_busy_server_is_asked_again(scripted: Scripted) -> None:
    with connect(scripted) as store:
        scripted.answers[:] = [Answer(status=503), Answer(status=429), Answer(body=YES)]
        assert store.query("ASK {}") is True

    assert len(scripted.requests) == 3


def test_a_server_that_stays_busy_is_given_up(scripted: Scripted) -> None:
    with connect(scripted) as store:
        scripted.answers[:] = [Answer(status=503)] * 9
        with pytest.raises(StoreError, match="cannot be written: 503"):
            store.replace(GRAPH, [make_quad("new")])

    assert len(scripted.requests) == 1 + server.RETRIES


def test_a_server_that_takes_too_long_is_asked_once(scripted: Scripted) -> None:
    with connect(scripted, timeout_s=0.2) as store:
        scripted.answers[:] = [Answer(delay_s=0.6)]
        with pytest.raises(StoreError, match="does not answer in time"):
            store.query("ASK {}")

    assert len(scripted.requests) == 1


def test_nobody_at_the_address_is_said_with_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "WAIT_S", 0.001)
    place = f"http://127.0.0.1:{find_free_port()}"

    with pytest.raises(StoreError, match=f"{place} cannot be reached: .*refused; see whether"):
        RemoteStore(place)


def test_credentials_go_to_the_server(scripted: Scripted) -> None:
    RemoteStore(f"http://ana:{PASSWORD}@127.0.0.1:{scripted.port}").close()

    expected = base64.b64encode(f"ana:{PASSWORD}".encode()).decode()
    assert set(scripted.authorizations) == {f"Basic {expected}"}


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param(Answer(status=401), "refuses access", id="who are you"),
        pytest.param(Answer(status=403), "refuses access", id="you may not"),
        pytest.param(
            Answer(status=302, headers={"Location": "http://elsewhere.example/"}),
            "has moved",
            id="elsewhere",
        ),
        pytest.param(Answer(status=404), "is no dataset.*#fuseki", id="nothing there"),
        pytest.param(
            Answer(status=500, body=b"Traceback\n\x1b[31m..."), "500 .* Traceback", id="fault"
        ),
        pytest.param(
            Answer(body=b"<html>", media_type="text/html"), "answers with text/html", id="a page"
        ),
        pytest.param(Answer(body=NO[:-3]), "is cut off", id="half an answer"),
    ],
)
def test_a_failure_names_the_address_and_no_password(
    scripted: Scripted, answer: Answer, message: str
) -> None:
    scripted.answers[:] = [answer]

    with pytest.raises(StoreError, match=message) as caught:
        RemoteStore(f"http://ana:{PASSWORD}@127.0.0.1:{scripted.port}")

    told = chain(caught.value)
    assert scripted.address in told
    assert PASSWORD not in told
    assert "\x1b" not in told


def chain(error: BaseException | None) -> str:
    """All that an error and those that caused it say."""
    return "" if error is None else f"{error!r} {chain(error.__cause__ or error.__context__)}"


def test_a_server_whose_queries_do_not_see_its_graphs_is_refused(scripted: Scripted) -> None:
    scripted.answers[:] = [Answer(body=YES), Answer(body=NO)]

    with pytest.raises(StoreError, match="default graph the union of all"):
        RemoteStore(f"{scripted.address}/mur#fuseki")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(Answer(status=400, body=b"no such form"), QueryError, id="malformed"),
        pytest.param(Answer(body=b'{"head":{"vars":["a"]},"results":'), QueryError, id="cut off"),
    ],
)
def test_a_query_that_fails_is_an_error_of_the_query(
    scripted: Scripted, answer: Answer, error: type[GraphbuilderError]
) -> None:
    with connect(scripted) as store:
        scripted.answers[:] = [answer]
        with pytest.raises(error, match=scripted.address):
            store.query("SELECT ?a {}")


def test_a_graph_that_is_cut_off_is_no_graph(scripted: Scripted) -> None:
    with connect(scripted) as store:
        scripted.answers[:] = [
            Answer(body=b'<http://a> <http://b> "c', media_type="application/n-triples")
        ]
        with pytest.raises(StoreError, match="is malformed"):
            list(store.quads(GRAPH))


def test_an_iri_that_breaks_out_of_its_brackets_is_not_sent(scripted: Scripted) -> None:
    with connect(scripted) as store, pytest.raises(StoreError, match="cannot be stored"):
        store.remove(URIRef("https://example.org/> ; DROP ALL #"))

    assert scripted.requests == []
