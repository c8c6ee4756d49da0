"""Keeps graphs, of documents and the catalogue, in memory or on disk, and answers SPARQL."""

from graphbuilder.store.addresses import is_address
from graphbuilder.store.backup import back_up
from graphbuilder.store.catalogues import list_catalogues, list_quads
from graphbuilder.store.datasets import EVERYTHING, Dataset, OxAnswer
from graphbuilder.store.documents import count_documents, holds_document
from graphbuilder.store.graphstore import GraphStore, QueryAnswer, Solutions, StoredDocument
from graphbuilder.store.memory import MemoryStore
from graphbuilder.store.opening import name_store, open_store
from graphbuilder.store.oxigraph import OxigraphStore
from graphbuilder.store.remote import RemoteStore

__all__ = [
    "EVERYTHING",
    "Dataset",
    "GraphStore",
    "MemoryStore",
    "OxAnswer",
    "OxigraphStore",
    "QueryAnswer",
    "RemoteStore",
    "Solutions",
    "StoredDocument",
    "back_up",
    "count_documents",
    "holds_document",
    "is_address",
    "list_catalogues",
    "list_quads",
    "name_store",
    "open_store",
]
