"""What all documents together say: stances, issues, ties, replies, reversals."""

from graphbuilder.assembly.assembling import Assembly, assemble
from graphbuilder.assembly.corpus import Corpus
from graphbuilder.assembly.reading import read_assemblies, read_corpus
from graphbuilder.assembly.updating import drop_assemblies, update_assembly

__all__ = [
    "Assembly",
    "Corpus",
    "assemble",
    "drop_assemblies",
    "read_assemblies",
    "read_corpus",
    "update_assembly",
]
