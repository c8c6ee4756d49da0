"""Stances as pictures for print: laid out as values here, drawn by matplotlib in `canvas`."""

from graphbuilder.pictures.canvas import FORMS, render_picture
from graphbuilder.pictures.heatmap import draw_heatmap
from graphbuilder.pictures.picture import Picture
from graphbuilder.pictures.stances import (
    Choice,
    ShownStance,
    name_actor,
    name_issue,
    read_stances,
)
from graphbuilder.pictures.timeline import draw_timeline

__all__ = [
    "FORMS",
    "Choice",
    "Picture",
    "ShownStance",
    "draw_heatmap",
    "draw_timeline",
    "name_actor",
    "name_issue",
    "read_stances",
    "render_picture",
]
