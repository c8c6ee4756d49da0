"""Joins the parts of the server to one application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from graphbuilder.server import api, documents, named, pages, sparql
from graphbuilder.server.failures import add_failure_handlers
from graphbuilder.server.guarding import AddHeaders, LimitBody
from graphbuilder.server.listing import count_documents
from graphbuilder.server.metrics import CountRequests
from graphbuilder.server.service import Service
from graphbuilder.server.settings import Settings

_ROUTERS = (pages.router, sparql.router, named.router, api.router, documents.router)


def create_app(store: str | Path, *, settings: Settings) -> FastAPI:
    """Make the application that serves a graph.

    Args:
        store: Where the graph is: a build folder, or an RDF file. It is opened by the processes
            that answer requests, which can be stopped, and never by this one.
        settings: Who may write, and what a request may cost.

    Returns:
        An ASGI application, which starts its processes and ends them with its lifespan. Starting
        raises what `graphbuilder.store.open_store` raises.
    """
    service = Service.of(str(store), settings=settings)
    app = FastAPI(
        title="graphbuilder",
        version=version("graphbuilder"),
        summary="A graph of who demands, proposes, promises, rejects or denies what, of whom.",
        lifespan=_live,
        docs_url=None,  # these pages load scripts from other hosts
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.service = service
    app.state.routers = _ROUTERS
    for router in _ROUTERS:
        app.include_router(router)
    add_failure_handlers(app)
    _add_guards(app, service)
    return app


@asynccontextmanager
async def _live(app: FastAPI) -> AsyncIterator[None]:
    service: Service = app.state.service
    try:
        await service.readers.run(count_documents, None)  # fails where there is no graph
        yield
    finally:
        service.close()


def _add_guards(app: FastAPI, service: Service) -> None:
    """Add what each request passes through; the last one first."""
    settings = service.settings
    app.add_middleware(LimitBody, max_bytes=settings.max_body_bytes)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Accept", "Content-Type"],
        )
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts, www_redirect=False)
    app.add_middleware(CountRequests, metrics=service.metrics)
    app.add_middleware(AddHeaders)
