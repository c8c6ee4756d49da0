"""Finds where somebody turned round: was for something and then against it, or the reverse.

A later stance reverses an earlier one if both are of one holder, or one of a side itself and the
other of who speaks for it, their contents are alike, and one is for and the other against the
matter: the polarity of the act times the direction of the content. To support sanctions and to
demand their end are opposite, to reject sanctions and to demand their end are not.

What one asks of others is not what one does oneself: who demands that others withdraw, and will not
withdraw, has not turned round. So a demand is compared only with other demands, and with what is
said of a matter and not of an act ("to withdraw").
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graphbuilder.assembly.gists import is_name
from graphbuilder.assembly.likeness import LikeContents, Rarity
from graphbuilder.assembly.stances import Stance
from graphbuilder.assembly.times import date_key, is_before
from graphbuilder.model import Act

#: A content of fewer telling words says too little of the matter; one of more has several clauses,
#: each with a direction of its own.
_LEAST_TELLING, _MOST_TELLING = 2, 8


def find_reversals(stances: Iterable[Stance], *, rarity: Rarity) -> Iterator[tuple[Stance, Stance]]:
    """Find the stances that reverse an earlier one.

    Args:
        stances: The stances, in any order.
        rarity: What orders the terms of their contents.

    Yields:
        The later and the earlier stance, the last one that it reverses; the later was first
        stated after the earlier was.
    """
    sides: defaultdict[tuple[str, ...], list[Stance]] = defaultdict(list)
    for stance in stances:
        if _is_clear(stance):
            sides[stance.leader.holder.sides].append(stance)
    for own in sides.values():
        yield from _find_within(sorted(own, key=_first_key), rarity)


def _is_clear(stance: Stance) -> bool:
    """Whether it is told when the stance was taken, by whom, and whether for or against."""
    leader = stance.leader
    return (
        stance.polarity != 0
        and stance.first is not None
        and not leader.holder.within
        and leader.gist.is_plain
        and _LEAST_TELLING <= len(leader.gist.telling) <= _MOST_TELLING
        and not all(is_name(term) for term in leader.gist.telling)
    )


def _first_key(stance: Stance) -> tuple[tuple[str, str], str]:
    return date_key(stance.first), stance.leader.stored.position


def _find_within(stances: Iterable[Stance], rarity: Rarity) -> Iterator[tuple[Stance, Stance]]:
    """Compare each stance of a side with those that were taken before it, the last of all."""
    earlier: LikeContents[Stance] = LikeContents(rarity)
    for later in stances:
        found = [s for s, _ in earlier.find(later.leader.gist) if _is_reversed(s, later)]
        if found:
            yield later, max(found, key=_first_key)
        earlier.add(later, later.leader.gist)


def _is_reversed(stance: Stance, later: Stance) -> bool:
    return (
        stance.polarity == -later.polarity
        and is_before(stance.first, later.first)
        and _is_same_holder(stance, later)
        and _is_same_deed(stance, later)
    )


def _is_same_holder(one: Stance, other: Stance) -> bool:
    holders = (one.leader.holder, other.leader.holder)
    is_side_itself = any(holder.actors == holder.sides for holder in holders)
    return is_side_itself or holders[0].actors == holders[1].actors


def _is_same_deed(one: Stance, other: Stance) -> bool:
    asked = {stance.act is Act.DEMAND for stance in (one, other)}
    return len(asked) == 1 or not any(_is_deed(s) for s in (one, other) if s.act is not Act.DEMAND)


def _is_deed(stance: Stance) -> bool:
    return stance.act is Act.COMMIT or stance.leader.stored.content.lower().startswith("to ")
