"""The catalogue: the tables of the package, with those that a user lays over them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graphbuilder.errors import LexiconError
from graphbuilder.lexicons.actors import (
    ACTOR_COLUMNS,
    LEADER_COLUMNS,
    read_actors,
    read_leaders,
)
from graphbuilder.lexicons.agreements import AGREEMENT_COLUMNS, read_agreements
from graphbuilder.lexicons.tables import Row, read_rows
from graphbuilder.model import Catalogue

#: What stands before a list that adds to that of the package instead of taking its place.
_ADD = "+|"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A table of the package that users may lay rows over.

    Attributes:
        file: Its name.
        columns: All its columns.
        required: Those that tell it from the other tables, and that each row must have.
        key: Those that say which row of the package a row overrides.
        lists: Those that hold names.
    """

    file: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    key: tuple[str, ...]
    lists: tuple[str, ...]


_LEADERS = _Table(
    file="leaders.csv",
    columns=LEADER_COLUMNS,
    required=("name", "party", "role", "from_year"),
    key=("name", "party", "from_year"),
    lists=("aliases",),
)
_AGREEMENTS = _Table(
    file="agreements.csv",
    columns=AGREEMENT_COLUMNS,
    required=("id", "name", "year", "kind"),
    key=("id",),
    lists=("aliases",),
)
_ACTORS = _Table(
    file="actors.csv",
    columns=ACTOR_COLUMNS,
    required=("id", "name", "kind"),
    key=("id",),
    lists=("aliases", "adjectives", "metonyms"),
)

# A table of agreements has all the columns that one of actors must have, so it is tried first.
_TABLES = (_LEADERS, _AGREEMENTS, _ACTORS)


def load_catalogue(extra: Iterable[Path] = ()) -> Catalogue:
    """Load the actors, leaders and agreements of the package, and tables of the user's own.

    A table is a CSV file whose header has the columns of `actors.csv`, `leaders.csv` or
    `agreements.csv`, or those of them that it needs. A row whose id the package knows overrides
    the cells that it fills in, a list that begins with "+|" adds to that of the package; any other
    row is added. A name that such a row claims is taken from whoever bore it in the package.

    Args:
        extra: The user's tables; later ones override earlier ones.

    Returns:
        The catalogue.

    Raises:
        LexiconError: If a table cannot be read, is of no known form or holds a bad row.
    """
    rows = {table.file: tuple(read_rows(table.file, columns=table.columns)) for table in _TABLES}
    for path in extra:
        own = _read_own(path)
        table = _table_of(path, own)
        rows[table.file] = _lay_over(rows[table.file], own, table)
    actors = read_actors(rows["actors.csv"])
    known = {actor.id for actor in actors}
    return Catalogue(
        actors=actors,
        leaders=read_leaders(rows["leaders.csv"], parties=known),
        agreements=read_agreements(rows["agreements.csv"], bodies=known),
    )


def _read_own(path: Path) -> tuple[Row, ...]:
    try:
        rows = tuple(read_rows(path.name, path=path))
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror or error})") from error
    if not rows:
        raise LexiconError(f"{path}: expected a header and at least one row")
    return rows


def _table_of(path: Path, rows: Sequence[Row]) -> _Table:
    header = set(rows[0].values)
    for table in _TABLES:
        if header.issuperset(table.required) and header.issubset(table.columns):
            return table
    forms = "; ".join(
        f"{table.file}: {', '.join(table.required)} and any of "
        f"{', '.join(c for c in table.columns if c not in table.required)}"
        for table in reversed(_TABLES)
    )
    got = ", ".join(rows[0].values)
    raise LexiconError(f"{path}, line 1: expected the columns of one table, {forms}; got {got}")


def _lay_over(rows: Sequence[Row], own: Sequence[Row], table: _Table) -> tuple[Row, ...]:
    """Override the rows of the package by those of the user's with their key; add the others."""
    merged = {_key(row, table): row for row in rows}
    claimed = {name for row in own for name in _names(row, table)}
    for row in own:
        known = merged.get(_key(row, table))
        merged[_key(row, table)] = _override(known, row, table)
    mine = {_key(row, table) for row in own}
    return tuple(
        row if key in mine else _without(row, claimed, table) for key, row in merged.items()
    )


def _key(row: Row, table: _Table) -> tuple[str, ...]:
    return tuple(row[column] for column in table.key)


def _override(known: Row | None, row: Row, table: _Table) -> Row:
    values = dict.fromkeys(table.columns, "") | dict(known.values if known else {})
    for column, value in row.values.items():
        if value.startswith(_ADD) and column in table.lists:
            values[column] = _add_names(values[column], value.removeprefix(_ADD))
        elif value:
            values[column] = value
    return replace(row, values=values)


def _add_names(cell: str, added: str) -> str:
    """Add the names of a list to those of another, but for those that stand there already."""
    known = cell.split("|") if cell else []
    return "|".join((*known, *(name for name in added.split("|") if name not in known)))


def _names(row: Row, table: _Table) -> set[str]:
    listed = (row.values.get(column, "").removeprefix(_ADD) for column in table.lists)
    return {row.values["name"], *(name for cell in listed for name in cell.split("|"))} - {""}


def _without(row: Row, claimed: set[str], table: _Table) -> Row:
    """Take the names that a user claims from a row of the package, but for its own name."""
    if not claimed & {n for column in table.lists for n in row[column].split("|")}:
        return row
    values: Mapping[str, str] = {
        column: "|".join(n for n in value.split("|") if n not in claimed)
        if column in table.lists
        else value
        for column, value in row.values.items()
    }
    return replace(row, values=values)
