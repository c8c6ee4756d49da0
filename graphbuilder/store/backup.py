"""Copies a graph so that the copy is a build folder of its own."""

import tempfile
from contextlib import suppress
from pathlib import Path

from graphbuilder.errors import StoreError, describe_failure
from graphbuilder.store.addresses import is_address
from graphbuilder.store.generations import copy_state
from graphbuilder.store.opening import STORE_FOLDER
from graphbuilder.store.oxigraph import OxigraphStore
from graphbuilder.store.remote import RemoteStore


def back_up(place: str | Path, target: Path, *, overwrite: bool = False) -> None:
    """Copy a graph into a build folder, where it is then wholly or not at all.

    The copy of a folder is its last complete state, also while a build writes the next one; it
    shares no file with it. A server is copied graph by graph, each as it is at that moment.

    Args:
        place: A build folder, or the address of a server.
        target: Where to. It gets the store alone; the files beside it can be made of it.
        overwrite: Whether to replace the graph of the target if it is a build folder. Whoever reads
            it meanwhile sees the old graph to the end.

    Raises:
        StoreError: If there is nothing to copy, the target is there and is not to be replaced, or
            it cannot be written.
    """
    _require_place(place, target, overwrite=overwrite)
    folder = target / STORE_FOLDER
    try:
        if is_address(str(place)):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=folder, suffix=".part") as part:
                _copy_server(str(place), Path(part))
                copy_state(Path(part), folder)
        else:
            copy_state(Path(place) / STORE_FOLDER, folder)
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {describe_failure(error)}") from error
    finally:
        with suppress(OSError):  # which is raised unless they are empty
            folder.rmdir()
            target.rmdir()


def _require_place(place: str | Path, target: Path, *, overwrite: bool) -> None:
    if not is_address(str(place)):
        if not (Path(place) / STORE_FOLDER).is_dir():
            raise StoreError(f"{place} is no build folder; expected one with {STORE_FOLDER}/ in it")
        if Path(place).resolve() == target.resolve():
            raise StoreError(f"{target} is what is to be copied; choose another place")
    if not target.exists():
        return
    if not (target / STORE_FOLDER).is_dir():
        raise StoreError(f"{target} is no build folder or backup; choose a new place")
    if not overwrite:
        raise StoreError(f"{target} is there already; choose another place, or say --overwrite")


def _copy_server(address: str, target: Path) -> None:
    with RemoteStore(address) as source, OxigraphStore(target) as copy:
        for graph in source.graphs():
            copy.replace(graph, source.quads(graph))
