"""What the network says of words, before anything is decided."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Reading(NamedTuple):
    """Scores and vectors of words, one row a word; the fields are the network's outputs.

    The score of a head for a dependent is the dot product of ``arc_dependents`` and
    ``arc_heads``, that of being a root stands in ``roots``; the score of relation r is the dot
    product of the r-th rows of ``relation_dependents`` and ``relation_heads``. The score of a
    word in role r to the head of a content is the dot product of the r-th rows of ``role_words``
    and ``role_heads``; that of the head itself, or of no word, stands in ``role_selves``.
    """

    starts: Floats  #: (words,) a sentence starts here, as a logit
    pos: Floats  #: (words, labels)
    morphs: Floats  #: (words, labels)
    lemmas: Floats  #: (words, labels)
    entities: Floats  #: (words, labels)
    roots: Floats  #: (words,)
    arc_dependents: Floats  #: (words, width)
    arc_heads: Floats  #: (words, width)
    relation_dependents: Floats  #: (words, labels, rank)
    relation_heads: Floats  #: (words, labels, rank)
    acts: Floats  #: (words, labels)
    role_heads: Floats  #: (words, roles, width)
    role_words: Floats  #: (words, roles, width)
    role_selves: Floats  #: (words, roles)


def join(readings: list[Reading]) -> Reading:
    """Put the readings of successive stretches of words one behind the other."""
    if len(readings) == 1:
        return readings[0]
    return Reading(*(np.concatenate(parts) for parts in zip(*readings, strict=True)))


def cut(reading: Reading, start: int, stop: int) -> Reading:
    """Keep the words from `start` up to `stop`."""
    return Reading(*(part[start:stop] for part in reading))
