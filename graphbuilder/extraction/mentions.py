"""Where a document names or describes actors, and whom a word later on looks back to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from graphbuilder.nlp.syntax import relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch that names or describes actors; its words belong to them.

    Attributes:
        extent: The whole phrase.
        keys: The actors; several for "the Thai and Cambodian ministers".
        is_person: Whether they are persons.
    """

    extent: Span
    keys: tuple[str, ...]
    is_person: bool

    @property
    def is_subject(self) -> bool:
        """Whether it is the subject of a clause."""
        return relation(self.extent.root) == "nsubj"


class Mentions:
    """The mentions of a document, and the actors that each of its words belongs to."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._all: list[Mention] = []
        self.owners: dict[int, tuple[str, ...]] = {}

    def add(self, mention: Mention) -> None:
        """Add a mention; words that belong to an actor already stay with it."""
        self._all.append(mention)
        self._all.sort(key=lambda m: m.extent.start)
        for token in mention.extent:
            self.owners.setdefault(token.i, mention.keys)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._all)

    def before(self, i: int) -> Iterator[Mention]:
        """Iterate the mentions before a token, the latest first."""
        return (m for m in reversed(self._all) if m.extent.start < i)

    def near_before(self, i: int, *, sentences: int = 1) -> Iterator[Mention]:
        """Iterate those of them that stand in the token's sentence or some before it."""
        start = self._doc[i].sent.start
        for _ in range(sentences):
            start = self._doc[max(start - 1, 0)].sent.start
        return (m for m in self.before(i) if m.extent.start >= start)

    def latest(self, i: int, *, fits: Callable[[Mention], bool]) -> tuple[str, ...]:
        """The actors of the latest mention before a token that fits, near subjects first."""
        subjects = (m for m in self.near_before(i) if m.is_subject and fits(m))
        others = (m for m in self.before(i) if fits(m))
        chosen = next(subjects, None) or next(others, None)
        return chosen.keys if chosen else ()

    def last_ones(self, i: int, count: int, *, fits: Callable[[Mention], bool]) -> tuple[str, ...]:
        """The last so many different actors before a token that fit, in order of mention.

        Returns:
            The actors, none if there are fewer within three sentences.
        """
        found: dict[str, None] = {}
        for mention in self.near_before(i, sentences=3):
            if fits(mention):
                found |= dict.fromkeys(reversed(mention.keys))
            if len(found) >= count:
                return tuple(reversed(list(found)[:count]))
        return ()
