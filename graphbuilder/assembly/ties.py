"""Counts who does what towards whom: the short cuts from actor to actor."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphbuilder.assembly.stances import Stance
from graphbuilder.assembly.times import date_key, last_day_key
from graphbuilder.model import Act, PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """All that one actor does towards another by one act.

    Attributes:
        holder: The IRI of the actor who does it.
        act: What it does.
        addressee: The IRI of the actor whom it is done to.
        stances: The stances.
    """

    holder: str
    act: Act
    addressee: str
    stances: tuple[Stance, ...]

    @property
    def positions(self) -> int:
        """How many positions there are."""
        return sum(len(stance.positions) for stance in self.stances)

    @property
    def sources(self) -> int:
        """How many documents tell of it, copies of each other counted once."""
        return len({p.source for stance in self.stances for p in stance.positions})

    @property
    def first(self) -> PartialDate | None:
        """When it was first stated, None if that is not known."""
        dates = (stance.first for stance in self.stances)
        return min((d for d in dates if d is not None), key=date_key, default=None)

    @property
    def last(self) -> PartialDate | None:
        """When it was last stated, None if that is not known."""
        dates = (stance.last for stance in self.stances)
        return max((d for d in dates if d is not None), key=last_day_key, default=None)


def find_ties(stances: Iterable[Stance]) -> Iterator[Tie]:
    """Tie the holders of stances to their addressees, each of several on its own.

    Args:
        stances: The stances, in any order.

    Yields:
        The ties, in the order of their actors and acts.
    """
    found: defaultdict[tuple[str, str, Act], list[Stance]] = defaultdict(list)
    for stance in stances:
        for holder in stance.leader.holder.actors:
            for addressee in stance.leader.addressee.actors:
                found[holder, addressee, stance.act].append(stance)
    for holder, addressee, act in sorted(found):
        own = tuple(found[holder, addressee, act])
        yield Tie(holder=holder, act=act, addressee=addressee, stances=own)
