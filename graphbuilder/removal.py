"""Takes documents out of a graph again."""

from collections.abc import Sequence
from pathlib import Path

from rdflib import URIRef

from graphbuilder.errors import StoreError
from graphbuilder.lexicons.issues import load_issue_edits
from graphbuilder.outputs import Files, update_outputs
from graphbuilder.report import BuildReport, write_report
from graphbuilder.store import GraphStore, is_address, name_store, open_store


def remove(
    place: str | Path,
    documents: Sequence[str],
    *,
    issues: Path | None = None,
    files: Files = Files.AUTO,
) -> BuildReport:
    """Remove documents from a graph, and bring what is made of all documents up to date.

    Each goes as a whole. A removal that is killed may have removed some of several documents; the
    same removal of the others completes it.

    Args:
        place: The build folder, or the address of a server. What files were made of the graph of a
            server is not known; they are left to the next build.
        documents: The ids of the documents.
        issues: A table of the user's own that renames and merges issues; see `load_issue_edits`.
        files: Whether to make what is made of all documents together; see `update_outputs`.

    Returns:
        What was done, which also stands in ``report.json`` of the folder.

    Raises:
        LexiconError: If the table cannot be read or holds a bad row.
        StoreError: If a document is not there, and then none is removed; or if the graph cannot be
            written.
        ExportError: If the folder cannot be written.
    """
    edits = () if issues is None else load_issue_edits(issues)
    folder = None if is_address(str(place)) else Path(place)
    with open_store(place, writable=True) as store:
        for graph in _find_graphs(store, documents):
            store.remove(graph)
        contents = update_outputs(store, folder, files=files, edits=edits)
    report = BuildReport.of(contents, store=name_store(place), removed=documents)
    if folder is not None:
        write_report(report, folder)
    return report


def _find_graphs(store: GraphStore, documents: Sequence[str]) -> list[URIRef]:
    graphs = {document.id: URIRef(document.graph) for document in store.documents()}
    missing = [document for document in documents if document not in graphs]
    if missing:
        raise StoreError(
            f"no document is called {', '.join(map(repr, missing))}, so none was removed; "
            "`graphbuilder query BUILD documents` lists what there is"
        )
    return [graphs[document] for document in documents]
