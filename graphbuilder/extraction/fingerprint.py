"""A hash of everything that decides what the extraction finds.

A build compares it with that of the last one: a document is read again when its text or this has
changed, and only then.
"""

import hashlib
import json
from importlib.resources import files
from importlib.resources.abc import Traversable

from spacy.language import Language

#: The folders of the package whose rules and tables decide what is found.
_FOLDERS = ("extraction", "lexicons", "nlp")


def fingerprint(nlp: Language) -> str:
    """Hash the rules, the word tables and the pipeline.

    Args:
        nlp: The pipeline; its name, version, labels and scores stand for its weights.

    Returns:
        A hexadecimal SHA-256.
    """
    digest = hashlib.sha256(json.dumps(nlp.meta, sort_keys=True, default=str).encode())
    for folder in _FOLDERS:
        for name, content in _sources(files("graphbuilder").joinpath(folder)):
            digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def _sources(folder: Traversable) -> list[tuple[str, bytes]]:
    """The rules and tables of a folder and those below it, in the order of their names."""
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "weights":
            found.extend(_sources(entry))
        elif entry.name.endswith((".py", ".csv")):
            found.append((entry.name, entry.read_bytes()))
    return found
