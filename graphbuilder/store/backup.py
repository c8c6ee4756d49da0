"""Copies a graph so that the copy is a build folder of its own."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from graphbuilder.errors import StoreError, describe_failure
from graphbuilder.store.addresses import is_address
from graphbuilder.store.generations import hold_state
from graphbuilder.store.opening import STORE_FOLDER
from graphbuilder.store.oxigraph import OxigraphStore
from graphbuilder.store.remote import RemoteStore


def back_up(place: str | Path, target: Path, *, overwrite: bool = False) -> None:
    """Copy a graph into a new build folder, which is there wholly or not at all.

    The copy of a folder is its last complete state, also while a build writes the next one; it
    shares no file with it. A server is copied graph by graph, each as it is at that moment.

    Args:
        place: A build folder, or the address of a server.
        target: The folder to make. It gets the store alone; the files beside it can be made of it.
        overwrite: Whether to replace the target if it is a build folder.

    Raises:
        StoreError: If there is nothing to copy, the target is there and is not to be replaced, or
            it cannot be written.
    """
    _require_place(place, target, overwrite=overwrite)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.mkdir(parents=True)
        if is_address(str(place)):
            _copy_server(str(place), part / STORE_FOLDER)
        else:
            _copy_state(Path(place) / STORE_FOLDER, part / STORE_FOLDER)
        _move(part, target)
    except (OSError, shutil.Error) as error:
        raise StoreError(f"{target} cannot be written: {describe_failure(error)}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _require_place(place: str | Path, target: Path, *, overwrite: bool) -> None:
    if not is_address(str(place)):
        if not (Path(place) / STORE_FOLDER).is_dir():
            raise StoreError(f"{place} is no build folder; expected one with {STORE_FOLDER}/ in it")
        if Path(place).resolve().is_relative_to(target.resolve()):
            raise StoreError(f"{target} would replace what it is a backup of; choose another place")
    if not target.exists():
        return
    if not overwrite:
        raise StoreError(f"{target} is there already; choose another place, or say --overwrite")
    if not (target / STORE_FOLDER).is_dir():
        raise StoreError(f"{target} is no build folder or backup, so it is not overwritten")


def _copy_state(folder: Path, target: Path) -> None:
    state = hold_state(folder)
    try:
        shutil.copytree(state.path, target / "1")
    finally:
        state.lock.release()


def _copy_server(address: str, target: Path) -> None:
    with RemoteStore(address) as source, OxigraphStore(target) as copy:
        for graph in source.graphs():
            copy.replace(graph, source.quads(graph))


def _move(part: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    with suppress(FileNotFoundError):
        target.rename(old)
    part.rename(target)
    shutil.rmtree(old, ignore_errors=True)
