"""Draws how often whom is done what: a grid of counts, coloured by act.

For all acts the rows are pairs of holder and addressee and the columns are acts; for one act the
rows are holders and the columns addressees. Whoever speaks for a side counts for it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from graphbuilder.errors import QueryError
from graphbuilder.model import Act
from graphbuilder.pictures.canvas import measure
from graphbuilder.pictures.lettering import fit, wrap
from graphbuilder.pictures.palette import ACTS, INK, RULE, SOFT, ink_on, mix
from graphbuilder.pictures.picture import Align, Box, Picture, Shape, Words
from graphbuilder.pictures.sheet import MARGIN, WIDTH, footer, header
from graphbuilder.pictures.stances import ShownStance, describe_span

#: How many rows and columns there are at most; those with the highest counts are shown.
MAX_ROWS, MAX_COLUMNS = 20, 9
_MAX_NAME, _RIGHT, _ROW, _GAP = 190.0, WIDTH - MARGIN - 34, 24.0, 2.0

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Counts by row and column.

    Attributes:
        rows: The names of the rows, from the top.
        columns: The names of the columns.
        colours: The colour of each column.
        counts: How many stances there are, by row and column; absent where none.
        left_out: How many rows and columns were left out, as "" or a phrase.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    colours: tuple[str, ...]
    counts: Counter[Pair]
    left_out: str = ""


def draw_heatmap(
    stances: Sequence[ShownStance], *, act: Act | None = None, about: str = ""
) -> Picture:
    """Draw who does what to whom, and how often.

    Args:
        stances: The stances; those that are addressed to nobody are counted below the picture.
        act: The act to draw holders against addressees by; None for all acts by pairs.
        about: Whom or what the stances were chosen by, for the title; any text.

    Returns:
        The picture.

    Raises:
        QueryError: If none of the stances is addressed to anybody of another side.
    """
    chosen = [stance for stance in stances if act in (None, stance.act)]
    addressed = [stance for stance in chosen if _dyads(stance)]
    grid = _grid_of_acts(addressed) if act is None else _grid_of_act(addressed, act)
    if not grid.rows:
        raise QueryError("there is nothing to draw: none of these stances is addressed to anybody")
    what = "Who does what to whom" if act is None else f"Who {_ACTIVE[act]} whom"
    title = f"{what}: {about}" if about else what
    top, shapes = header(title=title, lines=_explain(addressed, act))
    head = top + 26
    shapes += _draw_heads(grid, y=head)
    for number, row in enumerate(grid.rows):
        shapes += _draw_row(grid, row, y=head + 8 + number * _ROW)
    end = head + 8 + len(grid.rows) * _ROW
    height, notes = footer(_notes(chosen, addressed, grid), top=end + 8)
    return Picture(title=title, width=WIDTH, height=height, shapes=(*shapes, *notes))


_ACTIVE = {
    Act.DEMAND: "demands of",
    Act.PROPOSE: "proposes to",
    Act.COMMIT: "promises",
    Act.REJECT: "rejects",
    Act.SUPPORT: "supports",
    Act.ACCUSE: "accuses",
    Act.WARN: "warns",
    Act.DENY: "contradicts",
    Act.STATE: "tells",
}


def _dyads(stance: ShownStance) -> set[Pair]:
    """List the pairs of sides of a stance; what a side says to itself is none."""
    return {
        (holder.side, addressee.side)
        for holder in stance.holders
        for addressee in stance.addressees
        if holder.side != addressee.side
    }


def _grid_of_acts(stances: Iterable[ShownStance]) -> Grid:
    counts = Counter(
        (f"{holder} → {addressee}", stance.act.value)
        for stance in stances
        for holder, addressee in _dyads(stance)
    )
    acts = [act for act in Act if any(column == act for _, column in counts)]
    return _cut(counts, columns=[str(act) for act in acts], colours=[ACTS[act] for act in acts])


def _grid_of_act(stances: Iterable[ShownStance], act: Act) -> Grid:
    counts = Counter(dyad for s in stances if s.act is act for dyad in _dyads(s))
    columns = _by_total(counts, place=1)
    return _cut(counts, columns=columns, colours=[ACTS[act]] * len(columns))


def _by_total(counts: Counter[Pair], *, place: int) -> list[str]:
    totals: Counter[str] = Counter()
    for pair, count in counts.items():
        totals[pair[place]] += count
    return sorted(totals, key=lambda name: (-totals[name], name))


def _cut(counts: Counter[Pair], *, columns: Sequence[str], colours: Sequence[str]) -> Grid:
    """Keep the rows and columns that there is room for."""
    shown = columns[:MAX_COLUMNS]
    rows = _by_total(counts, place=0)
    rest = {"row": len(rows) - MAX_ROWS, "column": len(columns) - MAX_COLUMNS}
    left_out = [f"{n} {what}{'' if n == 1 else 's'}" for what, n in rest.items() if n > 0]
    return Grid(
        rows=tuple(rows[:MAX_ROWS]),
        columns=tuple(shown),
        colours=tuple(colours[: len(shown)]),
        counts=counts,
        left_out=" and ".join(left_out),
    )


def _draw_heads(grid: Grid, *, y: float) -> Iterator[Shape]:
    left, width = _left(grid), _column_width(grid)
    for number, (column, colour) in enumerate(zip(grid.columns, grid.colours, strict=True)):
        x = left + (number + 0.5) * width
        text = fit(column, width=width - 4, size=9, bold=True)
        ink = INK if len(set(grid.colours)) == 1 else colour
        yield Words(x=x, y=y, text=text, size=9, bold=True, colour=ink, align=Align.CENTER)
    yield Words(x=_end(grid), y=y, text="all", size=9, colour=SOFT, align=Align.RIGHT)


def _draw_row(grid: Grid, row: str, *, y: float) -> Iterator[Shape]:
    left, width, most = _left(grid), _column_width(grid), max(grid.counts.values())
    name = fit(row, width=_MAX_NAME, size=9)
    yield Words(x=left - 8, y=y + _ROW / 2 + 2, text=name, size=9, align=Align.RIGHT)
    for number, (column, colour) in enumerate(zip(grid.columns, grid.colours, strict=True)):
        x, count = left + number * width, grid.counts[row, column]
        yield from _draw_cell(count, x=x, y=y, width=width, colour=colour, share=count / most)
    total = sum(count for (name, _), count in grid.counts.items() if name == row)
    yield Words(
        x=_end(grid),
        y=y + _ROW / 2 + 2,
        text=f"{total}",
        size=9,
        colour=SOFT,
        align=Align.RIGHT,
    )


def _draw_cell(  # a place, a size and what is in it
    count: int, *, x: float, y: float, width: float, colour: str, share: float
) -> Iterator[Shape]:
    # The root lets small counts be seen beside large ones.
    strength = 0.16 + 0.84 * sqrt(share) if count else 0.0
    ground = mix(colour, share=strength) if count else mix(RULE, share=0.25)
    yield Box(x=x, y=y, width=width - _GAP, height=_ROW - _GAP, colour=ground)
    if count:
        middle, base, ink = x + (width - _GAP) / 2, y + _ROW / 2 + 2, ink_on(ground)
        yield Words(x=middle, y=base, text=f"{count}", size=9, colour=ink, align=Align.CENTER)


def _left(grid: Grid) -> float:
    """Where the cells begin, behind the widest name of a row."""
    widest = max(measure(fit(row, width=_MAX_NAME, size=9), size=9) for row in grid.rows)
    return MARGIN + widest + 10


def _column_width(grid: Grid) -> float:
    return min(110.0, (_RIGHT - _left(grid)) / max(1, len(grid.columns)))


def _end(grid: Grid) -> float:
    """Where the totals end, behind the last column."""
    return _left(grid) + len(grid.columns) * _column_width(grid) + 34


def _explain(stances: Sequence[ShownStance], act: Act | None) -> tuple[str, ...]:
    order = "Holder → addressee by act" if act is None else "Holders in rows, addressees in columns"
    text = (
        f"{order}, {describe_span(stances)}. A number is how many stances there are; "
        "what one holder says on one matter counts once, however often it is reported, and whoever "
        "speaks for a side counts for it."
    )
    return wrap(text, width=WIDTH - 2 * MARGIN, size=9.5)


def _notes(
    stances: Sequence[ShownStance], addressed: Sequence[ShownStance], grid: Grid
) -> Iterator[str]:
    yield f"{len(addressed)} stance{'' if len(addressed) == 1 else 's'} towards somebody"
    if rest := len(stances) - len(addressed):
        yield f"{rest} towards nobody in particular left out"
    if grid.left_out:
        yield f"{grid.left_out} of lesser counts left out"
