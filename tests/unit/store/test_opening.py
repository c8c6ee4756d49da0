"""The store fits what the user points at."""

from pathlib import Path

import pytest

from graphbuilder.errors import StoreError
from graphbuilder.exports import export
from graphbuilder.query import run_named
from graphbuilder.store import MemoryStore, OxigraphStore, open_store
from tests.builders import make_quads


def test_a_build_folder_opens_its_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "out", create=True) as made:
        made.replace(make_quads()[0][3], make_quads())

    with open_store(tmp_path / "out") as store:
        assert isinstance(store, OxigraphStore)
        assert [document.id for document in store.documents()] == ["dispatch"]
    assert (tmp_path / "out" / "store").is_dir()


@pytest.mark.parametrize("name", ["g.ttl", "g.trig", "g.nq", "g.nt", "g.jsonld"])
def test_a_file_answers_as_the_store_it_was_exported_from(tmp_path: Path, name: str) -> None:
    source = MemoryStore(make_quads())
    export(source, tmp_path / name)

    with open_store(tmp_path / name) as store:
        assert run_named(store, "positions") == run_named(source, "positions")


def test_a_folder_without_a_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph"):
        open_store(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        open_store(tmp_path / "missing.ttl")


def test_a_file_of_another_kind_is_refused_with_the_kinds_there_are(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"\.jsonld, \.nq, \.nt, \.trig, \.ttl"):
        open_store(tmp_path / "graph.docx")


@pytest.mark.parametrize("content", ["<a> <b", "\x00\xff"])
def test_a_malformed_file_is_refused_with_its_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.ttl"
    path.write_bytes(content.encode("latin-1"))

    with pytest.raises(StoreError, match=r"bad\.ttl is malformed"):
        open_store(path)
