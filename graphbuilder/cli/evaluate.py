"""``graphbuilder evaluate``: the extraction against gold documents."""

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.build import evaluate
from graphbuilder.cli.output import (
    INCOMPLETE,
    MinConfidence,
    Model,
    Tables,
    report_failures,
    show_progress,
)
from graphbuilder.evaluation import PRF, Scores
from graphbuilder.extraction.stances import MIN_CONFIDENCE


def evaluate_command(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD.jsonl",
            help="Gold documents, in the form of an analysis.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ],
    by_act: Annotated[bool, typer.Option("--by-act", help="Show the scores of each act.")] = False,
    reliability: Annotated[
        bool,
        typer.Option("--reliability", help="Show how often each confidence is right."),
    ] = False,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="List the first N errors.")] = 0,
    model: Model = None,
    catalogue: Tables = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
) -> None:
    """Extract from the texts of gold documents and score what was found.

    Only text and metadata are read for the extraction, never the annotations.

    Example: `graphbuilder evaluate gold.jsonl --by-act --errors 20`
    """
    with show_progress() as progress:
        scores, failed = evaluate(
            gold,
            model=model,
            tables=catalogue or (),
            min_confidence=min_confidence,
            progress=progress,
        )
    report_failures(failed)
    lines = [*_lines(scores, by_act=by_act), *(_reliability(scores) if reliability else ())]
    print("\n".join((*lines, *scores.errors[:errors])))
    if failed:
        raise typer.Exit(INCOMPLETE)


def _lines(scores: Scores, *, by_act: bool) -> list[str]:
    lines = [f"{scores.documents} documents"]
    lines += [_line(name, prf) for name, prf in {**scores.levels, **scores.things}.items()]
    shares = "  ".join(f"{role} {share:.3f}" for role, share in scores.in_pairs.items())
    lines.append(f"in pairs:   {shares}")
    if by_act:
        lines += [f"  {_line(act, prf, width=8)}" for act, prf in scores.by_act.items()]
    # What the reference scorer does not print comes last.
    lines.append(_line("side", scores.sides) + ": actors, those of one side being the same")
    named = scores.named
    lines.append(
        f"named:      {named.recall:.3f} of the {named.gold} actors in roles are found at all"
    )
    return lines


def _reliability(scores: Scores) -> list[str]:
    """How often positions of each confidence are right: of a good figure as often as it says."""
    return ["confidence  right"] + [
        f"{tenth:>10}  {prf.precision:.2f}   ({prf.hit} of {prf.predicted})"
        for tenth, prf in scores.reliability.items()
    ]


def _line(name: str, prf: PRF, *, width: int = 10) -> str:
    # The reference scorer rounds to four digits before it prints three; so that both print the
    # same figures, so do we.
    p, r, f1 = (round(figure, 4) for figure in (prf.precision, prf.recall, prf.f1))
    return (
        f"{name:{width}}  P {p:.3f}  R {r:.3f}  F1 {f1:.3f}   "
        f"({prf.hit} of {prf.predicted} predicted, {prf.gold} gold)"
    )
