"""``graphbuilder remove``: documents out of a graph."""

from typing import Annotated

import typer

from graphbuilder.cli.output import Build, Issues, WriteFiles, report_unknown_issues
from graphbuilder.cli.summary import summarise
from graphbuilder.outputs import Files
from graphbuilder.removal import remove


def remove_command(
    build: Build,
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCUMENT...",
            help="The ids of documents; `graphbuilder query BUILD documents` lists them.",
            show_default=False,
        ),
    ],
    issues: Issues = None,
    files: WriteFiles = Files.AUTO,
) -> None:
    """Remove documents, and all that was read in them, from a graph.

    If one of them is not there, none is removed. A build that is given the same files again reads
    them again.

    Example: `graphbuilder remove build seed-security-guarantees`
    """
    report = remove(build, documents, issues=issues, files=files)
    report_unknown_issues(report.unknown_issues)
    print(summarise(report))
