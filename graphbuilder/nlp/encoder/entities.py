"""From scores of entity labels to entities."""

import numpy as np

from graphbuilder.nlp.encoder.labels import Labels
from graphbuilder.nlp.encoder.reading import Floats

_NEVER = np.float32(-1e9)


class EntityTagger:
    """Finds the best sequence of labels, as a linear-chain conditional random field scores it.

    No entity goes on (``I-PER``) that has not begun.

    References:
        Lample et al. 2016, Neural Architectures for Named Entity Recognition; the search is
        Viterbi's.
    """

    def __init__(self, labels: Labels) -> None:
        """Take the labels and the transitions between them, if they have any."""
        tags = labels.entities
        self._tags = tags
        self._first = np.array([_NEVER if tag[0] == "I" else 0 for tag in tags], np.float32)
        legal = np.array([[_may_follow(after, before) for after in tags] for before in tags])
        learnt = np.array(labels.entity_transitions or np.zeros(2 * (len(tags),)), np.float32)
        self._transitions = np.where(legal, learnt, _NEVER)

    def tag(self, scores: Floats) -> list[str]:
        """Label the words of a sentence.

        Args:
            scores: (words, labels), at least one word.

        Returns:
            A label a word.
        """
        total = scores[0] + self._first
        choices = []
        for word in scores[1:]:
            paths = total[:, None] + self._transitions
            choices.append(paths.argmax(axis=0))
            total = paths.max(axis=0) + word
        path = [int(total.argmax())]
        for before in reversed(choices):
            path.append(int(before[path[-1]]))
        return [self._tags[tag] for tag in reversed(path)]


def _may_follow(tag: str, before: str) -> bool:
    return tag[0] != "I" or before[2:] == tag[2:]
