"""Stances for tests of pictures: what a test does not care about has a sensible value."""

from dataclasses import replace
from typing import Any

from graphbuilder.model import Act, PartialDate
from graphbuilder.pictures import ShownStance
from graphbuilder.pictures.stances import Party

#: What a document could hold to trick who draws it: a formula, markup, controls, a long line.
HOSTILE = (
    r"$\frac{1}{2}$ and $x",
    "</text><script>alert(1)</script>",
    "a\x00bell\x07 and back\u202ewards\ud800",
    "很长的中文标题",
    "word " * 400,
    "%s %(x)s {y} \\n",
)


def party(name: str, *, side: str = "") -> Party:
    """Make a party, of its own side unless told otherwise."""
    return Party(name=name, side=side or name)


def make_stance(key: str = "s1", **changes: Any) -> ShownStance:  # noqa: ANN401 # any field
    """Make Ruritania's demand of Sylvania of May 1994."""
    stance = ShownStance(
        key=key,
        act=Act.DEMAND,
        content="to reopen the locks",
        date=PartialDate(1994, 5, 3),
        polarity=1,
        sources=1,
        reverses="",
        holders=(party("Ruritania"),),
        addressees=(party("Sylvania"),),
    )
    return replace(stance, **changes)
