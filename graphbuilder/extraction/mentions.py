"""Where a document names or describes actors, and whom a word later on looks back to."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from graphbuilder.nlp.syntax import relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch that names or describes an actor; its words belong to that actor."""

    extent: Span
    key: str
    is_person: bool

    @property
    def is_subject(self) -> bool:
        """Whether it is the subject of a clause."""
        return relation(self.extent.root) == "nsubj"


class Mentions:
    """The mentions of a document, and the actor that each of its words belongs to."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._all: list[Mention] = []
        self.owners: dict[int, str] = {}

    def add(self, mention: Mention) -> None:
        """Add a mention; words that belong to an actor already stay with it."""
        self._all.append(mention)
        self._all.sort(key=lambda m: m.extent.start)
        for token in mention.extent:
            self.owners.setdefault(token.i, mention.key)

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

    def latest(self, i: int, *, is_person: bool) -> str | None:
        """The latest actor before a token, subjects of the last two sentences preferred."""
        subjects = (m for m in self.near_before(i) if m.is_person == is_person and m.is_subject)
        others = (m for m in self.before(i) if m.is_person == is_person)
        chosen = next(subjects, None) or next(others, None)
        return chosen.key if chosen else None
