"""Finds the same thing in two lists, though it may have changed.

A position has no name that survives a change: the id is a number within its document. What
survives is its words. Things are paired by all that they have, then by less and less of it.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

#: What two things must have in common to be taken for the same.
Key = Callable[[Thing], Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Generic[Thing]):
    """The same thing in two lists, or one that the other list lacks.

    Attributes:
        old: The thing in the first list, None if it is not there.
        new: The thing in the second.
    """

    old: Thing | None
    new: Thing | None


def pair(
    old: Sequence[Thing], new: Sequence[Thing], *, keys: Iterable[Key[Thing]]
) -> Iterator[Pair[Thing]]:
    """Pair the things of two lists.

    Args:
        old: The things of the first list.
        new: Those of the second.
        keys: What to pair them by, the strictest first; things with the same key are paired in
            their order.

    Yields:
        The things of `old` in their order, each with its partner or None; then those of `new`
        that have no partner.
    """
    partners: dict[int, int] = {}
    for key in keys:
        partners |= _match(old, new, key, partners)
    for i, thing in enumerate(old):
        yield Pair(old=thing, new=new[partners[i]] if i in partners else None)
    taken = set(partners.values())
    yield from (Pair(old=None, new=thing) for j, thing in enumerate(new) if j not in taken)


def _match(
    old: Sequence[Thing], new: Sequence[Thing], key: Key[Thing], partners: dict[int, int]
) -> dict[int, int]:
    """Match by one key what has no partner yet; indices of `new` by those of `old`."""
    taken = set(partners.values())
    free: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for j, thing in enumerate(new):
        if j not in taken:
            free[key(thing)].append(j)
    return {
        i: waiting.popleft()
        for i, thing in enumerate(old)
        if i not in partners and (waiting := free.get(key(thing)))
    }
