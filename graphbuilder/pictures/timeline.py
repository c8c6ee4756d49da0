"""Draws the stances of one actor in the course of time: a mark for each, in lanes.

On one issue the lanes are for and against; over all issues there is a lane for each act. A mark
stands at the date, is the larger the more independent sources there are, and has its words beside
it; where they would cover each other the lane gets another row.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt

from graphbuilder.model import Act
from graphbuilder.pictures.canvas import measure
from graphbuilder.pictures.lettering import fit, stack, wrap
from graphbuilder.pictures.palette import ACTS, INK, RULE, SOFT
from graphbuilder.pictures.picture import Align, Arrow, Box, Dot, Picture, Shape, Stroke, Words
from graphbuilder.pictures.scales import TimeScale, make_scale
from graphbuilder.pictures.sheet import MARGIN, WIDTH, footer, header
from graphbuilder.pictures.stances import ShownStance, describe_span

#: Where time begins and ends on the sheet, and how high a row is.
_LEFT, _RIGHT, _ROW = 128.0, WIDTH - MARGIN, 18.0
#: The widest label, and how many stances get one; others are marks alone.
_LABEL, _SIZE, MAX_LABELS = 330.0, 8.5, 40
_LARGEST = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Stances that belong together.

    Attributes:
        title: What they have in common.
        colour: That of the title.
        stances: The stances, each with a date.
    """

    title: str
    colour: str
    stances: tuple[ShownStance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A stance at its place within its lane."""

    stance: ShownStance
    x: float
    radius: float
    prefix: str
    label: str
    is_left: bool
    row: int = 0

    @property
    def interval(self) -> tuple[float, float]:
        """From where to where it takes room."""
        text = self.radius + 4 + _width(self.prefix, self.label) + 10 if self.label else self.radius
        left, right = (text, self.radius) if self.is_left else (self.radius, text)
        return self.x - left - 1, self.x + right + 1


def draw_timeline(stances: Sequence[ShownStance], *, actor: str, issue: str = "") -> Picture:
    """Draw the stances of an actor over time.

    Args:
        stances: The stances, on one issue if `issue` is given; those without a date are counted
            below the picture.
        actor: What the actor is called.
        issue: What the issue is called; empty for all.

    Returns:
        The picture.
    """
    dated = [stance for stance in stances if stance.date is not None]
    lanes = _lanes_of_sides(dated) if issue else _lanes_of_acts(dated)
    scale = make_scale(_days(dated), left=_LEFT + _LARGEST, right=_RIGHT - _LARGEST)
    title = f"{actor} on {issue}" if issue else f"What {actor} said"
    title = f"{title}, {describe_span(dated)}"
    top, shapes = header(title=title, lines=_explain(actor, dated, issue=issue))
    labelled = _most_telling(dated)
    places: dict[str, tuple[float, float]] = {}
    body: list[Shape] = []
    y = top + 8
    for lane in lanes:
        marks = _place(lane, scale, actor=actor, labelled=labelled, with_act=bool(issue))
        body += _draw_lane(lane, marks, top=y, places=places)
        y += _height(marks)
    # Turns lie below the words, whose ground interrupts them.
    shapes += [*_draw_scale(scale, top=top + 8, bottom=y), *_draw_turns(dated, places), *body]
    y, notes = footer(_notes(stances, dated, labelled), top=y + 22)
    return Picture(title=title, width=WIDTH, height=y, shapes=(*shapes, *notes))


def _days(stances: Sequence[ShownStance]) -> list[date]:
    dates = [stance.date for stance in stances if stance.date is not None]
    return [day for known in dates for day in (known.earliest, known.latest)]


def _lanes_of_sides(stances: Sequence[ShownStance]) -> list[Lane]:
    titles = {1: "For", -1: "Against", 0: "Open"}
    return [
        Lane(title=title, colour=INK, stances=chosen)
        for polarity, title in titles.items()
        if (chosen := tuple(s for s in stances if s.polarity == polarity))
    ]


def _lanes_of_acts(stances: Sequence[ShownStance]) -> list[Lane]:
    return [
        Lane(title=act.capitalize(), colour=ACTS[act], stances=chosen)
        for act in Act
        if (chosen := tuple(s for s in stances if s.act is act))
    ]


def _most_telling(stances: Sequence[ShownStance]) -> frozenset[str]:
    """Choose the stances that get a label: who turns round, then the most reported."""
    turns = {s.reverses for s in stances} | {s.key for s in stances if s.reverses}
    order = sorted(stances, key=lambda s: (s.key not in turns, -s.sources))
    return frozenset(s.key for s in order[:MAX_LABELS])


def _place(
    lane: Lane, scale: TimeScale, *, actor: str, labelled: frozenset[str], with_act: bool
) -> list[_Mark]:
    marks = [
        _mark(s, scale, actor=actor, is_labelled=s.key in labelled, with_act=with_act)
        for s in lane.stances
    ]
    rows = stack(mark.interval for mark in marks)
    return [replace(mark, row=row) for mark, row in zip(marks, rows, strict=True)]


def _mark(
    stance: ShownStance, scale: TimeScale, *, actor: str, is_labelled: bool, with_act: bool
) -> _Mark:
    x = scale.middle(stance.date)
    radius = min(_LARGEST, 3.6 * sqrt(stance.sources))
    if not is_labelled:
        return _Mark(stance=stance, x=x, radius=radius, prefix="", label="", is_left=False)
    prefix = f"{stance.act} " if with_act else ""
    left, right = x - _LEFT - radius, _RIGHT - x - radius - 4
    room = min(_LABEL, max(left, right)) - measure(prefix, size=_SIZE, bold=True)
    label = _describe(stance, actor=actor, room=room)
    is_left = _width(prefix, label) > right
    return _Mark(stance=stance, x=x, radius=radius, prefix=prefix, label=label, is_left=is_left)


def _describe(stance: ShownStance, *, actor: str, room: float) -> str:
    """Tell in so much room what is said, and who speaks for the actor or joins in."""
    speakers = _describe_speakers(stance, actor)
    told = fit(speakers, width=room / 2, size=_SIZE)
    rest = room - measure(f" {told}", size=_SIZE)
    return " ".join(filter(None, (fit(stance.content, width=rest, size=_SIZE), told)))


def _describe_speakers(stance: ShownStance, actor: str) -> str:
    """Tell who speaks for the actor, and who joins in."""
    speakers = [p.name for p in stance.holders if p.side == actor and p.name != actor]
    others = [p.name for p in stance.holders if actor not in (p.side, p.name)]
    parts = [", ".join(speakers), f"with {', '.join(others)}" if others else ""]
    told = ", ".join(filter(None, parts))
    return f"({told})" if told else ""


def _width(prefix: str, label: str) -> float:
    return measure(prefix, size=_SIZE, bold=True) + measure(label, size=_SIZE)


def _height(marks: Sequence[_Mark]) -> float:
    return max(_ROW * (1 + max(mark.row for mark in marks)) + 12, 42)


def _draw_lane(
    lane: Lane, marks: Sequence[_Mark], *, top: float, places: dict[str, tuple[float, float]]
) -> Iterator[Shape]:
    yield Stroke(x=MARGIN, y=top, to_x=_RIGHT, to_y=top, colour=RULE)
    yield Words(x=MARGIN, y=top + 18, text=lane.title, size=10, bold=True, colour=lane.colour)
    count = len(marks)
    text = f"{count} stance{'' if count == 1 else 's'}"
    yield Words(x=MARGIN, y=top + 30, text=text, size=8, colour=SOFT)
    for mark in marks:
        y = top + 6 + _ROW * (mark.row + 0.5)
        places[mark.stance.key] = mark.x, y
        yield from _draw_mark(mark, y)


def _draw_mark(mark: _Mark, y: float) -> Iterator[Shape]:
    colour = ACTS[mark.stance.act]
    yield Dot(
        x=mark.x, y=y, radius=mark.radius, colour=colour, is_marked=bool(mark.stance.reverses)
    )
    if not mark.label:
        return
    gap = mark.radius + 4
    x = mark.x - gap - _width(mark.prefix, mark.label) if mark.is_left else mark.x + gap
    # A ground of its own keeps the lines of time from running through the words.
    width = _width(mark.prefix, mark.label)
    yield Box(x=x - 1, y=y - 6, width=width + 2, height=12, colour="#ffffff")
    yield Words(x=x, y=y + 3, text=mark.prefix.strip(), bold=True, colour=colour)
    yield Words(x=x + measure(mark.prefix, size=_SIZE, bold=True), y=y + 3, text=mark.label)


def _draw_turns(
    stances: Sequence[ShownStance], places: Mapping[str, tuple[float, float]]
) -> Iterator[Shape]:
    for stance in stances:
        if stance.reverses in places:
            (x, y), (to_x, to_y) = places[stance.reverses], places[stance.key]
            yield Arrow(x=x, y=y, to_x=to_x, to_y=to_y, gap=_LARGEST * 0.7)


def _draw_scale(scale: TimeScale, *, top: float, bottom: float) -> Iterator[Shape]:
    yield Stroke(x=_LEFT, y=bottom, to_x=_RIGHT, to_y=bottom, colour=INK)
    for x, label in scale.ticks:
        yield Stroke(x=x, y=top, to_x=x, to_y=bottom, colour=RULE, width=0.6)
        yield Words(x=x, y=bottom + 12, text=label, size=8.5, colour=SOFT, align=Align.CENTER)


def _explain(actor: str, stances: Sequence[ShownStance], *, issue: str) -> tuple[str, ...]:
    lanes = (
        "stances for what their words name are above those against it, and open ones below"
        if issue
        else "a band for each act"
    )
    text = (
        f"{actor} and those who speak for it: {lanes}. Each dot is a stance on the day of its "
        "first report; a larger dot has more independent sources."
    )
    if any(stance.reverses for stance in stances):
        text += " An arrow leads to a stance that turns an earlier one round."
    return wrap(text, width=WIDTH - 2 * MARGIN, size=9.5)


def _notes(
    stances: Sequence[ShownStance], dated: Sequence[ShownStance], labelled: frozenset[str]
) -> Iterator[str]:
    yield f"{len(dated)} stance{'' if len(dated) == 1 else 's'}"
    if undated := len(stances) - len(dated):
        yield f"{undated} more without a date"
    if len(dated) > len(labelled):
        yield f"the {len(labelled)} that turn round or have most sources are labelled"
