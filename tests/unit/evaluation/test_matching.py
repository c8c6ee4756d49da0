"""Extracted positions pair with gold ones, one to one, the best pair first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from graphbuilder.evaluation import LEVELS, Annotated
from graphbuilder.evaluation.gold import AnnotatedAgreement, AnnotatedPosition
from graphbuilder.evaluation.matching import count_pairs, dice, pair_positions, same_agreement
from graphbuilder.evaluation.names import fold, is_proper

#: Lutz and Freedonia are states; Trentino speaks for Lutz.
NAMES = {
    "lutz": frozenset({"lutz", "lutzians"}),
    "freedonia": frozenset({"freedonia"}),
    "trentino": frozenset({"ambassador trentino"}),
}
DEMAND = AnnotatedPosition(
    holder=("lutz",),
    act="demand",
    addressee=("freedonia",),
    reporter=(),
    start=10,
    end=20,
    text="a retreat",
)


@dataclass(frozen=True)
class Stretch:
    """Offsets alone."""

    start: int
    end: int


def annotate(*positions: AnnotatedPosition) -> Annotated:
    return Annotated(
        id="note", names=NAMES, parties={"trentino": "lutz"}, positions=positions, agreements={}
    )


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        pytest.param((0, 10), (0, 10), 1.0, id="the same"),
        pytest.param((0, 10), (5, 15), 0.5, id="half"),
        pytest.param((0, 10), (0, 30), 0.5, id="a third of the longer"),
        pytest.param((0, 4), (3, 7), 0.25, id="one character"),
        pytest.param((0, 10), (10, 20), 0.0, id="touching"),
        pytest.param((0, 10), (50, 60), 0.0, id="apart"),
    ],
)
def test_dice_is_twice_the_shared_over_all_characters(
    one: tuple[int, int], other: tuple[int, int], value: float
) -> None:
    assert dice(Stretch(*one), Stretch(*other)) == value
    assert dice(Stretch(*other), Stretch(*one)) == value


@pytest.mark.parametrize(
    ("found", "levels"),
    [
        pytest.param(DEMAND, LEVELS, id="the same"),
        pytest.param(replace(DEMAND, start=15, end=25), LEVELS, id="half of the content"),
        pytest.param(replace(DEMAND, start=16, end=26), None, id="less than half of the content"),
        pytest.param(replace(DEMAND, act="propose"), LEVELS[:1], id="another act"),
        pytest.param(replace(DEMAND, holder=("freedonia",)), LEVELS[:1], id="another holder"),
        pytest.param(replace(DEMAND, holder=("trentino",)), LEVELS[:4], id="one of the side"),
        pytest.param(replace(DEMAND, addressee=()), LEVELS[:2], id="no addressee"),
        pytest.param(replace(DEMAND, addressee=("lutz",)), LEVELS[:2], id="another addressee"),
        pytest.param(replace(DEMAND, reporter=("lutz",)), LEVELS[:3], id="a reporter too many"),
        pytest.param(replace(DEMAND, holder=("The Lutzians",)), LEVELS, id="an unlisted name"),
        pytest.param(
            replace(DEMAND, holder=("freedonia", "lutz")), LEVELS, id="one of two holders"
        ),
    ],
)
def test_a_pair_agrees_level_by_level(
    found: AnnotatedPosition, levels: Sequence[str] | None
) -> None:
    pairs = list(pair_positions(annotate(DEMAND), annotate(found)))
    held = [[level for level in LEVELS if pair.holds(level)] for pair in pairs]
    assert held == ([] if levels is None else [list(levels)])


@pytest.mark.parametrize(
    ("gold", "found", "directed"),
    [
        pytest.param((), (), True, id="nobody in both"),
        pytest.param((), ("freedonia",), True, id="the alternative of nobody"),
        pytest.param((), ("trentino",), False, id="no alternative of nobody"),
        pytest.param(("lutz",), ("freedonia",), True, id="the alternative of somebody"),
        pytest.param(("lutz",), (), False, id="nobody where gold has somebody"),
    ],
)
def test_an_alternative_addressee_counts(
    gold: tuple[str, ...], found: tuple[str, ...], *, directed: bool
) -> None:
    wanted = replace(DEMAND, addressee=gold, addressee_alt=("freedonia",))
    (pair,) = pair_positions(annotate(wanted), annotate(replace(DEMAND, addressee=found)))
    assert pair.holds("directed") is directed


WORSE = replace(DEMAND, act="warn")
SHIFTED = replace(DEMAND, start=12, end=22)


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        pytest.param([], [DEMAND], [], id="no gold"),
        pytest.param([DEMAND], [], [], id="nothing found"),
        pytest.param([DEMAND], [WORSE, DEMAND], [(0, 1)], id="the better one wins"),
        pytest.param([DEMAND], [SHIFTED, DEMAND], [(0, 1)], id="the larger overlap wins"),
        pytest.param([DEMAND], [WORSE, SHIFTED], [(0, 1)], id="agreement comes before overlap"),
        pytest.param([DEMAND], [DEMAND, DEMAND], [(0, 0)], id="the first of equals wins"),
        pytest.param(
            [WORSE, DEMAND], [DEMAND, WORSE], [(0, 1), (1, 0)], id="across, each with its like"
        ),
        pytest.param(
            [WORSE, DEMAND], [DEMAND, DEMAND], [(1, 0), (0, 1)], id="the best first, then the rest"
        ),
    ],
)
def test_positions_pair_one_to_one(
    gold: list[AnnotatedPosition],
    found: list[AnnotatedPosition],
    pairs: list[tuple[int, int]],
) -> None:
    made = pair_positions(annotate(*gold), annotate(*found))
    assert [(pair.gold, pair.predicted) for pair in made] == pairs


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(("zenda", 1904), ("zenda", 1904), True, id="name and year"),
        pytest.param(("zenda", None), ("zenda", 1904), True, id="a year unknown"),
        pytest.param(("zenda", 1905), ("zenda", 1904), False, id="another year"),
        pytest.param(("hentzau", 1904), ("zenda", 1904), False, id="another name"),
    ],
)
def test_agreements_are_the_same_by_name_and_year(
    one: tuple[str, int | None], other: tuple[str, int | None], *, same: bool
) -> None:
    first, second = (AnnotatedAgreement(names=frozenset({n}), year=y) for n, y in (one, other))
    assert same_agreement(first, second) is same


@pytest.mark.parametrize(
    ("gold", "found", "count"),
    [
        pytest.param("", "abc", 0, id="no gold"),
        pytest.param("abc", "", 0, id="nothing found"),
        pytest.param("abc", "cab", 3, id="in any order"),
        pytest.param("aa", "a", 1, id="each at most once"),
        pytest.param("a", "aa", 1, id="each gold item at most once"),
    ],
)
def test_equal_items_are_counted_one_to_one(gold: str, found: str, count: int) -> None:
    assert count_pairs(gold, found, str.__eq__) == count


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("The Grand Duchy", "grand duchy", id="article and case"),
        pytest.param("Lutz’s envoy", "lutz envoy", id="possessive"),
        pytest.param("U.N.", "un", id="points"),
        pytest.param("  Saxe-Coburg,\nGotha ", "saxe coburg gotha", id="punctuation and space"),
        pytest.param("Theodora", "theodora", id="no article"),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("mention", "proper"),
    [
        pytest.param("Lutz", True, id="a name"),
        pytest.param("the Lutzian envoy", True, id="a name inside"),
        pytest.param("the minister", False, id="a description"),
        pytest.param("The minister", False, id="a capital at the head of the sentence"),
        pytest.param("They", False, id="a pronoun"),
        pytest.param("1904", False, id="a number"),
    ],
)
def test_a_mention_with_a_capitalised_word_can_identify(mention: str, *, proper: bool) -> None:
    assert is_proper(mention) is proper
