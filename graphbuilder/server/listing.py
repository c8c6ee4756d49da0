"""Jobs that list what the graph holds, page by page, for the JSON API.

Tables are those of the named queries. A state of the graph never changes, so they are kept until
there is a newer one, and the pages of a list cost one query.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphbuilder.errors import MissingError
from graphbuilder.model import is_between
from graphbuilder.query import run_named
from graphbuilder.server.desk import Desk
from graphbuilder.server.records import Record, write_rows
from graphbuilder.store import OxigraphStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A part of a list.

    Attributes:
        total: How long the whole list is.
        items: The records of the part.
    """

    total: int
    items: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list that is asked for.

    Attributes:
        query: The named query whose rows it is.
        named: The column of what each row is about.
        parameters: Of the named query.
        contains: What one of the texts of a record must contain, in any case.
        since: The first date, to the day, month or year.
        until: The last date, included.
        days: The columns of the first and the last date of what a row is about.
        offset: How many records to pass over.
        limit: How many to give.
    """

    query: str
    named: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    contains: str = ""
    since: str | None = None
    until: str | None = None
    days: tuple[str, str] = ("date", "date")
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """One thing that is asked for.

    Attributes:
        query: The named query that lists it.
        named: The column of what each row is about.
        id: Its id.
    """

    query: str
    named: str
    id: str


def list_records(desk: Desk, listing: Listing) -> Page:
    """List what the graph holds of a kind.

    Returns:
        A page of it.

    Raises:
        QueryError: If a parameter names nothing.
    """
    records = _records(desk, listing.query, listing.named, listing.parameters)
    first, last = listing.days
    kept = [
        record
        for record in records
        if _contains(record, listing.contains)
        and is_between(str(record.get(last) or ""), since=listing.since, until=None)
        and is_between(str(record.get(first) or ""), since=None, until=listing.until)
    ]
    return cut_page(kept, offset=listing.offset, limit=listing.limit)


def find_record(desk: Desk, lookup: Lookup) -> Record:
    """Find one thing of a kind.

    Returns:
        Its record.

    Raises:
        MissingError: If the graph has no such thing.
    """
    for record in _records(desk, lookup.query, lookup.named, {}):
        if record["id"] == lookup.id:
            return record
    raise MissingError(f"nothing has the id {lookup.id!r} here; /api/{lookup.query} lists all")


def count_documents(desk: Desk, _: None) -> int:
    """Count the documents of the graph."""
    return len(_records(desk, "documents", "document", {}))


def cut_page(records: list[Record], *, offset: int, limit: int) -> Page:
    """Cut a page out of a list."""
    return Page(total=len(records), items=tuple(records[offset : offset + limit]))


def _records(
    desk: Desk, query: str, named: str, parameters: Mapping[str, str]
) -> tuple[Record, ...]:
    def look(store: OxigraphStore) -> tuple[Record, ...]:
        return write_rows(run_named(store, query, parameters=parameters), named=named)

    return desk.find(("records", query, *sorted(parameters.items())), look)


def _contains(record: Record, text: str) -> bool:
    wanted = text.casefold()
    return not wanted or any(
        isinstance(value, str) and wanted in value.casefold() for value in record.values()
    )
