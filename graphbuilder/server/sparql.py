"""The endpoint of the SPARQL 1.1 Protocol, and graphs by the Graph Store Protocol, for reading."""

from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graphbuilder.server.answering import GraphRequest, Query, answer_query, give_graph
from graphbuilder.server.description import describe_service
from graphbuilder.server.guarding import require_token
from graphbuilder.server.negotiation import TRIPLES, choose
from graphbuilder.server.protocol import Operation, ProtocolError, read_get, read_post
from graphbuilder.server.service import service_of
from graphbuilder.server.writing import Update, apply_update

router = APIRouter(include_in_schema=False)


@router.api_route("/sparql", methods=["GET", "HEAD"])
async def get_sparql(request: Request) -> Response:
    """Answer a query by GET, or describe the service where there is none."""
    operation = read_get(request.url.query)
    if operation.text is None:
        return _describe(request)
    return await _answer(request, operation)


@router.post("/sparql")
async def post_sparql(request: Request) -> Response:
    """Answer a query, or apply an update, by POST."""
    operation = read_post(
        request.url.query,
        content_type=request.headers.get("Content-Type", ""),
        body=await request.body(),
    )
    if not operation.is_update:
        return await _answer(request, operation)
    require_token(request)
    update = Update(
        text=operation.text or "",
        base=_endpoint(request),
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
    )
    await service_of(request).writer.run(apply_update, update)
    return Response(status_code=HTTPStatus.NO_CONTENT)


@router.api_route("/graphs", methods=["GET", "HEAD"])
async def get_graph(request: Request) -> Response:
    """Give a graph, the union of all, or all of them (https://www.w3.org/TR/sparql11-http-rdf-update/)."""
    given = request.query_params.multi_items()
    names = [value for name, value in given if name == "graph"]
    is_default = any(name == "default" for name, _ in given)
    if len(names) + is_default > 1 or "" in names:
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST, "expected one graph=IRI, or default, or neither of them"
        )
    graph = "" if is_default else next(iter(names), None)
    asked = GraphRequest(graph=graph, accept=request.headers.get("Accept", ""))
    return await service_of(request).answer(give_graph, asked)


async def _answer(request: Request, operation: Operation) -> Response:
    query = Query(
        text=operation.text or "",
        base=_endpoint(request),
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
        accept=request.headers.get("Accept", ""),
    )
    return await service_of(request).answer(answer_query, query)


def _describe(request: Request) -> Response:
    """Describe the service to programs, and lead people to the page for queries."""
    accept = request.headers.get("Accept", "")
    media_type = choose(accept, {**TRIPLES, "text/html": "html"})
    if media_type == "text/html":
        return RedirectResponse("/query", HTTPStatus.SEE_OTHER, headers={"Vary": "Accept"})
    text = describe_service(
        _endpoint(request),
        form=TRIPLES[media_type],
        is_writable=service_of(request).settings.is_writable,
    )
    return Response(text, headers={"Content-Type": media_type, "Vary": "Accept"})


def _endpoint(request: Request) -> str:
    return str(request.url.replace(query="", fragment=""))
