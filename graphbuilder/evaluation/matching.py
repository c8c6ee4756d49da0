"""Which extracted position answers which gold position, and in what they agree."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from graphbuilder.evaluation.gold import Annotated, AnnotatedAgreement, AnnotatedPosition

#: What a pair may agree in, each level including those before it: the contents overlap; act and
#: holder agree; the addressee agrees; the reporter agrees; holder and addressee are the very
#: actor rather than its side.
LEVELS = ("content", "position", "directed", "full", "strict")

#: Contents pair from this overlap on.
MIN_DICE = 0.5

Item = TypeVar("Item")


class Stretch(Protocol):
    """Anything with character offsets."""

    @property
    def start(self) -> int: ...  # noqa: D102 # a protocol says it by its name

    @property
    def end(self) -> int: ...  # noqa: D102 # a protocol says it by its name


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A gold position and the extracted one that answers it, by index.

    Attributes:
        gold: Index of the gold position.
        predicted: Index of the extracted one.
        overlap: Dice coefficient of the characters of the contents.
        levels: How many of LEVELS hold, from the first on.
        act: Whether the acts agree.
        holder: Whether the holders are of one side.
        addressee: Whether the addressees are of one side, or both missing.
        reporter: Whether the reporters are of one side, or both missing.
    """

    gold: int
    predicted: int
    overlap: float
    levels: int
    act: bool
    holder: bool
    addressee: bool
    reporter: bool

    @property
    def rank(self) -> tuple[int, int, float]:
        """What decides between pairs: levels, agreements, overlap."""
        agreements = self.act + self.holder + self.addressee + self.reporter
        return (self.levels, agreements, self.overlap)

    def holds(self, level: str) -> bool:
        """Whether the pair agrees on a level."""
        return LEVELS.index(level) < self.levels


def dice(one: Stretch, other: Stretch) -> float:
    """Compute the Dice coefficient of two stretches: twice the shared over all characters.

    Returns:
        A number from 0 (apart) to 1 (the same).

    References:
        L. R. Dice. Measures of the Amount of Ecologic Association Between Species. Ecology 26,
        1945. https://doi.org/10.2307/1932409
    """
    overlap = min(one.end, other.end) - max(one.start, other.start)
    return 2 * overlap / (one.end - one.start + other.end - other.start) if overlap > 0 else 0.0


def pair_positions(gold: Annotated, predicted: Annotated) -> Iterator[Pair]:
    """Pair the positions of one document, one to one, the best pair first.

    Args:
        gold: The gold annotations.
        predicted: The extracted ones.

    Yields:
        Pairs whose contents overlap by at least MIN_DICE.
    """
    candidates = [
        _compare((gold, i, g), (predicted, j, p))
        for i, g in enumerate(gold.positions)
        for j, p in enumerate(predicted.positions)
        if dice(g, p) >= MIN_DICE
    ]
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for pair in sorted(candidates, key=lambda pair: pair.rank, reverse=True):
        if pair.gold not in used_gold and pair.predicted not in used_predicted:
            used_gold.add(pair.gold)
            used_predicted.add(pair.predicted)
            yield pair


def _compare(
    gold: tuple[Annotated, int, AnnotatedPosition],
    predicted: tuple[Annotated, int, AnnotatedPosition],
) -> Pair:
    (ga, i, g), (pa, j, p) = gold, predicted
    sides = _Agreement(gold=ga.side_of, predicted=pa.side_of)
    actors = _Agreement(gold=ga.names_of, predicted=pa.names_of)
    act = g.act == p.act
    holder = sides.holds(g.holder, g.holder_alt, p.holder)
    addressee = sides.holds(g.addressee, g.addressee_alt, p.addressee)
    reporter = sides.holds(g.reporter, (), p.reporter)
    very_actors = actors.holds(g.holder, g.holder_alt, p.holder) and actors.holds(
        g.addressee, g.addressee_alt, p.addressee
    )
    steps = (True, act and holder, addressee, reporter, very_actors)
    levels = next((n for n, step in enumerate(steps) if not step), len(steps))
    return Pair(
        gold=i,
        predicted=j,
        overlap=dice(g, p),
        levels=levels,
        act=act,
        holder=holder,
        addressee=addressee,
        reporter=reporter,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Agreement:
    """Compares groups of actors by the names that each side knows them by."""

    gold: Callable[[str], frozenset[str]]
    predicted: Callable[[str], frozenset[str]]

    def holds(
        self, gold: Sequence[str], alternatives: Sequence[str], predicted: Sequence[str]
    ) -> bool:
        """Whether the groups share a name; where nobody is predicted, whether gold has none."""
        if not predicted:
            return not gold
        known = {name for key in (*gold, *alternatives) for name in self.gold(key)}
        return any(name in known for key in predicted for name in self.predicted(key))


def same_agreement(one: AnnotatedAgreement, other: AnnotatedAgreement) -> bool:
    """Whether two agreements share a name, and their years do not differ."""
    if one.year and other.year and one.year != other.year:
        return False
    return bool(one.names & other.names)


def count_pairs(
    gold: Sequence[Item], predicted: Sequence[Item], same: Callable[[Item, Item], bool]
) -> int:
    """Count one-to-one pairs of equal items, each gold item taking the first that is free."""
    free = list(range(len(predicted)))
    count = 0
    for item in gold:
        found = next((j for j in free if same(item, predicted[j])), None)
        if found is not None:
            free.remove(found)
            count += 1
    return count
