"""What the encoder takes for the contents of stances, and who and what belongs to them.

These are guesses with a probability, for the extraction to weigh; nothing is decided here.
Places are given from the head of the content, so that they hold wherever a paragraph comes to
stand in its document.

References:
    Xia et al. 2021, A Unified Span-Based Approach for Opinion Mining with Syntactic Constituents
    (a head per opinion, its roles scored by biaffine forms).
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from spacy.tokens import Token

from graphbuilder.nlp.encoder.reading import Floats, Reading

#: Words that are less likely to head a content get no guess.
LEAST = 0.02

#: How far from the head of a content the words are looked for that belong to it. Examples of the
#: training are no longer, so that what words farther off score means nothing.
REACH = 200

#: The attribute of a token that holds its guess, ``token._.stance``.
ATTRIBUTE = "stance"


class StanceGuess(NamedTuple):
    """A word as the head of a stance's content.

    Attributes:
        acts: The probability of each act, in the order of ``ACTS``, that of no stance first.
        first, last: The first and last word of the content, counted from the head.
        cue: The head of the cue, counted from the head; 0 where that is likelier than any.
        holder, addressee: The word that is likeliest to head the holder's and the addressee's
            name, counted from the head; 0 where there is no other word.
        is_held, is_addressed: How likely that word is, rather than another or none.
    """

    acts: tuple[float, ...]
    first: int
    last: int
    cue: int
    holder: int
    addressee: int
    is_held: float
    is_addressed: float

    def moved(self, places: Mapping[str, int]) -> "StanceGuess":
        """Make a copy with other places, by role."""
        return StanceGuess(**{**self._asdict(), **places})

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
                holder=int(holder.argmax()) - at if len(holder) > 1 else 0,
                addressee=int(addressee.argmax()) - at if len(addressee) > 1 else 0,
                is_held=float(holder.max()),
                is_addressed=float(addressee.max()),
            ),
        )


def _softmax(scores: Floats) -> Floats:
    raised: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares
