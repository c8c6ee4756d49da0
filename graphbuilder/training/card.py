"""The model card: what the packed pipeline is made of, how good it is, under which licence."""

from importlib.resources import files
from string import Template

from graphbuilder.training.record import Record, Scores


def model_card(record: Record) -> str:
    """Write the card of a pipeline.

    Args:
        record: What is known of the training.

    Returns:
        Markdown.

    Raises:
        KeyError: If the record lacks a version that the card names.
    """
    text = files("graphbuilder.training").joinpath("card.md").read_text(encoding="utf-8")
    return Template(text).substitute(
        {name.replace("-", "_"): number for name, number in record.versions.items()},
        epochs=len(record.history),
        teachers=record.settings["teachers"],
        history=_history(record),
        scores=_scores(record.scores, record.exact_scores),
    )


def _history(record: Record) -> str:
    names = list(record.history[0]) if record.history else []
    rows = [[f"{scores[name]:.2f}" for name in names] for scores in record.history]
    return _table(["epoch", *names], [[str(i), *row] for i, row in enumerate(rows, 1)])


def _scores(after: Scores, before: Scores) -> str:
    rows = [
        [test, name, f"{before[test][name]:.2f}" if test in before else "", f"{value:.2f}"]
        for test, figures in after.items()
        for name, value in figures.items()
    ]
    return _table(["test set", "figure", "before", "as packed"], rows)


def _table(heads: list[str], rows: list[list[str]]) -> str:
    rule = ["---"] * len(heads)
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))
