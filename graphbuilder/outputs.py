"""What is made of all documents of a graph together: its Turtle, its page, its counts.

Making them takes the longer the more documents there are, however few of them are new. So beyond a
number of documents a build leaves them out, unless it is told otherwise: then adding a document to
a large graph takes no longer than adding it to an empty one. A file that is left out is removed,
since it would say what the graph said before.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graphbuilder.errors import ExportError, describe_failure
from graphbuilder.exports import export, write_text_atomically
from graphbuilder.networks import filter_positions, project_positions
from graphbuilder.query import run_named
from graphbuilder.store import GraphStore, count_documents
from graphbuilder.views.networks import render_explorer

#: Up to how many documents the files are written by themselves. At 20 positions a document, these
#: take half a minute.
MAX_DOCUMENTS = 1_000

#: The files, by what they are.
NAMES = {"turtle": "graph.ttl", "page": "graph.html"}


class Files(StrEnum):
    """Whether the files are written."""

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
        files: Where its files are, by what they are: ``turtle``, ``page``, ``store``.
    """

    documents: int
    actors: int | None
    agreements: int | None
    positions: dict[str, int] | None
    files: dict[str, str]


def derive(store: GraphStore, folder: Path, *, files: Files = Files.AUTO) -> Contents:
    """Bring the files of a build folder up to date with its store, or remove them.

    Returns:
        What the graph holds, and where the files are.

    Raises:
        ExportError: If the folder cannot be written.
    """
    paths = {kind: folder / name for kind, name in NAMES.items()}
    for path in paths.values():
        for part in folder.glob(f".{path.name}.*.part"):
            _remove(part)  # a build that was killed left it
    contents = count_contents(store)
    if files is Files.NEVER or (files is Files.AUTO and contents.documents > MAX_DOCUMENTS):
        for path in paths.values():
            _remove(path)
        return contents
    export(store, paths["turtle"])
    write_page(store, paths["page"])
    acts = Counter({str(row[0]): int(str(row[1])) for row in run_named(store, "acts").rows})
    return Contents(
        documents=contents.documents,
        actors=len(run_named(store, "actors").rows),
        agreements=len(run_named(store, "agreements").rows),
        positions=dict(acts),
        files={kind: str(path) for kind, path in paths.items()},
    )


def count_contents(store: GraphStore) -> Contents:
    """Count what takes the same time for any graph, or almost so: its documents."""
    return Contents(
        documents=count_documents(store), actors=None, agreements=None, positions=None, files={}
    )


def write_page(
    store: GraphStore,
    path: Path,
    *,
    title: str = "Positions",
    acts: Collection[str] = (),
    actors: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> None:
    """Write the explorer page of a store, or of a part of it; see `filter_positions`.

    Raises:
        QueryError: If nobody is called as one of the actors.
        ExportError: If the place cannot be written.
    """
    positions = filter_positions(
        run_named(store, "positions"), acts=acts, actors=actors, since=since, until=until
    )
    network = project_positions(positions, actors=run_named(store, "actors"))
    write_text_atomically(path, render_explorer(network, title=title))


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(f"{path} cannot be removed: {describe_failure(error)}") from error
