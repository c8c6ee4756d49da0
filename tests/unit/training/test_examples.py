"""Corpora become examples that teach what their corpus knows and nothing else."""

from random import Random

import pytest
import spacy
from spacy.tokens import Doc, Span

from graphbuilder.training.corpora import OPEN_ENTITY
from graphbuilder.training.examples import (
    UNKNOWN,
    count_labels,
    entity_example,
    syntax_examples,
    vary,
)

VOCAB = spacy.blank("en").vocab


def paragraph(*lengths: int) -> Doc:
    """Make sentences of so many words, each word hanging on the first of its sentence."""
    starts = [position == 0 for length in lengths for position in range(length)]
    firsts = [sum(lengths[:i]) for i, length in enumerate(lengths) for _ in range(length)]
    return Doc(
        VOCAB,
        words=[f"Words{i}" for i in range(len(starts))],
        lemmas=[f"word{i}" for i in range(len(starts))],
        pos=["NOUN"] * len(starts),
        morphs=["Number=Plur"] * len(starts),
        heads=firsts,
        deps=["ROOT" if start else "obj" for start in starts],
        sent_starts=[bool(start) for start in starts],
    )


@pytest.mark.parametrize(
    ("lengths", "longest", "expected"),
    [
        pytest.param((2, 3), 5, [5], id="all in one"),
        pytest.param((2, 3), 4, [2, 3], id="cut between sentences"),
        pytest.param((2, 9, 3), 5, [2, 3], id="a sentence too long is left out"),
        pytest.param((9,), 5, [], id="nothing left"),
        pytest.param((1, 1, 1, 1), 2, [2, 2], id="as many as fit"),
    ],
)
def test_paragraphs_are_cut_between_sentences(
    lengths: tuple[int, ...], longest: int, expected: list[int]
) -> None:
    doc = paragraph(*lengths)
    labels = count_labels([doc], rare=1)
    examples = list(syntax_examples(doc, labels, longest=longest))
    assert [len(example) for example in examples] == expected


def test_heads_and_starts_are_those_of_the_example() -> None:
    doc = paragraph(2, 3)
    labels = count_labels([doc], rare=1)
    _, second = syntax_examples(doc, labels, longest=3)
    assert second.heads == (0, 0, 0)
    assert second.starts == (1, 0, 0)
    assert second.relations == (UNKNOWN, 0, 0)
    assert second.entities == (UNKNOWN,) * 3


def test_what_is_rare_is_no_label() -> None:
    docs = [paragraph(2), paragraph(1)]
    labels = count_labels(docs, rare=2)
    assert labels.lemmas == ("lower -s0 +0",) or "lower" in labels.lemmas[0]
    assert labels.morphs == ("Number=Plur",)


def test_an_entity_corpus_teaches_entities_alone() -> None:
    doc = Doc(VOCAB, words=["Lutz", "in", "New", "Bonn", "@x", "now"])
    doc.set_ents([
        Span(doc, 0, 1, label="PER"),
        Span(doc, 2, 4, label="LOC"),
        Span(doc, 4, 5, label=OPEN_ENTITY),
    ])
    labels = count_labels([paragraph(2)])
    example = entity_example(doc, labels, longest=6)
    tags = [labels.entities[i] if i != UNKNOWN else "?" for i in example.entities]
    assert tags == ["B-PER", "O", "B-LOC", "I-LOC", "?", "O"]
    for task in ("heads", "relations", "pos", "morphs", "lemmas", "starts"):
        assert set(getattr(example, task)) == {UNKNOWN}


def test_variation_changes_letters_and_marks_but_no_answer() -> None:
    doc = paragraph(3)
    labels = count_labels([doc], rare=1)
    (example,) = syntax_examples(doc, labels, longest=3)
    seen = {vary(example, Random(seed)).words for seed in range(200)}  # noqa: S311
    assert seen == {
        example.words,
        tuple(word.upper() for word in example.words),
        tuple(word.lower() for word in example.words),
    }
    varied = [vary(example, Random(seed)) for seed in range(200)]  # noqa: S311
    assert {v.heads for v in varied} == {example.heads}
    assert all(v.lemmas == (UNKNOWN,) * 3 for v in varied if v.words != example.words)


def test_straight_marks_become_typographic_ones_now_and_then() -> None:
    doc = Doc(VOCAB, words=['"', "No", '"', "do", "n't"], spaces=[False, False, True, False, False])
    labels = count_labels([paragraph(2)])
    example = entity_example(doc, labels, longest=9)
    seen = {" ".join(vary(example, Random(seed)).words) for seed in range(200)}  # noqa: S311
    assert "“ No ” do n’t" in seen
