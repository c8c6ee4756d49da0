"""Chooses the store for what the user points at."""

from pathlib import Path

from graphbuilder.errors import StoreError
from graphbuilder.store.addresses import is_address, parse_address
from graphbuilder.store.graphstore import GraphStore
from graphbuilder.store.oxigraph import OxigraphStore
from graphbuilder.store.remote import RemoteStore

#: The folder of the store within a build folder.
STORE_FOLDER = "store"


def name_store(place: str | Path) -> str:
    """Say where the store of a place is: the folder in a build folder, or an address.

    Returns:
        What may be shown, without name and password.

    Raises:
        StoreError: If an address cannot be read.
    """
    if is_address(str(place)):
        return str(parse_address(str(place)))
    return str(Path(place) / STORE_FOLDER)


def open_store(place: str | Path, *, writable: bool = False, create: bool = False) -> GraphStore:
    """Open a build folder, an RDF file or a SPARQL server.

    Args:
        place: A folder that `build` wrote; or a file in Turtle, TriG, N-Quads, N-Triples or
            JSON-LD, which is read into memory; or the address of a server, see `RemoteStore`.
        writable: Whether to change what is there. Any number of processes read a folder, also
            while one writes it.
        create: Whether to write, and to make the build folder if it is not there.

    Returns:
        An open store, to be closed by the caller.

    Raises:
        StoreError: If there is nothing to open, or it cannot be written, or is malformed.
    """
    if isinstance(place, str) and is_address(place):
        return RemoteStore(place)
    path = Path(place)
    folder = path / STORE_FOLDER
    if create and not path.is_file():
        return OxigraphStore(folder)
    if folder.is_dir():
        return OxigraphStore(folder, read_only=not writable)
    if path.is_dir():
        raise StoreError(
            f"{path} holds no graph; expected a folder with {STORE_FOLDER}/ in it, which "
            f"`graphbuilder build … --out {path}` makes"
        )
    if writable or create:
        raise StoreError(f"{path} cannot be changed; expected a folder that `build` made")
    return OxigraphStore.of_file(path)
