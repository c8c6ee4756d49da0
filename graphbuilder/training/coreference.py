"""Learn the weights that rank the antecedents of pronouns, from a treebank with coreference.

Takes some seconds, and is deterministic::

    python -m graphbuilder.training.coreference ../shared/corpora
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import spacy

from graphbuilder.nlp.coreference.candidates import Candidates, Pairs, find_candidates, pair
from graphbuilder.nlp.coreference.codes import KINDS, Pronoun
from graphbuilder.nlp.coreference.comparisons import Comparison, Occurrence
from graphbuilder.nlp.coreference.evidence import (
    FREQUENT,
    HISTORY,
    PAIR_FEATURES,
    PRONOUN_FEATURES,
    history_value,
)
from graphbuilder.nlp.coreference.ranking import WEIGHTS, Model
from graphbuilder.nlp.coreference.words import Column, Flags, Lexicon, read_words
from graphbuilder.training.coreference_corpus import GoldText, read_gold
from graphbuilder.training.coreference_fitting import Examples, fit, join_examples
from graphbuilder.training.data import GUM_ENTITIES, GUM_TRAIN

#: What stands at the head of the weights.
_ABOUT = (
    "Made by graphbuilder.training.coreference from the training part of UD English GUM without "
    "its non-commercial genres (CC BY 4.0, https://gucorpling.org/gum/)."
)

#: When a noun's kind is known: it is so in this share of its mentions, in two documents.
_SURE = 0.6

_Array = npt.NDArray[np.float64]


def learn(texts: Iterable[GoldText]) -> Model:
    """Learn from documents with coreference.

    What the candidates that mean the same as the pronoun have together of the probability of all
    candidates and of "nothing" is made as large as the cost of the weights allows.

    Returns:
        The model; the same for the same documents.
    """
    texts = list(texts)
    lexicon = Lexicon(kinds=_find_kinds(texts), frequent=_find_frequent(texts))
    examples = [_make_examples(text, lexicon) for text in texts]
    weights = fit(join_examples(examples), rows=sum(_sizes()))
    parts = iter(np.split(weights, np.cumsum(_sizes())[:-1]))
    pairs = {name: next(parts) for name in PAIR_FEATURES}
    history = next(parts)
    pronouns = {name: next(parts) for name in PRONOUN_FEATURES}
    # What was never called anything costs nothing: "role" has one value for every pronoun.
    pronouns["role"] -= history[0]
    return Model(lexicon=lexicon, pairs=pairs, pronouns=pronouns, history=history - history[0])


def write_model(model: Model, path: Path) -> None:
    """Write a model as JSON, the same bytes for the same model."""
    fields = {
        "about": _ABOUT,
        "kinds": {
            kind: sorted(noun for noun, code in model.lexicon.kinds.items() if code == number)
            for kind, number in KINDS.items()
        },
        "frequent": list(model.lexicon.frequent),
        "pairs": {name: _round(weights) for name, weights in model.pairs.items()},
        "pronouns": {name: _round(weights) for name, weights in model.pronouns.items()},
        "history": _round(model.history),
    }
    path.write_text(json.dumps(fields, separators=(",", ":")) + "\n", encoding="utf-8")


def _round(weights: _Array) -> list[list[float]]:
    # Adding zero makes zeros of negative zeros.
    rounded: list[list[float]] = (np.round(weights, 3) + 0.0).tolist()
    return rounded


def _find_kinds(texts: Iterable[GoldText]) -> dict[str, int]:
    """Tell what sort of thing each noun mostly means."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for mention in text.mentions:
            head = text.doc[mention.head]
            if head.pos_ in {"NOUN", "PROPN"}:
                counts[head.lemma_.lower()][mention.kind] += 1
                documents[head.lemma_.lower()].add(text.name)
    kinds: dict[str, int] = {}
    for noun, count in sorted(counts.items()):
        kind, times = min(count.items(), key=lambda item: (-item[1], item[0]))
        if len(documents[noun]) > 1 and times >= _SURE * count.total():
            kinds[noun] = KINDS[kind]
    return kinds


def _find_frequent(texts: Iterable[GoldText]) -> dict[str, int]:
    """Number the words that govern or stand beside "it" and "they" most often."""
    counts: Counter[str] = Counter()
    for doc in (text.doc for text in texts):
        for token in doc:
            if token.lower_ in {"it", "they", "them"}:
                around = (token.head.i, min(token.i + 1, len(doc) - 1), max(token.i - 1, 0))
                counts.update(doc[i].lemma_.lower() for i in around)
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate(ordered[: FREQUENT - 1], 1)}


def _sizes() -> list[int]:
    """How many values each feature has, of pairs, history and pronouns."""
    return [
        *(feature.size for feature in PAIR_FEATURES.values()),
        HISTORY,
        *(feature.size for feature in PRONOUN_FEATURES.values()),
    ]


def _make_examples(text: GoldText, lexicon: Lexicon) -> Examples:
    words = read_words(text.doc, lexicon)
    candidates = find_candidates(words)
    pairs = pair(words, candidates)
    view = Comparison(words=words, candidates=candidates, pairs=pairs)
    alone = Occurrence(words=words, pairs=pairs)
    kinds = words.pronoun[pairs.pronouns]
    is_right, history = _judge(text, candidates, pairs, kinds)
    offsets = np.cumsum([0, *_sizes()])
    columns = [feature.compute(view) for feature in PAIR_FEATURES.values()]
    split = len(columns) + 1
    return Examples(
        kinds=kinds,
        alone=np.stack([f.compute(alone) for f in PRONOUN_FEATURES.values()], axis=1)
        + offsets[split:-1],
        owner=pairs.pronoun,
        pairs=np.stack([*columns, history], axis=1) + offsets[:split],
        is_right=is_right & ~pairs.is_barred,
        is_barred=pairs.is_barred,
    )


def _judge(
    text: GoldText, candidates: Candidates, pairs: Pairs, kinds: Column
) -> tuple[Flags, Column]:
    """Tell of each pair whether it is right, and what the candidate was called before."""
    groups = text.groups
    called: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(Pronoun))
    is_right = np.zeros(len(pairs.pronoun), dtype=bool)
    history = np.zeros(len(pairs.pronoun), dtype=np.int64)
    nominal = candidates.is_nominal.tolist()
    at = 0
    for token, count, kind in zip(
        pairs.pronouns.tolist(), pairs.counts.tolist(), kinds.tolist(), strict=True
    ):
        own = groups.get(token, frozenset())
        for i in range(at, at + count):
            candidate = int(pairs.candidate[i])
            other = groups.get(int(candidates.token[candidate]), frozenset())
            is_right[i] = bool(own & other)
            if nominal[candidate] and kind <= Pronoun.SHE and other:
                counts = np.sum([called[group] for group in sorted(other)], axis=0).tolist()
                history[i] = history_value(counts, kind)
        for group in own:
            called[group][kind] += 1
        at += count
    return is_right, history


def train(corpora: Path, out: Path) -> Model:
    """Learn from the training part of GUM and write the weights.

    Args:
        corpora: The folder that holds ``syntax`` and ``ner``.
        out: The file of the weights.

    Returns:
        What was written, before it was rounded.

    Raises:
        CorpusError: If the corpus is not as expected.
    """
    texts = read_gold(corpora / GUM_TRAIN, corpora / GUM_ENTITIES, spacy.blank("en").vocab)
    model = learn(texts)
    write_model(model, out)
    return model


if __name__ == "__main__":
    packed = Path(__file__).parents[1] / "nlp" / "coreference" / WEIGHTS
    train(Path(sys.argv[1]), packed)
