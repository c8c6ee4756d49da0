"""Jobs that list positions, whole, and tell what a stance sums up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from graphbuilder.errors import MissingError
from graphbuilder.exports.positions import Cast, Described, read_positions, read_sources
from graphbuilder.model import is_between
from graphbuilder.query import Table, parse_query, run_query
from graphbuilder.query.parameters import insert_terms
from graphbuilder.resources import read_text
from graphbuilder.server.desk import Desk
from graphbuilder.server.listing import Lookup, Page, find_record
from graphbuilder.server.records import Record, id_of, write_position
from graphbuilder.store import OxigraphStore

_FOLDER = "server/queries"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which positions are asked for; None is any.

    Attributes:
        act: An act.
        holder: An actor, by id, name or IRI, as the next two.
        addressee: An actor.
        agreement: An agreement that they cite.
        document: The document that they stand in.
        issue: What they are about.
        since: The first date, to the day, month or year.
        until: The last date, included.
        min_confidence: How sure they must be.
        offset: How many to pass over.
        limit: How many to give.
    """

    act: str | None = None
    holder: str | None = None
    addressee: str | None = None
    agreement: str | None = None
    document: str | None = None
    issue: str | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float = 0.0
    offset: int = 0
    limit: int = 50


def list_positions(desk: Desk, wanted: Wanted) -> Page:
    """List positions in the order in which they were stated.

    Returns:
        A page of them.

    Raises:
        QueryError: If a name names nothing.
    """
    chosen = [
        (position, source)
        for position, source, date, confidence in _choose(desk, wanted)
        if is_between(date, since=wanted.since, until=wanted.until)
        and confidence >= wanted.min_confidence
    ]
    page = chosen[wanted.offset : wanted.offset + wanted.limit]
    return Page(total=len(chosen), items=_read(desk, page))


def find_position(desk: Desk, position_id: str) -> Record:
    """Find a position by its id.

    Returns:
        Its record.

    Raises:
        MissingError: If there is none.
    """
    for position, source, *_ in _choose(desk, Wanted()):
        if id_of(position) == position_id:
            return _read(desk, [(position, source)])[0]
    raise MissingError(f"no position has the id {position_id!r}; /api/positions lists all")


def find_stance(desk: Desk, stance_id: str) -> Record:
    """Find a stance, with the ids of the positions that it sums up.

    Returns:
        Its record.

    Raises:
        MissingError: If there is none.
    """
    record = find_record(desk, Lookup(query="stances", named="stance", id=stance_id))
    table = _ask(desk.store, "positions_of", stance=[URIRef(str(record["iri"]))])
    return {**record, "sums_up": [id_of(str(row[0])) for row in table.rows]}


#: What a choice is made by: position, document, date, confidence.
Choice = tuple[str, str, str, float]


def _choose(desk: Desk, wanted: Wanted) -> Sequence[Choice]:
    names = ("act", "holder", "addressee", "agreement", "document")
    given = {name: value for name in names if (value := getattr(wanted, name)) is not None}
    chosen = desk.find(
        ("chosen", *sorted(given.items())), lambda store: _run(store, "choose", given)
    )
    choices = [
        (str(position), str(source), str(date or ""), float(str(confidence)))
        for position, source, date, confidence in chosen.rows
    ]
    if wanted.issue is None:
        return choices
    about = {str(row[0]) for row in _run(desk.store, "about", {"issue": wanted.issue}).rows}
    return [choice for choice in choices if choice[0] in about]


def _read(desk: Desk, page: Sequence[tuple[str, str]]) -> tuple[Record, ...]:
    """Read positions whole, given with their documents, in their order."""
    if not page:
        return ()
    sources = desk.find("sources", _sources)
    cast = desk.find("cast", Cast.of)
    documents = dict.fromkeys(source for _, source in page)
    found = {
        position.iri: position
        for position in read_positions(
            desk.store, sources=[sources[source] for source in documents], cast=cast
        )
    }
    issues = _issues_of(desk.store, [position for position, _ in page])
    return tuple(
        write_position(found[position], issues=issues.get(position, ())) for position, _ in page
    )


def _sources(store: OxigraphStore) -> Mapping[str, Described]:
    return {source.iri: source for source in read_sources(store)}


def _issues_of(
    store: OxigraphStore, positions: Iterable[str]
) -> Mapping[str, Sequence[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    table = _ask(store, "issues_of", position=map(URIRef, positions))
    for position, key, label in table.rows:
        found.setdefault(str(position), []).append((str(key), str(label)))
    return found


def _run(store: OxigraphStore, name: str, parameters: Mapping[str, str]) -> Table:
    query = parse_query(read_text(_FOLDER, f"{name}.rq"), name=name)
    return run_query(store, query, parameters=parameters)


def _ask(store: OxigraphStore, name: str, **terms: Iterable[URIRef]) -> Table:
    return Table.of(store.query(insert_terms(read_text(_FOLDER, f"{name}.rq"), terms=terms)))
