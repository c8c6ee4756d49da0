"""Puts what somebody says on an issue in the order of time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from graphbuilder.assembly.holding import Party
from graphbuilder.assembly.stances import Stance
from graphbuilder.assembly.times import date_key


def issues_of(stance: Stance, about: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """List the issues of the positions of a stance, in order."""
    keys = (key for p in stance.positions for key in about.get(p.stored.position, ()))
    return tuple(sorted(set(keys)))


def find_successions(
    stances: Iterable[Stance], *, about: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Stance, Stance]]:
    """Find which stance of a holder on an issue comes next after which.

    Args:
        stances: The stances, in any order.
        about: The issues of each position, by its IRI.

    Yields:
        The later and the earlier stance; those without a date have no place in the order.
    """
    courses: defaultdict[tuple[Party, str], list[Stance]] = defaultdict(list)
    for stance in stances:
        if stance.first is not None:
            for issue in issues_of(stance, about):
                courses[stance.leader.holder, issue].append(stance)
    found: dict[tuple[Stance, Stance], None] = {}
    for course in courses.values():
        course.sort(key=lambda s: (date_key(s.first), s.leader.stored.position))
        found.update(dict.fromkeys((later, earlier) for earlier, later in pairwise(course)))
    yield from found
