"""Draws pictures with matplotlib, an extra; no other module imports it.

The same picture gives the same bytes everywhere: no setting of the user's, no date and no random
id goes into them, and the font is the one that matplotlib brings. Texts are never read as formulas:
a dollar sign is a dollar sign.
"""

import io
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graphbuilder.errors import ExportError
from graphbuilder.extras import require
from graphbuilder.pictures.palette import INK, SURFACE
from graphbuilder.pictures.picture import Arrow, Box, Dot, Picture, Stroke, Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_FONT = "DejaVu Sans"
_SETTINGS: Mapping[str, object] = MappingProxyType({
    "font.family": _FONT,
    "pdf.fonttype": 42,
    "svg.fonttype": "none",  # words stay words, to be searched and edited
    "svg.hashsalt": "graphbuilder",
    "text.hinting": "none",  # words are as wide as they were measured
    "text.parse_math": False,
    "text.usetex": False,
})
#: The forms, each with the metadata that would differ from one run to the next, left out.
FORMS: Mapping[str, Mapping[str, None]] = MappingProxyType({
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
})
_POINTS_PER_INCH = 72
#: Dots per inch of PNG: for print at the size that the picture has.
_DPI = 200


def render_picture(picture: Picture, *, form: str) -> bytes:
    """Draw a picture as the content of a file.

    Args:
        picture: What to draw.
        form: ``svg``, ``png`` or ``pdf``.

    Returns:
        The bytes of the file.

    Raises:
        ExportError: If there is no such form, or matplotlib is not installed.
    """
    if form not in FORMS:
        raise ExportError(f"no picture has the form {form!r}; expected one of {', '.join(FORMS)}")
    metadata = dict(FORMS[form])
    if form != "png":
        metadata["Title"] = picture.title  # type: ignore[assignment] # a text among the Nones
    file = io.BytesIO()
    with _matplotlib():
        from matplotlib.figure import Figure  # an extra, and slow to load

        inches = (picture.width / _POINTS_PER_INCH, picture.height / _POINTS_PER_INCH)
        figure = Figure(figsize=inches, facecolor=SURFACE)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set(xlim=(0, picture.width), ylim=(picture.height, 0))
        for layer, shape in enumerate(picture.shapes):
            _DRAWERS[type(shape)](axes, shape, layer)
        figure.savefig(
            file, format=form, dpi=_DPI if form == "png" else "figure", metadata=metadata
        )
    return file.getvalue()


@lru_cache(maxsize=10_000)
def measure(text: str, *, size: float, bold: bool = False) -> float:
    """Measure how wide a line of text is.

    Returns:
        The width in points.

    Raises:
        ExportError: If matplotlib is not installed.
    """
    with _matplotlib():
        from matplotlib.font_manager import FontProperties
        from matplotlib.textpath import text_to_path

        font = FontProperties(family=_FONT, size=size, weight="bold" if bold else "normal")
        width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


@contextmanager
def _matplotlib() -> Iterator[None]:
    """Set matplotlib up for our drawing alone."""
    require("matplotlib", extra="pictures", error=ExportError, purpose="a picture")
    from matplotlib import style

    with style.context(["default", dict(_SETTINGS)]), warnings.catch_warnings():
        # A script that the font lacks shows as boxes; in SVG the reader's own font has it.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        yield


def _draw_words(axes: "Axes", words: Words, layer: int) -> None:
    axes.text(
        words.x,
        words.y,
        words.text,
        fontsize=words.size,
        color=words.colour,
        fontweight="bold" if words.bold else "normal",
        ha=words.align.value,
        va="baseline",
        zorder=layer,
    )


def _draw_dot(axes: "Axes", dot: Dot, layer: int) -> None:
    from matplotlib.patches import Circle

    rim, width = (INK, 1.6) if dot.is_marked else (SURFACE, 0.8)
    circle = Circle((dot.x, dot.y), dot.radius, fc=dot.colour, ec=rim, lw=width, zorder=layer)
    axes.add_patch(circle)


def _draw_stroke(axes: "Axes", stroke: Stroke, layer: int) -> None:
    axes.plot(
        (stroke.x, stroke.to_x),
        (stroke.y, stroke.to_y),
        color=stroke.colour,
        linewidth=stroke.width,
        solid_capstyle="butt",
        zorder=layer,
    )


def _draw_arrow(axes: "Axes", arrow: Arrow, layer: int) -> None:
    from matplotlib.patches import FancyArrowPatch
    from matplotlib.path import Path

    down = 1 if arrow.to_y > arrow.y else -1
    start, end = arrow.y + down * arrow.gap, arrow.to_y - down * arrow.gap
    if arrow.y == arrow.to_y:  # side by side: over what lies between them
        start = end = arrow.y - arrow.gap
    middle = (start + end) / 2 if arrow.y != arrow.to_y else start - 2 * arrow.gap
    corners = [(arrow.x, start), (arrow.x, middle), (arrow.to_x, middle), (arrow.to_x, end)]
    patch = FancyArrowPatch(
        path=Path(corners, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]),
        arrowstyle="-|>",
        mutation_scale=9,
        color=arrow.colour,
        linewidth=1.1,
        zorder=layer,
    )
    axes.add_patch(patch)


def _draw_box(axes: "Axes", box: Box, layer: int) -> None:
    from matplotlib.patches import Rectangle

    place = (box.x, box.y)
    axes.add_patch(Rectangle(place, box.width, box.height, fc=box.colour, lw=0, zorder=layer))


#: How each kind of shape is drawn; each drawer takes its own.
_DRAWERS: Mapping[type, Callable[["Axes", Any, int], None]] = MappingProxyType({
    Words: _draw_words,
    Dot: _draw_dot,
    Stroke: _draw_stroke,
    Arrow: _draw_arrow,
    Box: _draw_box,
})
