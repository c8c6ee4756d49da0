"""Reads from a store what pictures show: stances, with the names of those concerned."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from graphbuilder.errors import AnalysisError, QueryError
from graphbuilder.model import Act, PartialDate, is_between
from graphbuilder.pictures.scales import spell
from graphbuilder.query import Table, parse_query, run_named, run_query
from graphbuilder.resources import read_text
from graphbuilder.store import GraphStore

#: A row of the answer, as texts by column.
Record: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who holds a stance or is addressed by one.

    Attributes:
        name: What it is called.
        side: What the state or organisation is called that it speaks for; its own name if none.
    """

    name: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStance:
    """A stance as pictures show it.

    Attributes:
        key: Its IRI.
        act: What is done.
        content: What is demanded, rejected, ...
        date: When it was first stated, None if unknown.
        polarity: 1 for what the content is about, -1 against it, 0 where that is open.
        sources: How many independent sources state it.
        reverses: The IRI of the stance that it turns round from, "" if none.
        holders: Who holds it.
        addressees: Of whom it is demanded, who is accused, ...
    """

    key: str
    act: Act
    content: str
    date: PartialDate | None
    polarity: int
    sources: int
    reverses: str
    holders: tuple[Party, ...]
    addressees: tuple[Party, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which stances a picture shows, as a user says it; what is empty leaves all.

    Attributes:
        actor: Who must hold them, or be spoken for by who does.
        issue: What they must be about, or about a part of it.
        acts: What must be done.
        since: The first date, as YYYY, YYYY-MM or YYYY-MM-DD; what has no date does not fit.
        until: The last date, included.

    Raises:
        AnalysisError: If a date is none.
    """

    actor: str = ""
    issue: str = ""
    acts: tuple[Act, ...] = ()
    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        for day in filter(None, (self.since, self.until)):
            PartialDate.parse(day)

    def fits(self, stance: ShownStance) -> bool:
        """Whether a stance is of the acts and dates."""
        if self.acts and stance.act not in self.acts:
            return False
        date = str(stance.date or "")
        return is_between(date, since=self.since or None, until=self.until or None)


def read_stances(store: GraphStore, choice: Choice) -> tuple[ShownStance, ...]:
    """Read the stances of a choice.

    Returns:
        The stances, the oldest first; those without a date come last.

    Raises:
        QueryError: If the choice names what the store does not have, or nothing fits it.
    """
    query = parse_query(read_text("pictures", "stances.rq"), name="stances of pictures")
    given = {"actor": choice.actor, "issue": choice.issue}
    rows = run_query(store, query, parameters={k: v for k, v in given.items() if v})
    groups = list(_group(rows))
    parties = _find_parties(run_named(store, "actors"), groups)
    stances = tuple(filter(choice.fits, (_stance(group, parties) for group in groups)))
    if not stances:
        raise QueryError(
            "there is nothing to draw: no stance fits. Choose less; and if the graph has more than "
            "1,000 documents, derive its stances with `graphbuilder assemble`"
        )
    return stances


def name_actor(store: GraphStore, wanted: str) -> str:
    """Tell what an actor is called that a user named by its id, name or IRI."""
    return _name(run_named(store, "actors"), wanted, key="actor")


def name_issue(store: GraphStore, wanted: str) -> str:
    """Tell what an issue is called that a user named by its key, label or IRI."""
    return _name(run_named(store, "issues"), wanted, key="issue")


def _name(table: Table, wanted: str, *, key: str) -> str:
    place, label = table.columns.index(key), table.columns.index("label")
    for row in table.rows:
        iri = str(row[place])
        if wanted.casefold() in {iri.casefold(), iri.rpartition("/")[2].casefold()}:
            return str(row[label])
    known = {str(row[label]).casefold(): str(row[label]) for row in table.rows}
    return known.get(wanted.casefold(), wanted)


def _group(table: Table) -> Iterator[list[Record]]:
    """Yield the rows of each stance, which stand together, as texts by column."""
    records = (
        {
            name: "" if cell is None else str(cell)
            for name, cell in zip(table.columns, row, strict=True)
        }
        for row in table.rows
    )
    for _, group in groupby(records, key=lambda record: record["stance"]):
        yield list(group)


def _find_parties(actors: Table, groups: Iterable[Sequence[Record]]) -> dict[str, Party]:
    """Find what all actors are called, and for whom they speak, by their IRIs."""
    columns = [actors.columns.index(name) for name in ("actor", "label", "party")]
    parties: dict[str, Party] = {}
    for row in actors.rows:
        actor, label, party = (str(row[column] or "") for column in columns)
        parties[actor] = Party(name=label, side=party or label)
    for rows in groups:
        holders, sides = ({row[name] for row in rows} for name in ("holder", "side"))
        if len(holders) == len(sides) == 1:  # of joint stances it is open who is of which side
            holder, side = holders.pop(), sides.pop()
            parties[holder] = Party(
                name=_party(parties, holder).name, side=_party(parties, side).name
            )
    return parties


def _stance(rows: Sequence[Record], parties: Mapping[str, Party]) -> ShownStance:
    first = rows[0]
    holders, addressees = (
        tuple(_party(parties, actor) for actor in dict.fromkeys(row[role] for row in rows) if actor)
        for role in ("holder", "addressee")
    )
    return ShownStance(
        key=first["stance"],
        act=Act(first["act"]),
        content=first["content"],
        date=_parse_date(first["date"]),
        polarity=int(first["polarity"]),
        sources=int(first["sources"]),
        reverses=first["reverses"],
        holders=holders,
        addressees=addressees,
    )


def _party(parties: Mapping[str, Party], actor: str) -> Party:
    name = actor.rpartition("/")[2]
    return parties.get(actor) or Party(name=name, side=name)


def _parse_date(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except AnalysisError:  # unknown, or that of a foreign graph
        return None


def describe_span(stances: Collection[ShownStance]) -> str:
    """Tell from when to when stances were stated, such as "5 Feb to 19 Nov 2018"."""
    dates = [stance.date for stance in stances if stance.date is not None]
    if not dates:
        return "without a date"
    first = min(dates, key=lambda date: (date.earliest, str(date)))
    last = max(dates, key=lambda date: (date.latest, str(date)))
    begin, end = spell(first), spell(last)
    if first == last:
        return end
    return f"{begin.removesuffix(f' {last.year}')} to {end}"
