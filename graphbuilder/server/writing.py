"""Jobs that write the graph: updates, documents that come in, documents that go.

Each holds the lock of the folder while it writes; whoever reads sees the graph as it was before.
"""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.build import build
from graphbuilder.derived import base_of
from graphbuilder.errors import DocumentError, MissingError
from graphbuilder.query import insert_using, require_local_update
from graphbuilder.rdf import Iris
from graphbuilder.removal import remove
from graphbuilder.server.desk import Desk, open_local
from graphbuilder.server.iris import require_iri
from graphbuilder.server.settings import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An update as the SPARQL protocol brings it.

    Attributes:
        text: The update.
        base: What relative IRIs are relative to: the address of the endpoint.
        default_graphs: The graphs that its WHERE is about, if the request names any.
        named_graphs: The graphs that GRAPH sees in it, likewise.
    """

    text: str
    base: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A document that comes in.

    Attributes:
        fields: Its text, and what is known of it, by the names of the JSON that `build` reads.
        reading: How it is read.
    """

    fields: Mapping[str, str]
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of a document that came in.

    Attributes:
        id: Its id.
        is_new: Whether it was read; if not, the graph held it as it is.
    """

    id: str
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A document that goes.

    Attributes:
        id: Its id.
        reading: How documents are read.
    """

    id: str
    reading: Reading


def apply_update(desk: Desk, update: Update) -> None:
    """Apply a SPARQL update, wholly or not at all.

    Raises:
        QueryError: If it is malformed or asks another server.
        StoreInUseError: If another process is writing.
        StoreError: If the store cannot be written.
    """
    require_local_update(update.text)
    text = insert_using(
        update.text,
        default=[require_iri(iri) for iri in update.default_graphs],
        named=[require_iri(iri) for iri in update.named_graphs],
    )
    with open_local(desk.place, writable=True) as store:
        store.update(text, base=update.base)


def add_document(desk: Desk, addition: Addition) -> Added:
    """Read a document into the graph, as `graphbuilder build` does.

    Returns:
        Its id, and whether it was new.

    Raises:
        DocumentError: If it cannot be read, or is not in English.
        StoreInUseError: If another process is writing.
        StoreError: If the store cannot be written.
    """
    base = base_of(desk.store)
    desk.close()  # so that the state that is read can go when there is a newer one
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.json"
        path.write_text(json.dumps(dict(addition.fields)), encoding="utf-8")
        reading = addition.reading
        report = build(
            [path],
            Path(desk.place),
            base=base,
            model=reading.model,
            tables=reading.tables,
            issues=reading.issues,
        )
    if report.failed:
        raise DocumentError(report.failed[0].reason)
    ((name, is_new),) = [(id_, True) for id_ in report.read] + [
        (id_, False) for id_ in report.unchanged
    ]
    return Added(id=name, is_new=is_new)


def remove_document(desk: Desk, removal: Removal) -> None:
    """Take a document out of the graph.

    Raises:
        MissingError: If the graph does not hold it.
        StoreInUseError: If another process is writing.
        StoreError: If the store cannot be written.
    """
    is_there = desk.store.holds(Iris(base=base_of(desk.store)).graph(removal.id))
    desk.close()
    if not is_there:
        raise MissingError(f"no document has the id {removal.id!r}; /api/documents lists all")
    remove(desk.place, [removal.id], issues=removal.reading.issues)
