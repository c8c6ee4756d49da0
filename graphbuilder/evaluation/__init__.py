"""Analyses against gold → scores."""

from graphbuilder.evaluation.gold import Annotated, annotated, read_gold
from graphbuilder.evaluation.matching import LEVELS
from graphbuilder.evaluation.scores import PRF, Scores, score

__all__ = ["LEVELS", "PRF", "Annotated", "Scores", "annotated", "read_gold", "score"]
