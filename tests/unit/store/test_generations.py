"""Readers and a writer of one folder never meet, and what was complete stays."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from graphbuilder.errors import StoreError
from graphbuilder.store import GraphStore, OxigraphStore
from graphbuilder.store.generations import begin_draft
from tests.unit.store.test_graphstore import GRAPH, OTHER, make_quad


def write(folder: Path, value: str) -> None:
    with OxigraphStore(folder) as store:
        store.replace(GRAPH, [make_quad(value)])


def read(folder: Path) -> list[str]:
    with OxigraphStore(folder, read_only=True) as store:
        return values(store)


def values(store: GraphStore) -> list[str]:
    return sorted(str(value) for _, _, value, _ in store.quads())


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def kill(store: OxigraphStore) -> None:
    """Leave a store as a process leaves it that is killed: nothing is flushed or renamed."""
    assert store._draft is not None  # no process is to be killed here
    store._draft.lock.release()
    store._draft = store._store = None


def test_closing_a_store_makes_a_state(tmp_path: Path) -> None:
    write(tmp_path, "one")
    write(tmp_path, "two")

    assert names(tmp_path) == ["2"]
    assert read(tmp_path) == ["two"]


def test_a_store_in_which_nothing_was_written_leaves_the_state_alone(tmp_path: Path) -> None:
    write(tmp_path, "one")
    with OxigraphStore(tmp_path) as store:
        assert values(store) == ["one"]

    assert names(tmp_path) == ["1"]


def test_readers_beside_a_writer_see_the_state_before(tmp_path: Path) -> None:
    write(tmp_path, "one")
    with OxigraphStore(tmp_path) as writer:
        writer.replace(GRAPH, [make_quad("two")])
        with OxigraphStore(tmp_path, read_only=True) as first:
            assert (values(first), read(tmp_path)) == (["one"], ["one"])

    assert read(tmp_path) == ["two"]


def test_a_state_that_is_read_outlives_those_who_write(tmp_path: Path) -> None:
    write(tmp_path, "one")
    with OxigraphStore(tmp_path, read_only=True) as reader:
        write(tmp_path, "two")
        write(tmp_path, "three")

        assert (values(reader), read(tmp_path)) == (["one"], ["three"])
        assert names(tmp_path) == ["1", "3"]

    write(tmp_path, "four")
    assert names(tmp_path) == ["4"]


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "one")
    with (
        OxigraphStore(tmp_path, read_only=True) as reader,
        pytest.raises(StoreError, match="for reading alone"),
    ):
        reader.remove(GRAPH)


def test_a_folder_without_a_complete_state_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no complete graph yet"):
        read(tmp_path)


def test_a_second_writer_is_told_who_is_in_the_way(tmp_path: Path) -> None:
    with OxigraphStore(tmp_path), pytest.raises(StoreError, match="in use by another process"):
        OxigraphStore(tmp_path)


def test_the_next_writer_goes_on_with_the_draft_of_one_that_was_killed(tmp_path: Path) -> None:
    write(tmp_path, "one")
    killed = OxigraphStore(tmp_path)
    killed.replace(OTHER, [make_quad("two", graph=OTHER)])
    kill(killed)

    assert (names(tmp_path), read(tmp_path)) == (["1", "2.draft"], ["one"])
    with OxigraphStore(tmp_path):
        pass
    assert (names(tmp_path), read(tmp_path)) == (["2"], ["one", "two"])


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda files: shrink(files, "MANIFEST"), id="a list of files cut off"),
        pytest.param(lambda files: shrink(files, "CURRENT"), id="no current list of files"),
        pytest.param(lambda files: remove(files, ".sst"), id="a file lost"),
    ],
)
def test_a_damaged_draft_is_begun_anew(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    write(tmp_path, "one")
    killed = OxigraphStore(tmp_path)
    killed.replace(OTHER, [make_quad("two", graph=OTHER)])
    kill(killed)
    damage(sorted((tmp_path / "2.draft").iterdir()))

    with OxigraphStore(tmp_path) as store:
        assert values(store) == ["one"]


def shrink(files: Iterable[Path], name: str) -> None:
    os.truncate(next(file for file in files if name in file.name), 3)


def remove(files: Iterable[Path], name: str) -> None:
    next(file for file in files if name in file.name).unlink()


def test_a_damaged_state_is_named_with_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, "one")
    shrink(sorted((tmp_path / "1").iterdir()), "MANIFEST")

    with pytest.raises(StoreError, match=r"cannot be read: Corruption.*backup"):
        read(tmp_path)
    with pytest.raises(StoreError, match=r"cannot be written: Corruption.*backup"):
        write(tmp_path, "two")


def test_a_copy_that_was_not_finished_is_no_draft(tmp_path: Path) -> None:
    write(tmp_path, "one")
    shutil.copytree(tmp_path / "1", tmp_path / "2.draft.tmp")

    write(tmp_path, "two")

    assert (names(tmp_path), read(tmp_path)) == (["2"], ["two"])


def test_a_draft_older_than_the_state_is_forgotten(tmp_path: Path) -> None:
    write(tmp_path, "one")
    write(tmp_path, "two")
    shutil.copytree(tmp_path / "2", tmp_path / "1.draft")

    draft = begin_draft(tmp_path)

    assert names(tmp_path) == ["2", draft.path.name]
    draft.lock.release()


def test_what_others_put_into_the_folder_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "one")
    (tmp_path / "notes").mkdir()
    (tmp_path / "8.old").write_text("mine", encoding="utf-8")

    write(tmp_path, "two")

    assert names(tmp_path) == ["2", "8.old", "notes"]


@pytest.mark.parametrize("read_only", [True, False], ids=["read", "written"])
def test_the_form_of_an_earlier_version_is_refused(tmp_path: Path, *, read_only: bool) -> None:
    (tmp_path / "CURRENT").write_text("MANIFEST-000005\n", encoding="utf-8")

    with pytest.raises(StoreError, match="earlier version of graphbuilder; delete it"):
        OxigraphStore(tmp_path, read_only=read_only)
