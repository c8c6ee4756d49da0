"""Writes a footnote for each position: the words, and where they stand."""

from pathlib import Path

from graphbuilder.exports.bibtex import position_key
from graphbuilder.exports.cells import open_tables
from graphbuilder.exports.positions import Cast, StoredPosition, read_positions, read_sources
from graphbuilder.exports.tables import list_labels
from graphbuilder.store import GraphStore

#: The columns of the table; `key` is that of the entry in BibTeX.
COLUMNS = (
    *("key", "footnote", "holder", "act", "addressee", "reporter", "content", "quotation"),
    *("document", "title", "publisher", "date", "url", "start", "end", "position"),
)


def write_footnotes(store: GraphStore, path: Path, *, for_spreadsheets: bool = False) -> None:
    """Write a table with a footnote a row into a file."""
    with open_tables([(path, COLUMNS)], for_spreadsheets=for_spreadsheets) as (write,):
        for position in read_positions(store, sources=read_sources(store), cast=Cast.of(store)):
            write(_row(position))


def _row(position: StoredPosition) -> tuple[str, ...]:
    people = (
        list_labels(position.holder),
        position.text("act"),
        list_labels(position.addressee),
        list_labels(position.reporter),
    )
    words = map(position.text, ("content", "quotation"))
    where = map(position.source.text, ("document", "title", "publisher", "date", "url"))
    offsets = map(position.text, ("start", "end"))
    key, note = position_key(position), _footnote(position)
    return (key, note, *people, *words, *where, *offsets, position.iri)


def _footnote(position: StoredPosition) -> str:
    """Write a note that stands by itself; what is unknown of the document is passed over."""
    source = position.source
    title = source.text("title")
    named = f"“{title}”" if title else source.text("document")
    place = (named, source.text("publisher"), source.text("date"), source.text("url"))
    start, end = position.text("start"), position.text("end")
    parts = (f"“{position.text('quotation')}”", *filter(None, place), f"characters {start}–{end}")
    return ", ".join(parts) + "."
