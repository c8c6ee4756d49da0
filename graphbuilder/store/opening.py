"""Chooses the store for what the user points at."""

from pathlib import Path

from graphbuilder.errors import StoreError
from graphbuilder.store.graphstore import GraphStore
from graphbuilder.store.oxigraph import OxigraphStore

#: The folder of the store within a build folder.
STORE_FOLDER = "store"


def open_store(path: Path, *, create: bool = False) -> GraphStore:
    """Open a build folder or an RDF file.

    Args:
        path: A folder that `build` wrote, or a file in Turtle, TriG, N-Quads, N-Triples or JSON-LD.
            A file is read into memory; changes to it are not written back.
        create: Whether to make the build folder if it is not there.

    Returns:
        An open store, to be closed by the caller.

    Raises:
        StoreError: If there is nothing to open, or it is in use or malformed.
    """
    folder = path / STORE_FOLDER
    if folder.is_dir() or (create and not path.is_file()):
        return OxigraphStore(folder)
    if path.is_dir():
        raise StoreError(
            f"{path} holds no graph; expected a folder with {STORE_FOLDER}/ in it, which "
            f"`graphbuilder build … --out {path}` makes"
        )
    return OxigraphStore.of_file(path)
