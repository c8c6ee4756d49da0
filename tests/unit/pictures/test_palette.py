"""Pictures have the colours of the explorer page, and words can be read on them."""

import re

import pytest

from graphbuilder.model import Act
from graphbuilder.pictures.palette import ACTS, INK, RULE, SOFT, SURFACE, ink_on, mix
from graphbuilder.resources import read_text

#: The light scheme comes first.
PAGE = dict(
    re.findall(r"--([a-z]+): (#[0-9a-f]{6});", read_text("views/templates", "palette.css"))[::-1]
)


@pytest.mark.parametrize("act", list(Act))
def test_an_act_has_the_colour_of_the_page(act: Act) -> None:
    assert ACTS[act] == PAGE[act]


def test_the_paper_has_the_colours_of_the_page() -> None:
    assert tuple(PAGE[n] for n in ("surface", "ink", "soft", "rule")) == (SURFACE, INK, SOFT, RULE)


@pytest.mark.parametrize(("share", "mixed"), [(0.0, "#ffffff"), (0.5, "#d8a480"), (1.0, "#b04a00")])
def test_a_colour_is_mixed_with_white(share: float, mixed: str) -> None:
    assert mix("#b04a00", share=share) == mixed


@pytest.mark.parametrize(("ground", "ink"), [("#b04a00", SURFACE), ("#ffffff", INK)])
def test_words_have_the_colour_of_the_higher_contrast(ground: str, ink: str) -> None:
    assert ink_on(ground) == ink
