"""Nouns that say what sort of thing an actor is: "the alliance", "the kingdom", "the rebels"."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphbuilder.lexicons.tables import check_unique, read_rows
from graphbuilder.model import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptor:
    """One row of the table of descriptors.

    Attributes:
        noun: The noun, in lower case.
        kinds: The kinds of actor that it can stand for.
        actor: The id of the actor that it means by itself ("world body"), None if none.
    """

    noun: str
    kinds: frozenset[ActorKind]
    actor: str | None = None


@cache
def load_descriptors(path: Path | None = None) -> tuple[Descriptor, ...]:
    """Load the descriptors.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The descriptors, in the order of the table.

    Raises:
        LexiconError: If a noun is empty, repeated or not in lower case, or a kind unknown.
    """
    rows = tuple(read_rows("descriptors.csv", path=path, columns=("noun", "kinds", "actor")))
    check_unique(rows, "noun")
    found = []
    for row in rows:
        noun = row.required("noun")
        if noun != noun.lower():
            raise row.error("noun", expected="lower case")
        kinds = frozenset(row.choices("kinds", ActorKind))
        found.append(Descriptor(noun=noun, kinds=kinds, actor=row["actor"] or None))
    return tuple(found)
