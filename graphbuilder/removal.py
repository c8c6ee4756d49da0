"""Takes documents out of a graph again."""

from collections.abc import Sequence
from pathlib import Path

from rdflib import URIRef

from graphbuilder.errors import StoreError
from graphbuilder.outputs import Files, count_contents, derive
from graphbuilder.report import BuildReport, write_report
from graphbuilder.store import STORE_FOLDER, GraphStore, is_address, open_store, parse_address


def remove(
    place: str | Path, documents: Sequence[str], *, files: Files = Files.AUTO
) -> BuildReport:
    """Remove documents from a graph, and bring the files of its folder up to date.

    Each goes as a whole. A removal that is killed may have removed some of several documents; the
    same removal of the others completes it.

    Args:
        place: The build folder, or the address of a server. What files were made of the graph of a
            server is not known; they are left to the next build.
        documents: The ids of the documents.
        files: Whether to write the files that are made of all documents together.

    Returns:
        What was done, which also stands in ``report.json`` of the folder.

    Raises:
        StoreError: If a document is not there, and then none is removed; or if the graph cannot be
            written.
        ExportError: If the folder cannot be written.
    """
    with open_store(place, writable=True) as store:
        for graph in _find_graphs(store, documents):
            store.remove(graph)
        if is_address(str(place)):
            shown = str(parse_address(str(place)))
            return BuildReport.of(count_contents(store), store=shown, removed=documents)
        contents = derive(store, Path(place), files=files)
    shown = str(Path(place) / STORE_FOLDER)
    report = BuildReport.of(contents, store=shown, removed=documents)
    write_report(report, Path(place))
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
