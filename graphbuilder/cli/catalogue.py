"""``graphbuilder catalogue``: what is known before reading, as RDF."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.catalogue import render_catalogue
from graphbuilder.cli.output import Tables, say
from graphbuilder.exports import guess_format, write_text_atomically


class RdfForm(StrEnum):
    """The forms that the catalogue can be written in."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"


def catalogue_command(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="The file to write; by default standard output.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        RdfForm | None,
        typer.Option(
            "--format",
            "-f",
            help="The form; by default the one that the suffix means, or TriG.",
            show_default=False,
        ),
    ] = None,
    catalogue: Tables = None,
) -> None:
    """Write the catalogue: actors, agreements, members, parties, offices, clauses.

    `query` answers about the file without any document.

    Example: `graphbuilder catalogue --output catalogue.trig`
    """
    chosen = form or ("trig" if output is None else guess_format(output))
    text = render_catalogue(chosen, tables=catalogue or ())
    if output is None:
        print(text, end="")
    else:
        write_text_atomically(output, text)
        say(f"wrote {output}")
