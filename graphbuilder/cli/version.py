"""The option ``--version``."""

from importlib.metadata import version
from typing import Annotated

import typer


def version_option(
    show: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)
    ] = False,  # a flag of the command line
) -> None:
    """Print the version if asked to."""
    if show:
        print(f"graphbuilder {version('graphbuilder')}")
        raise typer.Exit
