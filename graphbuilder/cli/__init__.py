"""The command line: each command reads its arguments, calls one function and prints.

Results go to standard output, talk to standard error. Exit codes: 0 done; 1 failure, or none of
the documents could be read; 2 wrong usage; 3 done, but some documents could not be read. Two
commands end as their kind does: `diff` (as diff(1)) with 0 equal, 1 different, 2 not comparable;
`validate` with 0 conforms, 1 faults found, 2 not checked.
"""

import sys

import typer

from graphbuilder.cli.assemble import assemble_command
from graphbuilder.cli.backup import backup_command
from graphbuilder.cli.build import build_command
from graphbuilder.cli.catalogue import catalogue_command
from graphbuilder.cli.diff import diff_command
from graphbuilder.cli.evaluate import evaluate_command
from graphbuilder.cli.export import HELP as EXPORT_HELP
from graphbuilder.cli.export import export_command
from graphbuilder.cli.extract import extract_command
from graphbuilder.cli.output import FAILURE, say
from graphbuilder.cli.query import query_command
from graphbuilder.cli.remove import remove_command
from graphbuilder.cli.serve import serve_command
from graphbuilder.cli.stats import stats_command
from graphbuilder.cli.train import train_command
from graphbuilder.cli.validate import validate_command
from graphbuilder.cli.version import version_option
from graphbuilder.cli.view import view_command
from graphbuilder.errors import GraphbuilderError

app = typer.Typer(
    name="graphbuilder",
    help="Read diplomatic texts into a knowledge graph of positions: who demands, proposes, "
    "promises, rejects, supports, denies what, of whom, on which agreement, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
app.callback()(version_option)
app.command("build")(build_command)
app.command("assemble")(assemble_command)
app.command("remove")(remove_command)
app.command("backup")(backup_command)
app.command("extract")(extract_command)
app.command("query")(query_command)
app.command("export", help=EXPORT_HELP)(export_command)
app.command("view")(view_command)
app.command("serve")(serve_command)
app.command("stats")(stats_command)
app.command("diff")(diff_command)
app.command("catalogue")(catalogue_command)
app.command("validate")(validate_command)
app.command("evaluate")(evaluate_command)
app.command("train")(train_command)


def main() -> None:
    """Run the command line; what graphbuilder reports about its input becomes one line."""
    try:
        app()
    except GraphbuilderError as error:
        say(f"graphbuilder: {error}")
        sys.exit(FAILURE)
