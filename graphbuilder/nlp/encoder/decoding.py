"""From the network's scores to the annotation of words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from graphbuilder.nlp.encoder.entities import EntityTagger
from graphbuilder.nlp.encoder.labels import Labels
from graphbuilder.nlp.encoder.lemmas import apply_script
from graphbuilder.nlp.encoder.reading import Floats, Reading, cut
from graphbuilder.nlp.encoder.trees import Heads, tree

#: Words of a sentence, at most; what is longer is cut where a sentence is likeliest to start.
LONGEST_SENTENCE = 400

#: The relation of the root of a sentence, as spaCy names it.
ROOT = "ROOT"


class Annotation(NamedTuple):
    """What is decided of words, a value each.

    `heads` are positions among the words, a root being its own; `entities` are labels such as
    ``B-PER``.
    """

    heads: Heads
    relations: list[str]
    pos: list[str]
    morphs: list[str]
    lemmas: list[str]
    entities: list[str]


class Decoder:
    """Decides by the scores."""

    def __init__(self, labels: Labels) -> None:
        """Take the labels that the scores are scores of."""
        self.labels = labels
        self._tagger = EntityTagger(labels)

    def decode(
        self,
        words: Sequence[str],
        reading: Reading,
        *,
        ends: Sequence[bool] = (),
        starts: Sequence[int] | None = None,
    ) -> Annotation:
        """Annotate the words of paragraphs.

        Args:
            words: The words, at least one.
            reading: What the network says of them.
            ends: Whether a paragraph, and so a sentence, ends with each; empty where they are one
                paragraph.
            starts: The words at which sentences start, the first among them, where that is
                known; None finds them.

        Returns:
            The annotation: every sentence one tree, no entity across two sentences.
        """
        if starts is None:
            starts = _sentence_starts(reading.starts, ends)
        heads, relations = self._parse(reading, starts)
        labels = self.labels
        return Annotation(
            heads=heads,
            relations=relations,
            pos=_best(reading.pos, labels.pos),
            morphs=_best(reading.morphs, labels.morphs),
            lemmas=[
                self._lemma(word, scores)
                for word, scores in zip(words, reading.lemmas, strict=True)
            ],
            entities=[
                tag
                for start, end in pairwise([*starts, len(words)])
                for tag in self._tagger.tag(reading.entities[start:end])
            ],
        )

    def _parse(self, reading: Reading, starts: Sequence[int]) -> tuple[Heads, list[str]]:
        ends = [*starts[1:], len(reading.starts)]
        heads = np.concatenate([
            start + tree(_arcs(cut(reading, start, end)))
            for start, end in zip(starts, ends, strict=True)
        ])
        scores = (reading.relation_dependents * reading.relation_heads[heads]).sum(axis=2)
        relations = _best(scores, self.labels.relations)
        for root in np.flatnonzero(heads == np.arange(len(heads))):
            relations[root] = ROOT
        return heads, relations

    def _lemma(self, word: str, scores: Floats) -> str:
        """Apply the likeliest script that applies at all."""
        lemma = _apply(self.labels.lemmas[scores.argmax()], word)
        if lemma:
            return lemma
        for script in np.argsort(scores)[::-1]:
            lemma = _apply(self.labels.lemmas[script], word)
            if lemma:
                return lemma
        return word.lower()


_apply = lru_cache(maxsize=1 << 16)(apply_script)


def _best(scores: Floats, labels: Sequence[str]) -> list[str]:
    return [labels[i] for i in scores.argmax(axis=1)]


def _arcs(sentence: Reading) -> Floats:
    # Without BLAS, whose threads get into each other's way over matrices of this size.
    scores: Floats = np.einsum("id,jd->ij", sentence.arc_dependents, sentence.arc_heads)
    np.fill_diagonal(scores, sentence.roots)
    return scores


def _sentence_starts(scores: Floats, ends: Sequence[bool]) -> list[int]:
    """Find where sentences start: with paragraphs, and wherever that is the likelier."""
    begin = {0, *(1 + np.flatnonzero(scores[1:] > 0)).tolist()}
    begin.update(word for word, ends_before in enumerate(ends[:-1], 1) if ends_before)
    starts = sorted(begin)
    return [
        start
        for first, end in pairwise([*starts, len(scores)])
        for start in _cut_long(scores, first, end)
    ]


def _cut_long(scores: Floats, first: int, end: int) -> Iterator[int]:
    while end - first > LONGEST_SENTENCE:
        yield first
        first += 1 + int(scores[first + 1 : first + LONGEST_SENTENCE].argmax())
    yield first
