"""The agreements that we know before reading, with the place and body that name them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from graphbuilder.lexicons.actors import load_actors
from graphbuilder.lexicons.tables import Claim, Row, check_claims, check_unique, read_rows
from graphbuilder.model import AgreementEntry, AgreementKind

AGREEMENT_COLUMNS = (
    "id",
    "name",
    "year",
    "kind",
    "aliases",
    "place",
    "body",
    "wikidata",
    "requires_year",
    "signed",
    "in_force",
    "ended",
    "parties",
)

#: What the column `parties` says of the rows of parties.csv.
_COVERAGE = {"": None, "complete": True, "partial": False}


@cache
def load_agreements(path: Path | None = None) -> tuple[AgreementEntry, ...]:
    """Load the agreements.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The agreements, in the order of the table.

    Raises:
        LexiconError: As `read_agreements` does.
    """
    rows = tuple(read_rows("agreements.csv", path=path, columns=AGREEMENT_COLUMNS))
    return read_agreements(rows, bodies={actor.id for actor in load_actors()})


def read_agreements(rows: Sequence[Row], *, bodies: set[str]) -> tuple[AgreementEntry, ...]:
    """Read the rows of a whole table of agreements.

    Args:
        rows: The rows.
        bodies: The ids of the actors that may issue agreements.

    Returns:
        The agreements, in the order of the rows.

    Raises:
        LexiconError: If a cell is malformed, an id is repeated, a body is no known actor, or a
            name is claimed by two agreements that it cites without a year.
    """
    agreements = tuple(_read_agreement(row, bodies) for row in rows)
    check_unique(rows, "id")
    check_claims(_claim_names(rows, agreements))
    return agreements


def _read_agreement(row: Row, bodies: set[str]) -> AgreementEntry:
    year = row.year("year")
    if year is None:
        raise row.error("year", expected="a year")
    if row["parties"] not in _COVERAGE:
        raise row.error("parties", expected='"complete", "partial" or nothing')
    in_force, ended = row.spell("in_force", "ended")
    return AgreementEntry(
        id=row.required("id"),
        name=row.required("name"),
        year=year,
        kind=row.choice("kind", AgreementKind),
        aliases=row.list("aliases"),
        place=row["place"] or None,
        body=row.reference("body", bodies, "actors.csv") if row["body"] else None,
        wikidata=row.wikidata(),
        requires_year=row.flag("requires_year", "yes"),
        signed=row.date("signed"),
        in_force=in_force,
        ended=ended,
        parties_are_complete=_COVERAGE[row["parties"]],
    )


def _claim_names(rows: Iterable[Row], agreements: Iterable[AgreementEntry]) -> Iterator[Claim]:
    # Names that need their year are claimed for that year alone.
    for row, entry in zip(rows, agreements, strict=True):
        year = entry.year if entry.requires_year else None
        for name in entry.names:
            yield Claim(row=row, owner=entry.id, name=name, first=year, last=year)
