"""Tells two graphs apart: which documents differ, and which of their positions."""

from graphbuilder.comparison.analyses import compare_analyses
from graphbuilder.comparison.changes import Change, ChangeKind, DocumentChange
from graphbuilder.comparison.stores import compare

__all__ = ["Change", "ChangeKind", "DocumentChange", "compare", "compare_analyses"]
