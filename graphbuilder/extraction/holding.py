"""Whose stance it is, and at whom it is directed, where the encoder points at their words."""

from collections.abc import Iterator

from spacy.tokens import Token

from graphbuilder.extraction.arguments import holders
from graphbuilder.extraction.attribution import Attributor
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.cues import CueMatch
from graphbuilder.extraction.directions import named_in
from graphbuilder.extraction.guesses import Guess
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import (
    case_lemma,
    children,
    is_excepted,
    is_passive,
    relation,
    understood_subject,
)

#: Words for all who have met or signed, named before.
_TOGETHER = frozenset(
    "they both sides parties leaders ministers presidents countries states delegations "
    "participants interlocutors principals governments".split()
)

#: What names somebody, known or not, and so nobody else.
_NAMES = frozenset({"NOUN", "PROPN"})

#: Relations of the words beside a noun that are part of a name.
_NAMING = ("flat", "compound", "appos")


class Holding:
    """Tells who holds a guessed stance.

    Args:
        cast: Who is who in the document.
        attributor: Who says what in it.
        issuer: Who issues the document, if an actor does: a ministry, not a newspaper.
    """

    def __init__(self, cast: Cast, attributor: Attributor, *, issuer: tuple[str, ...]) -> None:
        self._cast = cast
        self._attributor = attributor
        self._issuer = issuer

    def holder(self, guess: Guess, match: CueMatch | None) -> tuple[str, ...]:
        """Tell whose stance a guess is.

        Args:
            guess: The guess.
            match: The row of the lexicon that fits its cue, if one does.

        Returns:
            Those whom the grammar of the cue names, or else the words that the encoder points
            at; where it points at none, the speaker, or who issues the document. Empty if the
            words name nobody known.
        """
        speaker = self._attributor.voice(guess.head)
        if match is not None:
            shown = holders(match, self._cast, speaker=speaker)
        else:
            shown = self._subject(guess, speaker)
        word = guess.holder
        if word is not None and case_lemma(word) == "to":
            word = None  # "A warning to Seoul" is not Seoul's.
        named = shown or (self._named(word, guess) if word is not None else ())
        if named or (word is not None and word.pos_ in _NAMES):
            return named
        governing = self._attributor.governing(guess.head)
        spoken = speaker or (governing.speaker if governing is not None else ())
        return spoken if spoken or word is not None else self._issuer

    def are_others(self, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
        """Whether none of some actors is of the side of any of others."""
        return not self._cast.share_side(some, others)

    def _subject(self, guess: Guess, speaker: tuple[str, ...]) -> tuple[str, ...]:
        """The subject of a verb that no lexicon knows."""
        cue = guess.cue
        is_verb = cue.pos_ == "VERB" and not is_passive(cue) and not guess.shows_itself
        found = understood_subject(cue) if is_verb else None
        return self._cast.resolve(found, speaker=speaker) if found is not None else ()

    def addressee(
        self, guess: Guess, *, holder: tuple[str, ...], act: Act, shown: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """Tell at whom a guess is directed; never at its holder.

        Args:
            guess: The guess.
            holder: Whose stance it is.
            act: What the stance does.
            shown: At whom a cue of the lexicon directs it, if one does.

        Returns:
            Those at whose words the encoder points; or else those shown, or those whom the
            content alone shows to be addressed.
        """
        if act is Act.STATE:
            return shown
        word = guess.addressee
        pointed = self._named(word, guess) if word is not None else ()
        return (
            tuple(key for key in pointed if key not in holder)
            or shown
            or named_in(guess.head, self._cast, holder=holder, act=act)
        )

    def reporter(self, guess: Guess, *, holder: tuple[str, ...]) -> tuple[str, ...]:
        """Tell who vouches for a guess, the outermost last."""
        return self._attributor.reporters(guess.head, holder)

    def _named(self, word: Token, guess: Guess) -> tuple[str, ...]:
        if is_excepted(word):
            return ()
        speaker = self._attributor.voice(guess.head)
        for token in (word, *_beside(word)):
            keys = self._cast.resolve(token, speaker=speaker)
            if keys:
                return keys
        return self._together(word) if word.lower_ in _TOGETHER else ()

    def _together(self, word: Token) -> tuple[str, ...]:
        """The latest who are named together, or else the last two."""
        is_person = word.lower_ in {"leaders", "ministers", "presidents", "principals"}
        for mention in self._cast.before(word.i):
            keys = self._cast.resolve(mention.extent.root)
            if len(keys) > 1 and mention.is_person == is_person:
                return keys
        return self._cast.last_ones(word.i, 2, fits=lambda m: m.is_person == is_person)


def _beside(word: Token) -> Iterator[Token]:
    """The words that name whom a noun is of: "members of the League", "Chinese officials"."""
    yield from children(word, *_NAMING)
    if relation(word) in _NAMING:
        yield word.head
    for child in children(word, "nmod", "amod"):
        if not is_excepted(child):
            yield child
