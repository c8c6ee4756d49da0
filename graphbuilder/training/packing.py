"""Put the trained pipeline where the package reads it, with its model card."""

import shutil
from importlib.metadata import version
from pathlib import Path

from spacy.language import Language

from graphbuilder.training.card import model_card
from graphbuilder.training.record import Record


def pack(nlp: Language, out: Path, record: Record) -> None:
    """Write a pipeline and its card; beside `out` first, so that a failure leaves the old whole.

    Args:
        nlp: The pipeline.
        out: The folder; replaced as a whole.
        record: What the card says.
    """
    nlp.meta.update(
        name="graphbuilder",
        version=version("graphbuilder"),
        description="UD syntax and entities for English diplomatic text, on one small transformer",
        license="CC BY-SA 4.0",
        performance=record.scores,
    )
    fresh, old = out.with_name(out.name + ".new"), out.with_name(out.name + ".old")
    for left_over in (fresh, old):
        shutil.rmtree(left_over, ignore_errors=True)
    nlp.to_disk(fresh)
    (fresh / "README.md").write_text(model_card(record), encoding="utf-8")
    if out.exists():
        out.replace(old)
    fresh.replace(out)
    shutil.rmtree(old, ignore_errors=True)
