"""``graphbuilder extract``: documents into analyses on standard output."""

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

import typer

from graphbuilder.build import extract
from graphbuilder.cli.output import (
    FAILURE,
    INCOMPLETE,
    AnyLanguage,
    MinConfidence,
    Model,
    Paths,
    Tables,
    print_table,
    report_failures,
    show_progress,
)
from graphbuilder.documents import Unreadable
from graphbuilder.extraction.stances import MIN_CONFIDENCE
from graphbuilder.model import Analysis, to_json, to_record

_COLUMNS = ("document", "reporter", "holder", "act", "addressee", "content")


class AnalysisForm(StrEnum):
    """How analyses are printed."""

    JSONL = "jsonl"
    JSON = "json"
    TABLE = "table"


def extract_command(
    paths: Paths,
    form: Annotated[
        AnalysisForm,
        typer.Option("--format", "-f", help="One object a line, one list, or a table to read."),
    ] = AnalysisForm.JSONL,
    model: Model = None,
    catalogue: Tables = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    any_language: AnyLanguage = False,
) -> None:
    """Find the positions of documents and print them.

    Example: `graphbuilder extract seeds --format table`
    """
    failed: list[Unreadable] = []
    with show_progress() as progress:
        analyses = _sort_out(
            extract(
                paths,
                model=model,
                tables=catalogue or (),
                min_confidence=min_confidence,
                any_language=any_language,
                progress=progress,
            ),
            failed,
        )
        found = _print(analyses, form)
    report_failures(failed)
    if failed:
        raise typer.Exit(INCOMPLETE if found else FAILURE)


def _sort_out(
    items: Iterable[Analysis | Unreadable], failed: list[Unreadable]
) -> Iterator[Analysis]:
    for item in items:
        if isinstance(item, Unreadable):
            failed.append(item)
        else:
            yield item


def _print(analyses: Iterable[Analysis], form: AnalysisForm) -> int:
    """Print analyses and return how many there were."""
    if form is AnalysisForm.JSONL:
        return sum(_print_line(analysis) for analysis in analyses)
    collected = list(analyses)
    if form is AnalysisForm.JSON:
        print(json.dumps([to_record(a) for a in collected], ensure_ascii=False, indent=1))
    else:
        print_table(_COLUMNS, (row for analysis in collected for row in _rows(analysis)))
    return len(collected)


def _print_line(analysis: Analysis) -> int:
    print(to_json(analysis), flush=True)
    return 1


def _rows(analysis: Analysis) -> Iterator[tuple[str, ...]]:
    def names(keys: tuple[str, ...]) -> str:
        return ", ".join(analysis.actor(key).name for key in keys)

    for position in analysis.positions:
        yield (
            analysis.document.id,
            names(position.reporter),
            names(position.holder),
            position.act.value,
            names(position.addressee),
            position.content.text,
        )
