"""What speaks for and against a candidate, and for a stance that is directed at nobody.

Each piece of evidence is a name that a weight is known for, or none.
"""

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Token

from graphbuilder.extraction.addressing.candidates import Candidate
from graphbuilder.extraction.stances import Stance
from graphbuilder.nlp.syntax import case_lemma, relation

#: Numbers of sentences from which on a mention is farther off.
_DISTANCES = (2, 3, 5, 10)

#: Numbers of mentions from which on an actor is named more often.
_COUNTS = (3, 7, 15)

_LAST_RANK = 4


def speaks_for(candidate: Candidate, stance: Stance) -> Iterator[str]:
    """Yield what is to be said of a candidate."""
    act = stance.act.value
    if candidate.inside is not None:
        yield from ("content", f"content {act}", f"content {act} {_path(candidate.inside, stance)}")
    if candidate.beside is not None:
        yield from _beside(candidate.beside, stance)
    if candidate.distance:
        yield f"distance {bisect_right(_DISTANCES, candidate.distance)}"
    yield f"rank {min(candidate.rank, _LAST_RANK)}"
    yield f"count {bisect_right(_COUNTS, candidate.count)}"
    if candidate.is_titled:
        yield from ("title", f"title {act}")
    yield "own side" if candidate.is_own else "other side"
    if candidate.addressed:
        yield from ("addressed", f"addressed {act}")
    if candidate.addressed > 1:
        yield "addressed often"


def speaks_for_nobody(stance: Stance) -> Iterator[str]:
    """Yield what is to be said of a stance that may be directed at nobody."""
    act = stance.act.value
    yield from ("nobody", f"nobody {act}")


def _beside(word: Token, stance: Stance) -> Iterator[str]:
    """Yield what is to be said of a word in the sentence of a stance."""
    yield from ("sentence", f"sentence {stance.act.value}", f"sentence {word.dep_}")
    yield f"sentence case {case_lemma(word)}"
    cue = stance.cue
    yield "at cue" if cue.start <= word.head.i < cue.end else "apart from cue"


def _path(word: Token, stance: Stance) -> str:
    """How a word hangs on the head of the content, or at all where it does so through others."""
    head = stance.content.root
    if word == head:
        return "head"
    return relation(word) if word.head == head else f"below {relation(word)}"
