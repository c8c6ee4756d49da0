"""Writes files and folders so that no reader ever sees half of one."""

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graphbuilder.errors import ExportError, describe_failure


def write_text_atomically(path: Path, text: str) -> None:
    """Write a text file in UTF-8, with the line ends that the text has.

    It is written beside its place and then moved there, which the file system does at once.

    Raises:
        ExportError: If the folder is missing, or cannot be written, or `path` is a folder, or the
            text holds a lone surrogate.
    """
    with placed_file(path) as part:
        part.write_text(text, encoding="utf-8", newline="")


def write_bytes_atomically(path: Path, content: bytes) -> None:
    """Write a file as `write_text_atomically` does.

    Raises:
        ExportError: If the folder is missing, or cannot be written, or `path` is a folder.
    """
    with placed_file(path) as part:
        part.write_bytes(content)


def remove_file(path: Path) -> None:
    """Take a file away if it is there.

    Raises:
        ExportError: If it cannot be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(f"{path} cannot be removed: {describe_failure(error)}") from error


def remove_parts(path: Path) -> None:
    """Take away what processes that were killed left half written beside a file.

    Raises:
        ExportError: If a part cannot be taken away.
    """
    for part in path.parent.glob(f".{path.name}.*.part"):
        remove_file(part)


@contextmanager
def placed_file(path: Path) -> Iterator[Path]:
    """Give a path beside a file; what is written there takes the place of the file at the end.

    Yields:
        A path in the same folder. If the block fails, it is removed and the file stays as it was.

    Raises:
        ExportError: If the file cannot be written, or a text holds a lone surrogate.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    except (OSError, UnicodeEncodeError) as error:
        raise ExportError(f"{path} cannot be written: {describe_failure(error)}") from error
    finally:
        with suppress(OSError):  # a folder that cannot be written has no part of ours
            part.unlink(missing_ok=True)


@contextmanager
def placed_folder(path: Path, *, names: Collection[str]) -> Iterator[Path]:
    """Give a new folder beside a path; it takes that place at the end, as a whole.

    Args:
        path: Where the folder shall be. A folder that is there is replaced if it is empty or holds
            nothing but files of the same names.
        names: The names of the files that will be written.

    Yields:
        An empty folder. If the block fails, it is removed and the old one stays as it was.

    Raises:
        ExportError: If the folder cannot be written, or one that is there holds other things.
    """
    place = path.resolve()  # a link stays, and what it points to is replaced
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        _refuse_foreign(place, names)
        part.mkdir()
        yield part
        _put(part, place)
    except (OSError, UnicodeEncodeError) as error:
        raise ExportError(f"{path} cannot be written: {describe_failure(error)}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _refuse_foreign(place: Path, names: Collection[str]) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        raise ExportError(f"{place} is a file; this form is a folder of files, so name a new one")
    foreign = sorted(entry.name for entry in place.iterdir() if entry.name not in names)
    if foreign:
        raise ExportError(
            f"{place} holds {foreign[0]}, which this export did not write; name a folder that is "
            "new or empty, or one that an export of the same form made"
        )


def _put(part: Path, place: Path) -> None:
    """Move a folder to its place; no system call exchanges two on every system."""
    old = part.with_suffix(".old")
    if place.exists():
        place.rename(old)
    try:
        part.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
