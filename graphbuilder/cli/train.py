"""``graphbuilder train``: corpora into the language pipeline."""

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import say


def train_command(
    corpora: Annotated[
        Path,
        typer.Argument(
            help="The folder with syntax/*.conllu and ner/*.jsonl.",
            exists=True,
            file_okay=False,
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="Where to put the pipeline; by default the package's own."
        ),
    ] = None,
    max_steps: Annotated[
        int,
        typer.Option(min=0, help="Stop each training after so many updates; 0 for the full one."),
    ] = 0,
) -> None:
    """Train the language pipeline again from its corpora, measure it and pack it.

    Takes about an hour on two cores. The pipeline that is there is replaced only at the end.

    Example: `graphbuilder train ../shared/corpora --out my-pipeline`
    """
    # Training is never imported at run time: it takes a second, and it may need an extra.
    from graphbuilder.nlp.pipeline import PACKED
    from graphbuilder.training import train_pipeline

    scores = train_pipeline(corpora, out or PACKED, max_steps=max_steps)
    for test, figures in scores.items():
        print(f"{test}: " + ", ".join(f"{name} {value}" for name, value in figures.items()))
    say(f"packed {out or PACKED}")
