"""Exports a store to a file, in a form that is chosen by name or by the file's suffix."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from graphbuilder.errors import ExportError
from graphbuilder.exports.files import write_text_atomically
from graphbuilder.exports.serialisation import FORMATS, serialise
from graphbuilder.query import run_named, to_csv
from graphbuilder.store import GraphStore, list_quads


def _write_rdf(store: GraphStore, *, form: str, include_catalogue: bool = False) -> str:
    return serialise(list_quads(store, include_catalogue=include_catalogue), form=form)


def _write_csv(store: GraphStore, *, include_catalogue: bool = False) -> str:
    # No position stands in a catalogue.
    return to_csv(run_named(store, "positions"))


class Exporter(Protocol):
    """Writes a store as text, with or without its catalogue."""

    def __call__(self, store: GraphStore, *, include_catalogue: bool = False) -> str:
        """Write it."""
        ...


#: How a store is written, by the name of the form; `csv` is the table of its positions.
EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {form: partial(_write_rdf, form=form) for form in FORMATS} | {"csv": _write_csv}
)

#: The form that a file's suffix means.
SUFFIXES = MappingProxyType({
    ".csv": "csv",
    ".jsonld": "jsonld",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".trig": "trig",
    ".ttl": "turtle",
})


def guess_format(path: Path) -> str:
    """Tell the form of a file from its suffix.

    Returns:
        A key of `EXPORTERS`.

    Raises:
        ExportError: If the suffix is none of `SUFFIXES`.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportError(
            f"the form of {path} cannot be told from its suffix; expected one of "
            f"{', '.join(SUFFIXES)}, or name the form: {', '.join(EXPORTERS)}"
        )
    return SUFFIXES[suffix]


def export(
    store: GraphStore, path: Path, *, form: str | None = None, include_catalogue: bool = False
) -> None:
    """Write a store to a file.

    Args:
        store: What to write.
        path: Where to; a file that is there is replaced.
        form: A key of `EXPORTERS`, by default the one that the suffix means.
        include_catalogue: Whether to write the catalogue of the store too.

    Raises:
        ExportError: If the form is unknown or the place cannot be written.
    """
    chosen = guess_format(path) if form is None else form
    if chosen not in EXPORTERS:
        raise ExportError(f"no form is called {chosen!r}; expected one of {', '.join(EXPORTERS)}")
    text = EXPORTERS[chosen](store, include_catalogue=include_catalogue)
    write_text_atomically(path, text)
