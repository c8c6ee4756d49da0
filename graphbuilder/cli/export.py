"""``graphbuilder export``: a graph into a file or folder."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import Graph, say
from graphbuilder.exports import FORMS, Choices, export
from graphbuilder.store import open_store


class ExportForm(StrEnum):
    """The forms that a graph can be written in."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    TABLES = "tables"
    NEO4J = "neo4j"
    FOOTNOTES = "footnotes"
    BIBTEX = "bibtex"


class Edges(StrEnum):
    """What the edges of a network are."""

    ACTS = "acts"
    POSITIONS = "positions"


#: The forms, each in a line, for the help of the command.
_FORMS = "\n".join(
    f"- **{name}**{f' ({form.suffix})' if form.suffix else ''}: {form.summary}"
    for name, form in FORMS.items()
)

HELP = f"""Write a graph in a form that other programs read.

{_FORMS}

A file or folder that is there is replaced as a whole once all is written. A folder that holds
anything else is left alone.

Examples: `graphbuilder export build --output positions.csv`,
`graphbuilder export build --format tables --output tables/`
"""


def export_command(
    graph: Graph,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file or folder to write.")],
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
        bool, typer.Option("--catalogue", help="In RDF: write the catalogue of the graph too.")
    ] = False,
    edges: Annotated[
        Edges,
        typer.Option(
            help="In networks: whether an edge is all that a holder does to an addressee by one "
            "act, or a single position."
        ),
    ] = Edges.ACTS,
    spreadsheet: Annotated[
        bool,
        typer.Option(
            "--spreadsheet",
            help="In csv, tables and footnotes: put an apostrophe before cells that begin with "
            "= + - @, which Excel and the like run as formulas. Leave it out for pandas, which "
            "runs nothing: cells are then as the documents have them.",
        ),
    ] = False,
) -> None:
    """Write a graph to a file or folder."""  # the help is HELP
    choices = Choices(
        include_catalogue=catalogue,
        single_positions=edges is Edges.POSITIONS,
        for_spreadsheets=spreadsheet,
    )
    with open_store(graph) as store:
        export(store, output, form=form, choices=choices)
    say(f"wrote {output}")
