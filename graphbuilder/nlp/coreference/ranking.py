"""Decide what each pronoun refers to: the best candidate, or nothing where that scores higher."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Token

from graphbuilder.nlp.coreference.candidates import (
    Candidates,
    Pairs,
    find_candidates,
    pair,
)
from graphbuilder.nlp.coreference.codes import KINDS, TAGS, Pronoun
from graphbuilder.nlp.coreference.comparisons import Comparison, Occurrence
from graphbuilder.nlp.coreference.evidence import PAIR_FEATURES, PRONOUN_FEATURES, history_value
from graphbuilder.nlp.coreference.words import Lexicon, Words, read_words

#: A row a value of a feature, a column a `Pronoun`.
Weights = npt.NDArray[np.float64]

#: The name of the packaged file beside this module.
WEIGHTS = "weights.json"

#: Below all that can be learned.
_BARRED = -1e9


#: The relations of a word to the noun phrase that it is part of.
_NOMINAL = frozenset({"nmod", "nmod:poss", "appos", "flat", "compound"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What was learned from a corpus; see ``graphbuilder.training.coreference``.

    Attributes:
        lexicon: What is known of words.
        pairs: The weights of `PAIR_FEATURES`, for a candidate.
        pronouns: The weights of `PRONOUN_FEATURES`, for referring to nothing.
        history: The weights of what a person was called before, see `HISTORY`.
    """

    lexicon: Lexicon
    pairs: Mapping[str, Weights]
    pronouns: Mapping[str, Weights]
    history: Weights


def antecedents(doc: Doc) -> Mapping[int, int]:
    """Find the noun phrases that the pronouns of the third person refer to.

    Args:
        doc: A document with UD syntax, morphology, entities and ``doc.spans["paragraphs"]``.

    Returns:
        From the index of each pronoun, possessive and reflexive ("he", "its", "themselves") to
        that of the head of the nearest name or noun phrase before it that means the same; of
        coordinated phrases that are meant together, the head of the first. Pronouns that refer
        to none are left out: "it is clear that", clauses, phrases that only follow. In order.

    Example:
        In "Rome asked Oslo to withdraw its troops", 6 ("its") is mapped to 2 ("Oslo").
    """
    model = load_model()
    found = rank(read_words(doc, model.lexicon), model)
    # A chain of pronouns may lead into a phrase that the last of them is part of.
    return {
        pronoun: noun
        for pronoun, noun in found.items()
        if noun not in _phrases_around(doc[pronoun]) and pronoun not in _phrases_around(doc[noun])
    }


def _phrases_around(token: Token) -> set[int]:
    """The heads of the noun phrases that a word is part of."""
    found: set[int] = set()
    while token.dep_ in _NOMINAL and token.head.i not in found:
        token = token.head
        found.add(token.i)
    return found


@cache
def load_model() -> Model:
    """Load the weights of the package; the same object each time."""
    return read_model(resources.files(__package__).joinpath(WEIGHTS).read_text("utf-8"))


def read_model(text: str) -> Model:
    """Read a model from the JSON that ``graphbuilder.training.coreference`` writes."""
    fields = json.loads(text)
    kinds = {noun: KINDS[kind] for kind, nouns in fields["kinds"].items() for noun in nouns}
    frequent = {word: number for number, word in enumerate(fields["frequent"], 1)}
    return Model(
        lexicon=Lexicon(kinds=kinds, frequent=frequent),
        pairs={name: np.array(fields["pairs"][name]) for name in PAIR_FEATURES},
        pronouns={name: np.array(fields["pronouns"][name]) for name in PRONOUN_FEATURES},
        history=np.array(fields["history"]),
    )


def rank(words: Words, model: Model) -> dict[int, int]:
    """Map the pronouns among words to what they refer to; see `antecedents`."""
    candidates = find_candidates(words)
    pairs = pair(words, candidates)
    chains = _Chains(words, candidates, model.history)
    scores, nothing = _score(words, candidates, pairs, model)
    ranked = iter(zip(pairs.candidate.tolist(), scores, strict=True))
    for token, count, threshold in zip(
        pairs.pronouns.tolist(), pairs.counts.tolist(), nothing, strict=True
    ):
        chains.link(token, islice(ranked, count), threshold=threshold)
    return chains.antecedents


def _score(
    words: Words, candidates: Candidates, pairs: Pairs, model: Model
) -> tuple[list[float], list[float]]:
    """Score the pairs, but for their history, and for each pronoun that it means nothing."""
    pronoun = words.pronoun[pairs.pronouns]
    view = Comparison(words=words, candidates=candidates, pairs=pairs)
    scores = np.where(pairs.is_barred, _BARRED, 0.0)
    for name, pair_feature in PAIR_FEATURES.items():
        scores += model.pairs[name][pair_feature.compute(view), pronoun[pairs.pronoun]]
    nothing = np.zeros(len(pronoun))
    alone = Occurrence(words=words, pairs=pairs)
    for name, pronoun_feature in PRONOUN_FEATURES.items():
        nothing += model.pronouns[name][pronoun_feature.compute(alone), pronoun]
    return scores.tolist(), nothing.tolist()


class _Chains:
    """The pronouns that were resolved, and what each name and noun was called by them.

    Attributes:
        antecedents: From pronouns to noun phrases.
    """

    def __init__(self, words: Words, candidates: Candidates, history: Weights) -> None:
        self.antecedents: dict[int, int] = {}
        self._pronoun: list[int] = words.pronoun.tolist()
        self._token: list[int] = candidates.token.tolist()
        self._nominal: list[bool] = candidates.is_nominal.tolist()
        self._is_name: list[bool] = (words.tag == TAGS["PROPN"]).tolist()
        self._name: list[int] = words.name.tolist()
        self._history: list[list[float]] = history.tolist()
        self._called: dict[int, list[int]] = {}

    def link(self, token: int, ranked: Iterable[tuple[int, float]], *, threshold: float) -> None:
        """Link a pronoun to the best of its candidates, if one is above the threshold."""
        best, chosen = threshold, -1
        for candidate, score in ranked:
            if self._called and self._nominal[candidate]:
                score += self._bonus(self._token[candidate], self._pronoun[token])
            if score > best:
                best, chosen = score, candidate
        if chosen < 0:
            return
        found = self._token[chosen]
        meant = found if self._nominal[chosen] else self.antecedents.get(found)
        if meant is not None:
            self.antecedents[token] = meant
            called = self._called.setdefault(self._identity(meant), [0] * len(Pronoun))
            called[self._pronoun[token]] += 1

    def _bonus(self, noun: int, pronoun: int) -> float:
        called = self._called.get(self._identity(noun))
        if called is None or pronoun > Pronoun.SHE:
            return 0.0
        return self._history[history_value(called, pronoun)][pronoun]

    def _identity(self, noun: int) -> int:
        """What is the same for one name wherever it stands; a noun is only itself."""
        return self._name[noun] if self._is_name[noun] else noun
