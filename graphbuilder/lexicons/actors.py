"""The actors that we know before reading, and the people who speak for them."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from graphbuilder.lexicons.tables import Claim, Row, check_claims, check_unique, read_rows
from graphbuilder.model import ActorEntry, ActorKind, Leader, OfficeRole

ACTOR_COLUMNS = (
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
    "founded",
    "dissolved",
)
LEADER_COLUMNS = ("name", "aliases", "party", "role", "wikidata", "from_year", "to_year")

#: Actors by each of their surfaces, in order of their first year.
ActorIndex = Mapping[str, tuple[ActorEntry, ...]]

#: Leaders by surname.
SurnameIndex = Mapping[str, tuple[Leader, ...]]

#: Where the surname comes first: "Wang Yi", "Ban Ki-moon".
_SURNAME_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM"})


@cache
def load_actors(path: Path | None = None) -> tuple[ActorEntry, ...]:
    """Load the actors.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The actors, in the order of the table.

    Raises:
        LexiconError: As `read_actors` does.
    """
    return read_actors(tuple(read_rows("actors.csv", path=path, columns=ACTOR_COLUMNS)))


@cache
def load_leaders(path: Path | None = None) -> tuple[Leader, ...]:
    """Load the leaders.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The leaders, in the order of the table.

    Raises:
        LexiconError: As `read_leaders` does.
    """
    rows = tuple(read_rows("leaders.csv", path=path, columns=LEADER_COLUMNS))
    return read_leaders(rows, parties={actor.id for actor in load_actors()})


def read_actors(rows: Sequence[Row]) -> tuple[ActorEntry, ...]:
    """Read the rows of a whole table of actors.

    Returns:
        The actors, in the order of the rows.

    Raises:
        LexiconError: If a cell is malformed, an id is repeated, a party unknown, or a name
            claimed by two actors of the same years.
    """
    actors = tuple(_read_actor(row) for row in rows)
    check_unique(rows, "id")
    check_claims(_claim_surfaces(rows, actors))
    known = {actor.id for actor in actors}
    for row in rows:
        if row["party"] and (row["party"] not in known or row["party"] == row["id"]):
            raise row.error("party", expected="the id of another row")
    return actors


def read_leaders(rows: Sequence[Row], *, parties: set[str]) -> tuple[Leader, ...]:
    """Read the rows of a whole table of leaders.

    A person who served two parties has two rows, of different years.

    Args:
        rows: The rows.
        parties: The ids of the actors that leaders may serve.

    Returns:
        The leaders, in the order of the rows.

    Raises:
        LexiconError: If a cell is malformed, a party is no known actor, or a name is claimed by
            two people of the same years.
    """
    leaders = tuple(_read_leader(row, parties) for row in rows)
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


def index_surnames(leaders: Iterable[Leader]) -> SurnameIndex:
    """Group leaders by surname."""
    groups: dict[str, list[Leader]] = defaultdict(list)
    for leader in leaders:
        words = [word for word in leader.name.split() if not _is_number(word)]
        groups[words[0] if leader.party in _SURNAME_FIRST else words[-1]].append(leader)
    return {surname: tuple(group) for surname, group in groups.items()}


def _is_number(word: str) -> bool:
    """Whether a word is a Roman numeral: Elizabeth II has no surname."""
    return set(word) <= set("IVX")


def choose_leader(
    index: SurnameIndex, surname: str, *, year: int | None, parties: Container[str] = ()
) -> Leader | None:
    """Choose the leader whom a text of a year means by a surname alone.

    Args:
        index: From `index_surnames`.
        surname: The surname.
        year: The year of the text; without one nobody is meant.
        parties: The ids of the actors that the text names, which decide between several.

    Returns:
        The one leader of that name in office, None if there is none or several.
    """
    if year is None:
        return None
    found = {x.name: x for x in index.get(surname, ()) if x.is_in_office(year)}
    if len(found) > 1:
        found = {name: x for name, x in found.items() if x.party in parties}
    return next(iter(found.values())) if len(found) == 1 else None


def _read_actor(row: Row) -> ActorEntry:
    valid_from, valid_to = row.years("valid_from", "valid_to")
    founded, dissolved = row.spell("founded", "dissolved")
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
        exact_case=row.flag("mentions_case", "exact"),
        founded=founded,
        dissolved=dissolved,
    )


def _claim_surfaces(rows: Iterable[Row], actors: Iterable[ActorEntry]) -> Iterator[Claim]:
    for row, actor in zip(rows, actors, strict=True):
        for name in actor.surfaces:
            yield Claim(
                row=row, owner=actor.id, name=name, first=actor.valid_from, last=actor.valid_to
            )


def _read_leader(row: Row, parties: set[str]) -> Leader:
    from_year, to_year = row.years("from_year", "to_year")
    if from_year is None:
        raise row.error("from_year", expected="a year")
    return Leader(
        name=row.required("name"),
        aliases=row.list("aliases"),
        party=row.reference("party", parties, "actors.csv"),
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
