"""Names that mean different things in different contexts, and what tells them apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphbuilder.lexicons.tables import Row, read_rows

_COLUMNS = ("name", "actor", "near", "beside", "years")

#: A word near a name tells more than an actor elsewhere in the document.
_NEAR_WEIGHT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One row of the table of senses: what a name may mean beside its usual actor.

    Attributes:
        name: The name, as it stands in text.
        actor: The id of the actor, None for a sense in which it names none (a river, a person).
        near: Words and phrases in lower case that support the sense in the same sentence.
        beside: The ids of actors that support it in the same document.
        first: The first year of documents in which it holds, None for any.
        last: The last such year.
    """

    name: str
    actor: str | None = None
    near: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    first: int | None = None
    last: int | None = None

    @property
    def is_unconditional(self) -> bool:
        """Whether it needs no support."""
        return not self.near and not self.beside

    def holds_in(self, year: int | None) -> bool:
        """Whether it holds in documents of a year; one bound to years needs a dated document."""
        if self.first is None and self.last is None:
            return True
        after = year is not None and (self.first is None or self.first <= year)
        return after and (self.last is None or (year is not None and year <= self.last))

    def support(self, context: "Context") -> int:
        """Weigh what speaks for the sense: 0 if nothing does."""
        near = sum(f" {word} " in context.words for word in self.near)
        document = not self.beside.isdisjoint(context.actors)
        sentence = not self.beside.isdisjoint(context.sentence)
        return _NEAR_WEIGHT * near + document + sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What surrounds a name.

    Attributes:
        words: The sentence in lower case, its words parted and surrounded by single spaces.
        sentence: The ids of the actors, and of their parties, that the sentence names.
        actors: Those that the document names.
        year: The year of the document, None if not known.
    """

    words: str
    sentence: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    year: int | None = None


#: The senses of each name.
SenseIndex = Mapping[str, tuple[Sense, ...]]


@cache
def load_senses(path: Path | None = None) -> tuple[Sense, ...]:
    """Load the senses.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The senses, in the order of the table.

    Raises:
        LexiconError: If a cell is malformed.
    """
    return tuple(_read_sense(row) for row in read_rows("senses.csv", path=path, columns=_COLUMNS))


def index_senses(senses: Iterable[Sense]) -> SenseIndex:
    """Group senses by name."""
    groups: dict[str, tuple[Sense, ...]] = {}
    for sense in senses:
        groups[sense.name] = (*groups.get(sense.name, ()), sense)
    return groups


def choose_sense(
    senses: Iterable[Sense], context: Context, *, usual: frozenset[str] = frozenset()
) -> Sense | None:
    """Choose the sense that the context supports most.

    Args:
        senses: The senses of one name.
        context: What surrounds it.
        usual: The ids of the actor that the name usually means, and of its party, whose presence
            speaks for that; empty if the name has no usual meaning.

    Returns:
        The sense; None if none is supported more than the others and than the usual meaning.
    """
    holding = [sense for sense in senses if sense.holds_in(context.year)]
    weights = [(sense.support(context), sense) for sense in holding]
    floor = (not usual.isdisjoint(context.actors)) + (not usual.isdisjoint(context.sentence))
    best = max((weight for weight, _ in weights), default=0)
    if best > floor:
        chosen = [sense for weight, sense in weights if weight == best]
        return chosen[0] if len({sense.actor for sense in chosen}) == 1 else None
    return next((sense for sense in holding if sense.is_unconditional), None)


def _read_sense(row: Row) -> Sense:
    first, dash, last = row["years"].partition("-")
    for year in (first, last):
        if year and not (year.isdigit() and len(year) == 4):
            raise row.error("years", expected='years such as "1947-1959", "-1918" or nothing')
    if row["years"] and not dash:
        raise row.error("years", expected='years such as "1947-1959", "-1918" or nothing')
    return Sense(
        name=row.required("name"),
        actor=row["actor"] or None,
        near=row.list("near"),
        beside=frozenset(row.list("beside")),
        first=int(first) if first else None,
        last=int(last) if last else None,
    )
