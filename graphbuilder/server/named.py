"""The named queries over HTTP: what there is, their answers, their SPARQL."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from graphbuilder.errors import MissingError, QueryError
from graphbuilder.query import NamedQuery, find_query, list_queries
from graphbuilder.server import models
from graphbuilder.server.asking import NamedRequest, answer_named, fill_named
from graphbuilder.server.negotiation import TABLES, choose
from graphbuilder.server.parameters import Serving, problems

router = APIRouter(prefix="/api/queries", tags=["named queries"])

_ANSWERS = problems(HTTPStatus.NOT_FOUND, HTTPStatus.NOT_ACCEPTABLE)

QueryName = Annotated[str, Path(examples=["demands"], description="The name of the query.")]
Form = Annotated[
    Literal["json", "csv", "tsv", "markdown"] | None,
    Query(description="The format of the table; else what the header Accept says."),
]


@router.get("", response_model=list[models.Query], responses=problems())
async def get_queries() -> list[dict[str, object]]:
    """Explain the named queries."""
    return [_describe(query) for query in list_queries()]


@router.get(
    "/{name}",
    response_class=Response,
    responses={
        200: {
            "description": "The table; in JSON a list of objects.",
            "content": {media_type: {} for media_type in TABLES},
        },
        **_ANSWERS,
    },
)
async def run_query(
    request: Request,
    service: Serving,
    name: QueryName,
    format: Form = None,  # noqa: A002 # the name in the address
) -> Response:
    """Answer a named query; its parameters stand in the query string, as /api/queries tells."""
    _require(name)
    types = {form: media_type for media_type, form in TABLES.items()}
    media_type = types[format] if format else choose(request.headers.get("Accept", ""), TABLES)
    asked = NamedRequest(
        name=name,
        parameters=_parameters(request),
        media_type=media_type,
        form=TABLES[media_type],
    )
    return await service.answer(answer_named, asked)


@router.get("/{name}/text", response_class=PlainTextResponse, responses=_ANSWERS)
async def fill_query(request: Request, service: Serving, name: QueryName) -> str:
    """Give the SPARQL of a named query, with its parameters filled in."""
    _require(name)
    asked = NamedRequest(name=name, parameters=_parameters(request))
    return await service.readers.run(fill_named, asked)


def _require(name: str) -> None:
    try:
        find_query(name)
    except QueryError as error:
        raise MissingError(str(error)) from error


def _parameters(request: Request) -> dict[str, str]:
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] != "format"]
    parameters = dict(pairs)
    if len(parameters) < len(pairs):
        raise QueryError("a parameter is given twice; expected one value for each")
    return parameters


def _describe(query: NamedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "title": query.title,
        "group": query.group,
        "description": query.description,
        "parameters": [
            {"name": p.name, "kind": p.kind, "optional": p.optional} for p in query.parameters
        ],
        "columns": list(query.columns),
        "example": dict(query.example),
    }
