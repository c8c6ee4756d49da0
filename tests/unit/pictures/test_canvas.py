"""Pictures become files that hold their words, run nothing and are the same every time."""

from xml.etree import ElementTree

import matplotlib as mpl
import pytest

from graphbuilder import extras
from graphbuilder.errors import ExportError
from graphbuilder.pictures import FORMS, Picture, render_picture
from graphbuilder.pictures.picture import Arrow, Box, Dot, Stroke, Words
from graphbuilder.showing import shorten
from tests.unit.pictures.stances import HOSTILE

SIGNATURES = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}


def make_picture(*texts: str) -> Picture:
    words = [Words(x=10, y=20 + 12 * n, text=text) for n, text in enumerate(texts)]
    shapes = (
        Box(x=0, y=0, width=20, height=10, colour="#b04a00"),
        Stroke(x=0, y=0, to_x=50, to_y=50, colour="#dcd8cf"),
        Arrow(x=10, y=10, to_x=60, to_y=60),
        Arrow(x=10, y=10, to_x=60, to_y=10),
        Dot(x=30, y=30, radius=5, colour="#1f5fbf", is_marked=True),
    )
    return Picture(title=HOSTILE[1], width=200, height=120, shapes=(*shapes, *words))


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_is_the_same_every_time(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render_picture(make_picture("$5", "très"), form=form)
    monkeypatch.setitem(mpl.rcParams, "lines.linewidth", 9.0)
    monkeypatch.setitem(mpl.rcParams, "font.size", 30.0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert render_picture(make_picture("$5", "très"), form=form) == first
    assert first.startswith(SIGNATURES[form])
    assert mpl.rcParams["font.size"] == 30.0


def test_the_words_of_a_drawing_stay_words_whatever_they_hold() -> None:
    texts = [shorten(text) for text in HOSTILE]
    svg = render_picture(make_picture(*texts), form="svg").decode()
    root = ElementTree.fromstring(svg)  # noqa: S314 # what we have just written
    written = {"".join(element.itertext()).strip() for element in root.iter() if element.text}
    assert set(texts) <= written
    assert not [element for element in root.iter() if element.tag.endswith(("script", "image"))]


def test_an_unknown_form_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ExportError, match="'gif'; expected one of svg, png, pdf"):
        render_picture(make_picture(), form="gif")


def test_without_matplotlib_the_command_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    with pytest.raises(ExportError, match=r"pip install 'graphbuilder\[pictures\]'"):
        render_picture(make_picture(), form="svg")
