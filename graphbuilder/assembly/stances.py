"""Ties the positions in which somebody says the same about the same: stances.

Positions are of one stance if their holders, the sides of these and the act are the same, their
contents are alike and point in the same direction, and their addressees are the same. A position
that names no addressee joins the stance that it is most like, whomever that is addressed to.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graphbuilder.assembly.corpus import StoredPosition
from graphbuilder.assembly.gists import Gist
from graphbuilder.assembly.holding import Cast, Party
from graphbuilder.assembly.likeness import Rarity, group_alike
from graphbuilder.assembly.times import date_key, last_day_key
from graphbuilder.model import Act, PartialDate

#: Whether an act is for (1) or against (-1) what its content is about; the others leave it open.
POLARITY = MappingProxyType({
    Act.DEMAND: 1,
    Act.PROPOSE: 1,
    Act.COMMIT: 1,
    Act.SUPPORT: 1,
    Act.REJECT: -1,
})


# Comparing these two by their values would take long: each is equal to itself alone.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadPosition:
    """A position with all that it is compared by.

    Attributes:
        stored: The position.
        gist: What its content is about.
        holder: Who holds it.
        addressee: To whom it is addressed; nobody where it says nothing of it.
        source: The IRI of the first of the documents that are copies of its document.
    """

    stored: StoredPosition
    gist: Gist
    holder: Party
    addressee: Party
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stance:
    """What one holder says about one matter, in all documents.

    Attributes:
        leader: The position that says it as the others do most.
        positions: All its positions, in order of time.
    """

    leader: ReadPosition
    positions: tuple[ReadPosition, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from every other stance."""
        leader = self.leader
        return (
            leader.holder.actors,
            leader.holder.sides,
            leader.holder.within,
            leader.stored.act.value,
            leader.addressee.actors,
            leader.addressee.sides,
            leader.addressee.within,
            tuple(leader.gist.terms) or leader.stored.position,
            tuple(sorted(leader.gist.marks)),
            leader.gist.direction,
        )

    @property
    def act(self) -> Act:
        """What the holder does."""
        return self.leader.stored.act

    @property
    def polarity(self) -> int:
        """Whether the holder is for (1) or against (-1) the matter, 0 if that is open."""
        return POLARITY.get(self.act, 0) * self.leader.gist.direction

    @property
    def sources(self) -> int:
        """How many documents state it, copies of each other counted once."""
        return len({position.source for position in self.positions})

    @property
    def dates(self) -> tuple[PartialDate, ...]:
        """When it was stated, in order of time."""
        return tuple(p.stored.date for p in self.positions if p.stored.date is not None)

    @property
    def first(self) -> PartialDate | None:
        """When it was first stated, None if no position has a date."""
        return next(iter(self.dates), None)

    @property
    def last(self) -> PartialDate | None:
        """When it was last stated, None if no position has a date."""
        return max(self.dates, key=last_day_key, default=None)


def read_positions(
    positions: Iterable[StoredPosition],
    *,
    read: Callable[[StoredPosition], Gist],
    cast: Cast,
    sources: Mapping[str, str],
) -> Iterator[ReadPosition]:
    """Read positions into what they are compared by, in the order given."""
    for position in positions:
        yield ReadPosition(
            stored=position,
            gist=read(position),
            holder=cast.holders(position),
            addressee=cast.addressees(position),
            source=sources[position.document],
        )


def group_positions(positions: Sequence[ReadPosition], *, rarity: Rarity) -> Iterator[Stance]:
    """Group positions into stances; each is in one.

    Args:
        positions: The positions, in any order.
        rarity: What orders the terms of their contents.

    Yields:
        The stances, in no particular order.
    """
    blocks: defaultdict[tuple[Party, Act, int], list[ReadPosition]] = defaultdict(list)
    for position in positions:
        key = (position.holder, position.stored.act, position.gist.direction)
        blocks[key].append(position)
    for block in blocks.values():
        yield from _group_block(block, rarity)


def _group_block(block: Sequence[ReadPosition], rarity: Rarity) -> Iterator[Stance]:
    ordered = _likeliest_leaders_first(block)

    def fits(leader: int, follower: int) -> bool:
        theirs = ordered[follower].addressee
        return not theirs.actors or theirs == ordered[leader].addressee

    gists = [position.gist for position in ordered]
    members: defaultdict[int, list[ReadPosition]] = defaultdict(list)
    for index, leader in enumerate(group_alike(gists, rarity=rarity, fits=fits)):
        members[leader].append(ordered[index])
    for leader, found in members.items():
        yield Stance(leader=ordered[leader], positions=tuple(sorted(found, key=_time_key)))


def _likeliest_leaders_first(block: Sequence[ReadPosition]) -> list[ReadPosition]:
    """Those with addressees first, then what is said most often, then what was said first."""
    counts = Counter(_wording(position) for position in block)
    return sorted(
        block,
        key=lambda p: (not p.addressee.actors, -counts[_wording(p)], _time_key(p)),
    )


def _wording(position: ReadPosition) -> tuple[tuple[str, ...], frozenset[str]]:
    return tuple(position.gist.terms), position.gist.marks


def _time_key(position: ReadPosition) -> tuple[tuple[str, str], str]:
    return date_key(position.stored.date), position.stored.position
