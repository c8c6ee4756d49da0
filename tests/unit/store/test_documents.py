"""A store tells which documents it holds as they are."""

from dataclasses import fields

import pytest

from graphbuilder.model import Document, PartialDate
from graphbuilder.rdf import Iris
from graphbuilder.store import GraphStore, count_documents, holds_document
from tests.builders import TEXT, make_catalogue_quads, make_document, make_quads

#: Another value for each field of a document.
CHANGES = {
    "id": "letter",
    "text": f"{TEXT}\n",
    "title": "Neighbours are reconciled",
    "date": PartialDate(1994, 5),
    "publisher": "",
    "url": "https://courier.example/1994/mur/2",
    "language": "fr",
}
BARE = {"title": "", "date": None, "publisher": "", "url": ""}


def put(store: GraphStore, document: Document) -> None:
    quads = make_quads(document=document, positions=())
    store.replace(quads[0][3], quads)


def holds(store: GraphStore, document: Document, *, config: str = "c0ffee") -> bool:
    graph = Iris().graph(document.id)
    return holds_document(store, document, graph=graph, config_sha256=config)


@pytest.mark.parametrize("changes", [{}, BARE], ids=["all known", "little known"])
def test_a_document_is_held_as_it_was_read(store: GraphStore, changes: dict[str, object]) -> None:
    document = make_document(**changes)
    assert not holds(store, document)

    put(store, document)

    assert holds(store, document)
    assert not holds(store, document, config="decaf")


@pytest.mark.parametrize("name", [field.name for field in fields(Document)])
def test_a_change_of_any_field_is_a_change(store: GraphStore, name: str) -> None:
    put(store, make_document())

    assert not holds(store, make_document(**{name: CHANGES[name]}))


@pytest.mark.parametrize("name", BARE)
def test_what_becomes_known_or_unknown_is_a_change(store: GraphStore, name: str) -> None:
    put(store, make_document(**{name: BARE[name]}))

    assert not holds(store, make_document())


def test_documents_are_counted_without_the_catalogue(store: GraphStore) -> None:
    assert count_documents(store) == 0
    known = make_catalogue_quads()
    store.replace(known[0][3], known)

    put(store, make_document())
    put(store, make_document(id="letter"))

    assert count_documents(store) == 2
