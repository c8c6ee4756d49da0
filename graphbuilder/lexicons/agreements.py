"""The agreements that we know before reading, with the place and body that name them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from graphbuilder.lexicons.actors import load_actors
from graphbuilder.lexicons.tables import Claim, Row, check_claims, check_unique, read_rows

_COLUMNS = (
    "id",
    "name",
    "year",
    "kind",
    "aliases",
    "place",
    "body",
    "wikidata",
    "requires_year",
)


class AgreementKind(StrEnum):
    """What sort of text an agreement is."""

    TREATY = "treaty"
    CONVENTION = "convention"
    CHARTER = "charter"
    PROTOCOL = "protocol"
    ACCORD = "accord"
    DECLARATION = "declaration"
    COMMUNIQUE = "communique"
    FINAL_ACT = "final_act"
    MEMORANDUM = "memorandum"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEntry:
    """One row of the table of agreements.

    Attributes:
        id: A short code in capitals, with the year where the name needs it.
        name: Its usual title.
        year: The year of adoption or signature.
        kind: What sort of text it is.
        aliases: Other titles and abbreviations, as they stand in text.
        place: The city where it was adopted or signed, None if that does not name it.
        body: The id of the organisation that issued it or under which it was made, None if none.
        wikidata: The Wikidata item, None if not known for certain.
        requires_year: Whether its names cite it only beside its year, since other agreements
            bear them too ("Moscow Treaty").
    """

    id: str
    name: str
    year: int
    kind: AgreementKind
    aliases: tuple[str, ...] = ()
    place: str | None = None
    body: str | None = None
    wikidata: str | None = None
    requires_year: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@cache
def load_agreements(path: Path | None = None) -> tuple[AgreementEntry, ...]:
    """Load the agreements.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The agreements, in the order of the table.

    Raises:
        LexiconError: If a cell is malformed, an id is repeated, a body is no known actor, or a
            name is claimed by two agreements that it cites without a year.
    """
    known = {actor.id for actor in load_actors()}
    rows = tuple(read_rows("agreements.csv", path=path, columns=_COLUMNS))
    agreements = tuple(_read_agreement(row, known) for row in rows)
    check_unique(rows, "id")
    check_claims(_claim_names(rows, agreements))
    return agreements


def _read_agreement(row: Row, known_bodies: set[str]) -> AgreementEntry:
    year = row.year("year")
    if year is None:
        raise row.error("year", expected="a year")
    if row["body"] and row["body"] not in known_bodies:
        raise row.error("body", expected="the id of a row of actors.csv, or nothing")
    if row["requires_year"] not in {"", "yes"}:
        raise row.error("requires_year", expected='"yes" or nothing')
    return AgreementEntry(
        id=row.required("id"),
        name=row.required("name"),
        year=year,
        kind=row.choice("kind", AgreementKind),
        aliases=row.list("aliases"),
        place=row["place"] or None,
        body=row["body"] or None,
        wikidata=row.wikidata(),
        requires_year=row["requires_year"] == "yes",
    )


def _claim_names(rows: Iterable[Row], agreements: Iterable[AgreementEntry]) -> Iterator[Claim]:
    # Names that need their year are claimed for that year alone.
    for row, entry in zip(rows, agreements, strict=True):
        year = entry.year if entry.requires_year else None
        for name in entry.names:
            yield Claim(row=row, owner=entry.id, name=name, first=year, last=year)
