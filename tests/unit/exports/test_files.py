"""Files and folders are written wholly or not at all, and nothing of another is lost."""

from pathlib import Path

import pytest

from graphbuilder.errors import ExportError
from graphbuilder.exports import write_text_atomically
from graphbuilder.exports.files import placed_folder

NAMES = ("a.csv", "b.csv")


def write_folder(path: Path, text: str) -> None:
    with placed_folder(path, names=NAMES) as part:
        for name in NAMES:
            (part / name).write_text(text, encoding="utf-8")


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()

    with pytest.raises(ExportError, match="cannot be written"):
        write_text_atomically(tmp_path / "taken", "text")

    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_text_that_is_no_unicode_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text_atomically(path, "old\r\n")

    with pytest.raises(ExportError, match="cannot be written"):
        write_text_atomically(path, "\ud800")

    assert path.read_bytes() == b"old\r\n"
    assert [found.name for found in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("there", [False, True], ids=["new", "empty"])
def test_a_folder_is_made(tmp_path: Path, there: bool) -> None:  # noqa: FBT001 # a case
    if there:
        (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", "new")

    assert contents(tmp_path / "out") == {"a.csv": "new", "b.csv": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_the_same_files_is_replaced(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", "old")
    write_folder(tmp_path / "out", "new")

    assert set(contents(tmp_path / "out").values()) == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work", encoding="utf-8")

    with pytest.raises(ExportError, match=r"holds thesis\.docx, which this export did not write"):
        write_folder(tmp_path, "new")

    assert contents(tmp_path) == {"thesis.docx": "years of work"}


def test_a_file_in_the_place_of_a_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old", encoding="utf-8")

    with pytest.raises(ExportError, match="is a file; this form is a folder"):
        write_folder(tmp_path / "out", "new")

    assert contents(tmp_path) == {"out": "old"}


def test_a_folder_whose_writing_fails_stays_as_it_was(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", "old")

    with pytest.raises(ExportError, match="out cannot be written"):
        write_folder(tmp_path / "out", "\ud800")

    assert set(contents(tmp_path / "out").values()) == {"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_a_link_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "here").symlink_to("there")
    write_folder(tmp_path / "here", "new")

    assert (tmp_path / "here").is_symlink()
    assert set(contents(tmp_path / "there").values()) == {"new"}


def test_a_folder_in_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="out cannot be written"):
        write_folder(tmp_path / "none" / "out", "new")
