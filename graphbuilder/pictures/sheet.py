"""What all pictures have in common: the width of the sheet, its heading and its notes."""

from collections.abc import Iterable, Sequence

from graphbuilder.pictures.lettering import fit, wrap
from graphbuilder.pictures.palette import INK, SOFT
from graphbuilder.pictures.picture import Shape, Stroke, Words

#: In points: ten inches, and a third.
WIDTH, MARGIN = 720.0, 24.0

_ORIGIN = (
    "Read from the documents by machine (graphbuilder): check the wording before you quote it."
)


def header(*, title: str, lines: Sequence[str]) -> tuple[float, list[Shape]]:
    """Write the heading of a picture.

    Args:
        title: What it shows; any text.
        lines: How to read it, in lines that fit.

    Returns:
        Where the heading ends, and its shapes.
    """
    heading = fit(title, width=WIDTH - 2 * MARGIN, size=16, bold=True)
    shapes: list[Shape] = [
        Stroke(x=MARGIN, y=14, to_x=MARGIN + 48, to_y=14, colour=INK, width=3),
        Words(x=MARGIN, y=37, text=heading, size=16, bold=True),
    ]
    for number, line in enumerate(lines):
        shapes.append(Words(x=MARGIN, y=56 + 13.5 * number, text=line, size=9.5, colour=SOFT))
    return 56 + 13.5 * len(lines), shapes


def footer(notes: Iterable[str], *, top: float) -> tuple[float, list[Shape]]:
    """Write what is counted and where it comes from.

    Args:
        notes: What is counted and what is left out, in short phrases.
        top: Where the notes begin.

    Returns:
        The height of the whole picture, and the shapes.
    """
    text = f"{'; '.join(notes)}. {_ORIGIN}"
    lines = wrap(text, width=WIDTH - 2 * MARGIN, size=8)
    shapes: list[Shape] = [
        Words(x=MARGIN, y=top + 10 + 11 * number, text=line, size=8, colour=SOFT)
        for number, line in enumerate(lines)
    ]
    return top + 10 + 11 * len(lines) + 8, shapes
