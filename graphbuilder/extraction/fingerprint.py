"""A hash of everything that decides what a document becomes in a graph.

A build compares it with that of the last one: a document is read again when its text or this has
changed, and only then.
"""

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from spacy.language import Language

from graphbuilder.extraction.stances import MIN_CONFIDENCE
from graphbuilder.resources import list_sources

#: The folders of the package whose rules and tables decide what is found and how it is written.
_FOLDERS = ("extraction", "lexicons", "model", "nlp", "rdf")


def fingerprint(
    nlp: Language, *, tables: Iterable[Path] = (), min_confidence: float = MIN_CONFIDENCE
) -> str:
    """Hash the rules, the word tables, the way of writing and the pipeline.

    Args:
        nlp: The pipeline; its name, version, labels and scores stand for its weights.
        tables: The tables that a user lays over those of the package, in their order.
        min_confidence: What positions are left out below.

    Returns:
        A hexadecimal SHA-256.
    """
    digest = hashlib.sha256(json.dumps(nlp.meta, sort_keys=True, default=str).encode())
    digest.update(f"{version('graphbuilder')}\0".encode())  # which stands in the graph too
    for folder in _FOLDERS:
        for name, content in list_sources(folder):
            digest.update(name.encode() + b"\0" + content + b"\0")
    digest.update(f"{min_confidence}\0".encode())
    for table in tables:
        digest.update(table.read_bytes() + b"\0")
    return digest.hexdigest()
