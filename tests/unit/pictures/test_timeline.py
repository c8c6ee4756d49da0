"""A timeline has a mark for each stance, and words that do not cover each other."""

from graphbuilder.model import Act, PartialDate
from graphbuilder.pictures import Picture, draw_timeline, render_picture
from graphbuilder.pictures.canvas import measure
from graphbuilder.pictures.picture import Align, Arrow, Dot, Words
from graphbuilder.pictures.timeline import MAX_LABELS
from tests.unit.pictures.stances import HOSTILE, make_stance, party


def dots(picture: Picture) -> list[Dot]:
    return [shape for shape in picture.shapes if isinstance(shape, Dot)]


def boxes(picture: Picture) -> list[tuple[float, float, float, float]]:
    """Give the rooms that the words take: left, right, top, bottom."""
    found = []
    for shape in picture.shapes:
        if isinstance(shape, Words) and shape.text:
            width = measure(shape.text, size=shape.size, bold=shape.bold)
            shift = {Align.LEFT: 0, Align.CENTER: width / 2, Align.RIGHT: width}[shape.align]
            left = shape.x - shift
            found.append((left, left + width, shape.y - shape.size * 0.8, shape.y))
    return found


def crowd(count: int) -> list[object]:
    return [
        make_stance(
            f"s{n}",
            act=list(Act)[n % 9],
            content=f"{HOSTILE[n % len(HOSTILE)]} {n}",
            date=PartialDate(1994, 1 + n % 12, 1 + n % 28),
            polarity=n % 3 - 1,
            sources=1 + n % 7,
        )
        for n in range(count)
    ]


def test_over_all_issues_there_is_a_lane_for_each_act_in_their_order() -> None:
    stances = [make_stance("a", act=Act.REJECT), make_stance("b"), make_stance("c")]
    texts = draw_timeline(stances, actor="Ruritania").texts
    assert [t for t in texts if t in {"Demand", "Reject", "State"}] == ["Demand", "Reject"]
    assert texts[0] == "What Ruritania said, 3 May 1994"
    assert "2 stances" in texts


def test_on_an_issue_the_lanes_are_for_against_and_open() -> None:
    stances = [make_stance(str(polarity), polarity=polarity) for polarity in (0, -1, 1)]
    texts = draw_timeline(stances, actor="Ruritania", issue="barge tolls").texts
    assert [t for t in texts if t in {"For", "Against", "Open"}] == ["For", "Against", "Open"]
    assert texts[0] == "Ruritania on barge tolls, 3 May 1994"
    assert texts.count("demand") == 3


def test_more_sources_make_a_larger_mark_up_to_a_bound() -> None:
    stances = [make_stance(str(n), sources=n) for n in (1, 4, 1000)]
    radii = [dot.radius for dot in dots(draw_timeline(stances, actor="Ruritania"))]
    assert radii[0] * 2 == radii[1] < radii[2] <= 10


def test_later_stances_stand_further_to_the_right() -> None:
    dates = [PartialDate(1994, 5, 3), PartialDate(1994, 6), PartialDate(1995)]
    stances = [make_stance(str(date), date=date) for date in dates]
    places = [dot.x for dot in dots(draw_timeline(stances, actor="Ruritania"))]
    assert places == sorted(set(places))


def test_an_arrow_leads_from_a_stance_to_the_one_that_turns_it_round() -> None:
    later = make_stance("b", act=Act.REJECT, date=PartialDate(1996), reverses="a")
    picture = draw_timeline([make_stance("a"), later], actor="Ruritania")
    (arrow,) = [shape for shape in picture.shapes if isinstance(shape, Arrow)]
    first, second = dots(picture)
    assert (arrow.x, arrow.y, arrow.to_x, arrow.to_y) == (first.x, first.y, second.x, second.y)
    assert (first.is_marked, second.is_marked) == (False, True)


def test_a_turn_from_what_is_not_shown_is_a_ring_alone() -> None:
    picture = draw_timeline([make_stance("b", reverses="elsewhere")], actor="Ruritania")
    assert [dot.is_marked for dot in dots(picture)] == [True]
    assert not [shape for shape in picture.shapes if isinstance(shape, Arrow)]


def test_who_speaks_for_the_actor_and_who_joins_in_are_named() -> None:
    holders = (party("Ruritania"), party("Rudolf", side="Ruritania"), party("Borduria"))
    texts = draw_timeline([make_stance(holders=holders)], actor="Ruritania").texts
    assert "to reopen the locks (Rudolf, with Borduria)" in texts


def test_what_has_no_date_is_counted() -> None:
    texts = draw_timeline([make_stance(), make_stance("b", date=None)], actor="Ruritania").texts
    assert any("1 stance; 1 more without a date" in text for text in texts)


def test_stances_without_any_date_make_a_picture_without_marks() -> None:
    assert dots(draw_timeline([make_stance(date=None)], actor="Ruritania")) == []


def test_no_words_cover_others_or_leave_the_sheet() -> None:
    for issue in ("", HOSTILE[0]):
        picture = draw_timeline(crowd(90), actor=HOSTILE[4], issue=issue)  # type: ignore[arg-type]
        found = boxes(picture)
        for n, (left, right, top, bottom) in enumerate(found):
            assert left >= 0
            assert right <= picture.width
            assert bottom <= picture.height
            for other_left, other_right, other_top, other_bottom in found[:n]:
                apart_x = right <= other_left + 0.1 or left >= other_right - 0.1
                assert apart_x or bottom <= other_top or top >= other_bottom
        assert render_picture(picture, form="png")


def test_of_a_crowd_the_most_reported_are_labelled() -> None:
    picture = draw_timeline(crowd(90), actor="Ruritania")  # type: ignore[arg-type]
    assert len(dots(picture)) == 90
    assert any(f"the {MAX_LABELS} that turn round or have most sources" in t for t in picture.texts)
