"""What the encoder takes for the contents of stances, and who and what belongs to them.

These are guesses with a probability, for the extraction to weigh; nothing is decided here.
Places are given from the head of the content, so that they hold wherever a paragraph comes to
stand in its document.

References:
    Xia et al. 2021, A Unified Span-Based Approach for Opinion Mining with Syntactic Constituents
    (a head per opinion, its roles scored by biaffine forms).
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from spacy.tokens import Token

from graphbuilder.nlp.encoder.reading import Floats, Reading

#: Words that are less likely to head a content get no guess.
LEAST = 0.02

#: Words that are less likely to name a holder or an addressee are not told.
_LEAST_NAMED = 0.02

#: How far from the head of a content the words are looked for that belong to it. Examples of the
#: training are no longer, so that what words farther off score means nothing.
REACH = 200

#: The attribute of a token that holds its guess, ``token._.stance``.
ATTRIBUTE = "stance"


class Named(NamedTuple):
    """A word as the head of the name of a holder or an addressee.

    Attributes:
        place: The word, counted from the head of the content.
        chance: How likely it is, rather than another word or none.
    """

    place: int
    chance: float


class StanceGuess(NamedTuple):
    """A word as the head of a stance's content.

    Attributes:
        acts: The probability of each act, in the order of ``ACTS``, that of no stance first.
        first, last: The first and last word of the content, counted from the head.
        cue: The head of the cue, counted from the head; 0 where that is likelier than any.
        holders, addressees: The words that may name the holder and the addressee, the likeliest
            first.
    """

    acts: tuple[float, ...]
    first: int
    last: int
    cue: int
    holders: tuple[Named, ...]
    addressees: tuple[Named, ...]

    def moved(self, move: Callable[[int], int]) -> "StanceGuess":
        """Make a copy with other places.

        Args:
            move: The new place of each old one.

        Returns:
            The copy.
        """
        return self._replace(
            first=move(self.first),
            last=move(self.last),
            cue=move(self.cue),
            holders=tuple(Named(move(n.place), n.chance) for n in self.holders),
            addressees=tuple(Named(move(n.place), n.chance) for n in self.addressees),
        )

    @property
    def some(self) -> float:
        """The probability of any stance."""
        return sum(self.acts[1:-1])


if not Token.has_extension(ATTRIBUTE):
    Token.set_extension(ATTRIBUTE, default=None)


def guess_stances(reading: Reading) -> Iterator[tuple[int, StanceGuess]]:
    """Yield the words that may head a content, with what belongs to each.

    Args:
        reading: What the network says of the words of a paragraph.

    Yields:
        The place of a word among them and its guess, in order.
    """
    if not reading.acts.size:
        return
    acts = _softmax(reading.acts)
    for word in np.flatnonzero(1.0 - acts[:, 0] >= LEAST).tolist():
        near = reading.role_words[max(0, word - REACH) : word + REACH + 1]
        at = min(word, REACH)  # the head's own place among the words near it
        scores = np.einsum("rd,wrd->rw", reading.role_heads[word], near)
        scores[:, at] = reading.role_selves[word]
        first, last, cue, holder, addressee = _softmax(scores)
        holder[at] = addressee[at] = 0.0  # the share of no word
        yield (
            word,
            StanceGuess(
                acts=tuple(acts[word].tolist()),
                first=int(first[: at + 1].argmax()) - at,
                last=int(last[at:].argmax()),
                cue=int(cue.argmax()) - at,
                holders=_named(holder, at),
                addressees=_named(addressee, at),
            ),
        )


def _named(chances: Floats, head: int) -> tuple[Named, ...]:
    likely = np.flatnonzero(chances >= _LEAST_NAMED)
    ordered = likely[np.argsort(-chances[likely], kind="stable")].tolist()
    return tuple(Named(place=at - head, chance=float(chances[at])) for at in ordered)


def _softmax(scores: Floats) -> Floats:
    raised: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares
