"""What is made of all documents of a graph together: the derived graph, Turtle, page, counts.

Making them takes the longer the more documents there are, however few of them are new. So beyond a
number of documents a build leaves them out, unless it is told otherwise: then adding a document to
a large graph takes no longer than adding it to an empty one. What is left out is removed, since it
would say what the graph said before.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from graphbuilder.assembly import drop_assemblies, read_assemblies
from graphbuilder.derived import update_derived
from graphbuilder.exports import export, remove_file, remove_parts, write_text_atomically
from graphbuilder.model import IssueEdit
from graphbuilder.networks import choose_positions, filter_positions
from graphbuilder.query import Table, run_named
from graphbuilder.store import GraphStore, count_documents
from graphbuilder.views.networks import render_explorer
from graphbuilder.views.surveying import QUERIES, survey_positions

#: Up to how many documents all is made by itself. At 20 positions a document, that takes a minute.
MAX_DOCUMENTS = 1_000

#: The files, by what they are.
NAMES = {"turtle": "graph.ttl", "page": "graph.html"}


class Files(StrEnum):
    """Whether what is made of all documents together is made."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a graph holds, and the files that say so.

    Attributes:
        documents: How many documents the graph holds.
        actors: How many actors it names; None, as the next two, where the files are left out.
        agreements: How many agreements it names.
        positions: How many positions it holds, by act.
        derived: What they say together, counted; None if it was not derived.
        unknown_issues: The issues that the user's table names and the graph does not have.
        files: Where its files are, by what they are: ``turtle``, ``page``, ``store``.
    """

    documents: int
    actors: int | None
    agreements: int | None
    positions: dict[str, int] | None
    derived: dict[str, int] | None
    unknown_issues: tuple[str, ...] = ()
    files: dict[str, str]


def update_outputs(
    store: GraphStore,
    folder: Path | None,
    *,
    files: Files = Files.AUTO,
    edits: Sequence[IssueEdit] = (),
) -> Contents:
    """Bring all that is made of all documents up to date with a store, or remove it.

    Args:
        store: The store, which takes the derived graph.
        folder: Where the files go; None where there is no folder to write.
        files: Whether to make the derived graph and the files.
        edits: What the user makes of the issues; see `load_issue_edits`.

    Returns:
        What the graph holds, and where the files are.

    Raises:
        StoreError: If the derived graph cannot be made or written.
        ExportError: If the folder cannot be written.
    """
    unknown: tuple[str, ...] = ()
    if _are_wanted(files, count_documents(store)):
        unknown = update_derived(store, edits=edits)
    else:
        drop_assemblies(store)
    return replace(write_files(store, folder, files=files), unknown_issues=unknown)


def write_files(store: GraphStore, folder: Path | None, *, files: Files = Files.AUTO) -> Contents:
    """Bring the files of a build folder up to date with its store, or remove them.

    Returns:
        What the graph holds, and where the files are.

    Raises:
        ExportError: If the folder cannot be written.
    """
    contents = _count_contents(store)
    if folder is None:
        return contents
    paths = {kind: folder / name for kind, name in NAMES.items()}
    for path in paths.values():
        remove_parts(path)
    if not _are_wanted(files, contents.documents):
        for path in paths.values():
            remove_file(path)
        return contents
    export(store, paths["turtle"])
    write_page(store, paths["page"])
    acts = Counter({str(row[0]): int(str(row[1])) for row in run_named(store, "acts").rows})
    return replace(
        contents,
        actors=len(run_named(store, "actors").rows),
        agreements=len(run_named(store, "agreements").rows),
        positions=dict(acts),
        files={kind: str(path) for kind, path in paths.items()},
    )


def _are_wanted(files: Files, documents: int) -> bool:
    return files is Files.ALWAYS or (files is Files.AUTO and documents <= MAX_DOCUMENTS)


def _count_contents(store: GraphStore) -> Contents:
    """Count what takes no long time: the documents, and what was derived from them."""
    derived = run_named(store, "derived").rows if read_assemblies(store) else None
    return Contents(
        documents=count_documents(store),
        actors=None,
        agreements=None,
        positions=None,
        derived=None if derived is None else {str(what): int(str(n)) for what, n in derived},
        files={},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which positions a page shows; what is empty leaves all.

    Attributes:
        acts: Short names of acts, such as ``demand``.
        actors: Names of actors, one of which must hold a position or be its addressee.
        issues: Ids or names of issues, one of which, or a part of it, it must be about.
        agreements: Ids or names of agreements, one of which it must invoke.
        since: The first date, as YYYY, YYYY-MM or YYYY-MM-DD; what has no date does not fit.
        until: The last date, included.
    """

    acts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


#: All positions.
ALL = Selection()


def write_page(
    store: GraphStore, path: Path, *, title: str = "Positions", selection: Selection = ALL
) -> None:
    """Write the explorer page of a store, or of a part of it.

    Raises:
        AnalysisError: If a date of the selection is none.
        QueryError: If nothing is called as one of the actors, issues or agreements.
        ExportError: If the place cannot be written.
    """
    write_text_atomically(path, render_page(store, title=title, selection=selection))


def render_page(store: GraphStore, *, title: str = "Positions", selection: Selection = ALL) -> str:
    """Render the explorer page of a store, or of a part of it.

    Args:
        store: Where the positions are.
        title: The heading of the page.
        selection: Which positions it shows.

    Returns:
        An HTML document that needs no other file and no connection.

    Raises:
        AnalysisError: If a date of the selection is none.
        QueryError: If nothing is called as one of the actors, issues or agreements.
    """
    positions = _select(store, selection)
    tables = {name: run_named(store, name) for name in QUERIES}
    return render_explorer(survey_positions(positions, tables=tables), title=title)


def _select(store: GraphStore, selection: Selection) -> Table:
    positions = filter_positions(
        run_named(store, "positions"),
        acts=selection.acts,
        actors=selection.actors,
        since=selection.since,
        until=selection.until,
    )
    for query, parameter, names in (
        ("gathered", "issue", selection.issues),
        ("citations", "agreement", selection.agreements),
    ):
        if names:
            found = (run_named(store, query, parameters={parameter: name}) for name in names)
            named = {str(row[0]) for table in found for row in table.rows}
            positions = choose_positions(positions, named)
    return positions
