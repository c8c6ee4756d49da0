"""Print how good, how fast and how large the language pipeline is: ``make benchmark``.

Beside the packed pipeline stands the convolutional one of version 0.1.0, measured in the same
run. Quality is measured on ``../shared/corpora`` and left out where that is absent.
"""

import json
import subprocess
import sys
from pathlib import Path

from graphbuilder.errors import CorpusError
from graphbuilder.nlp.pipeline import PACKED, load_pipeline
from graphbuilder.training.data import Corpora
from graphbuilder.training.scores import score_pipeline
from tests.benchmarks.attribution import measure_attribution
from tests.benchmarks.coreference import measure_coreference

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
PIPELINES = {"packed": PACKED, "CNN of 0.1.0": Path(__file__).with_name("cnn")}


def main() -> None:
    """Measure and print."""
    speeds = {name: _speed(model) for name, model in PIPELINES.items()}
    _print_table(speeds)
    print()
    try:
        corpora = Corpora(CORPORA)
    except CorpusError as error:
        print(f"quality is not measured: {error}")
        return
    _print_table({name: _quality(model, corpora) for name, model in PIPELINES.items()})
    print()
    _print_table(measure_coreference(CORPORA, load_pipeline()))
    print()
    _print_table({"attribution": _attribution()})


def _speed(model: Path) -> dict[str, float]:
    """Measure in a process of its own, whose memory is that of the pipeline alone."""
    command = [sys.executable, "-m", "tests.benchmarks.speed", str(model)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)  # noqa: S603
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _quality(model: Path, corpora: Corpora) -> dict[str, float]:
    scores = score_pipeline(
        load_pipeline(model),
        syntax=corpora.test_syntax(),
        entities=corpora.test_entities(),
        stances={"held out": corpora.held_out_stances()},
    )
    return {
        f"{test}: {name}": value
        for test, figures in scores.items()
        for name, value in figures.items()
    }


def _attribution() -> dict[str, float]:
    """The F1 of sources, cues and contents of attributions, by how they are compared, in %."""
    scores = measure_attribution(CORPORA.parent, load_pipeline())
    return {
        f"{compared}: {role} F1": 100 * scores[compared][role]["F1"]
        for compared in ("exact", "token", "partial")
        for role in ("source", "cue", "content")
    }


def _print_table(columns: dict[str, dict[str, float]]) -> None:
    print("|  |", " | ".join(columns), "|")
    print("| --- |", " | ".join("---:" for _ in columns), "|")
    for name in next(iter(columns.values())):
        values = (f"{figures[name]:,.2f}".removesuffix(".00") for figures in columns.values())
        print(f"| {name} |", " | ".join(values), "|", flush=True)


if __name__ == "__main__":
    main()
