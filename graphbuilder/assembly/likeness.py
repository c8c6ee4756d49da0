"""Finds contents that are alike, without comparing each with each.

The likeness of two contents is the cosine of their terms, and 0 if each has a name or number that
the other lacks: sanctions on one state are no sanctions on another. It is 0, too, if they share no
two terms that say what they are about, or names alone: unless they have the same ones and hardly
differ otherwise.

Two contents are compared only if they share a rare term. Take the terms of a content from the
rarest to the most frequent, until those that are left are together shorter than the threshold: two
contents as alike as the threshold then share one of the terms taken (prefix filtering; R. J.
Bayardo, Y. Ma, R. Srikant: Scaling Up All Pairs Similarity Search. WWW 2007). So nothing is missed,
and the time grows about as the number of contents.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from graphbuilder.assembly.gists import Gist, is_name

Key = TypeVar("Key", bound=Hashable)

#: From this likeness on two contents are the same matter; chosen on the pairs of
#: `tests/data/contents.csv`.
ALIKE = 0.65
#: The least cosine of contents that share but one telling term, or names alone.
_ALIKE_IF_THIN = 0.85


def likeness(one: Gist, other: Gist) -> float:
    """Measure how far two contents are about the same.

    Returns:
        Between 0 and 1; the direction of the contents plays no part.
    """
    if one.marks - other.marks and other.marks - one.marks:
        return 0.0
    found = _cosine(one, other)
    shared = one.telling & other.telling
    is_thin = len(shared) < 2 or all(map(is_name, shared))
    if is_thin and (one.telling != other.telling or found < _ALIKE_IF_THIN):
        return 0.0
    return found


def _cosine(one: Gist, other: Gist) -> float:
    if len(other.terms) < len(one.terms):
        one, other = other, one
    shared = other.terms
    return sum(weight * shared.get(term, 0.0) for term, weight in one.terms.items())


class Rarity:
    """How many contents have each term: what orders terms from the rarest on.

    Args:
        gists: The contents.
    """

    def __init__(self, gists: Iterable[Gist]) -> None:
        self._counts = Counter(term for gist in gists for term in gist.terms)

    def rare_terms(self, gist: Gist, *, threshold: float) -> Iterator[str]:
        """Yield the terms of which contents as alike as the threshold share one."""
        left = sum(weight * weight for weight in gist.terms.values())
        for term in sorted(gist.terms, key=lambda term: (self._counts[term], term)):
            # A little more than is needed, so that rounding loses no pair.
            if left < threshold * threshold - 1e-9:
                return
            yield term
            left -= gist.terms[term] ** 2


class LikeContents(Generic[Key]):
    """Contents by their keys, among which those like another are found.

    Args:
        rarity: What orders the terms.
        threshold: The least likeness.
    """

    def __init__(self, rarity: Rarity, *, threshold: float = ALIKE) -> None:
        self._rarity = rarity
        self._threshold = threshold
        self._gists: dict[Key, Gist] = {}
        self._keys: defaultdict[str, list[Key]] = defaultdict(list)

    def add(self, key: Key, gist: Gist) -> None:
        """Add a content under a new key."""
        self._gists[key] = gist
        for term in self._rarity.rare_terms(gist, threshold=self._threshold):
            self._keys[term].append(key)

    def find(self, gist: Gist) -> Iterator[tuple[Key, float]]:
        """Yield the keys of the contents that are alike, with their likeness."""
        terms = self._rarity.rare_terms(gist, threshold=self._threshold)
        for key in dict.fromkeys(key for term in terms for key in self._keys.get(term, ())):
            found = likeness(gist, self._gists[key])
            if found >= self._threshold:
                yield key, found


def group_alike(
    gists: Sequence[Gist],
    *,
    rarity: Rarity,
    threshold: float = ALIKE,
    fits: Callable[[int, int], bool] = lambda _leader, _follower: True,
) -> list[int]:
    """Group contents around leaders (J. A. Hartigan: Clustering Algorithms, 1975, chapter 3).

    Each content in turn follows the leader that it is most like, or else becomes a leader. Only
    leaders are followed, so that no chain of likenesses ties what is unlike.

    Args:
        gists: The contents, the likeliest leaders first.
        rarity: What orders the terms.
        threshold: How like a follower is at least.
        fits: Whether the content of the first index may lead that of the second.

    Returns:
        The index of the leader of each content.
    """
    leaders: LikeContents[int] = LikeContents(rarity, threshold=threshold)
    found: list[int] = []
    for index, gist in enumerate(gists):
        near = [(like, -key) for key, like in leaders.find(gist) if fits(key, index)]
        if near:
            found.append(-max(near)[1])
        else:
            leaders.add(index, gist)
            found.append(index)
    return found
