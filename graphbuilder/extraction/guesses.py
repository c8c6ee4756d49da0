"""The stances that the encoder takes words for, as spans of the document."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from spacy.tokens import Doc, Span, Token

from graphbuilder.model import Act
from graphbuilder.nlp.encoder.labels import ACTS
from graphbuilder.nlp.encoder.stances import StanceGuess
from graphbuilder.nlp.syntax import trim

#: Contents that share so much, as a Dice coefficient of characters, are one and the same.
SAME = 0.5

#: How many times as long one content can be as another that is the same.
_LONGER = 2 / SAME - 1

#: From which probability on a word is taken to name the holder, or the addressee.
_HELD = 0.5
_ADDRESSED = 0.6

_ACTS = tuple(Act(name) for name in ACTS[1:-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What the encoder takes for the content of a stance.

    Attributes:
        head: The head of the content.
        content: Its words.
        some: The probability that it is the content of any stance.
        acts: Of each act, given that it is one.
        cue: The head of the words that show the act; the content's own where none do.
        holder, addressee: The heads of the words that name them, None where none in the
            paragraph do.
    """

    head: Token
    content: Span
    some: float
    acts: Mapping[Act, float]
    cue: Token
    holder: Token | None
    addressee: Token | None

    @property
    def act(self) -> Act:
        """The likeliest act."""
        return max(self.acts, key=self.acts.__getitem__)

    @property
    def shows_itself(self) -> bool:
        """Whether the cue is a word of the content: "they must leave"."""
        return self.content.start <= self.cue.i < self.content.end


def find_guesses(doc: Doc) -> tuple[Guess, ...]:
    """Find what the encoder takes for contents of stances.

    Args:
        doc: An annotated document.

    Returns:
        The guesses in order, of those that mean the same words the likeliest alone; none if the
        pipeline is not the package's own.
    """
    kept: Contents[Guess] = Contents()
    for guess in sorted(_guesses(doc), key=lambda g: (-g.some, g.head.i)):
        if not any(kept.alike(guess.content)):
            kept.add(guess)
    return tuple(sorted(kept, key=lambda g: g.head.i))


class HasContent(Protocol):
    """Whatever has a content: a guess, a stance."""

    @property
    def content(self) -> Span:
        """The words of what is demanded, rejected, ..."""
        ...


_T = TypeVar("_T", bound=HasContent)


class Contents(Generic[_T]):
    """Things with a content, found by it without a look at those that stand elsewhere."""

    def __init__(self, things: Iterable[_T] = ()) -> None:
        self._starts: list[int] = []
        self._things: list[_T] = []
        for thing in things:
            self.add(thing)

    def __iter__(self) -> Iterator[_T]:
        return iter(self._things)

    def add(self, thing: _T) -> None:
        """Add a thing."""
        at = bisect_right(self._starts, thing.content.start_char)
        self._starts.insert(at, thing.content.start_char)
        self._things.insert(at, thing)

    def alike(self, content: Span) -> Iterator[_T]:
        """Iterate the things with the same content, in order of their contents."""
        reach = _LONGER * (content.end_char - content.start_char)
        first = bisect_left(self._starts, content.start_char - reach)
        end = bisect_left(self._starts, content.end_char)
        near = self._things[first:end]
        return (thing for thing in near if overlap(thing.content, content) >= SAME)


def overlap(one: Span, other: Span) -> float:
    """Tell how much two spans share, as a Dice coefficient of their characters."""
    shared = min(one.end_char, other.end_char) - max(one.start_char, other.start_char)
    both = (one.end_char - one.start_char) + (other.end_char - other.start_char)
    return 2 * shared / both if shared > 0 else 0.0


def _guesses(doc: Doc) -> Iterator[Guess]:
    for token in doc:
        found: StanceGuess | None = token._.stance
        content = found and trim(doc[token.i + found.first : token.i + found.last + 1])
        if not found or not content:
            continue
        yield Guess(
            head=token,
            content=content,
            some=found.some,
            acts={
                act: chance / found.some
                for act, chance in zip(_ACTS, found.acts[1:-1], strict=True)
            },
            cue=doc[token.i + found.cue],
            holder=doc[token.i + found.holder] if found.is_held >= _HELD else None,
            addressee=doc[token.i + found.addressee] if found.is_addressed >= _ADDRESSED else None,
        )
