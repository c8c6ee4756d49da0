"""Nouns for bodies that act for a state or organisation: "government", "ministry"."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphbuilder.lexicons.tables import Row, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A noun that, with a side named beside it, stands for that side or for an organ of it."""

    noun: str
    is_organ: bool


@cache
def load_bodies(path: Path | None = None) -> tuple[Body, ...]:
    """Load the nouns.

    Returns:
        The rows, in the order of the table.

    Raises:
        LexiconError: If a row says neither "side" nor "organ".
    """
    return tuple(_read_body(row) for row in read_rows("bodies.csv", path=path))


def _read_body(row: Row) -> Body:
    if row["stands_for"] not in {"side", "organ"}:
        raise row.error("stands_for", expected='"side" or "organ"')
    return Body(noun=row.required("noun"), is_organ=row["stands_for"] == "organ")
