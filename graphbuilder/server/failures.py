"""Says what went wrong, in the form of RFC 9457; never how the server is made inside."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from graphbuilder.errors import (
    AnalysisError,
    DocumentError,
    FormatError,
    GraphbuilderError,
    MissingError,
    OverloadError,
    QueryError,
    ServerError,
    SizeLimitError,
    StoreInUseError,
    TimeLimitError,
)
from graphbuilder.server.protocol import ProtocolError
from graphbuilder.server.service import service_of

LOG = logging.getLogger(__name__)

#: The statuses of what graphbuilder reports about its input; the rest is a failure of the server.
_STATUSES: Mapping[type[GraphbuilderError], HTTPStatus] = MappingProxyType({
    AnalysisError: HTTPStatus.BAD_REQUEST,
    DocumentError: HTTPStatus.UNPROCESSABLE_ENTITY,
    FormatError: HTTPStatus.NOT_ACCEPTABLE,
    MissingError: HTTPStatus.NOT_FOUND,
    OverloadError: HTTPStatus.SERVICE_UNAVAILABLE,
    QueryError: HTTPStatus.BAD_REQUEST,
    SizeLimitError: HTTPStatus.UNPROCESSABLE_ENTITY,
    StoreInUseError: HTTPStatus.CONFLICT,
    TimeLimitError: HTTPStatus.GATEWAY_TIMEOUT,
})

#: When to try again, in seconds, where trying again may help.
_RETRY_AFTER = MappingProxyType({HTTPStatus.SERVICE_UNAVAILABLE: "5", HTTPStatus.CONFLICT: "30"})

PROBLEM = "application/problem+json"

_UNEXPECTED = "the request failed; the log of the server says why"


def add_failure_handlers(app: FastAPI) -> None:
    """Let an application say what went wrong as this module does."""
    app.add_exception_handler(GraphbuilderError, _report)
    app.add_exception_handler(HTTPException, _report_http)
    app.add_exception_handler(RequestValidationError, _report_invalid)
    app.add_exception_handler(Exception, _report_unexpected)


def _report(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, TimeLimitError):
        service_of(request).metrics.killed.inc()
    if isinstance(error, ProtocolError):
        return _problem(error.status, str(error))
    status = next(
        (_STATUSES[kind] for kind in type(error).__mro__ if kind in _STATUSES),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )
    if status is not HTTPStatus.INTERNAL_SERVER_ERROR:
        return _problem(status, str(error))
    LOG.error("%s %s: %s", request.method, request.url.path, error)
    # What fails of the server's own, such as its graph or its tables, names files of this machine.
    return _problem(status, str(error) if isinstance(error, ServerError) else _UNEXPECTED)


def _report_http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(sorted(_allowed(request)))
    return _problem(HTTPStatus(error.status_code), str(error.detail), headers=headers)


def _report_invalid(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    faults = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
    return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(faults))


def _report_unexpected(_: Request, error: Exception) -> JSONResponse:
    del error  # Starlette logs it
    return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, _UNEXPECTED)


def _allowed(request: Request) -> set[str]:
    """Collect the methods of all routes of an address, since each route knows only its own."""
    return {
        method
        for router in request.app.state.routers
        for route in router.routes
        if isinstance(route, APIRoute) and route.path_regex.match(request.scope["path"])
        for method in route.methods or ()
    }


def _problem(
    status: HTTPStatus, detail: str, *, headers: Mapping[str, str] = MappingProxyType({})
) -> JSONResponse:
    content = {"title": status.phrase, "status": status.value, "detail": detail}
    retry = {"Retry-After": _RETRY_AFTER[status]} if status in _RETRY_AFTER else {}
    return JSONResponse(
        content, status_code=status, headers={**retry, **headers}, media_type=PROBLEM
    )
