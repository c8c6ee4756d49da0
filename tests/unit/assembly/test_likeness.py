"""Contents of one matter are found among many, and no others."""

import csv
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.assembly.gists import Gist
from graphbuilder.assembly.likeness import ALIKE, LikeContents, Rarity, group_alike, likeness
from tests.unit.assembly.world import read

PAIRS = Path(__file__).parents[2] / "data" / "contents.csv"

WORDS = "toll lock ferry barge island bridge harbour [Zenda] [Mur] 412 stop new".split()
contents = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


def judged() -> list[tuple[bool, bool]]:
    """Judge each pair of the table: whether it is one matter, and whether it is found to be."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        (
            row["relation"] != "other",
            likeness(read(row["one"]), read(row["other"], document="d2")) >= ALIKE,
        )
        for row in rows
    ]


def test_most_pairs_of_one_matter_are_found_and_hardly_any_other() -> None:
    pairs = judged()
    found = [is_one for is_one, is_found in pairs if is_found]
    wanted = [is_found for is_one, is_found in pairs if is_one]

    assert len(pairs) > 80
    assert sum(found) / len(found) >= 0.94
    assert sum(wanted) / len(wanted) >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("sanctions on [Borduria]", "sanctions on [Sylvania]", id="names"),
        pytest.param("resolution 412", "resolution 413", id="numbers"),
        pytest.param("the proposal", "the proposal", id="nothing by itself"),
        pytest.param("a visit to [Zenda]", "a road to [Zenda]", id="a name alone"),
        pytest.param("", "", id="empty"),
    ],
)
def test_what_only_looks_alike_is_not(one: str, other: str) -> None:
    assert likeness(read(one), read(other, document="d2")) < ALIKE


@given(contents, contents)
def test_likeness_goes_both_ways_and_is_that_of_a_content_with_itself(one: str, other: str) -> None:
    first, second = read(one), read(other)

    assert likeness(first, second) == pytest.approx(likeness(second, first))
    assert not first.telling or likeness(first, first) == pytest.approx(1)


@given(st.lists(contents, max_size=12), contents)
def test_nothing_alike_is_missed(known: list[str], asked: str) -> None:
    gists = [read(content) for content in known]
    among: LikeContents[int] = LikeContents(Rarity(gists))
    for key, gist in enumerate(gists):
        among.add(key, gist)

    found = {key for key, _ in among.find(read(asked))}

    assert found == {key for key, gist in enumerate(gists) if likeness(gist, read(asked)) >= ALIKE}


def group(*texts: str) -> list[int]:
    gists = [read(text) for text in texts]
    return group_alike(gists, rarity=Rarity(gists))


def test_contents_gather_around_leaders() -> None:
    assert group("a toll on barges", "fishing rights", "the toll on barges") == [0, 1, 0]


def test_a_follower_leads_nobody() -> None:
    # Each is like the one before, and the last is not like the first.
    chain = ["toll lock ferry", "toll lock barge", "lock barge island"]
    first, second, third = (read(text) for text in chain)

    assert likeness(first, third) < ALIKE
    assert group(*chain)[2] == 2 or likeness(second, third) < ALIKE


def test_a_leader_may_be_refused() -> None:
    gists: list[Gist] = [read("a toll on barges")] * 2

    assert group_alike(gists, rarity=Rarity(gists), fits=lambda *_: False) == [0, 1]


@given(st.lists(contents, max_size=10))
def test_every_leader_leads_itself_and_is_like_its_followers(texts: list[str]) -> None:
    gists = [read(text) for text in texts]
    leaders = group_alike(gists, rarity=Rarity(gists))

    for follower, leader in enumerate(leaders):
        assert leaders[leader] == leader
        assert follower == leader or likeness(gists[leader], gists[follower]) >= ALIKE
    for one, other in product({*leaders}, repeat=2):
        assert one == other or likeness(gists[one], gists[other]) < ALIKE
