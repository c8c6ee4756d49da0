"""A picture: what stands where on a sheet, as values, before any library draws it.

So what is laid out can be tested as it is, and the bytes of a file depend on nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from graphbuilder.pictures.palette import INK


class Align(StrEnum):
    """Which end of a text stands at its place."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text; `y` is that of its base line."""

    x: float
    y: float
    text: str
    size: float = 8.5
    colour: str = INK
    bold: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A filled circle with a white rim, or where it is marked with a dark one."""

    x: float
    y: float
    radius: float
    colour: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    width: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A curve with a head, which leaves and arrives upright and keeps a gap to both ends."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str = INK
    gap: float = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled rectangle; `x` and `y` are those of its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    colour: str


Shape: TypeAlias = Words | Dot | Stroke | Arrow | Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A sheet with shapes on it; lengths are points, from its upper left corner.

    Attributes:
        title: What it shows, in a line.
        width: How wide it is.
        height: How high it is.
        shapes: What stands on it; later shapes cover earlier ones.
    """

    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All that can be read on it, in order."""
        return tuple(shape.text for shape in self.shapes if isinstance(shape, Words))
