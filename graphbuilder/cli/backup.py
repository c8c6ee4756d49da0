"""``graphbuilder backup``: a copy of a graph."""

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import Build, say
from graphbuilder.store import back_up


def backup_command(
    build: Build,
    target: Annotated[Path, typer.Argument(help="The folder to make.", show_default=False)],
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the target if it is a build or backup.")
    ] = False,
) -> None:
    """Copy a graph into a folder, which can be used as a build folder.

    A folder is copied as its last build left it, even while another build is running. The copy
    holds the store alone: `export` and `view` make the files of it, and so does the next build.

    Example: `graphbuilder backup build backups/monday`
    """
    back_up(build, target, overwrite=overwrite)
    say(f"wrote {target}")
