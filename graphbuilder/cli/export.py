"""``graphbuilder export``: a graph into a file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import Graph, say
from graphbuilder.exports import export
from graphbuilder.store import open_store


class ExportForm(StrEnum):
    """The forms that a graph can be written in."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    CSV = "csv"


def export_command(
    graph: Graph,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    form: Annotated[
        ExportForm | None,
        typer.Option(
            "--format",
            "-f",
            help="The form; by default the one that the suffix means.",
            show_default=False,
        ),
    ] = None,
    catalogue: Annotated[
        bool, typer.Option("--catalogue", help="Write the catalogue of the graph too.")
    ] = False,
) -> None:
    """Write a graph as RDF, or its positions as a table.

    Example: `graphbuilder export build --output positions.csv`
    """
    with open_store(graph) as store:
        export(store, output, form=form, include_catalogue=catalogue)
    say(f"wrote {output}")
