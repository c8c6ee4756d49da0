"""The actors that we know before reading, and the people who speak for them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphbuilder.lexicons.offices import OfficeRole
from graphbuilder.lexicons.tables import Claim, Row, check_claims, check_unique, read_rows
from graphbuilder.model import ActorKind

_ACTOR_COLUMNS = (
    "id",
    "kind",
    "name",
    "official",
    "aliases",
    "adjectives",
    "metonyms",
    "party",
    "wikidata",
    "valid_from",
    "valid_to",
    "mentions_case",
)
_LEADER_COLUMNS = ("name", "aliases", "party", "role", "wikidata", "from_year", "to_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """One row of the table of actors.

    Attributes:
        id: ISO 3166 alpha-3 for a state ("RUS"), a short code in capitals for the others.
        name: What an analyst would call it.
        kind: What sort of actor it is.
        official: The long name, the same as `name` where there is none.
        aliases: Other proper names and abbreviations, as they stand in text.
        adjectives: Adjectives and names of its people.
        metonyms: Capitals and seats of government that stand for it.
        party: The id of the actor that an organ or a people belongs to, None if to none.
        wikidata: The Wikidata item, None if not known for certain.
        valid_from: The first year of an actor that shares names with another, else None.
        valid_to: The last year, None for an actor that still exists.
        exact_case: Whether its names prove nothing in a line of capitals, where they may be
            common words ("WHO", "CAR").
    """

    id: str
    name: str
    kind: ActorKind
    official: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    party: str | None = None
    wikidata: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    exact_case: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name, the official name and the aliases, each once."""
        return tuple(dict.fromkeys((self.name, self.official, *self.aliases)))

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every form by which a text may name it: names, adjectives, metonyms."""
        return (*self.names, *self.adjectives, *self.metonyms)

    def is_valid_in(self, year: int | None) -> bool:
        """Whether it exists in a year; for None, whether it exists today."""
        return _is_within(year, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """One row of the table of leaders: a person in the service of one actor.

    Attributes:
        name: The person's name.
        aliases: Other forms of it, among them a surname that says who is meant.
        party: The id of the state or organisation that the person speaks for.
        role: The principal office.
        wikidata: The Wikidata item, None if not known for certain.
        from_year: The first year in which the person spoke for the party.
        to_year: The last year, None if not over by 2025.
    """

    name: str
    party: str
    role: OfficeRole
    from_year: int
    to_year: int | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None

    def is_in_office(self, year: int | None) -> bool:
        """Whether the person speaks for the party in a year; for None, at the end of 2025."""
        return _is_within(year, self.from_year, self.to_year)


#: Actors by each of their surfaces, in order of their first year.
ActorIndex = Mapping[str, tuple[ActorEntry, ...]]


@cache
def load_actors(path: Path | None = None) -> tuple[ActorEntry, ...]:
    """Load the actors.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The actors, in the order of the table.

    Raises:
        LexiconError: If a cell is malformed, an id is repeated, a party unknown, or a name
            claimed by two actors of the same years.
    """
    rows = tuple(read_rows("actors.csv", path=path, columns=_ACTOR_COLUMNS))
    actors = tuple(_read_actor(row) for row in rows)
    check_unique(rows, "id")
    check_claims(_claim_surfaces(rows, actors))
    known = {actor.id for actor in actors}
    for row in rows:
        if row["party"] and (row["party"] not in known or row["party"] == row["id"]):
            raise row.error("party", expected="the id of another row")
    return actors


@cache
def load_leaders(path: Path | None = None) -> tuple[Leader, ...]:
    """Load the leaders.

    A person who served two parties has two rows, of different years.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The leaders, in the order of the table.

    Raises:
        LexiconError: If a cell is malformed, a party is no known actor, or a name is claimed by
            two people of the same years.
    """
    known = {actor.id for actor in load_actors()}
    rows = tuple(read_rows("leaders.csv", path=path, columns=_LEADER_COLUMNS))
    leaders = tuple(_read_leader(row, known) for row in rows)
    check_claims(_claim_leader_names(rows, leaders))
    return leaders


def index_actors(actors: Iterable[ActorEntry]) -> ActorIndex:
    """Group actors by what texts call them."""
    groups: dict[str, list[ActorEntry]] = defaultdict(list)
    for actor in sorted(actors, key=lambda actor: actor.valid_from or 0):
        for surface in actor.surfaces:
            groups[surface].append(actor)
    return {surface: tuple(group) for surface, group in groups.items()}


def choose_actor(index: ActorIndex, surface: str, *, year: int | None = None) -> ActorEntry | None:
    """Choose the actor that a text of a year means by a name.

    Years only choose between actors that share the name, since texts of today speak of the
    Soviet Union too. If none of these is valid in the year, the latest one is meant.

    Args:
        index: From `index_actors`.
        surface: The name as it stands in the text, with ASCII apostrophes.
        year: The year of the text, None for today.

    Returns:
        The actor, None if no actor is called so.

    Example:
        >>> index = index_actors(load_actors())
        >>> [choose_actor(index, "Moscow", year=year).id for year in (1975, 2022)]
        ['SUN', 'RUS']
    """
    candidates = index.get(surface, ())
    valid = [actor for actor in candidates if actor.is_valid_in(year)]
    chosen = valid or candidates
    return chosen[-1] if chosen else None


def _is_within(year: int | None, first: int | None, last: int | None) -> bool:
    if year is None:
        return last is None
    return (first is None or first <= year) and (last is None or year <= last)


def _read_actor(row: Row) -> ActorEntry:
    valid_from, valid_to = row.years("valid_from", "valid_to")
    if row["mentions_case"] not in {"", "exact"}:
        raise row.error("mentions_case", expected='"exact" or nothing')
    return ActorEntry(
        id=row.required("id"),
        kind=row.choice("kind", ActorKind),
        name=row.required("name"),
        official=row["official"] or row["name"],
        aliases=row.list("aliases"),
        adjectives=row.list("adjectives"),
        metonyms=row.list("metonyms"),
        party=row["party"] or None,
        wikidata=row.wikidata(),
        valid_from=valid_from,
        valid_to=valid_to,
        exact_case=row["mentions_case"] == "exact",
    )


def _claim_surfaces(rows: Iterable[Row], actors: Iterable[ActorEntry]) -> Iterator[Claim]:
    for row, actor in zip(rows, actors, strict=True):
        for name in actor.surfaces:
            yield Claim(
                row=row, owner=actor.id, name=name, first=actor.valid_from, last=actor.valid_to
            )


def _read_leader(row: Row, known_parties: set[str]) -> Leader:
    from_year, to_year = row.years("from_year", "to_year")
    if from_year is None:
        raise row.error("from_year", expected="a year")
    if row["party"] not in known_parties:
        raise row.error("party", expected="the id of a row of actors.csv")
    return Leader(
        name=row.required("name"),
        aliases=row.list("aliases"),
        party=row["party"],
        role=row.choice("role", OfficeRole),
        wikidata=row.wikidata(),
        from_year=from_year,
        to_year=to_year,
    )


def _claim_leader_names(rows: Iterable[Row], leaders: Iterable[Leader]) -> Iterator[Claim]:
    for row, leader in zip(rows, leaders, strict=True):
        for name in (leader.name, *leader.aliases):
            yield Claim(
                row=row, owner=leader.name, name=name, first=leader.from_year, last=leader.to_year
            )
