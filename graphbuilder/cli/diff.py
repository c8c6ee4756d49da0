"""``graphbuilder diff``: how two graphs differ."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import USAGE, print_table, printable, say
from graphbuilder.comparison import ChangeKind, DocumentChange, compare
from graphbuilder.comparison.report import COLUMNS, rows, title, to_record
from graphbuilder.errors import GraphbuilderError
from graphbuilder.store import GraphStore, open_store

#: Exit codes, as those of diff(1); what cannot be compared ends with `USAGE`.
_EQUAL, _DIFFERENT = 0, 1


class DifferenceForm(StrEnum):
    """How differences are printed."""

    TABLE = "table"
    JSON = "json"


def diff_command(
    old: Annotated[
        Path, typer.Argument(help="A folder that `build` wrote, or an RDF file.", metavar="OLD")
    ],
    new: Annotated[Path, typer.Argument(help="The one to compare it with.", metavar="NEW")],
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            help="A field that may differ, such as confidence; repeat it for more.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        DifferenceForm, typer.Option("--format", "-f", help="How the differences are printed.")
    ] = DifferenceForm.TABLE,
) -> None:
    """Tell which documents two graphs hold differently, and which positions in them.

    Documents are compared by what was found in them, not by what found it. Ends with 0 if nothing
    differs, 1 if something does, 2 if the graphs cannot be compared.

    Example: `graphbuilder diff build-of-may build --ignore confidence`
    """
    try:
        with _open_both(old, new) as stores:
            changes = compare(*stores, ignore=ignore or ())
            found = _print_json(changes) if form is DifferenceForm.JSON else _print(changes)
    except GraphbuilderError as error:
        say(f"graphbuilder: {error}")
        raise typer.Exit(USAGE) from error
    raise typer.Exit(_DIFFERENT if found else _EQUAL)


@contextmanager
def _open_both(old: Path, new: Path) -> Iterator[tuple[GraphStore, GraphStore]]:
    """Open two graphs; one that is compared with itself is opened once, since it locks."""
    with open_store(old) as first:
        if new.exists() and new.samefile(old):
            yield first, first
            return
        with open_store(new) as second:
            yield first, second


def _print_json(changes: Iterable[DocumentChange]) -> bool:
    """Print a list, an object a line, as the changes are found; tell whether there are any."""
    separator = "[\n"
    for change in changes:
        print(separator + json.dumps(to_record(change), ensure_ascii=False), end="")
        separator = ",\n"
    print("[]" if separator == "[\n" else "\n]")
    return separator != "[\n"


def _print(changes: Iterable[DocumentChange]) -> bool:
    """Print a table a document and a summary; tell whether anything differs."""
    documents: Counter[ChangeKind] = Counter()
    positions: Counter[ChangeKind] = Counter()
    for change in changes:
        documents[change.kind] += 1
        positions.update(position.kind for position in change.positions)
        print(printable(title(change)))
        told = list(rows(change))
        if told:
            print_table(COLUMNS, told)
    if not documents:
        print("no document differs")
        return False
    for what, counts in (("documents", documents), ("positions", positions)):
        print(f"{what}: " + ", ".join(f"{counts[kind]} {kind}" for kind in ChangeKind))
    return True
