"""``graphbuilder assemble``: what all documents of a graph together say."""

from graphbuilder.assembling import assemble
from graphbuilder.cli.output import Build, Issues, WriteFiles, report_unknown_issues
from graphbuilder.cli.summary import summarise
from graphbuilder.outputs import Files


def assemble_command(build: Build, issues: Issues = None, files: WriteFiles = Files.AUTO) -> None:
    """Derive what all documents together say: stances, issues, replies, reversals, ties.

    `build` and `remove` do so for graphs that are not too large. Use this for one that is, or to
    rename and merge issues: a table with the columns `issue,label,merge_into` gives the issue of a
    row another label, or its positions to another issue. `query issues` lists the issues.

    Example: `graphbuilder assemble build --issues issues.csv`
    """
    report = assemble(build, issues=issues, files=files)
    report_unknown_issues(report.unknown_issues)
    print(summarise(report))
