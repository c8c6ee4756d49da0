"""Finds which stances answer which, across documents.

Who is asked, offered or accused answers by rejecting, supporting, promising or denying what it is
about, towards the one who spoke or towards nobody in particular, on the same day or within half a
year. What a document itself says to be an answer is one, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graphbuilder.assembly.likeness import LikeContents, Rarity
from graphbuilder.assembly.stances import ReadPosition, Stance
from graphbuilder.assembly.times import may_follow
from graphbuilder.model import Act

#: Which acts answer an act.
REPLIES = MappingProxyType({
    Act.DEMAND: frozenset({Act.REJECT, Act.SUPPORT, Act.COMMIT, Act.DENY}),
    Act.PROPOSE: frozenset({Act.REJECT, Act.SUPPORT, Act.COMMIT, Act.DENY}),
    Act.ACCUSE: frozenset({Act.REJECT, Act.DENY}),
})

#: How long after it was said an answer comes at the latest.
WINDOW_DAYS = 183


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A stance that answers another.

    Attributes:
        stance: The answer.
        answered: What it answers.
        positions: The positions that answer one of another document, by their IRIs, each with the
            one that it answers: for each that is answered the first that does.
    """

    stance: Stance
    answered: Stance
    positions: tuple[tuple[str, str], ...] = ()


def find_replies(stances: Iterable[Stance], *, rarity: Rarity) -> Iterator[Reply]:
    """Find the stances that answer others.

    Args:
        stances: The stances, in any order.
        rarity: What orders the terms of their contents.

    Yields:
        The replies, each pair of stances once.
    """
    ordered = sorted(stances, key=lambda stance: stance.leader.stored.position)
    pairs = dict.fromkeys((*_find_stated(ordered), *_find_alike(ordered, rarity)))
    for stance, answered in pairs:
        found = tuple(_pair_positions(stance, answered))
        yield Reply(stance=stance, answered=answered, positions=found)


def _find_stated(stances: Sequence[Stance]) -> Iterator[tuple[Stance, Stance]]:
    """The answers that documents tell."""
    owners = {p.stored.position: stance for stance in stances for p in stance.positions}
    for stance in stances:
        for position in stance.positions:
            answered = owners.get(position.stored.responds_to or "")
            if answered is not None and answered is not stance:
                yield stance, answered


def _find_alike(stances: Iterable[Stance], rarity: Rarity) -> Iterator[tuple[Stance, Stance]]:
    open_ones = _index_by_addressee(stances, rarity)
    answering = {act for acts in REPLIES.values() for act in acts}
    for reply in stances:
        if reply.act not in answering:
            continue
        for side in reply.leader.holder.sides:
            for stance, _ in open_ones[side].find(reply.leader.gist):
                if _answers(reply, stance):
                    yield reply, stance


def _index_by_addressee(
    stances: Iterable[Stance], rarity: Rarity
) -> Mapping[str, LikeContents[Stance]]:
    """Index what can be answered by the sides that it is addressed to."""
    found: defaultdict[str, LikeContents[Stance]]
    found = defaultdict(lambda: LikeContents(rarity))
    for stance in stances:
        if stance.act in REPLIES:
            for side in stance.leader.addressee.sides:
                found[side].add(stance, stance.leader.gist)
    return found


def _answers(reply: Stance, stance: Stance) -> bool:
    towards, speakers = reply.leader.addressee.sides, stance.leader.holder.sides
    return (
        reply.act in REPLIES[stance.act]
        and reply.leader.gist.direction == stance.leader.gist.direction
        and set(reply.leader.holder.sides).isdisjoint(speakers)
        and (not towards or not set(towards).isdisjoint(speakers))
        and any(_is_in_time(p, q) for p in reply.positions for q in stance.positions)
    )


def _is_in_time(reply: ReadPosition, position: ReadPosition) -> bool:
    return may_follow(reply.stored.date, position.stored.date, within_days=WINDOW_DAYS)


def _pair_positions(reply: Stance, stance: Stance) -> Iterator[tuple[str, str]]:
    for position in stance.positions:
        answers = (p for p in reply.positions if _is_in_time(p, position))
        first = next((p for p in answers if p.stored.document != position.stored.document), None)
        if first is not None and _answers(reply, stance):
            yield first.stored.position, position.stored.position
