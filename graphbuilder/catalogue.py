"""Tables in, catalogue graph out: what is known before reading, beside the graphs of documents.

It joins the word tables with the graph side, as `build.py` joins the reading of documents with it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graphbuilder.exports import serialise
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.lexicons.record import load_record
from graphbuilder.model import Catalogue
from graphbuilder.rdf import DEFAULT_BASE, Iris, Quad, encode_catalogue
from graphbuilder.resources import list_sources
from graphbuilder.store import GraphStore, list_catalogues

#: The folders of the package whose modules and tables decide what the graph says.
_FOLDERS = ("lexicons", "model", "rdf")


def update_catalogue(
    store: GraphStore, catalogue: Catalogue, *, tables: Sequence[Path] = (), base: str
) -> bool:
    """Write the graph of the catalogue into a store, unless it is there as it is.

    Args:
        store: Where to.
        catalogue: From `load_catalogue`, with the same tables.
        tables: The tables that the user laid over those of the package.
        base: The IRI below which things get their names.

    Returns:
        Whether it was written.

    Raises:
        StoreError: If the store cannot be written.
    """
    graph = Iris(base=base).catalogue()
    if list_catalogues(store).get(graph) == _hash_tables(tables):
        return False
    store.load(graph, _encode(catalogue, tables=tables, base=base))
    return True


def render_catalogue(
    form: str = "trig", *, tables: Sequence[Path] = (), base: str = DEFAULT_BASE
) -> str:
    """Write the graph of the catalogue as RDF text.

    Args:
        form: A key of `serialisation.FORMATS`.
        tables: Tables of the user's own, laid over the catalogue; see `load_catalogue`.
        base: The IRI below which things get their names.

    Returns:
        The text; the same tables give the same bytes.

    Raises:
        LexiconError: If a table of the user's cannot be read or holds a bad row.
        ExportError: If the form is no form of RDF.
    """
    catalogue = load_catalogue(tables)
    return serialise(_encode(catalogue, tables=tables, base=base), form=form)


def _encode(catalogue: Catalogue, *, tables: Sequence[Path], base: str) -> Iterator[Quad]:
    record, sha256 = load_record(catalogue), _hash_tables(tables)
    return encode_catalogue(catalogue, record, tables_sha256=sha256, base=base)


def _hash_tables(tables: Iterable[Path]) -> str:
    """Hash all that decides what the graph says: code and tables of ours, tables of the user's."""
    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for name, content in list_sources(folder):
            digest.update(name.encode() + b"\0" + content + b"\0")
    for table in tables:
        digest.update(table.read_bytes() + b"\0")
    return digest.hexdigest()
