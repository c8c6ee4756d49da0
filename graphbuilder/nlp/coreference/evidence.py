"""What speaks for and against a candidate, and for a pronoun that refers to nothing.

Each feature is a column of small numbers, of which each has a learned weight for each pronoun.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from graphbuilder.nlp.coreference.candidates import (
    FIRST_PRONOUN,
    SENTENCES,
    Sort,
)
from graphbuilder.nlp.coreference.codes import Role
from graphbuilder.nlp.coreference.comparisons import Comparison, Occurrence
from graphbuilder.nlp.coreference.words import Column

#: How many words around pronouns have a number of their own, with 0 for all others.
FREQUENT = 200

_ROLES = len(Role)
_KINDS = FIRST_PRONOUN + 5


def _grade(counts: Column, *steps: int) -> Column:
    """How many of the steps each count reaches."""
    grades: Column = np.searchsorted(steps, counts, side="right")
    return grades


@dataclass(frozen=True, slots=True)
class PairFeature:
    """How many values a feature of pairs has, and what gives them."""

    size: int
    compute: Callable[[Comparison], Column]


@dataclass(frozen=True, slots=True)
class PronounFeature:
    """How many values a feature of pronouns has, and what gives them."""

    size: int
    compute: Callable[[Occurrence], Column]


PAIR_FEATURES = {
    "sort": PairFeature(40, lambda c: c.sort * 4 + c.number),
    "kind": PairFeature(_KINDS * 4, lambda c: c.kind * 4 + c.number),
    "gender": PairFeature(3, lambda c: c.words.gender[c.token]),
    "article": PairFeature(27, lambda c: c.article * 3 + c.nearness),
    "distance": PairFeature(SENTENCES * 4, lambda c: c.distance * 4 + c.form),
    "between": PairFeature(8, lambda c: _grade(c.between, 1, 2, 3, 5, 8, 12, 20)),
    "rivals": PairFeature(14, lambda c: _grade(c.rivals, 1, 2, 3, 4, 6, 9) * 2 + c.agrees),
    "role": PairFeature(_ROLES * 3, lambda c: c.role * 3 + c.nearness),
    "roles": PairFeature(_ROLES**2, lambda c: c.role * _ROLES + c.words.role[c.pronoun]),
    "tie and form": PairFeature(24, lambda c: c.pairs.tie * 4 + c.form),
    "tie and role": PairFeature(6 * _ROLES, lambda c: c.pairs.tie * _ROLES + c.role),
    "agent": PairFeature(8, lambda c: c.pairs.is_agent * 4 + c.form),
    "earlier": PairFeature(10, lambda c: _grade(c.earlier, 1, 2, 3, 5) * 2 + (c.sort == Sort.NOUN)),
    "place": PairFeature(18, lambda c: np.minimum(c.place, 5) * 3 + c.nearness),
    "quotation": PairFeature(10, lambda c: c.quotation * 2 + (c.distance == 0)),
    "same word": PairFeature(2, lambda c: c.is_same(c.words.lower)),
    "same governor": PairFeature(2, lambda c: c.is_same(c.words.lemma[c.words.head])),
    "paragraphs": PairFeature(6, lambda c: np.minimum(c.paragraphs, 2) * 2 + (c.distance == 0)),
    "speech": PairFeature(2 * _KINDS, lambda c: c.pronoun_speaks * _KINDS + c.kind),
}

PRONOUN_FEATURES = {
    "role": PronounFeature(_ROLES + 1, lambda o: o.role),
    "extraposed": PronounFeature(15, lambda o: o.extraposed),
    "governor": PronounFeature(FREQUENT, lambda o: o.words.frequent[o.head]),
    "next word": PronounFeature(FREQUENT, lambda o: o.neighbour(1)),
    "last word": PronounFeature(FREQUENT, lambda o: o.neighbour(-1)),
    "candidates": PronounFeature(6, lambda o: _grade(o.pairs.counts, 1, 3, 6, 10, 20)),
    "first": PronounFeature(2, lambda o: o.is_first),
}

#: What a candidate was called before: how often by the same pronoun, at most 2; 3 more where
#: another pronoun was used of it.
HISTORY = 6


def history_value(called: Sequence[int], pronoun: int) -> int:
    """Tell what a candidate was called before, from how often by which `Pronoun`."""
    return min(called[pronoun], 2) + 3 * (sum(called) > called[pronoun])
