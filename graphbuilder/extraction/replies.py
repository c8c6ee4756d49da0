"""Which stance answers which: the US rejection of what Russia demanded in the same document."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Span

from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.stances import Stance
from graphbuilder.model import Act

#: What each act answers.
_ANSWERED = {
    Act.REJECT: frozenset({Act.DEMAND, Act.PROPOSE}),
    Act.SUPPORT: frozenset({Act.DEMAND, Act.PROPOSE}),
    Act.DENY: frozenset({Act.ACCUSE}),
}

#: Nouns that speak of what was put to somebody.
_PUT = frozenset(
    "demand proposal call request offer ultimatum appeal plan charge accusation allegation claim "
    "initiative idea condition".split()
)

#: So many words in common show that two stances are about the same thing.
_MIN_SHARED = 2


def find_replies(stances: Sequence[Stance], cast: Cast) -> Mapping[int, int]:
    """Find which stances answer others.

    A stance answers the latest one before it, or that stands within its content, that is of an act
    that it may answer, is another side's, was put to its holder or to nobody named, and speaks of
    the same thing: in words of its own, or as "the proposal".

    Args:
        stances: The stances of a document, in order.
        cast: Who is who in it.

    Returns:
        The index of what is answered, by the index of the answer.
    """
    found: dict[int, int] = {}
    for i, stance in enumerate(stances):
        for j in _candidates(i, stances):
            if _answers(stance, stances[j], cast):
                found[i] = j
                break
    return found


def _candidates(i: int, stances: Sequence[Stance]) -> Iterator[int]:
    """What may be answered: what the content holds, then what stands before, the latest first."""
    content = stances[i].content
    inside = [
        j
        for j, other in enumerate(stances)
        if j != i and content.start <= other.cue.start < content.end
    ]
    yield from inside
    yield from (j for j in range(i - 1, -1, -1) if j not in inside)


def _answers(stance: Stance, other: Stance, cast: Cast) -> bool:
    if other.act not in _ANSWERED.get(stance.act, frozenset()):
        return False
    if cast.share_side(stance.holder, other.holder):
        return False
    if stance.addressee and not cast.share_side(stance.addressee, other.holder):
        return False
    if other.addressee and not cast.share_side(other.addressee, stance.holder):
        return False
    within = stance.content.start <= other.cue.start < stance.content.end
    shared = _words(stance.content) & _words(other.content)
    put = _PUT & _words(stance.content) and stance.addressee
    return within or bool(put) or len(shared) >= _MIN_SHARED


def _words(span: Span) -> frozenset[str]:
    """The lemmas of the words that carry meaning."""
    kinds = {"NOUN", "VERB", "ADJ", "PROPN"}
    return frozenset(t.lemma_.lower() for t in span if t.pos_ in kinds and not t.is_stop)
