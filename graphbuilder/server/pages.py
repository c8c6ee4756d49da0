"""What people look at, and what those look at who keep the server running."""

from functools import cache, lru_cache
from typing import Annotated

from fastapi import APIRouter, Query
from jinja2 import Environment, PackageLoader
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from graphbuilder.outputs import Selection
from graphbuilder.query import list_queries
from graphbuilder.resources import read_text
from graphbuilder.server.asking import draw_explorer
from graphbuilder.server.filters import OfExplorer
from graphbuilder.server.listing import count_documents
from graphbuilder.server.parameters import Serving
from graphbuilder.views.policy import browser_text, content_policy
from graphbuilder.views.querying import render_query_page
from graphbuilder.views.templating import make_environment

router = APIRouter(include_in_schema=False)

_STYLES = (("views/templates", "palette.css"), ("server/templates", "start.css"))

#: The rest of the policy of a page stands in the page, which knows its scripts.
_FRAMES = {"Content-Security-Policy": "frame-ancestors 'none'"}


@router.api_route("/", methods=["GET", "HEAD"], response_class=HTMLResponse)
async def get_start(request: Request, service: Serving) -> HTMLResponse:
    """Lead to all that there is."""
    documents = await service.readers.run(count_documents, None)
    styles = [browser_text(read_text(*place)) for place in _STYLES]
    page = (
        _environment()
        .get_template("start.html")
        .render(
            documents=documents,
            address=str(request.base_url).rstrip("/"),
            is_writable=service.settings.is_writable,
            styles=styles,
            policy=content_policy(scripts=(), styles=styles),
        )
    )
    return HTMLResponse(page, headers=_FRAMES)


@router.api_route("/query", methods=["GET", "HEAD"], response_class=HTMLResponse)
async def get_query() -> HTMLResponse:
    """Give the page that queries are written on."""
    return HTMLResponse(_query_page(), headers=_FRAMES)


@router.api_route("/explore", methods=["GET", "HEAD"], response_class=HTMLResponse)
async def get_explorer(service: Serving, shown: Annotated[OfExplorer, Query()]) -> Response:
    """Draw the explorer of the graph as it is now."""
    selection = Selection(
        acts=tuple(shown.act),
        actors=tuple(shown.actor),
        issues=tuple(shown.issue),
        agreements=tuple(shown.agreement),
        since=shown.since,
        until=shown.until,
    )
    response = await service.answer(draw_explorer, selection)
    response.headers.update(_FRAMES)
    return response


@router.api_route("/health", methods=["GET", "HEAD"])
async def get_health(service: Serving) -> JSONResponse:
    """Say that queries are answered, after answering one."""
    documents = await service.readers.run(count_documents, None)
    return JSONResponse({"status": "ok", "documents": documents})


@router.api_route("/metrics", methods=["GET", "HEAD"])
async def get_metrics(service: Serving) -> Response:
    """Give what was counted, in the text format of Prometheus."""
    documents = await service.readers.run(count_documents, None)
    content = service.metrics.write(documents=documents)
    return Response(content, headers={"Content-Type": CONTENT_TYPE_LATEST})


@cache
def _query_page() -> str:
    return render_query_page(list_queries(), endpoint="/sparql", fill="/api/queries")


@lru_cache
def _environment() -> Environment:
    return make_environment(PackageLoader("graphbuilder.server"))
