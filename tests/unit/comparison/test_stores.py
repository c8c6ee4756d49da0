"""Two stores are compared document by document."""

import pytest

from graphbuilder.comparison import ChangeKind, compare
from graphbuilder.errors import QueryError, StoreError
from graphbuilder.model import Analysis
from graphbuilder.rdf import GB, Run, encode
from graphbuilder.store import GraphStore, MemoryStore, OxigraphStore
from graphbuilder.store.terms import NO_GRAPH
from tests.builders import (
    RUN,
    fill_press,
    make_analysis,
    make_catalogue_quads,
    make_document,
    make_position,
    make_refusal,
)


def fill(store: GraphStore, *analyses: Analysis, run: Run = RUN) -> GraphStore:
    for analysis in analyses:
        quads = encode(analysis, run=run)
        store.replace(quads[0][3], quads)
    return store


@pytest.fixture
def other() -> GraphStore:
    """Give an empty store to compare with."""
    return OxigraphStore(None)


def test_equal_stores_do_not_differ(store: GraphStore, other: GraphStore) -> None:
    assert list(compare(fill_press(store), fill_press(other))) == []


def test_documents_are_added_removed_and_changed(store: GraphStore, other: GraphStore) -> None:
    gone, new = (make_analysis(document=make_document(id=name)) for name in ("gone", "new"))
    fill(store, make_analysis(), gone)
    fill(other, make_analysis(positions=(make_position(strength=5), make_refusal())), new)

    changes = list(compare(store, other))

    assert [(change.id, change.kind) for change in changes] == [
        ("dispatch", ChangeKind.CHANGED),
        ("gone", ChangeKind.REMOVED),
        ("new", ChangeKind.ADDED),
    ]
    assert [position.fields for position in changes[0].positions] == [("strength",)]


def test_what_read_a_document_does_not_count(store: GraphStore, other: GraphStore) -> None:
    fill(store, make_analysis())
    fill(other, make_analysis(), run=Run(version="9", config_sha256="0ff"))

    assert list(compare(store, other)) == []


def test_a_change_below_equal_hashes_is_found(store: GraphStore, other: GraphStore) -> None:
    fill(store, make_analysis())
    fill(other, make_analysis(positions=(make_position(confidence=0.5), make_refusal())))

    assert len(list(compare(store, other))) == 1


def test_documents_with_equal_graphs_are_not_decoded(
    store: GraphStore, other: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("graphbuilder.comparison.stores.decode")

    assert list(compare(fill_press(store), fill_press(other))) == []


def test_a_catalogue_does_not_count(store: GraphStore, other: GraphStore) -> None:
    known = make_catalogue_quads()
    store.load(known[0][3], known)

    assert list(compare(fill(store, make_analysis()), fill(other, make_analysis()))) == []


def test_an_unknown_field_cannot_be_ignored(store: GraphStore, other: GraphStore) -> None:
    with pytest.raises(QueryError, match=r"no field is called mood; expected one of act, .*title"):
        list(compare(store, other, ignore=["mood", "act"]))


def test_documents_in_one_graph_are_refused(other: GraphStore) -> None:
    press = fill_press(MemoryStore())
    merged = MemoryStore((s, p, o, NO_GRAPH) for s, p, o, _ in press.quads())

    with pytest.raises(StoreError, match="holds several documents, as files in Turtle"):
        list(compare(merged, other))


def test_a_document_in_two_graphs_is_refused(store: GraphStore, other: GraphStore) -> None:
    fill(other, make_analysis())
    quads = encode(make_analysis(), run=RUN, base="https://other.example/")
    other.replace(quads[0][3], quads)

    with pytest.raises(StoreError, match="'dispatch' is in two graphs"):
        list(compare(store, other))


def test_a_graph_that_is_no_analysis_is_refused_by_name(other: GraphStore) -> None:
    quads = [quad for quad in encode(make_analysis(), run=RUN) if quad[1] != GB.cueStart]

    with pytest.raises(StoreError, match=r"'dispatch' cannot be compared: .*cueStart"):
        list(compare(MemoryStore(quads), other))
