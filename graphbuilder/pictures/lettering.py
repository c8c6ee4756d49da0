"""Fits texts of any length and content into the room that a picture has for them."""

from collections.abc import Iterable

from graphbuilder.pictures.canvas import measure
from graphbuilder.showing import shorten

#: No label is longer, however much room there is.
MAX_CHARACTERS = 120


def fit(text: str, *, width: float, size: float, bold: bool = False) -> str:
    """Cut a text to a width; an ellipsis stands for the rest.

    Args:
        text: Any text; it is brought into one line without characters that control the screen.
        width: The room, in points.
        size: The size of the font, in points.
        bold: Whether it is bold.

    Returns:
        The text, or its beginning with an ellipsis.
    """
    line = shorten(text, most=MAX_CHARACTERS)
    if measure(line, size=size, bold=bold) <= width:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(f"{line[:middle].rstrip()}…", size=size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return f"{line[:low].rstrip()}…"


def wrap(text: str, *, width: float, size: float) -> tuple[str, ...]:
    """Break a text of our own at spaces into lines of a width, as many as it takes."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size=size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def stack(intervals: Iterable[tuple[float, float]]) -> tuple[int, ...]:
    """Put intervals into rows such that those of a row do not overlap.

    Args:
        intervals: Beginnings and ends, in the order in which they choose their rows.

    Returns:
        The row of each, the first that has room; rows count from 0.
    """
    rows: list[list[tuple[float, float]]] = []
    chosen: list[int] = []
    for start, end in intervals:
        free = (
            number
            for number, row in enumerate(rows)
            if all(end <= other_start or start >= other_end for other_start, other_end in row)
        )
        number = next(free, len(rows))
        if number == len(rows):
            rows.append([])
        rows[number].append((start, end))
        chosen.append(number)
    return tuple(chosen)
