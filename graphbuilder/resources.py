"""Finds the data files that come with graphbuilder, in a wheel and in a checkout.

`ontologies/` stands at the top of a checkout, and hatchling copies it into the package only when it
builds a wheel; an editable install therefore has it beside the package, not inside.
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def ontology_path(name: str) -> Path:
    """Find an ontology file by its name, such as ``positions.ttl``.

    Returns:
        The path of the file.

    Raises:
        FileNotFoundError: If neither the package nor the checkout around it has the file.
    """
    places = (_PACKAGE / "ontologies" / name, _PACKAGE.parent / "ontologies" / name)
    for path in places:
        if path.is_file():
            return path
    raise FileNotFoundError(f"no ontology {name!r}; looked for {' and '.join(map(str, places))}")


def ontology_paths() -> tuple[Path, ...]:
    """List the ontology files in the order of their names."""
    folder = ontology_path("positions.ttl").parent
    return tuple(sorted(folder.glob("*.ttl")))


def read_text(folder: str, name: str) -> str:
    """Read a text file of a folder of the package, as in ``read_text("store", "documents.rq")``."""
    return files("graphbuilder").joinpath(folder, name).read_text(encoding="utf-8")


def list_names(folder: str, *, suffix: str) -> tuple[str, ...]:
    """List the files of a folder of the package that end in a suffix, in order."""
    entries = files("graphbuilder").joinpath(folder).iterdir()
    return tuple(sorted(entry.name for entry in entries if entry.name.endswith(suffix)))


def list_sources(folder: str) -> Iterator[tuple[str, bytes]]:
    """List the modules and tables of a folder of the package, and of those below it.

    Args:
        folder: A folder of the package; a folder called ``weights`` below it is left out.

    Yields:
        The name and the content of each file, in the order of the names.
    """
    yield from _sources(files("graphbuilder").joinpath(folder))


def _sources(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "weights":
            yield from _sources(entry)
        elif entry.name.endswith((".py", ".csv")):
            yield entry.name, entry.read_bytes()
