"""The record of history beside the catalogue.

Members, parties, terms of office, clauses of agreements, and which actor continues which.
"""

from collections.abc import Iterator
from pathlib import Path

from graphbuilder.lexicons.tables import Row, read_rows
from graphbuilder.model import (
    Catalogue,
    Clause,
    Membership,
    Mode,
    OfficeRole,
    Record,
    Succession,
    Term,
)


def load_record(catalogue: Catalogue, *, folder: Path | None = None) -> Record:
    """Load who belonged to what, who held which office, what agreements say, who continues whom.

    Args:
        catalogue: The actors, leaders and agreements that the tables refer to.
        folder: Where the tables are, if not in the package.

    Returns:
        The tables, each in its order.

    Raises:
        LexiconError: If a cell is malformed or refers to nothing in the catalogue.
    """
    actors = {actor.id for actor in catalogue.actors}
    agreements = {agreement.id for agreement in catalogue.agreements}
    leaders = {leader.name for leader in catalogue.leaders}

    def read(table: str, *columns: str) -> Iterator[Row]:
        return read_rows(table, path=folder and folder / table, columns=columns)

    memberships = read("memberships.csv", "organisation", "member", "from", "to")
    parties = read("parties.csv", "agreement", "party", "from", "to")
    terms = read("terms.csv", "person", "role", "party", "from", "to")
    clauses = read("provisions.csv", "agreement", "locator", "mode", "content")
    successions = read("successions.csv", "actor", "continues")
    return Record(
        memberships=tuple(_read_membership(row, actors) for row in memberships),
        parties=tuple(_read_party(row, agreements, actors) for row in parties),
        terms=tuple(_read_term(row, leaders, actors) for row in terms),
        clauses=tuple(_read_clause(row, agreements) for row in clauses),
        successions=tuple(_read_succession(row, actors) for row in successions),
    )


def _read_membership(row: Row, actors: set[str]) -> Membership:
    first, last = row.spell("from", "to")
    return Membership(
        whole=row.reference("organisation", actors, "actors.csv"),
        member=row.reference("member", actors, "actors.csv"),
        first=first,
        last=last,
    )


def _read_party(row: Row, agreements: set[str], actors: set[str]) -> Membership:
    first, last = row.spell("from", "to")
    return Membership(
        whole=row.reference("agreement", agreements, "agreements.csv"),
        member=row.reference("party", actors, "actors.csv"),
        first=first,
        last=last,
    )


def _read_term(row: Row, leaders: set[str], actors: set[str]) -> Term:
    first, last = row.spell("from", "to")
    if first is None:
        raise row.error("from", expected="a date")
    return Term(
        person=row.reference("person", leaders, "leaders.csv"),
        role=row.choice("role", OfficeRole),
        party=row.reference("party", actors, "actors.csv"),
        first=first,
        last=last,
    )


def _read_clause(row: Row, agreements: set[str]) -> Clause:
    return Clause(
        agreement=row.reference("agreement", agreements, "agreements.csv"),
        locator=row["locator"] or None,
        mode=row.choice("mode", Mode),
        content=row.required("content"),
    )


def _read_succession(row: Row, actors: set[str]) -> Succession:
    if row["continues"] == row["actor"]:
        raise row.error("continues", expected="another actor")
    return Succession(
        actor=row.reference("actor", actors, "actors.csv"),
        continues=row.reference("continues", actors, "actors.csv"),
    )
