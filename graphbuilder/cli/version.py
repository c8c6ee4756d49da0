"""The option ``--version``."""

from importlib.metadata import version
from typing import Annotated

import typer


def _print_version(asked: bool) -> None:
    if asked:
        print(f"graphbuilder {version('graphbuilder')}")
        raise typer.Exit


def version_option(
    show: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """Take the options that stand before a command."""
