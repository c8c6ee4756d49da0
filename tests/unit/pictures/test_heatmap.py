"""A heat map counts stances by who holds them and to whom they are addressed."""

import pytest

from graphbuilder.errors import QueryError
from graphbuilder.model import Act
from graphbuilder.pictures import Picture, draw_heatmap, render_picture
from graphbuilder.pictures.heatmap import MAX_COLUMNS, MAX_ROWS
from graphbuilder.pictures.picture import Words
from tests.unit.pictures.stances import HOSTILE, make_stance, party

SYLVANIA, BORDURIA = party("Sylvania"), party("Borduria")
STANCES = [
    make_stance("a"),
    make_stance("b", holders=(party("Rudolf", side="Ruritania"),)),
    make_stance("c", act=Act.REJECT, holders=(SYLVANIA,), addressees=(party("Ruritania"),)),
    make_stance("d", holders=(party("Ruritania"), BORDURIA)),
    make_stance("e", addressees=()),
    make_stance("f", addressees=(party("Rudolf", side="Ruritania"),)),
]


def lines(picture: Picture) -> list[list[str]]:
    """Give the words of the grid, line by line, from left to right."""
    rows: dict[float, list[Words]] = {}
    for shape in picture.shapes:
        if isinstance(shape, Words) and shape.size == 9:
            rows.setdefault(shape.y, []).append(shape)
    return [[w.text for w in sorted(rows[y], key=lambda w: w.x)] for y in sorted(rows)]


def test_pairs_stand_against_acts_and_speakers_count_for_their_side() -> None:
    assert lines(draw_heatmap(STANCES)) == [
        ["demand", "reject", "all"],
        ["Ruritania → Sylvania", "3", "3"],
        ["Borduria → Sylvania", "1", "1"],
        ["Sylvania → Ruritania", "1", "1"],
    ]


def test_of_one_act_holders_stand_against_addressees() -> None:
    picture = draw_heatmap(STANCES, act=Act.DEMAND)
    assert picture.title == "Who demands of whom"
    assert lines(picture) == [
        ["Sylvania", "all"],
        ["Ruritania", "3", "3"],
        ["Borduria", "1", "1"],
    ]


def test_what_is_addressed_to_nobody_or_to_ones_own_side_is_counted_below() -> None:
    texts = draw_heatmap(STANCES).texts
    assert any("4 stances towards somebody; 2 towards nobody" in text for text in texts)


def test_where_nothing_is_addressed_that_is_told() -> None:
    with pytest.raises(QueryError, match="nothing to draw"):
        draw_heatmap([make_stance(addressees=())])


@pytest.mark.parametrize("act", [None, Act.DEMAND])
def test_of_many_the_most_frequent_are_shown_and_hostile_names_fit(act: Act | None) -> None:
    stances = [
        make_stance(
            f"{n}-{m}",
            holders=(party(f"{n:02} {HOSTILE[n % len(HOSTILE)]}"),),
            addressees=(party(f"{m:02} {HOSTILE[m % len(HOSTILE)]}"),),
        )
        for n in range(30)
        for m in range(12)
        if n != m
    ]
    picture = draw_heatmap(stances, act=act, about=HOSTILE[4])
    grid = lines(picture)
    assert len(grid) == MAX_ROWS + 1
    assert len(grid[0]) <= MAX_COLUMNS + 1
    assert any("of lesser counts left out" in text for text in picture.texts)
    assert all(0 <= s.x <= picture.width for s in picture.shapes)
    assert render_picture(picture, form="png")
