"""The JSON API: what the graph holds, by kind, with filters and pages."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request

from graphbuilder.server import models
from graphbuilder.server.filters import (
    OfActors,
    OfDocuments,
    OfPositions,
    OfStances,
    Paging,
    Searching,
)
from graphbuilder.server.listing import Listing, Lookup, find_record, list_records
from graphbuilder.server.parameters import Id, Serving, problems, write_page
from graphbuilder.server.positions import Wanted, find_position, find_stance, list_positions
from graphbuilder.server.records import Record
from graphbuilder.server.service import Service

router = APIRouter(prefix="/api", tags=["graph"])

_LISTS = problems()
_ITEMS = problems(HTTPStatus.NOT_FOUND)


@router.get("/documents", response_model=models.PageOf[models.Document], responses=_LISTS)
async def get_documents(
    request: Request, service: Serving, wanted: Annotated[OfDocuments, Query()]
) -> Record:
    """List the documents; those without a date come first."""
    listing = Listing(query="documents", named="document", **wanted.model_dump())
    return await _list(request, service, wanted, listing)


@router.get("/actors", response_model=models.PageOf[models.Actor], responses=_LISTS)
async def get_actors(
    request: Request, service: Serving, wanted: Annotated[OfActors, Query()]
) -> Record:
    """List the actors that documents name."""
    given = wanted.model_dump(mode="json", exclude_none=True, include={"kind"})
    rest = wanted.model_dump(exclude={"kind"})
    listing = Listing(query="actors", named="actor", parameters=given, **rest)
    return await _list(request, service, wanted, listing)


@router.get("/agreements", response_model=models.PageOf[models.Agreement], responses=_LISTS)
async def get_agreements(
    request: Request, service: Serving, wanted: Annotated[Searching, Query()]
) -> Record:
    """List the agreements that documents name."""
    listing = Listing(query="agreements", named="agreement", **wanted.model_dump())
    return await _list(request, service, wanted, listing)


@router.get("/issues", response_model=models.PageOf[models.Issue], responses=_LISTS)
async def get_issues(
    request: Request, service: Serving, wanted: Annotated[Searching, Query()]
) -> Record:
    """List what positions are about, if that was derived."""
    listing = Listing(query="issues", named="issue", **wanted.model_dump())
    return await _list(request, service, wanted, listing)


@router.get("/stances", response_model=models.PageOf[models.Stance], responses=_LISTS)
async def get_stances(
    request: Request, service: Serving, wanted: Annotated[OfStances, Query()]
) -> Record:
    """List what holders say in all documents together, the most often stated first."""
    names = {"holder", "issue", "act"}
    given = wanted.model_dump(mode="json", exclude_none=True, include=names)
    rest = wanted.model_dump(exclude=names)
    listing = Listing(
        query="stances", named="stance", parameters=given, days=("first", "last"), **rest
    )
    return await _list(request, service, wanted, listing)


@router.get("/positions", response_model=models.PageOf[models.Position], responses=_LISTS)
async def get_positions(
    request: Request, service: Serving, wanted: Annotated[OfPositions, Query()]
) -> Record:
    """List positions in the order in which they were stated."""
    page = await service.readers.run(list_positions, Wanted(**wanted.model_dump(mode="json")))
    return write_page(request, page, wanted)


@router.get("/documents/{id:path}", response_model=models.Document, responses=_ITEMS)
async def get_document(service: Serving, id: Id) -> Record:  # noqa: A002 # the name in the address
    """Give one document."""
    lookup = Lookup(query="documents", named="document", id=id)
    return await service.readers.run(find_record, lookup)


@router.get("/actors/{id:path}", response_model=models.Actor, responses=_ITEMS)
async def get_actor(service: Serving, id: Id) -> Record:  # noqa: A002 # as above
    """Give one actor."""
    return await service.readers.run(find_record, Lookup(query="actors", named="actor", id=id))


@router.get("/agreements/{id:path}", response_model=models.Agreement, responses=_ITEMS)
async def get_agreement(service: Serving, id: Id) -> Record:  # noqa: A002 # as above
    """Give one agreement."""
    lookup = Lookup(query="agreements", named="agreement", id=id)
    return await service.readers.run(find_record, lookup)


@router.get("/issues/{id:path}", response_model=models.Issue, responses=_ITEMS)
async def get_issue(service: Serving, id: Id) -> Record:  # noqa: A002 # as above
    """Give one issue."""
    return await service.readers.run(find_record, Lookup(query="issues", named="issue", id=id))


@router.get("/stances/{id}", response_model=models.WholeStance, responses=_ITEMS)
async def get_stance(service: Serving, id: Id) -> Record:  # noqa: A002 # as above
    """Give one stance, with the positions that it sums up."""
    return await service.readers.run(find_stance, id)


@router.get("/positions/{id}", response_model=models.Position, responses=_ITEMS)
async def get_position(service: Serving, id: Id) -> Record:  # noqa: A002 # as above
    """Give one position."""
    return await service.readers.run(find_position, id)


async def _list(request: Request, service: Service, paging: Paging, listing: Listing) -> Record:
    return write_page(request, await service.readers.run(list_records, listing), paging)
