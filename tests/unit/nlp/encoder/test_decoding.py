"""Scores become annotation: sentences, trees, relations, lemmas and well-formed entities."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import ArrayLike

from graphbuilder.nlp.encoder.decoding import LONGEST_SENTENCE, ROOT, Annotation, Decoder
from graphbuilder.nlp.encoder.labels import ENTITY_TAGS, Labels
from graphbuilder.nlp.encoder.reading import Floats, Reading

LABELS = Labels(
    pos=("NOUN", "VERB"),
    morphs=("", "Number=Plur"),
    lemmas=("lower -ies +y", "keep -s +", "lower -go +", "title - +"),
    relations=("nsubj", "obj"),
)


def floats(values: ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float32)


def make_reading(words: int, **parts: ArrayLike) -> Reading:
    """Make the reading of a chain: one sentence, in which each word hangs on the word before.

    Args:
        words: How many.
        parts: Fields of the reading that are to be others. The scores of heads are the field
            `arc_dependents`, (words, words).

    Returns:
        The reading; where `parts` says nothing, the first label is taken.
    """
    chain = {
        "starts": np.full(words, -1),
        **{name: np.zeros((words, len(getattr(LABELS, name)))) for name in
           ("pos", "morphs", "lemmas", "entities")},
        "roots": np.full(words, 0.5),
        "arc_dependents": np.eye(words, k=-1),
        "arc_heads": np.eye(words),
        "relation_dependents": np.ones((words, 2, 1)),
        "relation_heads": np.ones((words, 2, 1)),
        **{name: np.zeros((words, 0)) for name in
           ("acts", "role_heads", "role_words", "role_selves")},
    }  # fmt: skip
    return Reading(**{name: floats(values) for name, values in {**chain, **parts}.items()})


def decode(
    reading: Reading,
    words: Sequence[str] | None = None,
    *,
    ends: Sequence[bool] = (),
    starts: Sequence[int] | None = None,
    labels: Labels = LABELS,
) -> Annotation:
    named = words or ["bonn"] * len(reading.starts)
    return Decoder(labels).decode(named, reading, ends=ends, starts=starts)


def roots(annotation: Annotation) -> list[int]:
    """Find the roots, which in a chain are the words at which sentences start."""
    return [word for word, head in enumerate(annotation.heads.tolist()) if word == head]


def tag_scores(tags: Sequence[str]) -> Floats:
    """Score the tags so that each is the likeliest, and next to begin an entity of its type."""
    second = [f"B-{tag[2:]}" for tag in tags]
    return floats([
        [4 * (label == tag) + 3 * (label == begin != tag) for label in ENTITY_TAGS]
        for tag, begin in zip(tags, second, strict=True)
    ])


@pytest.mark.parametrize(
    ("logits", "starts"),
    [
        pytest.param([2, -1, -1, -1], [0], id="one sentence"),
        pytest.param([2, -1, 2, -1], [0, 2], id="two sentences"),
        pytest.param([-2, -1, 2, -1], [0, 2], id="the first word always"),
        pytest.param([2, -1, -1, 2], [0, 3], id="the last word"),
        pytest.param([2, 1, 2, 3], [0, 1, 2, 3], id="every word"),
        pytest.param([2, 0, -1, -1], [0], id="even odds"),
        pytest.param([-1], [0], id="one word"),
    ],
)
def test_sentences_start_where_that_is_likelier_than_not(
    logits: list[float], starts: list[int]
) -> None:
    assert roots(decode(make_reading(len(logits), starts=logits))) == starts


@pytest.mark.parametrize(
    ("ends", "starts"),
    [
        pytest.param([], [0], id="one paragraph"),
        pytest.param([True, False, False], [0, 1], id="two"),
        pytest.param([True, True, False], [0, 1, 2], id="three"),
        pytest.param([False, False, True], [0], id="the end of all"),
    ],
)
def test_a_sentence_starts_with_every_paragraph(ends: list[bool], starts: list[int]) -> None:
    assert roots(decode(make_reading(3), ends=ends)) == starts


@pytest.mark.parametrize(
    "starts", [pytest.param([0], id="one"), pytest.param([0, 1], id="another")]
)
def test_sentence_starts_that_are_known_are_kept(starts: list[int]) -> None:
    reading = make_reading(4, starts=[2, -1, 2, -1])
    assert roots(decode(reading, starts=starts)) == starts


@pytest.mark.parametrize(
    ("words", "likely", "starts"),
    [
        pytest.param(LONGEST_SENTENCE, [300], [0], id="as long as it may be"),
        pytest.param(LONGEST_SENTENCE + 1, [300], [0, 300], id="a word longer"),
        pytest.param(LONGEST_SENTENCE + 1, [1], [0, 1], id="at the second word"),
        pytest.param(1000, [250, 620], [0, 250, 620], id="twice"),
        pytest.param(1000, [399, 798], [0, 399, 798], id="as late as can be"),
    ],
)
def test_an_endless_sentence_is_cut_where_one_is_likeliest_to_start(
    words: int, likely: list[int], starts: list[int]
) -> None:
    logits = np.full(words, -9.0)
    logits[likely] = -1
    assert roots(decode(make_reading(words, starts=logits))) == starts


def test_no_sentence_is_longer_than_the_longest() -> None:
    logits = np.random.default_rng(0).uniform(-9, -1, size=1500)
    logits[700] = 1
    starts = roots(decode(make_reading(1500, starts=logits)))
    assert 700 in starts
    assert np.diff([*starts, 1500]).max() <= LONGEST_SENTENCE


@st.composite
def sentences(draw: st.DrawFn) -> tuple[Reading, list[int]]:
    """Draw scores of heads, and where sentences start."""
    words = draw(st.integers(1, 9))
    elements = st.floats(-100, 100, width=32)
    reading = make_reading(
        words,
        arc_dependents=draw(arrays(np.float32, (words, words), elements=elements)),
        roots=draw(arrays(np.float32, words, elements=elements)),
    )
    return reading, [0, *sorted(draw(st.sets(st.integers(1, words - 1))) if words > 1 else [])]


@given(sentences())
def test_every_sentence_has_one_root_and_all_its_heads(drawn: tuple[Reading, list[int]]) -> None:
    reading, starts = drawn
    annotation = decode(reading, starts=starts)
    ends = [*starts[1:], len(reading.starts)]
    for start, end in zip(starts, ends, strict=True):
        assert all(start <= head < end for head in annotation.heads[start:end].tolist())
        assert len([root for root in roots(annotation) if start <= root < end]) == 1


@pytest.mark.parametrize("root", range(3))
def test_the_root_is_the_word_that_is_likeliest_to_be_one(root: int) -> None:
    reading = make_reading(3, arc_dependents=np.zeros((3, 3)), roots=9 * np.eye(3)[root] - 1)
    assert roots(decode(reading)) == [root]


def test_a_head_is_the_likeliest_word_of_the_sentence() -> None:
    arcs = [[0, 9, 0, 0], [0, 0, 0, 99], [0, 0, 0, 9], [99, 0, 0, 0]]
    reading = make_reading(4, arc_dependents=arcs, roots=[0, 9, 0, 9])
    assert decode(reading, starts=[0, 2]).heads.tolist() == [1, 1, 3, 3]


def test_a_relation_is_that_of_a_dependent_and_its_head() -> None:
    # Two ranks: the first speaks for "obj" by the dependent, the second by the head.
    dependents = np.array([[[0, 1], [x, 1]] for x in (0, 3, 0, 0)])
    heads = np.array([[[1, 2], [1, y]] for y in (0, 0, 5, 0)])
    reading = make_reading(4, relation_dependents=dependents, relation_heads=heads)
    assert decode(reading).relations == [ROOT, "obj", "nsubj", "obj"]


def test_only_roots_have_the_relation_of_roots() -> None:
    assert decode(make_reading(5), starts=[0, 3]).relations == [
        ROOT,
        "nsubj",
        "nsubj",
        ROOT,
        "nsubj",
    ]


def test_tags_are_the_likeliest() -> None:
    annotation = decode(make_reading(2, pos=[[0, 2], [1, 0]], morphs=[[1, 0], [-2, -1]]))
    assert annotation.pos == ["VERB", "NOUN"]
    assert annotation.morphs == ["", "Number=Plur"]


@pytest.mark.parametrize(
    ("word", "scores", "lemma"),
    [
        pytest.param("Treaties", [3, 2, 0, 1], "treaty", id="the likeliest"),
        pytest.param("Treaties", [2, 3, 0, 1], "Treatie", id="another is likelier"),
        pytest.param("Boys", [3, 2, 0, 1], "Boy", id="the second"),
        pytest.param("BONN", [3, 2, 0, 1], "Bonn", id="the third"),
        pytest.param("Go", [0, 1, 3, 2], "Go", id="none that leaves nothing"),
    ],
)
def test_a_lemma_comes_from_the_likeliest_script_that_applies(
    word: str, scores: list[float], lemma: str
) -> None:
    assert decode(make_reading(1, lemmas=[scores]), [word]).lemmas == [lemma]


@pytest.mark.parametrize(
    ("word", "script"),
    [
        pytest.param("Bonn", "lower -ies +y", id="no suffix"),
        pytest.param("Go", "lower -go +", id="nothing would be left"),
    ],
)
def test_a_word_is_its_own_lemma_where_no_script_applies(word: str, script: str) -> None:
    reading = make_reading(1, lemmas=[[1]])
    annotation = decode(reading, [word], labels=replace(LABELS, lemmas=(script,)))
    assert annotation.lemmas == [word.lower()]


@pytest.mark.parametrize(
    ("tags", "starts", "expected"),
    [
        pytest.param("O B-PER I-PER O", [0], "O B-PER I-PER O", id="well formed"),
        pytest.param("O I-PER I-PER O", [0], "O B-PER I-PER O", id="after nothing"),
        pytest.param("I-PER I-PER O O", [0], "B-PER I-PER O O", id="at the first word"),
        pytest.param("B-PER I-ORG I-ORG O", [0], "B-PER B-ORG I-ORG O", id="after another type"),
        pytest.param("B-PER I-ORG I-PER O", [0], "B-PER B-ORG B-PER O", id="types in turn"),
        pytest.param("B-PER I-PER I-PER O", [0, 2], "B-PER I-PER B-PER O", id="a new sentence"),
        pytest.param("O B-LOC B-LOC I-LOC", [0, 2], "O B-LOC B-LOC I-LOC", id="two beside"),
    ],
)
def test_entities_begin_with_a_beginning(tags: str, starts: list[int], expected: str) -> None:
    scores = tag_scores(tags.split())
    annotation = decode(make_reading(len(scores), entities=scores), starts=starts)
    assert annotation.entities == expected.split()


def test_no_entity_crosses_a_sentence_that_was_found() -> None:
    tags = tag_scores(["B-PER", "I-PER", "I-PER"])
    annotation = decode(make_reading(3, starts=[1, -1, 1], entities=tags))
    assert annotation.entities == ["B-PER", "I-PER", "B-PER"]


@st.composite
def tagged(draw: st.DrawFn) -> tuple[Reading, list[int], Labels]:
    """Draw scores of entity labels, where sentences start, and transitions if there are any."""
    words, size = draw(st.integers(1, 8)), len(ENTITY_TAGS)
    numbers = st.floats(-100, 100, width=32)
    transitions = draw(st.none() | arrays(np.float32, (size, size), elements=numbers))
    rows = () if transitions is None else tuple(map(tuple, transitions.tolist()))
    scores = draw(arrays(np.float32, (words, size), elements=numbers))
    starts = {0} | draw(st.sets(st.integers(0, words - 1)))
    labels = replace(LABELS, entity_transitions=rows)
    return make_reading(words, entities=scores), sorted(starts), labels


@given(tagged())
def test_any_scores_give_entities_that_go_on_with_their_type(
    drawn: tuple[Reading, list[int], Labels],
) -> None:
    reading, starts, labels = drawn
    tags = decode(reading, starts=starts, labels=labels).entities
    assert len(tags) == len(reading.starts)
    for at, (tag, before) in enumerate(zip(tags, ["O", *tags], strict=False)):
        assert not tag.startswith("I-") or (before[2:] == tag[2:] and at not in starts)
