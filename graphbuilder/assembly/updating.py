"""Keeps the derived graph of a store up to date with the graphs of its documents."""

import hashlib
from collections.abc import Iterable, Sequence
from importlib.metadata import version

from graphbuilder.assembly.assembling import Assembly, assemble
from graphbuilder.assembly.encoding import encode_assembly
from graphbuilder.assembly.reading import read_assemblies, read_corpus, read_inputs
from graphbuilder.model import IssueEdit, IssueEntry, Vocabulary
from graphbuilder.rdf import Iris
from graphbuilder.resources import list_sources
from graphbuilder.store import GraphStore

#: The folders of the package whose modules decide what the derived graph says.
_FOLDERS = ("assembly", "model", "rdf")


def update_assembly(
    store: GraphStore,
    *,
    vocabulary: Vocabulary,
    issues: Sequence[IssueEntry],
    edits: Sequence[IssueEdit] = (),
    base: str,
) -> Assembly | None:
    """Make the derived graph of a store anew, unless all that it is made of is as it was.

    Args:
        store: What to read and write.
        vocabulary: What is known of words.
        issues: The catalogue of issues.
        edits: What the user makes of the issues.
        base: The IRI below which things get their names.

    Returns:
        What was assembled, None if nothing was to be done.

    Raises:
        StoreError: If the graphs of the documents are malformed, or the store cannot be written.
    """
    sha256 = _hash_inputs(store, [base, vocabulary, *issues, *edits])
    graph = Iris(base=base).derived()
    if read_assemblies(store) == {graph: sha256}:
        return None
    drop_assemblies(store)
    assembly = assemble(read_corpus(store), vocabulary=vocabulary, issues=issues, edits=edits)
    store.load(graph, encode_assembly(assembly, input_sha256=sha256, base=base))
    return assembly


def drop_assemblies(store: GraphStore) -> None:
    """Forget the derived graphs of a store, which can be made again at any time."""
    for graph in read_assemblies(store):
        store.remove(graph)


def _hash_inputs(store: GraphStore, values: Iterable[object]) -> str:
    """Hash all that decides what the derived graph says: documents, tables, and code of ours."""
    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for name, content in list_sources(folder):
            digest.update(name.encode() + b"\0" + content + b"\0")
    for value in values:
        digest.update(repr(value).encode("utf-8", "surrogatepass") + b"\0")
    for line in (version("snowballstemmer"), *read_inputs(store)):
        digest.update(line.encode() + b"\0")
    return digest.hexdigest()
