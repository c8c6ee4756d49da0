"""The model card: what the packed pipeline is made of, how good it is, under which licence."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template

#: Figures by test set.
TestScores = Mapping[str, Mapping[str, float]]


def write_model_card(path: Path, *, scores: TestScores, versions: Mapping[str, str]) -> None:
    """Write the card of a pipeline.

    Args:
        path: The Markdown file to write.
        scores: Figures in percent, by test set.
        versions: The versions of graphbuilder and spaCy that made it.
    """
    text = files("graphbuilder.training").joinpath("card.md").read_text(encoding="utf-8")
    card = Template(text).substitute(versions, scores=_score_table(scores))
    path.write_text(card, encoding="utf-8")


def _score_table(scores: TestScores) -> str:
    lines = ["| test set | figures |", "| --- | --- |"]
    for test, figures in scores.items():
        shown = ", ".join(f"{name} {value:.1f}" for name, value in figures.items())
        lines.append(f"| {test} | {shown} |")
    return "\n".join(lines)
