"""``graphbuilder query``: questions to a graph."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import Graph, print_entries, print_table
from graphbuilder.query import (
    GROUPS,
    NamedQuery,
    Table,
    list_queries,
    run_named,
    run_text,
    to_csv,
    to_json,
    to_markdown,
    to_tsv,
)
from graphbuilder.store import GraphStore, open_store


class TableForm(StrEnum):
    """How a table is printed."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    MARKDOWN = "markdown"


_WRITERS: dict[TableForm, Callable[[Table], str]] = {
    TableForm.CSV: to_csv,
    TableForm.TSV: to_tsv,
    TableForm.JSON: to_json,
    TableForm.MARKDOWN: to_markdown,
}


def _show_list(wanted: bool) -> None:
    if wanted:
        _print_queries()
        raise typer.Exit


def query_command(
    graph: Graph,
    name: Annotated[
        str | None,
        typer.Argument(help="A named query; without one they are listed.", show_default=False),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(help="A file of SPARQL.", exists=True, dir_okay=False, show_default=False),
    ] = None,
    text: Annotated[str | None, typer.Option(help="SPARQL itself.", show_default=False)] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(help="A parameter of the named query, as key=value.", show_default=False),
    ] = None,
    form: Annotated[
        TableForm, typer.Option("--format", "-f", help="How the answer is printed.")
    ] = TableForm.TABLE,
    _list: Annotated[
        bool,
        typer.Option(
            "--list", help="Explain the named queries and exit.", callback=_show_list, is_eager=True
        ),
    ] = False,
) -> None:
    """Ask a graph: by a named query, or by any SPARQL that only reads.

    A parameter that names an actor, agreement or document takes its id, a name or an IRI.

    Example: `graphbuilder query build demands --param holder=Russia`
    """
    if sum(x is not None for x in (name, file, text)) > 1:
        raise typer.BadParameter("give one of NAME, --file and --text")
    if param and name is None:
        raise typer.BadParameter("parameters are for named queries", param_hint="--param")
    if file is not None:
        text = _read_sparql(file)
    with open_store(graph) as store:
        table = _ask(store, name, text, param or [])
    _print(table, form)


def _ask(store: GraphStore, name: str | None, text: str | None, params: list[str]) -> Table | None:
    if text is not None:
        return run_text(store, text)
    if name is not None:
        return run_named(store, name, parameters=_read_params(params))
    return None


def _read_sparql(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise typer.BadParameter(f"{file} is not UTF-8", param_hint="--file") from error


def _read_params(params: list[str]) -> dict[str, str]:
    pairs = [param.partition("=") for param in params]
    bad = next((key for key, equals, _ in pairs if not equals), None)
    if bad is not None:
        raise typer.BadParameter(f"{bad!r} is no key=value", param_hint="--param")
    return {key: value for key, _, value in pairs}


def _print(table: Table | None, form: TableForm) -> None:
    """Print a table; the list of named queries if there is none."""
    if table is None:
        _print_queries()
    elif form is TableForm.TABLE:
        rows = [tuple("" if cell is None else str(cell) for cell in row) for row in table.rows]
        print_table(table.columns, rows)
    else:
        print(_WRITERS[form](table), end="")


def _print_queries() -> None:
    for group, about in GROUPS.items():
        queries = [query for query in list_queries() if query.group == group]
        print_entries(about, [(query.name, _explain(query)) for query in queries])


def _explain(query: NamedQuery) -> tuple[str, ...]:
    """Say in a few lines what a query answers, what it takes, and what one may ask it."""
    takes = [f"{p.name} ({p.kind}{', optional' * p.optional})" for p in query.parameters]
    example = " ".join(f"--param {name}={_quote(value)}" for name, value in query.example.items())
    return (
        query.title,
        query.description,
        *([f"takes {', '.join(takes)}; try: {query.name} {example}"] if takes else ()),
    )


def _quote(value: str) -> str:
    return f'"{value}"' if " " in value else value
