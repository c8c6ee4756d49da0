"""``graphbuilder build``: documents into a graph."""

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.build import BuildReport, build
from graphbuilder.cli.output import (
    ERRORS,
    FAILURE,
    INCOMPLETE,
    AnyLanguage,
    MinConfidence,
    Model,
    Paths,
    Tables,
    report_failures,
    show_progress,
)
from graphbuilder.extraction.stances import MIN_CONFIDENCE
from graphbuilder.rdf import DEFAULT_BASE


def build_command(
    paths: Paths,
    out: Annotated[
        Path,
        typer.Option("--out", "-o", help="The folder of the graph; made if it is not there."),
    ] = Path("build"),
    model: Model = None,
    catalogue: Tables = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    any_language: AnyLanguage = False,
    base: Annotated[
        str, typer.Option(help="The IRI below which data gets its names.")
    ] = DEFAULT_BASE,
) -> None:
    """Read documents and bring the graph of a folder up to date.

    Only new and changed documents are read. The folder then holds `store/` (SPARQL), `graph.ttl`
    (Turtle), `graph.html` (open it in a browser) and `report.json`.

    Example: `graphbuilder build seeds --out build`
    """
    with show_progress() as progress:
        report = build(
            paths,
            out,
            model=model,
            tables=catalogue or (),
            min_confidence=min_confidence,
            any_language=any_language,
            base=base,
            progress=progress,
        )
    report_failures(report.failed)
    print(summarise(report))
    if report.failed:
        raise typer.Exit(INCOMPLETE if report.read or report.unchanged else FAILURE)
    if not report.documents:
        ERRORS.print("the graph holds no documents")


def summarise(report: BuildReport) -> str:
    """Say in a few lines what a build did and where its files are."""
    acts = ", ".join(f"{count} {act}" for act, count in report.positions.items())
    return "\n".join((
        f"read {len(report.read)}, unchanged {len(report.unchanged)}, "
        f"not read {len(report.failed)}",
        f"graph holds {_count(report.documents, 'document')}, "
        f"{_count(report.actors, 'actor')}, {_count(report.agreements, 'agreement')}, "
        f"{_count(sum(report.positions.values()), 'position')}",
        f"positions: {acts or 'none'}",
        f"Turtle:   {report.files['turtle']}",
        f"page:     {report.files['page']}",
        f"SPARQL:   graphbuilder query {Path(report.files['store']).parent}",
    ))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
