"""``graphbuilder view``: a graph into a page."""

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import Graph, say
from graphbuilder.model import Act
from graphbuilder.outputs import write_page
from graphbuilder.store import open_store


def view_command(
    graph: Graph,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")],
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

    Example: `graphbuilder view build --output demands.html --act demand --act reject`
    """
    with open_store(graph) as store:
        write_page(
            store,
            output,
            title=title,
            acts=act or (),
            actors=actor or (),
            issues=issue or (),
            agreements=agreement or (),
            since=since,
            until=until,
        )
    say(f"wrote {output}")
