"""The labels of a sentence are the best legal sequence of a linear chain."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from graphbuilder.nlp.encoder.entities import EntityTagger
from graphbuilder.nlp.encoder.labels import Labels
from graphbuilder.nlp.encoder.reading import Floats

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")
NUMBERS = st.floats(-100, 100, width=32)


def make_tagger(transitions: Floats | None = None) -> EntityTagger:
    rows = () if transitions is None else tuple(map(tuple, transitions.tolist()))
    return EntityTagger(
        Labels(pos=(), morphs=(), lemmas=(), relations=(), entities=TAGS, entity_transitions=rows)
    )


def is_legal(tags: tuple[str, ...]) -> bool:
    return all(tag[0] != "I" or before[2:] == tag[2:] for before, tag in pairwise(("O", *tags)))


@given(
    scores=st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, 5), elements=NUMBERS)),
    transitions=arrays(np.float32, (5, 5), elements=NUMBERS),
)
def test_no_legal_sequence_is_better(scores: Floats, transitions: Floats) -> None:
    def total(tags: tuple[str, ...]) -> float:
        numbers = [TAGS.index(tag) for tag in tags]
        own = sum(float(row[n]) for row, n in zip(scores, numbers, strict=True))
        return own + sum(float(transitions[a, b]) for a, b in pairwise(numbers))

    found = tuple(make_tagger(transitions).tag(scores))
    legal = [tags for tags in product(TAGS, repeat=len(scores)) if is_legal(tags)]
    assert is_legal(found)
    assert total(found) == pytest.approx(max(map(total, legal)), abs=1e-3)


def test_a_later_word_can_begin_an_entity_before_it() -> None:
    scores = np.array([[1, 0.5, 0, 0, 0], [0, 0, 5, 0, 0]], dtype=np.float32)
    assert make_tagger().tag(scores) == ["B-PER", "I-PER"]


def test_transitions_lead_from_rows_to_columns() -> None:
    transitions = np.zeros((5, 5), dtype=np.float32)
    transitions[TAGS.index("O"), TAGS.index("B-PER")] = 3
    scores = np.array([[1, 0, 0, 0, 0], [1, 0, 0, 0, 0]], dtype=np.float32)
    assert make_tagger(transitions).tag(scores) == ["O", "B-PER"]
