"""What is written down of a training, for the manifest and the model card."""

from dataclasses import dataclass, field

#: Figures in percent by test set and name.
Scores = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """How a model came about and how good it is.

    `history` holds the scores on development data after each epoch, `exact_scores` those on the
    test sets before the network was quantised.
    """

    versions: dict[str, str]
    settings: dict[str, float]
    corpora: dict[str, str]
    history: list[dict[str, float]]
    exact_scores: Scores = field(default_factory=dict)
    scores: Scores = field(default_factory=dict)
