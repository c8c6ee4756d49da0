"""Derives what the documents of a graph say together, whatever their number."""

from dataclasses import replace
from pathlib import Path

from graphbuilder.derived import update_derived
from graphbuilder.lexicons.issues import load_issue_edits
from graphbuilder.outputs import Files, write_files
from graphbuilder.report import BuildReport, write_report
from graphbuilder.store import is_address, name_store, open_store


def assemble(
    place: str | Path, *, issues: Path | None = None, files: Files = Files.AUTO
) -> BuildReport:
    """Bring the derived graph up to date, and with it the files of the folder.

    Args:
        place: The build folder, or the address of a server.
        issues: A table of the user's own that renames and merges issues; see `load_issue_edits`.
        files: Whether to write the files that are made of all documents together.

    Returns:
        What the graph holds now, which also stands in ``report.json`` of the folder.

    Raises:
        LexiconError: If the table cannot be read or holds a bad row.
        StoreError: If the graph cannot be written.
        ExportError: If the folder cannot be written.
    """
    edits = () if issues is None else load_issue_edits(issues)
    folder = None if is_address(str(place)) else Path(place)
    with open_store(place, writable=True) as store:
        unknown = update_derived(store, edits=edits)
        contents = replace(write_files(store, folder, files=files), unknown_issues=unknown)
    report = BuildReport.of(contents, store=name_store(place))
    if folder is not None:
        write_report(report, folder)
    return report
