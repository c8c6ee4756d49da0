"""Documents that come into the graph, and go out of it, while others read it."""

from http import HTTPStatus
from urllib.parse import quote

from fastapi import APIRouter, Depends, Security
from fastapi.security import HTTPBearer
from starlette.responses import Response

from graphbuilder.server import models
from graphbuilder.server.guarding import require_token
from graphbuilder.server.listing import Lookup, find_record
from graphbuilder.server.parameters import Id, Serving, problems
from graphbuilder.server.positions import Wanted, list_positions
from graphbuilder.server.records import Record
from graphbuilder.server.writing import Addition, Removal, add_document, remove_document

_BEARER = HTTPBearer(auto_error=False, description="The token of the server.")

router = APIRouter(
    prefix="/api/documents",
    tags=["writing"],
    dependencies=[Security(_BEARER), Depends(require_token)],
)

_WRITING = problems(
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.CONFLICT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
)


@router.post(
    "",
    response_model=models.Added,
    status_code=HTTPStatus.CREATED,
    responses={
        200: {"model": models.Added, "description": "The graph held it as it is."},
        **_WRITING,
    },
)
async def post_document(
    service: Serving, response: Response, document: models.NewDocument
) -> Record:
    """Read a text into the graph, and tell what was found in it; others read on meanwhile."""
    addition = Addition(
        fields=document.model_dump(exclude_none=True), reading=service.settings.reading
    )
    added = await service.writer.run(add_document, addition)
    lookup = Lookup(query="documents", named="document", id=added.id)
    record = await service.readers.run(find_record, lookup)
    wanted = Wanted(document=added.id, limit=1000)
    found = await service.readers.run(list_positions, wanted)
    response.headers["Location"] = f"/api/documents/{quote(added.id)}"
    if not added.is_new:
        response.status_code = HTTPStatus.OK
    return {"document": record, "is_new": added.is_new, "positions": found.items}


@router.delete(
    "/{id:path}",
    status_code=HTTPStatus.NO_CONTENT,
    responses=_WRITING | problems(HTTPStatus.NOT_FOUND),
)
async def delete_document(service: Serving, id: Id) -> None:  # noqa: A002 # the name in the address
    """Take a document, and all that was read in it, out of the graph."""
    await service.writer.run(remove_document, Removal(id=id, reading=service.settings.reading))
