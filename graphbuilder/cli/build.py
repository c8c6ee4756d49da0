"""``graphbuilder build``: documents into a graph."""

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.build import build
from graphbuilder.cli.output import (
    ERRORS,
    FAILURE,
    INCOMPLETE,
    AnyLanguage,
    Issues,
    MinConfidence,
    Model,
    Paths,
    Tables,
    WriteFiles,
    report_failures,
    report_unknown_issues,
    show_progress,
)
from graphbuilder.cli.summary import summarise
from graphbuilder.extraction.stances import MIN_CONFIDENCE
from graphbuilder.outputs import Files
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
    issues: Issues = None,
    any_language: AnyLanguage = False,
    base: Annotated[
        str, typer.Option(help="The IRI below which data gets its names.")
    ] = DEFAULT_BASE,
    store: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Keep the graph in this dataset of a SPARQL server rather than in the folder: "
            "http://localhost:7878 (Oxigraph), http://localhost:3030/NAME#fuseki, "
            "http://localhost:7200/repositories/NAME (GraphDB).",
            show_default=False,
        ),
    ] = None,
    files: WriteFiles = Files.AUTO,
) -> None:
    """Read documents and bring the graph of a folder up to date.

    Only new and changed documents are read. The folder then holds `store/` (SPARQL), `graph.ttl`
    (Turtle), `graph.html` (open it in a browser) and `report.json`. A build that is stopped loses
    nothing: run it again, and it goes on. Meanwhile others can read the graph as it was before.

    Example: `graphbuilder build seeds --out build`
    """
    with show_progress() as progress:
        report = build(
            paths,
            out,
            server=store,
            model=model,
            tables=catalogue or (),
            min_confidence=min_confidence,
            issues=issues,
            any_language=any_language,
            base=base,
            files=files,
            progress=progress,
        )
    report_failures(report.failed)
    report_unknown_issues(report.unknown_issues)
    print(summarise(report))
    if report.failed:
        raise typer.Exit(INCOMPLETE if report.read or report.unchanged else FAILURE)
    if not report.documents:
        ERRORS.print("the graph holds no documents")
