"""``graphbuilder validate``: whether a graph is as it must be."""

import json
import logging
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from graphbuilder.cli.output import FAILURE, USAGE, Graph, print_table, say, show_progress
from graphbuilder.errors import GraphbuilderError
from graphbuilder.rdf import PREFIXES
from graphbuilder.store import open_store
from graphbuilder.validation import Fault, Report, Severity, validate

#: How much of a value a table shows.
_VALUE_CHARS = 60


class ReportForm(StrEnum):
    """How the report is printed."""

    TABLE = "table"
    JSON = "json"


def validate_command(
    graph: Graph,
    form: Annotated[
        ReportForm, typer.Option("--format", "-f", help="How the report is printed.")
    ] = ReportForm.TABLE,
    limit: Annotated[
        int, typer.Option(min=0, help="How many faults are listed, 0 for all; all are counted.")
    ] = 100,
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for faults too.")] = False,
) -> None:
    """Check a graph: each document and the catalogue against the shapes, then all together.

    Needs the extra: `pip install 'graphbuilder[validate]'`. Exit codes: 0 the graph conforms, 1 it
    has faults, 2 it could not be checked. Check the folder rather than a Turtle file of it, which
    keeps no documents apart: it takes longer, and two spellings of one name are then a fault.

    Example: `graphbuilder validate build --format json`
    """
    # What rdflib would say of values of the wrong kind stands in the report.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    try:
        with open_store(graph) as store, show_progress("checking graph") as progress:
            report = validate(store, limit=limit, progress=progress)
    except GraphbuilderError as error:
        say(f"graphbuilder: {error}")
        raise typer.Exit(USAGE) from error
    conforms = report.conforms and not (strict and report.counts)
    (_print_json if form is ReportForm.JSON else _print_tables)(report, conforms=conforms)
    if not conforms:
        raise typer.Exit(FAILURE)


def _print_json(report: Report, *, conforms: bool) -> None:
    record = {
        "conforms": conforms,
        "graphs": report.graphs,
        "faults": report.total(Severity.FAULT),
        "warnings": report.total(Severity.WARNING),
        "counts": [
            {"severity": severity, "message": message, "count": count}
            for (severity, message), count in report.counts.items()
        ],
        "listed": [asdict(fault) for fault in report.listed],
    }
    print(json.dumps(record, ensure_ascii=False, indent=2))


def _print_tables(report: Report, *, conforms: bool) -> None:
    if report.listed:
        print_table(
            ("severity", "graph", "thing", "property", "value", "what must hold"),
            map(_row, report.listed),
        )
        counts = report.counts.items()
        print_table(
            ("severity", "count", "what must hold"),
            [(severity, str(count), message) for (severity, message), count in counts],
        )
    verdict = "conforms" if conforms else "does not conform"
    faults, warnings = report.total(Severity.FAULT), report.total(Severity.WARNING)
    print(f"{verdict} (graphs: {report.graphs}, faults: {faults}, warnings: {warnings})")


def _row(fault: Fault) -> tuple[str, ...]:
    names = (_shorten(name) for name in (fault.graph, fault.thing, fault.path, fault.value))
    return (fault.severity, *names, fault.message)


def _shorten(name: str) -> str:
    """Show an IRI by a prefix, or by its last two segments; other values by their beginning."""
    for prefix, namespace in PREFIXES.items():
        if name.startswith(namespace):
            return f"{prefix}:{name.removeprefix(namespace)}"
    if name.startswith(("http://", "https://")) and " " not in name:
        return "/".join(name.rsplit("/", 2)[-2:])
    return name if len(name) <= _VALUE_CHARS else f"{name[: _VALUE_CHARS - 1]}…"
