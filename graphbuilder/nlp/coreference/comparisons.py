"""Pronouns and candidates, each and beside each other, as the evidence looks at them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graphbuilder.nlp.coreference.candidates import (
    FIRST_PRONOUN,
    Candidates,
    Pairs,
    Sort,
)
from graphbuilder.nlp.coreference.codes import KINDS, RELATIONS, SINGULAR, TAGS, Pronoun, Role
from graphbuilder.nlp.coreference.words import Column, Flags, Hashes, Words

#: The dependents that say what an empty "it" is about: "it is clear that", "it seems to".
_EXTRAPOSED = ("advcl", "xcomp", "ccomp", "csubj")


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What the features ask of each pair; columns with a value a pair."""

    words: Words
    candidates: Candidates
    pairs: Pairs

    @cached_property
    def pronoun(self) -> Column:
        """The index of the pronoun's token."""
        return self.pairs.pronouns[self.pairs.pronoun]

    @cached_property
    def token(self) -> Column:
        """The index of the candidate's head."""
        return self.candidates.token[self.pairs.candidate]

    @cached_property
    def form(self) -> Column:
        """The form of the pronoun."""
        return self.words.form[self.pronoun]

    @cached_property
    def sort(self) -> Column:
        """The form of the candidate."""
        return self.candidates.sort[self.pairs.candidate]

    @cached_property
    def kind(self) -> Column:
        """What the candidate is."""
        return self.candidates.kind[self.pairs.candidate]

    @cached_property
    def number(self) -> Column:
        """The number of the candidate."""
        return self.candidates.number[self.pairs.candidate]

    @cached_property
    def role(self) -> Column:
        """The role of the candidate."""
        return self.words.role[self.token]

    @cached_property
    def distance(self) -> Column:
        """Sentences between the two."""
        return self.words.sentence[self.pronoun] - self.words.sentence[self.token]

    @cached_property
    def nearness(self) -> Column:
        """The same sentence, the one before, or further."""
        return np.minimum(self.distance, 2)

    @cached_property
    def paragraphs(self) -> Column:
        """Paragraphs between the two."""
        return self.words.paragraph[self.pronoun] - self.words.paragraph[self.token]

    @cached_property
    def earlier(self) -> Column:
        """How often the candidate's name or noun stood before it."""
        return self.candidates.earlier[self.pairs.candidate]

    @cached_property
    def place(self) -> Column:
        """How many candidates stand before it in its sentence."""
        return self.candidates.place[self.pairs.candidate]

    @cached_property
    def article(self) -> Column:
        """What determines the candidate, with names and pronouns as further values."""
        by_sort = [self.sort < Sort.NOUN, self.sort >= Sort.PRONOUN]
        return np.select(by_sort, [7, 8], default=self.words.article[self.token])

    @cached_property
    def agrees(self) -> Flags:
        """Whether number and kind of the candidate go with the pronoun, roughly."""
        pronoun = self.words.pronoun[self.pronoun]
        they = Sort.PRONOUN + Pronoun.THEY
        is_plural = (self.number > SINGULAR) | (self.sort == they)
        is_person = (
            (self.kind == KINDS["person"])
            | (self.sort == Sort.PRONOUN + pronoun)
            | (self.sort == Sort.NAME)
        )
        animate = [KINDS["person"], KINDS["animal"], FIRST_PRONOUN, FIRST_PRONOUN + 1]
        fits = np.select(
            [pronoun == Pronoun.THEY, pronoun == Pronoun.IT],
            [
                is_plural | (self.kind == KINDS["organization"]),
                ~is_plural & ~np.isin(self.kind, animate),
            ],
            default=~is_plural & is_person,
        )
        return np.asarray(fits & ~self.pairs.is_barred, dtype=np.bool_)

    @cached_property
    def rivals(self) -> Column:
        """How many candidates that agree stand between the two."""
        total = np.cumsum(self.agrees, dtype=np.int64)
        return total[self._last] - total

    @cached_property
    def between(self) -> Column:
        """How many candidates of any kind stand between the two."""
        return self._last - np.arange(len(self._last))

    @cached_property
    def _last(self) -> Column:
        """The last pair of the pronoun of each pair."""
        return (np.cumsum(self.pairs.counts) - 1)[self.pairs.pronoun]

    @cached_property
    def quotation(self) -> Column:
        """Which of the two stand in quotations: 4 for both in one and the same."""
        one, other = (self.words.quotation[at] for at in (self.pronoun, self.token))
        return np.where((one > 0) & (one == other), 4, (one > 0) * 2 + (other > 0))

    @cached_property
    def pronoun_speaks(self) -> Column:
        """Whether the pronoun is the subject of a verb of speaking or thinking."""
        return _speaks(self.words, self.pronoun)

    def is_same(self, column: Hashes) -> Column:
        """Whether the words of the two have the same value in a column."""
        return np.where(column[self.pronoun] == column[self.token], 1, 0)


def _speaks(words: Words, token: Column) -> Column:
    speech = words.speech[words.head[token]]
    return np.where(words.role[token] == Role.SUBJECT, speech, 0)


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """What the features ask of each pronoun by itself; columns with a value a pronoun."""

    words: Words
    pairs: Pairs

    @property
    def token(self) -> Column:
        """The index of the pronoun's token."""
        return self.pairs.pronouns

    @property
    def head(self) -> Column:
        """The index of the word that the pronoun depends on."""
        return self.words.head[self.token]

    @property
    def role(self) -> Column:
        """The role of the pronoun, with expletives as one more."""
        is_expletive = self.words.relation[self.token] == RELATIONS["expl"]
        return np.where(is_expletive, len(Role), self.words.role[self.token])

    @property
    def extraposed(self) -> Column:
        """Which clause follows below the pronoun's head, and what that head is."""
        relation, head = self.words.relation, self.words.head
        clause = np.zeros(len(head), dtype=np.int64)
        for number, name in enumerate(_EXTRAPOSED, 1):
            at = np.flatnonzero(relation == RELATIONS[name])
            clause[head[at[head[at] < at]]] = number
        tag = self.words.tag[self.head]
        predicate: Column = np.select([tag == TAGS["ADJ"], tag == TAGS["VERB"]], [1, 2])
        return clause[self.head] * 3 + predicate

    @property
    def is_first(self) -> Column:
        """Whether the pronoun begins its sentence."""
        before = np.maximum(self.token - 1, 0)
        sentence = self.words.sentence
        return np.where(sentence[before] != sentence[self.token], 1, 0)

    def neighbour(self, step: int) -> Column:
        """The number of the frequent word beside the pronoun."""
        last = len(self.words.head) - 1
        return self.words.frequent[np.clip(self.token + step, 0, last)]
