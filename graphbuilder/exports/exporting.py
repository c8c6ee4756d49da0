"""Exports a store to a file or folder, in a form that is chosen by name or by the file's suffix."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from graphbuilder.errors import ExportError
from graphbuilder.exports import neo4j, tables
from graphbuilder.exports.bibtex import write_bibtex
from graphbuilder.exports.files import placed_file, placed_folder
from graphbuilder.exports.footnotes import write_footnotes
from graphbuilder.exports.networks import write_gexf, write_graphml
from graphbuilder.exports.serialisation import NamedGraph, write_graphs
from graphbuilder.store import GraphStore, list_catalogues


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a user may choose of an export; each choice concerns some forms alone.

    Attributes:
        include_catalogue: Whether RDF holds the catalogue of the store too.
        single_positions: Whether the edges of a network are single positions, rather than all of
            one holder, addressee and act.
        for_spreadsheets: Whether cells of CSV that a spreadsheet would run as a formula get an
            apostrophe before them.
    """

    include_catalogue: bool = False
    single_positions: bool = False
    for_spreadsheets: bool = False


_DEFAULT = Choices()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that a store can be written in.

    Attributes:
        summary: What it is, in a line.
        write: Writes a store to a path where nothing is yet, or into an empty folder.
        suffix: The suffix of files of this form that names it, empty if none does.
        files: The files of the folder that it is, empty if it is a file.
    """

    summary: str
    write: Callable[[GraphStore, Path, Choices], None]
    suffix: str = ""
    files: tuple[str, ...] = ()


def _write_rdf(store: GraphStore, path: Path, choices: Choices, *, form: str) -> None:
    graphs = _list_graphs(store, include_catalogue=choices.include_catalogue)
    with path.open("w+b") as file:
        write_graphs(graphs, file, form=form)


def _list_graphs(store: GraphStore, *, include_catalogue: bool) -> Iterator[NamedGraph]:
    hidden = frozenset() if include_catalogue else frozenset(list_catalogues(store))
    for graph in store.graphs():
        if graph not in hidden:
            yield graph, store.quads(graph)


def _write_csv(store: GraphStore, path: Path, choices: Choices) -> None:
    tables.write_positions(store, path, for_spreadsheets=choices.for_spreadsheets)


def _write_tables(store: GraphStore, folder: Path, choices: Choices) -> None:
    tables.write_tables(store, folder, for_spreadsheets=choices.for_spreadsheets)


def _write_neo4j(store: GraphStore, folder: Path, _: Choices) -> None:
    neo4j.write_neo4j(store, folder)


def _write_graphml(store: GraphStore, path: Path, choices: Choices) -> None:
    write_graphml(store, path, single_positions=choices.single_positions)


def _write_gexf(store: GraphStore, path: Path, choices: Choices) -> None:
    write_gexf(store, path, single_positions=choices.single_positions)


def _write_footnotes(store: GraphStore, path: Path, choices: Choices) -> None:
    write_footnotes(store, path, for_spreadsheets=choices.for_spreadsheets)


def _write_bibtex(store: GraphStore, path: Path, _: Choices) -> None:
    write_bibtex(store, path)


def _rdf(form: str, *, suffix: str, summary: str) -> Form:
    return Form(summary=summary, suffix=suffix, write=partial(_write_rdf, form=form))


#: The forms by their names, in the order in which they are explained.
FORMS: Mapping[str, Form] = MappingProxyType({
    "turtle": _rdf("turtle", suffix=".ttl", summary="RDF for people; all graphs in one"),
    "trig": _rdf("trig", suffix=".trig", summary="RDF for people; a graph a document"),
    "nquads": _rdf("nquads", suffix=".nq", summary="RDF for programs; a graph a document"),
    "ntriples": _rdf("ntriples", suffix=".nt", summary="RDF for programs; all graphs in one"),
    "jsonld": _rdf("jsonld", suffix=".jsonld", summary="RDF as compact JSON, with its context"),
    "graphml": Form(
        summary="network of actors for Gephi, yEd and networkx",
        suffix=".graphml",
        write=_write_graphml,
    ),
    "gexf": Form(
        summary="network of actors with its times, for Gephi", suffix=".gexf", write=_write_gexf
    ),
    "csv": Form(summary="table of positions, a row each", suffix=".csv", write=_write_csv),
    "tables": Form(
        summary="folder of CSV tables for pandas: positions, evidence, actors, agreements",
        files=tuple(tables.TABLES),
        write=_write_tables,
    ),
    "neo4j": Form(
        summary="folder of CSV files for `neo4j-admin database import`, with typed heads",
        files=tuple(neo4j.TABLES),
        write=_write_neo4j,
    ),
    "footnotes": Form(summary="CSV with a footnote for each position", write=_write_footnotes),
    "bibtex": Form(
        summary="bibliography: an entry a document, and one a position that quotes it",
        suffix=".bib",
        write=_write_bibtex,
    ),
})


def guess_format(path: Path) -> str:
    """Tell the form of a file from its suffix.

    Returns:
        A key of `FORMS`.

    Raises:
        ExportError: If no form has the suffix.
    """
    suffixes = {form.suffix: name for name, form in FORMS.items() if form.suffix}
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        raise ExportError(
            f"the form of {path} cannot be told from its suffix; expected one of "
            f"{', '.join(suffixes)}, or name the form: {', '.join(FORMS)}"
        )
    return suffixes[suffix]


def export(
    store: GraphStore, path: Path, *, form: str | None = None, choices: Choices = _DEFAULT
) -> None:
    """Write a store to a file or a folder, wholly or not at all.

    Args:
        store: What to write.
        path: Where to; what an earlier export wrote there is replaced.
        form: A key of `FORMS`, by default the one that the suffix means.
        choices: What else the user wants.

    Raises:
        ExportError: If the form is unknown, or the place cannot be written or holds other files.
    """
    chosen = guess_format(path) if form is None else form
    if chosen not in FORMS:
        raise ExportError(f"no form is called {chosen!r}; expected one of {', '.join(FORMS)}")
    target = FORMS[chosen]
    place = placed_folder(path, names=target.files) if target.files else placed_file(path)
    with place as part:
        target.write(store, part, choices)
