"""The titles of those who speak for a state or an organisation."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphbuilder.lexicons.tables import Row, check_unique, read_rows
from graphbuilder.model import OfficeRole

_COLUMNS = ("title", "role", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One row of the table of offices.

    Attributes:
        title: The title in lower case: "foreign minister".
        role: What sort of office it is.
        of: The id of the actor that the title alone implies ("taoiseach" → IRL), None if the
            text has to say whose office it is.
    """

    title: str
    role: OfficeRole
    of: str | None = None


@cache
def load_offices(path: Path | None = None) -> tuple[Office, ...]:
    """Load the offices.

    That each `of` is a known actor is for the caller who also loads those; the tests hold it.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The offices, in the order of the table.

    Raises:
        LexiconError: If a title is empty, repeated or not in lower case, or a role unknown.
    """
    rows = tuple(read_rows("offices.csv", path=path, columns=_COLUMNS))
    check_unique(rows, "title")
    return tuple(_read_office(row) for row in rows)


def _read_office(row: Row) -> Office:
    title = row.required("title")
    if title != title.lower():
        raise row.error("title", expected="lower case")
    return Office(title=title, role=row.choice("role", OfficeRole), of=row["of"] or None)
