r"""Writes a graph as the CSV files that Neo4j's importer takes, with types in their heads.

In the folder that was written::

    neo4j-admin database import full --multiline-fields=true --nodes=actors.csv \
        --nodes=positions.csv --nodes=agreements.csv --nodes=documents.csv \
        --relationships=relationships.csv neo4j

Fields may hold line ends, since titles and quotations may; hence the option. The form of the heads
is that of https://neo4j.com/docs/operations-manual/current/import/#import-tool-header-format.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType

from graphbuilder.errors import AnalysisError
from graphbuilder.exports.cells import open_tables
from graphbuilder.exports.positions import (
    Cast,
    Described,
    StoredPosition,
    read_positions,
    read_sources,
)
from graphbuilder.model import PartialDate
from graphbuilder.store import GraphStore

#: The properties of a date: as it is known, and as the days that it may stand for.
_DATE = ("date", "firstDay:date", "lastDay:date")

#: The files of the folder and their heads.
TABLES = MappingProxyType({
    "actors.csv": ("iri:ID", "id", "name", "kind", "wikidata", "documents:int", ":LABEL"),
    "positions.csv": (
        *("iri:ID", "act", "content", "contentStart:int", "contentEnd:int"),
        *("cue", "cueStart:int", "cueEnd:int", "quotation", "start:int", "end:int"),
        *("condition", "strength:int", "confidence:double", "origin", *_DATE, ":LABEL"),
    ),
    "agreements.csv": ("iri:ID", "id", "name", "year:int", "wikidata", "documents:int", ":LABEL"),
    "documents.csv": (
        *("iri:ID", "id", "title", "publisher", "url", "language", *_DATE, ":LABEL"),
    ),
    "relationships.csv": (":START_ID", ":END_ID", "order:int", ":TYPE"),
})

#: What the columns of our queries are called in Neo4j, where that differs.
_COLUMNS = MappingProxyType({"name": "label"})


def write_neo4j(store: GraphStore, folder: Path) -> None:
    """Write the tables of `TABLES` into a folder."""
    cast, sources = Cast.of(store), read_sources(store)
    targets = [(folder / name, head) for name, head in TABLES.items()]
    with open_tables(targets) as writers:
        write_actor, write_position, write_agreement, write_document, relate = writers
        for actor in cast.actors.values():
            write_actor(_node(actor, "actors.csv", label="Actor"))
            if party := actor.text("party"):
                relate((actor.iri, party, "", "SPEAKS_FOR"))
        for agreement in cast.agreements.values():
            write_agreement(_node(agreement, "agreements.csv", label="Agreement"))
        for source in sources:
            write_document(_document_node(source))
        for position in read_positions(store, sources=sources, cast=cast):
            write_position(_position_node(position))
            for relationship in _relationships(position):
                relate(relationship)


def _node(thing: Described, table: str, *, label: str, skip: int = 0) -> tuple[str, ...]:
    """Write a node: its IRI, its facts in the order of the head without the last few, its label."""
    columns = [column.partition(":")[0] for column in TABLES[table][1 : -1 - skip]]
    cells = (thing.text(_COLUMNS.get(column, column)) for column in columns)
    return (thing.iri, *cells) if skip else (thing.iri, *cells, label)


def _document_node(source: Described) -> tuple[str, ...]:
    columns = ("document", "title", "publisher", "url", "language")
    return (source.iri, *map(source.text, columns), *_dates(source), "Document")


def _position_node(position: StoredPosition) -> tuple[str, ...]:
    facts = _node(position, "positions.csv", label="", skip=len(_DATE))
    return (*facts, *_dates(position.source), "Position")


def _dates(source: Described) -> Sequence[str]:
    date = source.text("date")
    try:
        known = PartialDate.parse(date)
    except AnalysisError:  # unknown, or that of a foreign graph
        return (date, "", "")
    return (date, known.earliest.isoformat(), known.latest.isoformat())


def _relationships(position: StoredPosition) -> Iterator[tuple[str, str, str, str]]:
    for order, actor in enumerate(position.holder, start=1):
        yield actor.iri, position.iri, str(order), "HOLDS"
    for order, actor in enumerate(position.addressee, start=1):
        yield position.iri, actor.iri, str(order), "ADDRESSES"
    for order, actor in enumerate(position.reporter, start=1):
        yield actor.iri, position.iri, str(order), "REPORTS"
    for order, agreement in enumerate(position.cites, start=1):
        yield position.iri, agreement.iri, str(order), "CITES"
    if answered := position.text("respondsTo"):
        yield position.iri, answered, "", "RESPONDS_TO"
    yield position.iri, position.source.iri, "", "STANDS_IN"
