"""What the commands share: consoles, exit codes, arguments, progress, tables."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table as RichTable

from graphbuilder.documents import Unreadable
from graphbuilder.outputs import MAX_DOCUMENTS, NAMES, Files

#: Exit codes beside 0: nothing done, wrong usage, done with some documents left out.
FAILURE, USAGE, INCOMPLETE = 1, 2, 3

#: Where talk goes.
ERRORS = Console(stderr=True)

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files of text (.txt, .md), JSON (.json, .jsonl, .ndjson), tables (.csv, .tsv), web "
        "pages (.html, .htm, .xhtml), PDF (.pdf), Word (.docx) and feeds (.rss, .atom, .xml), "
        "folders of such files, or - for standard input. Web pages, PDF, Word and feeds need "
        "`pip install 'graphbuilder[readers]'`.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        help="A spaCy pipeline with Universal Dependencies labels, by package name or folder, "
        "in place of the packed one.",
        show_default=False,
    ),
]
Tables = Annotated[
    list[Path] | None,
    typer.Option(
        "--catalogue",
        help="A CSV table of your own actors, leaders or agreements; repeat it for more.",
        show_default=False,
    ),
]
AnyLanguage = Annotated[
    bool,
    typer.Option(
        "--any-language",
        help="Read documents too that are not in English, which are otherwise named and left out.",
    ),
]
Issues = Annotated[
    Path | None,
    typer.Option(
        "--issues",
        help="A CSV table of your own that renames and merges issues (issue,label,merge_into).",
        show_default=False,
    ),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        min=0.0, max=1.0, help="Leave out positions that are less sure than this, from 0 to 1."
    ),
]
Graph = Annotated[
    str,
    typer.Argument(
        help="A folder that `build` wrote, an RDF file (.ttl, .trig, .nq, .nt, .jsonld), or the "
        "address of a SPARQL server (http://localhost:7878).",
        show_default=False,
    ),
]
Build = Annotated[
    str,
    typer.Argument(
        help="A folder that `build` wrote, or the address of a SPARQL server.",
        show_default=False,
    ),
]
WriteFiles = Annotated[
    Files,
    typer.Option(
        "--files",
        help="Whether to make what all documents together make, which takes the longer the more "
        f"there are: {' and '.join(NAMES.values())}, and in the graph the stances, issues and "
        f"replies. auto does up to {MAX_DOCUMENTS:,} documents.",
    ),
]


def say(text: str) -> None:
    """Print a line of talk on standard error, as it is and in one piece."""
    ERRORS.print(text, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def show_progress(doing: str = "reading document") -> Iterator[Callable[[str], None]]:
    """Show on standard error what is being done to which of many things, on a terminal."""
    count = 0
    with ERRORS.status("starting") as status:

        def tell(name: str) -> None:
            nonlocal count
            count += 1
            status.update(f"{doing} {count}: {name[:60]}")

        yield tell


def report_failures(failed: Iterable[Unreadable]) -> None:
    """Name on standard error what could not be read, and why."""
    for item in failed:
        say(f"not read: {item.source}: {item.reason}")


def report_unknown_issues(issues: Sequence[str]) -> None:
    """Name on standard error the issues of the user's table that the graph does not have."""
    if issues:
        say(f"no position is about these issues of the table: {', '.join(issues)}")


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None
) -> None:
    """Print a table, as wide as the terminal, or as it needs where there is none."""
    table = RichTable(
        *columns, header_style="bold", show_lines=False, title=title, title_justify="left"
    )
    for row in rows:
        table.add_row(*(_plain(cell) for cell in row))
    _console().print(table, markup=False)


def print_entries(title: str, entries: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Print a heading and below it names, each with the lines that explain it."""
    grid = RichTable.grid(padding=(0, 2))
    for name, lines in entries:
        first, *others = map(_plain, lines)
        explained = "\n".join((first, *(f"[dim]{line}[/dim]" for line in others)))
        grid.add_row(f"  [bold]{_plain(name)}[/bold]", explained)
    console = _console()
    console.print(f"[bold]{_plain(title)}[/bold]")
    console.print(grid, "")


def _console() -> Console:
    return Console() if sys.stdout.isatty() else Console(width=240)


def printable(text: str) -> str:
    """Keep text from moving the cursor or breaking its line."""
    return "".join(c if c.isprintable() else " " for c in text)


def _plain(cell: str) -> str:
    """Keep text from being read as markup or from moving the cursor."""
    return printable(cell).replace("[", r"\[")
