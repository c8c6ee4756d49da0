"""Pictures of a store, drawn and written: which stances are read, and which file they become."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from graphbuilder.errors import ExportError, QueryError
from graphbuilder.exports import write_bytes_atomically
from graphbuilder.pictures import (
    FORMS,
    Choice,
    Picture,
    draw_heatmap,
    draw_timeline,
    name_actor,
    name_issue,
    read_stances,
    render_picture,
)
from graphbuilder.store import GraphStore


class PictureKind(StrEnum):
    """The pictures that a store can be drawn as."""

    TIMELINE = "timeline"
    HEATMAP = "heatmap"


def draw(store: GraphStore, kind: PictureKind, choice: Choice) -> Picture:
    """Draw a picture of a store.

    Args:
        store: What to ask.
        kind: Which picture: the stances of one actor over time, or who does what to whom.
        choice: Which stances it shows. A timeline needs an actor; a heat map of one act has holders
            against addressees, of none or several it has pairs of them against acts.

    Returns:
        The picture.

    Raises:
        QueryError: If the choice names what the store does not have, nothing fits it, or a timeline
            has no actor.
        ExportError: If matplotlib is not installed.
    """
    return _KINDS[kind](store, choice)


def write_picture(picture: Picture, path: Path) -> None:
    """Write a picture to a file of the form that its suffix means: .svg, .png or .pdf.

    Raises:
        ExportError: If the suffix means none, the place cannot be written, or matplotlib is not
            installed.
    """
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise ExportError(
            f"a picture cannot be written to {path}; expected a name that ends in "
            f"{', '.join(f'.{known}' for known in FORMS)}"
        )
    write_bytes_atomically(path, render_picture(picture, form=form))


def _draw_timeline(store: GraphStore, choice: Choice) -> Picture:
    if not choice.actor:
        raise QueryError("a timeline shows one actor; name it, as in --actor Russia")
    stances = read_stances(store, choice)
    actor, issue = name_actor(store, choice.actor), choice.issue and name_issue(store, choice.issue)
    return draw_timeline(stances, actor=actor, issue=issue)


def _draw_heatmap(store: GraphStore, choice: Choice) -> Picture:
    about = [
        choice.actor and name_actor(store, choice.actor),
        choice.issue and name_issue(store, choice.issue),
    ]
    act = choice.acts[0] if len(choice.acts) == 1 else None
    stances = read_stances(store, choice)
    return draw_heatmap(stances, act=act, about=", ".join(filter(None, about)))


_KINDS: Mapping[PictureKind, Callable[[GraphStore, Choice], Picture]] = MappingProxyType({
    PictureKind.TIMELINE: _draw_timeline,
    PictureKind.HEATMAP: _draw_heatmap,
})
