"""``graphbuilder view``: a graph into a page, or into a picture for print."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import Graph, say
from graphbuilder.drawing import PictureKind, draw, write_picture
from graphbuilder.errors import QueryError
from graphbuilder.model import Act
from graphbuilder.outputs import Selection, write_page
from graphbuilder.pictures import Choice
from graphbuilder.store import open_store


class ViewKind(StrEnum):
    """What a graph can be seen as."""

    PAGE = "page"
    TIMELINE = "timeline"
    HEATMAP = "heatmap"


def view_command(
    graph: Graph,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help="The file to write: .html, or .svg, .png or .pdf for a picture."
        ),
    ],
    kind: Annotated[
        ViewKind,
        typer.Option(
            "--as",
            help="What to draw: the explorer page; one actor's stances over time; or how often "
            "whom is done what. Pictures need `pip install 'graphbuilder[pictures]'`.",
        ),
    ] = ViewKind.PAGE,
    title: Annotated[str, typer.Option(help="The heading of the page.")] = "Positions",
    act: Annotated[
        list[Act] | None,
        typer.Option(help="Only this act; repeat it for more.", show_default=False),
    ] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option(help="Only what this actor holds or receives.", show_default=False),
    ] = None,
    issue: Annotated[
        list[str] | None,
        typer.Option(help="Only what is about this issue or a part of it.", show_default=False),
    ] = None,
    agreement: Annotated[
        list[str] | None,
        typer.Option(help="Only what invokes this agreement.", show_default=False),
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Only from this date on (YYYY-MM-DD).", show_default=False)
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="Only up to this date.", show_default=False)
    ] = None,
) -> None:
    """Draw who demands, offers or rejects what of whom: one HTML file that needs no network.

    Or draw a picture for print.

    Examples: `graphbuilder view build --output demands.html --act demand --act reject`,
    `graphbuilder view build --as timeline --actor Russia --output russia.svg`,
    `graphbuilder view build --as heatmap --act demand --output demands.pdf`
    """
    acts, actors = tuple(act or ()), tuple(actor or ())
    issues, agreements = tuple(issue or ()), tuple(agreement or ())
    with open_store(graph) as store:
        if kind is ViewKind.PAGE:
            selection = Selection(
                acts=acts,
                actors=actors,
                issues=issues,
                agreements=agreements,
                since=since,
                until=until,
            )
            write_page(store, output, title=title, selection=selection)
        else:
            if agreements:
                raise QueryError("a picture cannot be of an agreement; leave --agreement out")
            choice = Choice(
                actor=_only_one(actors, what="actor"),
                issue=_only_one(issues, what="issue"),
                acts=acts,
                since=since or "",
                until=until or "",
            )
            write_picture(draw(store, PictureKind(kind.value), choice), output)
    say(f"wrote {output}")


def _only_one(names: tuple[str, ...], *, what: str) -> str:
    if len(names) > 1:
        raise QueryError(
            f"a picture is of one {what} or of all; expected one of {', '.join(names)}"
        )
    return "".join(names)
