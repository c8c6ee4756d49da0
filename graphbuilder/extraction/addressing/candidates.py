"""Who can be addressed by a stance: whoever is named not too far before it."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graphbuilder.extraction.attribution import Attributor
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.stances import Stance

#: How many sentences before that of the content an actor may have been named last.
REACH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An actor as a stance sees it.

    Attributes:
        key: The actor.
        inside: The first word of the content that means it.
        beside: The word nearest to the cue that means it in the sentence of the content, outside
            of the content.
        distance: How many sentences before it was named last; 0 in the same sentence.
        rank: How many of the candidates the document names more often.
        count: How often it names this one.
        is_titled: Whether the title names it.
        is_own: Whether it is of the holder's side.
        addressed: How many stances of the holder's side are known to be directed at it.
    """

    key: str
    inside: Token | None
    beside: Token | None
    distance: int
    rank: int
    count: int
    is_titled: bool
    is_own: bool
    addressed: int


class Candidates:
    """The stances of a document, and whom each of them may be directed at.

    Attributes:
        stances: All of its stances.

    Args:
        stances: All of its stances, directed at whomever is known to be meant.
        doc: The document.
        cast: Who is who in it.
        attributor: Who says what in it.
        titled: The actors that its title names.
    """

    def __init__(
        self,
        stances: Sequence[Stance],
        *,
        doc: Doc,
        cast: Cast,
        attributor: Attributor,
        titled: frozenset[str],
    ) -> None:
        self.stances = tuple(stances)
        self._doc = doc
        self._cast = cast
        self._titled = titled
        self._sentences = [sentence.start for sentence in doc.sents]
        self._named = sorted(_mentions(doc, cast, attributor))
        self._places = [place for place, _ in self._named]
        self._counts = Counter(key for _, key in self._named)
        self._addressed = _count_addressed(stances, cast)

    def of(self, stance: Stance) -> tuple[Candidate, ...]:
        """List whom a stance may be directed at, those first that are named most often."""
        sentence = self._sentence(stance.content.root.i)
        places = self._near(sentence)
        ordered = sorted(places, key=lambda key: (-self._counts[key], key))
        others = [key for key in ordered if key not in stance.holder]
        sides = _sides(stance, self._cast)
        return tuple(
            self._candidate(key, places[key], stance, rank=rank, sentence=sentence, sides=sides)
            for rank, key in enumerate(others)
        )

    def _candidate(
        self,
        key: str,
        places: Sequence[int],
        stance: Stance,
        *,
        rank: int,
        sentence: int,
        sides: Set[str],
    ) -> Candidate:
        content, cue = stance.content, stance.cue
        inside = [i for i in places if content.start <= i < content.end]
        begin = self._sentences[sentence]
        beside = [i for i in places if i >= begin and not content.start <= i < content.end]
        nearest = min(beside, key=lambda i: abs(i - cue.start), default=None)
        return Candidate(
            key=key,
            inside=self._doc[inside[0]] if inside else None,
            beside=self._doc[nearest] if nearest is not None else None,
            distance=sentence - self._sentence(places[-1]),
            rank=rank,
            count=self._counts[key],
            is_titled=key in self._titled,
            is_own=not sides.isdisjoint(self._cast.sides(key)),
            addressed=max((self._addressed[side][key] for side in sides), default=0),
        )

    def _near(self, sentence: int) -> dict[str, list[int]]:
        """Where each actor is named, in order, in a sentence and not too far before it."""
        first = self._sentences[max(sentence - REACH, 0)]
        following = self._sentences[sentence + 1 : sentence + 2]
        end = bisect_left(self._places, following[0]) if following else len(self._places)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, key in self._named[bisect_left(self._places, first) : end]:
            places[key].append(place)
        return dict(places)

    def _sentence(self, place: int) -> int:
        return bisect_right(self._sentences, place) - 1


def _mentions(doc: Doc, cast: Cast, attributor: Attributor) -> Iterator[tuple[int, str]]:
    """Yield each word that means an actor, the heads of names and pronouns, with the actor."""
    for mention in cast.mentions:
        for key in mention.keys:
            yield mention.extent.root.i, key
    for token in doc:
        if token.pos_ == "PRON" and token.i not in cast.owners:
            for key in cast.resolve(token, speaker=attributor.voice(token)):
                yield token.i, key


def _count_addressed(stances: Sequence[Stance], cast: Cast) -> defaultdict[str, Counter[str]]:
    """Count for each side how many of its stances are directed at whom."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for stance in stances:
        for side in _sides(stance, cast):
            counts[side].update(stance.addressee)
    return counts


def _sides(stance: Stance, cast: Cast) -> frozenset[str]:
    """The holders of a stance and all sides that they speak for."""
    return frozenset().union(*map(cast.sides, stance.holder))
