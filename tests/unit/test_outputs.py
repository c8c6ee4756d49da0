"""The files made of all documents are written, or left out where they would take long."""

from pathlib import Path

import pytest

from graphbuilder import outputs
from graphbuilder.derived import update_derived
from graphbuilder.errors import ExportError, QueryError
from graphbuilder.outputs import NAMES, Files, Selection, render_page, update_outputs
from graphbuilder.store import MemoryStore
from tests.builders import fill_press, make_document, make_quads


@pytest.fixture
def two_documents() -> MemoryStore:
    """Give a store of two documents."""
    store = MemoryStore()
    for name in ("dispatch", "letter"):
        quads = make_quads(document=make_document(id=name))
        store.replace(quads[0][3], quads)
    return store


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("files", "most", "written"),
    [
        (Files.AUTO, 2, True),
        (Files.AUTO, 1, False),
        (Files.ALWAYS, 1, True),
        (Files.NEVER, 2, False),
    ],
)
def test_files_are_written_or_taken_away(
    two_documents: MemoryStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: Files,
    most: int,
    *,
    written: bool,
) -> None:
    monkeypatch.setattr(outputs, "MAX_DOCUMENTS", most)
    for name in NAMES.values():
        (tmp_path / name).write_text("what the graph said before", encoding="utf-8")

    contents = update_outputs(two_documents, tmp_path, files=files)

    assert names(tmp_path) == (set(NAMES.values()) if written else set())
    assert (contents.positions is not None) is (contents.files != {}) is written
    assert contents.documents == 2
    if written:
        assert "the graph said before" not in (tmp_path / NAMES["turtle"]).read_text("utf-8")


def test_what_a_killed_build_left_half_written_is_taken_away(
    two_documents: MemoryStore, tmp_path: Path
) -> None:
    (tmp_path / f".{NAMES['page']}.4711.part").touch()
    (tmp_path / ".notes.part").touch()

    update_outputs(two_documents, tmp_path, files=Files.NEVER)

    assert names(tmp_path) == {".notes.part"}


def test_a_file_that_cannot_be_taken_away_is_named(
    two_documents: MemoryStore, tmp_path: Path
) -> None:
    (tmp_path / NAMES["turtle"]).mkdir()

    with pytest.raises(ExportError, match=r"graph\.ttl cannot be removed"):
        update_outputs(two_documents, tmp_path, files=Files.NEVER)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, 11),
        ({"agreements": ["zenda"]}, 5),
        ({"agreements": ["Zenda Accord"], "acts": ["accuse"]}, 2),
        ({"issues": ["locks-reopen-mur"]}, 4),
        ({"actors": ["Borduria"], "acts": ["reject"]}, 3),
        ({"since": "1994-06"}, 5),
    ],
    ids=str,
)
def test_a_page_is_of_all_positions_or_of_some(choice: dict[str, list[str]], expected: int) -> None:
    store = fill_press(MemoryStore())
    update_derived(store)

    page = render_page(store, title="x", selection=Selection(**choice))  # type: ignore[arg-type]

    said = f"{expected} positions."
    assert said in page


@pytest.mark.parametrize("choice", [{"agreements": ["nothing"]}, {"issues": ["nothing"]}], ids=str)
def test_what_is_called_like_nothing_is_refused(choice: dict[str, list[str]]) -> None:
    with pytest.raises(QueryError, match="is called 'nothing'"):
        render_page(fill_press(MemoryStore()), title="x", selection=Selection(**choice))  # type: ignore[arg-type]
