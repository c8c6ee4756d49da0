"""``graphbuilder backup``: a copy of a graph."""

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import Build, say
from graphbuilder.store import back_up


def backup_command(
    build: Build,
    target: Annotated[Path, typer.Argument(help="The folder of the copy.", show_default=False)],
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="Replace the graph of a target that is a build folder."),
    ] = False,
) -> None:
    """Copy a graph into a folder, which every command takes as it takes a build folder.

    A folder is copied as its last build left it, even while another build is running. To restore
    it, copy it back: `graphbuilder backup backups/monday build --overwrite`. The copy holds the
    store alone; the next build writes the files beside it anew, as do `export` and `view`.

    Example: `graphbuilder backup build backups/monday`
    """
    back_up(build, target, overwrite=overwrite)
    say(f"wrote {target}")
