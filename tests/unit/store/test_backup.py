"""A backup is a build folder of its own."""

import shutil
from pathlib import Path

import pytest
from rdflib import URIRef

from graphbuilder.errors import StoreError
from graphbuilder.store import GraphStore, RemoteStore, back_up, open_store
from tests.unit.store.test_graphstore import GRAPH, OTHER, make_quad


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """Give a build folder with a graph of one quad."""
    write(tmp_path / "build", "kept")
    return tmp_path / "build"


def write(folder: Path, value: str) -> None:
    with open_store(folder, create=True) as store:
        store.replace(GRAPH, [make_quad(value)])


def read(place: str | Path) -> set[str]:
    with open_store(place) as store:
        return values(store)


def values(store: GraphStore) -> set[str]:
    return {str(quad[2]) for quad in store.quads()}


def test_a_backup_is_read_and_written_as_a_build(build: Path, tmp_path: Path) -> None:
    target = tmp_path / "backups" / "monday"
    back_up(build, target)
    write(build, "new")

    assert (read(target), read(build)) == ({"kept"}, {"new"})
    write(target, "newer")
    assert (read(target), read(build)) == ({"newer"}, {"new"})


def test_a_backup_shares_no_file_with_its_original(build: Path, tmp_path: Path) -> None:
    back_up(build, tmp_path / "backup")

    files = [path for path in (tmp_path / "backup").rglob("*") if path.is_file()]
    assert files
    assert {path.stat().st_nlink for path in files} == {1}


def test_a_backup_during_a_build_is_the_state_before(build: Path, tmp_path: Path) -> None:
    with open_store(build, create=True) as writer:
        writer.replace(OTHER, [make_quad("half of it", graph=OTHER)])
        back_up(build, tmp_path / "backup")

    assert read(tmp_path / "backup") == {"kept"}


def test_a_server_is_backed_up_graph_by_graph(empty_server: str, tmp_path: Path) -> None:
    quads = [make_quad("one"), make_quad("two", graph=OTHER)]
    with RemoteStore(empty_server) as store:
        for quad in quads:
            store.replace(quad[3], [quad])

    back_up(empty_server, tmp_path / "backup")

    with open_store(tmp_path / "backup") as copy:
        assert set(copy.quads()) == set(quads)


def test_a_backup_is_not_overwritten_unasked(build: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup"
    back_up(build, target)
    write(build, "new")

    with pytest.raises(StoreError, match="is there already"):
        back_up(build, target)
    assert read(target) == {"kept"}
    back_up(build, target, overwrite=True)
    assert read(target) == {"new"}


def test_what_is_no_backup_is_never_overwritten(build: Path, tmp_path: Path) -> None:
    target = tmp_path / "letters"
    target.mkdir()

    with pytest.raises(StoreError, match="no build folder or backup"):
        back_up(build, target, overwrite=True)
    assert target.is_dir()


def test_a_build_is_no_backup_of_itself(build: Path) -> None:
    with pytest.raises(StoreError, match="is what is to be copied"):
        back_up(build, build.parent / "." / "build", overwrite=True)
    assert read(build) == {"kept"}


def test_a_restored_build_keeps_its_other_files_and_its_readers(
    build: Path, tmp_path: Path
) -> None:
    back_up(build, tmp_path / "backup")
    write(build, "spoilt")
    (build / "notes.txt").write_text("mine", encoding="utf-8")

    with open_store(build) as reader:
        back_up(tmp_path / "backup", build, overwrite=True)
        assert values(reader) == {"spoilt"}

    assert read(build) == {"kept"}
    assert (build / "notes.txt").exists()


def test_a_build_that_is_written_is_not_replaced(build: Path, tmp_path: Path) -> None:
    back_up(build, tmp_path / "backup")

    with open_store(build, writable=True), pytest.raises(StoreError, match="in use by another"):
        back_up(tmp_path / "backup", build, overwrite=True)


def test_a_draft_of_a_killed_build_does_not_outlive_a_restoration(
    build: Path, tmp_path: Path
) -> None:
    back_up(build, tmp_path / "backup")
    shutil.copytree(build / "store" / "1", build / "store" / "2.draft")

    back_up(tmp_path / "backup", build, overwrite=True)

    assert [path.name for path in (build / "store").iterdir()] == ["2"]


@pytest.mark.parametrize("name", ["missing", "graph.ttl"])
def test_what_is_no_build_has_no_backup(tmp_path: Path, name: str) -> None:
    (tmp_path / "graph.ttl").touch()

    with pytest.raises(StoreError, match="is no build folder"):
        back_up(tmp_path / name, tmp_path / "backup")


def test_a_backup_that_fails_leaves_nothing(
    build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_the_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copytree", fill_the_disk)
    with pytest.raises(StoreError, match=r"No space left on device; free some space"):
        back_up(build, tmp_path / "backup")
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_the_graph_of_a_file_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text(f'<{GRAPH}> <{GRAPH}> "one" <{GRAPH}> .\n', encoding="utf-8")

    with pytest.raises(StoreError, match="cannot be changed"):
        open_store(path, writable=True)
    with open_store(path) as store:
        assert store.graphs() == (URIRef(GRAPH),)
