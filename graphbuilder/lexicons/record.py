"""The record of history beside the catalogue.

Members, parties, terms of office, clauses of agreements, and which actor continues which.
"""

from collections.abc import Iterator

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

_TERM_COLUMNS = ("person", "role", "party", "from", "to")
_CLAUSE_COLUMNS = ("agreement", "locator", "mode", "content")


def load_record(catalogue: Catalogue) -> Record:
    """Load who belonged to what, who held which office, what agreements say, who continues whom.

    Args:
        catalogue: The actors, leaders and agreements that the tables refer to.

    Returns:
        The tables, each in its order.

    Raises:
        LexiconError: If a cell is malformed or refers to nothing in the catalogue.
    """
    actors = {actor.id for actor in catalogue.actors}
    agreements = {agreement.id for agreement in catalogue.agreements}
    leaders = {leader.name for leader in catalogue.leaders}
    term_rows = read_rows("terms.csv", columns=_TERM_COLUMNS)
    clause_rows = read_rows("provisions.csv", columns=_CLAUSE_COLUMNS)
    succession_rows = read_rows("successions.csv", columns=("actor", "continues"))
    return Record(
        memberships=tuple(_read_memberships("memberships.csv", "organisation", actors, actors)),
        parties=tuple(_read_memberships("parties.csv", "agreement", agreements, actors)),
        terms=tuple(_read_term(row, leaders, actors) for row in term_rows),
        clauses=tuple(_read_clause(row, agreements) for row in clause_rows),
        successions=tuple(_read_succession(row, actors) for row in succession_rows),
    )


def _read_memberships(
    table: str, whole: str, wholes: set[str], actors: set[str]
) -> Iterator[Membership]:
    member = "member" if whole == "organisation" else "party"
    for row in read_rows(table, columns=(whole, member, "from", "to")):
        first, last = row.spell("from", "to")
        yield Membership(
            whole=row.reference(whole, wholes, f"{whole.replace('organisation', 'actor')}s.csv"),
            member=row.reference(member, actors, "actors.csv"),
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
