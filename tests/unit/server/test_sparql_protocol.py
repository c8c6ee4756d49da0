"""The SPARQL 1.1 Protocol, https://www.w3.org/TR/sparql11-protocol/, against a running server.

The cases are written anew from the text of the specification; each names the section it is of.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from rdflib import Literal, URIRef

from graphbuilder.store import OxigraphStore
from tests.unit.server.conftest import MAY_WRITE, TOKEN, serving

FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
G1, G2, G3 = (URIRef(f"http://example.org/g{number}") for number in (1, 2, 3))
P = URIRef("http://example.org/p")

ASK = "ASK {}"
IN_DEFAULT = "ASK { ?s ?p 'one' }"
NOT_TWO = "ASK { ?s ?p 'one' FILTER NOT EXISTS { ?t ?q 'two' } }"
NAMES = "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"
INSERT = "INSERT DATA { GRAPH <http://example.org/new> { <http://x/a> <http://x/b> 'new' } }"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A request and what must come of it.

    Attributes:
        section: Of the specification.
        method: Of the request.
        path: Of the request, with its query string.
        body: Of the request.
        type: The media type of the body.
        accept: What the client accepts.
        headers: Further headers.
        status: What must be the status, or its first digit alone.
        gives: What must be the media type of the answer.
        says: What the answer must contain.
        check: A query that must be true afterwards.
    """

    section: str
    method: str = "GET"
    path: str = "/sparql"
    body: str | bytes = ""
    type: str = ""
    accept: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    gives: str = ""
    says: str = ""
    check: str = ""


def get(query: str, *more: tuple[str, str], **expected: Any) -> Case:  # noqa: ANN401 # of a case
    path = f"/sparql?{urlencode([('query', query), *more])}"
    return Case(**{"section": "2.1.1", "path": path, **expected})


def form(*pairs: tuple[str, str], **expected: Any) -> Case:  # noqa: ANN401
    rest = {"section": "2.1.2", "method": "POST", "body": urlencode(pairs), "type": FORM}
    return Case(**{**rest, **expected})


def direct(query: str | bytes, *more: tuple[str, str], **expected: Any) -> Case:  # noqa: ANN401
    path = f"/sparql?{urlencode(more)}" if more else "/sparql"
    rest = {"section": "2.1.3", "method": "POST", "path": path, "body": query, "type": QUERY}
    return Case(**{**rest, **expected})


def update(text: str | bytes, *more: tuple[str, str], **expected: Any) -> Case:  # noqa: ANN401
    rest = {"section": "2.2.2", "type": UPDATE, "headers": MAY_WRITE, "status": 204}
    return direct(text, *more, **{**rest, **expected})


def update_form(*pairs: tuple[str, str], **expected: Any) -> Case:  # noqa: ANN401
    return form(*pairs, **{"section": "2.2.1", "headers": MAY_WRITE, "status": 204, **expected})


DEFAULT1, DEFAULT2 = ("default-graph-uri", str(G1)), ("default-graph-uri", str(G2))
NAMED1, NAMED2 = ("named-graph-uri", str(G1)), ("named-graph-uri", str(G2))
USING1, USING2 = ("using-graph-uri", str(G1)), ("using-graph-uri", str(G2))
USING_NAMED1 = ("using-named-graph-uri", str(G1))
COPY = "INSERT { GRAPH <http://example.org/copy> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
COPY_NAMED = (
    "INSERT { GRAPH <http://example.org/copy> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }"
)
ONE_COPIED = (
    "ASK { GRAPH <http://example.org/copy> { ?s ?p 'one' } "
    "FILTER NOT EXISTS { GRAPH <http://example.org/copy> { ?t ?q 'two' } } }"
)
TWO_COPIED = "ASK { GRAPH <http://example.org/copy> { ?s ?p 'one' . ?t ?q 'two' } }"

CASES = {
    # Operations
    "query by GET": get(ASK, gives=JSON, says="true"),
    "query by form": form(("query", ASK), gives=JSON, says="true"),
    "query by POST": direct(ASK, gives=JSON, says="true"),
    "query by form with a charset": form(
        ("query", ASK), type=f"{FORM}; charset=UTF-8", says="true"
    ),
    "query by POST with a charset": direct(ASK, type=f"{QUERY};charset=utf-8", says="true"),
    "query of other scripts": direct(
        "ASK { BIND('Київ' AS ?x) FILTER(STRLEN(?x) = 4) }", says="true"
    ),
    "update by POST": update(INSERT, check="ASK { GRAPH ?g { ?s ?p 'new' } }"),
    "update by form": update_form(("update", INSERT), check="ASK { GRAPH ?g { ?s ?p 'new' } }"),
    "a query with relative names": get(
        "ASK { FILTER(STRSTARTS(STR(<x>), 'http://')) }", says="true"
    ),
    "an update with relative names": update(
        "INSERT DATA { GRAPH <new> { <a> <b> <test> } }",
        check="ASK { ?s ?p ?o FILTER(STRENDS(STR(?o), '/test')) }",
    ),
    "update of several operations": update(
        f"{INSERT}; DELETE WHERE {{ GRAPH ?g {{ ?s ?p 'one' }} }}",
        check="ASK { ?s ?p 'new' FILTER NOT EXISTS { ?t ?q 'one' } }",
    ),
    # The answers
    "SELECT as XML": get(NAMES, accept=XML, gives=XML, says="<sparql"),
    "SELECT as CSV": get(NAMES, accept="text/csv", gives="text/csv", says="g\r\n"),
    "SELECT as TSV": get(NAMES, accept="text/tab-separated-values", says="?g\n<http"),
    "SELECT as JSON by its short name": get(
        NAMES, accept="application/json", gives="application/json", says='"bindings"'
    ),
    "SELECT as what is liked best": get(NAMES, accept=f"{JSON};q=0.4, {XML};q=0.8", gives=XML),
    "SELECT as anything": get(NAMES, accept="*/*", gives=JSON),
    "SELECT as anything but": get(NAMES, accept=f"*/*, {JSON};q=0", gives=XML),
    "SELECT as a picture": get(NAMES, accept="image/png", status=406),
    "SELECT as Turtle": get(NAMES, accept="text/turtle", status=406),
    "ASK as XML": get(ASK, accept=XML, gives=XML, says="<boolean>true"),
    "CONSTRUCT": get("CONSTRUCT WHERE { ?s ?p ?o }", gives="text/turtle", says="one"),
    "CONSTRUCT as RDF/XML": get(
        "CONSTRUCT WHERE { ?s ?p ?o }", accept="application/rdf+xml", says="<rdf:RDF"
    ),
    "CONSTRUCT as N-Triples": get(
        "CONSTRUCT WHERE { ?s ?p ?o }",
        accept="application/n-triples",
        says="<http://example.org/p>",
    ),
    "CONSTRUCT as JSON-LD": get(
        "CONSTRUCT WHERE { ?s ?p ?o }", accept="application/ld+json", says='"@id"'
    ),
    "DESCRIBE": get(f"DESCRIBE <{G1}>", gives="text/turtle", says="one"),
    "a question of HEAD": Case(
        section="2.1.1", method="HEAD", path=f"/sparql?query={quote(ASK)}", gives=JSON
    ),
    # The dataset
    "no dataset": get(IN_DEFAULT, section="2.1.4", says="true"),
    "a default graph by GET": get(NOT_TWO, DEFAULT1, section="2.1.4", says="true"),
    "a default graph by form": form(("query", NOT_TWO), DEFAULT1, section="2.1.4", says="true"),
    "a default graph by POST": direct(NOT_TWO, DEFAULT1, section="2.1.4", says="true"),
    "two default graphs": direct(
        "ASK { ?s ?p 'one' . ?t ?q 'two' }", DEFAULT1, DEFAULT2, section="2.1.4", says="true"
    ),
    "a default graph leaves no named ones": get(
        NAMES, DEFAULT1, section="2.1.4", says='"bindings":[]'
    ),
    "two named graphs": direct(
        "ASK { GRAPH ?g { ?s ?p 'one' } GRAPH ?h { ?t ?q 'two' } }",
        NAMED1,
        NAMED2,
        section="2.1.4",
        says="true",
    ),
    "a named graph leaves no default one": get(IN_DEFAULT, NAMED1, section="2.1.4", says="false"),
    "a default and a named graph": get(
        "ASK { ?s ?p 'one' GRAPH ?g { ?t ?q 'two' } "
        "FILTER NOT EXISTS { GRAPH ?h { ?a ?b 'one' } } }",
        DEFAULT1,
        NAMED2,
        section="2.1.4",
        says="true",
    ),
    "the dataset of the request rules": get(
        f"ASK FROM <{G2}> {{ ?s ?p 'one' }}", DEFAULT1, section="2.1.4", says="true"
    ),
    "the dataset of the query": get(
        f"ASK FROM <{G2}> {{ ?s ?p 'two' FILTER NOT EXISTS {{ ?t ?q 'one' }} }}",
        section="2.1.4",
        says="true",
    ),
    "a graph that is not there": get(IN_DEFAULT, ("default-graph-uri", str(G3)), says="false"),
    "a default graph of an update": update(COPY, USING1, section="2.2.3", check=ONE_COPIED),
    "a default graph of an update by form": update_form(
        ("update", COPY), USING1, section="2.2.3", check=ONE_COPIED
    ),
    "two default graphs of an update": update(
        COPY, USING1, USING2, section="2.2.3", check=TWO_COPIED
    ),
    "a named graph of an update": update(
        COPY_NAMED, USING_NAMED1, section="2.2.3", check=ONE_COPIED
    ),
    "graphs of an update named twice": update(
        f"WITH <{G2}> {COPY}", USING1, section="2.2.3", status=400
    ),
    # Requests that are none
    "two queries by GET": get(ASK, ("query", ASK), status=400),
    "two queries by form": form(("query", ASK), ("query", ASK), status=400),
    "a form without query": form(("default-graph-uri", str(G1)), status=400),
    "a query that is none": get("SELEKT *", status=400, says="detail"),
    "an empty query": get("", status=400),
    "a query by PUT": Case(section="2.1", method="PUT", body=ASK, type=QUERY, status=405),
    "a query by DELETE": Case(section="2.1", method="DELETE", status=405),
    "a query of no type": direct(ASK, type="", status=415),
    "a query of another type": direct(ASK, type="text/plain", status=415),
    "a query that is not UTF-8": direct(
        "ASK {}".encode("utf-16"), type=f"{QUERY}; charset=UTF-16", status=415
    ),
    "bytes that are not UTF-8": direct(b"ASK { BIND('\xff' AS ?x) }", status=400),
    "a form that is not UTF-8": form(("query", ASK), body=b"query=ASK%20%7B%7D%FF", status=400),
    "an update by GET": Case(
        section="2.2", path=f"/sparql?{urlencode({'update': INSERT})}", status=400
    ),
    "an update as a query": get(INSERT, status=400),
    "a query as an update": update(ASK, status=400),
    "two updates by form": update_form(("update", INSERT), ("update", INSERT), status=400),
    "a query and an update": update_form(("query", ASK), ("update", INSERT), status=400),
    "an update with the dataset of a query": update(INSERT, DEFAULT1, status=400),
    "a query with the dataset of an update": get(ASK, USING1, status=400),
    "an update that is none": update("INSERT NOTHING", status=400, says="detail"),
    "a graph that is no IRI": get(ASK, ("default-graph-uri", "no iri"), status=400),
    "an update that is not UTF-8": update(b"CLEAR GRAPH <http://x/\xff>", status=400),
    # Security considerations
    "a query that asks another server": get(
        "ASK { SERVICE <http://127.0.0.1:1/> {} }", section="4.2", status=400, says="SERVICE"
    ),
    "an update that loads": update(
        "LOAD <http://127.0.0.1:1/x.ttl>", section="4.2", status=400, says="LOAD"
    ),
    "an update without token": update(INSERT, section="4.2", headers={}, status=401),
    "an update with another token": update(
        INSERT, section="4.2", headers={"Authorization": "Bearer guess"}, status=401
    ),
    "an update with the token as a password": update(
        INSERT, section="4.2", headers={"Authorization": f"Basic {TOKEN}"}, status=401
    ),
    # The description of the service
    "the service as Turtle": Case(section="2", accept="text/turtle", says="sd:Service"),
    "the service as RDF/XML": Case(section="2", accept="application/rdf+xml", says="<rdf:RDF"),
    "the service as JSON-LD": Case(section="2", accept="application/ld+json", says="@type"),
    "the service for a browser": Case(section="2", accept="text/html,*/*;q=0.8", status=303),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a build folder without a graph as yet."""
    return tmp_path_factory.mktemp("protocol")


@pytest.fixture(scope="module")
def endpoint(folder: Path) -> Iterator[httpx.Client]:
    """Give a client of a server that can be written."""
    _fill(folder)
    with serving(folder, token=TOKEN) as client:
        yield client


def _fill(folder: Path) -> None:
    with OxigraphStore(folder / "store") as store:
        for graph in store.graphs():
            store.remove(graph)
        store.replace(G1, [(G1, P, Literal("one"), G1)])
        store.replace(G2, [(G2, P, Literal("two"), G2)])


def _ask(client: httpx.Client, case: Case) -> httpx.Response:
    headers = {"Accept": case.accept or "*/*", **case.headers}
    if case.type:
        headers["Content-Type"] = case.type
    return client.request(case.method, case.path, content=case.body, headers=headers)


def _check(client: httpx.Client, case: Case) -> None:
    response = _ask(client, case)

    assert response.status_code == case.status, response.text
    assert response.headers.get("Content-Type", "").startswith(case.gives)
    assert case.says in response.text
    if case.check:
        assert client.get("/sparql", params={"query": case.check}).json()["boolean"] is True


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_request_gets_what_the_protocol_says(
    endpoint: httpx.Client, folder: Path, case: Case
) -> None:
    try:
        _check(endpoint, case)
    finally:
        if case.headers:
            _fill(folder)


def test_what_is_allowed_is_told(endpoint: httpx.Client) -> None:
    response = endpoint.put("/sparql", content=ASK)

    assert response.headers["Allow"] == "GET, HEAD, POST"


def test_who_must_show_a_token_is_told(endpoint: httpx.Client) -> None:
    response = endpoint.post("/sparql", data={"update": INSERT})

    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_server_that_only_reads_takes_no_update(client: httpx.Client) -> None:
    response = client.post("/sparql", data={"update": INSERT}, headers=MAY_WRITE)

    assert response.status_code == 403
    assert "--writable" in response.json()["detail"]
