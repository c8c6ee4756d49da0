"""The parameters that routes of the JSON API share, and the pages that they give."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Path
from starlette.requests import Request

from graphbuilder.server.failures import PROBLEM
from graphbuilder.server.filters import Paging
from graphbuilder.server.listing import Page
from graphbuilder.server.models import Problem
from graphbuilder.server.service import Service, service_of

Serving = Annotated[Service, Depends(service_of)]

Id = Annotated[str, Path(max_length=1000, description="The id.")]


def problems(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Describe what else may come of a request; what may come of any is added.

    Returns:
        Responses as FastAPI takes them.
    """
    always = (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    )
    return {
        status.value: {
            "description": status.phrase,
            "content": {PROBLEM: {"schema": Problem.model_json_schema()}},
        }
        for status in (*always, *statuses)
    }


def write_page(request: Request, page: Page, paging: Paging) -> dict[str, object]:
    """Write a page of a list, with the addresses of those beside it.

    Returns:
        What `models.PageOf` describes.
    """
    offset, limit = paging.offset, paging.limit

    def address(start: int) -> str:
        url = request.url.include_query_params(offset=start, limit=limit)
        return f"{url.path}?{url.query}"

    return {
        "total": page.total,
        "offset": offset,
        "limit": limit,
        "next": address(offset + limit) if offset + limit < page.total else None,
        "previous": address(max(0, offset - limit)) if offset else None,
        "items": page.items,
    }
