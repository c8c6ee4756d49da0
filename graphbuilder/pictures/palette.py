"""The colours of the acts and of the paper, in pictures as on the explorer page.

They are those of the light scheme of ``views/templates/palette.css``; a test holds both together.
"""

from collections.abc import Mapping
from types import MappingProxyType

from graphbuilder.model import Act

#: Conflict is warm, consent is cool, statements are grey; each is read on white at 4.5:1.
ACTS: Mapping[Act, str] = MappingProxyType({
    Act.DEMAND: "#b04a00",
    Act.PROPOSE: "#00706b",
    Act.COMMIT: "#2f7419",
    Act.REJECT: "#a3135f",
    Act.SUPPORT: "#1f5fbf",
    Act.ACCUSE: "#c01e1e",
    Act.WARN: "#85600a",
    Act.DENY: "#7436b3",
    Act.STATE: "#67645e",
})
#: Of the sheet, of words, of lesser words, of lines.
SURFACE, INK, SOFT, RULE = "#ffffff", "#1c1b19", "#5d5a54", "#dcd8cf"


def ink_on(ground: str) -> str:
    """Choose the colour of words on a ground: the one of the higher contrast (WCAG 2.2, 1.4.3)."""
    light = _luminance(ground)
    on_white, on_ink = 1.05 / (light + 0.05), (light + 0.05) / (_luminance(INK) + 0.05)
    return SURFACE if on_white > on_ink else INK


def _luminance(colour: str) -> float:
    """Measure relative luminance (WCAG 2.2, definitions)."""
    parts = [int(colour[i : i + 2], base=16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def mix(colour: str, *, share: float) -> str:
    """Mix a colour with white.

    Args:
        colour: As ``#rrggbb``.
        share: How much of it, from 0 (white) to 1.

    Returns:
        The mixture, in the same notation.
    """
    parts = (int(colour[i : i + 2], base=16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
