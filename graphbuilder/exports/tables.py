"""Writes positions, actors, agreements and evidence as CSV tables that pandas reads as they are.

Things go by their IRIs, by which the tables join. Where a cell holds several, they stand apart by
spaces, which no IRI has; their labels stand apart by semicolons and are for reading.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType

from graphbuilder.exports.cells import open_tables
from graphbuilder.exports.positions import (
    Cast,
    Described,
    StoredPosition,
    read_positions,
    read_sources,
)
from graphbuilder.store import GraphStore

_POSITION_COLUMNS = (
    *("position", "act", "holder", "holderLabel", "addressee", "addresseeLabel"),
    *("reporter", "reporterLabel", "cites", "citesLabel", "content", "condition", "strength"),
    *("confidence", "respondsTo", "cue", "quotation", "start", "end"),
    *("document", "title", "publisher", "date", "url", "origin"),
)
_ROLES = ("holder", "addressee", "reporter", "cites")
_SOURCE_COLUMNS = frozenset({"document", "title", "publisher", "date", "url"})

#: The files of the folder and their columns.
TABLES = MappingProxyType({
    "positions.csv": _POSITION_COLUMNS,
    "evidence.csv": (
        *("position", "stretch", "document", "start", "end", "quotation"),
        *("sentence", "sentenceStart", "sentenceEnd", "evidence"),
    ),
    "actors.csv": (
        *("actor", "id", "label", "kind", "party", "partyLabel", "wikidata"),
        *("documents", "held", "received"),
    ),
    "agreements.csv": ("agreement", "id", "label", "year", "wikidata", "documents", "positions"),
})


def write_positions(store: GraphStore, path: Path, *, for_spreadsheets: bool = False) -> None:
    """Write the table of positions, a row each, into a file."""
    target = [(path, _POSITION_COLUMNS)]
    with open_tables(target, for_spreadsheets=for_spreadsheets) as (write,):
        for position in read_positions(store, sources=read_sources(store), cast=Cast.of(store)):
            write(_position_row(position))


def write_tables(store: GraphStore, folder: Path, *, for_spreadsheets: bool = False) -> None:
    """Write the four tables of `TABLES` into a folder."""
    cast = Cast.of(store)
    held: Counter[str] = Counter()
    received: Counter[str] = Counter()
    targets = [(folder / name, columns) for name, columns in TABLES.items()]
    with open_tables(targets, for_spreadsheets=for_spreadsheets) as writers:
        write_position, write_evidence, write_actor, write_agreement = writers
        for position in read_positions(store, sources=read_sources(store), cast=cast):
            write_position(_position_row(position))
            for row in _evidence_rows(position):
                write_evidence(row)
            held.update({thing.iri for thing in position.holder})
            # What an actor receives and how often an agreement is cited are counted alike.
            received.update({thing.iri for thing in (*position.addressee, *position.cites)})
        for actor in cast.actors.values():
            counts = (held[actor.iri], received[actor.iri])
            write_actor((*_actor_row(actor, cast), *map(str, counts)))
        for agreement in cast.agreements.values():
            write_agreement((*_agreement_row(agreement), str(received[agreement.iri])))


def list_iris(things: Iterable[Described]) -> str:
    """Write several things in one cell by their IRIs."""
    return " ".join(thing.iri for thing in things)


def list_labels(things: Iterable[Described]) -> str:
    """Write several things in one cell by their labels."""
    return "; ".join(thing.label for thing in things)


def _position_row(position: StoredPosition) -> tuple[str, ...]:
    cells = {"position": position.iri}
    for role in _ROLES:
        things: tuple[Described, ...] = getattr(position, role)
        cells |= {role: list_iris(things), f"{role}Label": list_labels(things)}
    for column in _POSITION_COLUMNS:
        if column not in cells:
            described = position.source if column in _SOURCE_COLUMNS else position
            cells[column] = described.text(column)
    return tuple(cells[column] for column in _POSITION_COLUMNS)


def _evidence_rows(position: StoredPosition) -> Iterator[tuple[str, ...]]:
    """Yield the cue, the content and the sentence of a position, each with the sentence around."""
    sentence = [position.text(column) for column in ("quotation", "start", "end")]
    stretches = (
        ("cue", "cueStart", "cueEnd", "cue"),
        ("content", "contentStart", "contentEnd", "content"),
        ("sentence", "start", "end", "quotation"),
    )
    for name, *columns in stretches:
        where = (position.iri, name, position.source.text("document"))
        cells = map(position.text, columns)
        yield (*where, *cells, *sentence, position.text("evidence"))


def _actor_row(actor: Described, cast: Cast) -> tuple[str, ...]:
    party = actor.text("party")
    label = cast.find(party).label if party else ""
    head = map(actor.text, ("id", "label", "kind"))
    return (actor.iri, *head, party, label, *map(actor.text, ("wikidata", "documents")))


def _agreement_row(agreement: Described) -> tuple[str, ...]:
    columns = ("id", "label", "year", "wikidata", "documents")
    return (agreement.iri, *map(agreement.text, columns))
