"""What the readings of a reported clause ask of it, and what they give."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from graphbuilder.extraction.cast import Cast
from graphbuilder.lexicons.cues import CueIndex
from graphbuilder.model import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reported clause does, at whom, shown by which words."""

    act: Act
    content: Span
    addressee: tuple[str, ...]
    cue: Span | None
    strength: int | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A clause that somebody says, with what the readings ask of it.

    Attributes:
        clause: Its head.
        speaker: Who says it.
        subject: The actors that are its subject, or the agent of a passive.
        own: Whether those are of the speaker's side.
        states: Whether saying it plainly is a stance.
        cast: Who is who in the document.
        cues: The lexicon by head.
    """

    clause: Token
    speaker: tuple[str, ...]
    subject: tuple[str, ...]
    own: bool
    states: bool
    cast: Cast
    cues: CueIndex

    @property
    def others(self) -> tuple[str, ...]:
        """The actors of the subject, if it is not the speaker's side."""
        return () if self.own else self.subject
