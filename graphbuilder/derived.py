"""Graphs of documents in, derived graph out: joins the tables of matters with the assembly."""

from collections.abc import Sequence

from graphbuilder.assembly import update_assembly
from graphbuilder.lexicons.issues import load_issues
from graphbuilder.lexicons.vocabulary import load_vocabulary
from graphbuilder.model import IssueEdit
from graphbuilder.rdf import DEFAULT_BASE
from graphbuilder.store import GraphStore, list_catalogues


def update_derived(store: GraphStore, *, edits: Sequence[IssueEdit] = ()) -> tuple[str, ...]:
    """Bring the derived graph of a store up to date: stances, issues, ties, replies, reversals.

    Args:
        store: What to read and write.
        edits: What the user makes of the issues; see `load_issue_edits`.

    Returns:
        The issues of the edits that the store does not have; none if all was as it is.

    Raises:
        StoreError: If the graphs of the documents are malformed, or the store cannot be written.
    """
    assembly = update_assembly(
        store,
        vocabulary=load_vocabulary(),
        issues=load_issues(),
        edits=edits,
        base=base_of(store),
    )
    return () if assembly is None else assembly.agenda.unknown


def base_of(store: GraphStore) -> str:
    """Find the IRI below which a build named the things of a store: it names the catalogue too."""
    catalogue = min(list_catalogues(store), default=None)
    return DEFAULT_BASE if catalogue is None else catalogue.removesuffix("catalogue")
