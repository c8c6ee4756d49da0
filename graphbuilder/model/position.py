"""An actor's publicly expressed stance, as a document reports it."""

from dataclasses import dataclass
from enum import StrEnum

from graphbuilder.errors import AnalysisError
from graphbuilder.model.text import TextSpan
from graphbuilder.showing import show_facts


class Act(StrEnum):
    """The nine things that one can do with a position."""

    DEMAND = "demand"
    PROPOSE = "propose"
    COMMIT = "commit"
    REJECT = "reject"
    SUPPORT = "support"
    ACCUSE = "accuse"
    WARN = "warn"
    DENY = "deny"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One stance: who does what to whom, in which words, and who says so.

    Attributes:
        id: Names the position within its analysis.
        holder: Ids of the actors whose stance it is; several when they act together.
        act: What they do.
        content: The shortest stretch that states in full what is demanded, rejected, ...
        cue: The words that show the act.
        sentence: The sentence that holds the cue: the evidence a reader is shown.
        addressee: Ids of those of whom it is demanded, who are accused, warned, supported ...
        reporter: Ids of those who report it when that is neither the narrator nor the holder;
            the outermost voucher last.
        cites: Ids of the agreements it is about or rests on.
        strength: A rung of the ladder of the act, 1 (mild) to 5 (strong).
        confidence: Between 0 and 1.
        condition: The words of the condition it is tied to.
        responds_to: The id of the position it answers.
        origin: The rule or model that found it, as ``rule:<name>`` or ``model:<name>``, with a plus
            between them where both did.

    Raises:
        AnalysisError: If there is no holder, or strength or confidence is out of range.
    """

    id: str
    holder: tuple[str, ...]
    act: Act
    content: TextSpan
    cue: TextSpan
    sentence: TextSpan
    addressee: tuple[str, ...] = ()
    reporter: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    strength: int | None = None
    confidence: float = 1.0
    condition: str | None = None
    responds_to: str | None = None
    origin: str = ""

    def __post_init__(self) -> None:
        if not self.holder:
            raise AnalysisError(f"position {self.id!r} has no holder")
        if not 0 <= self.confidence <= 1:
            raise AnalysisError(f"position {self.id!r}: confidence {self.confidence} not in 0..1")
        if self.strength is not None and not 1 <= self.strength <= 5:
            raise AnalysisError(f"position {self.id!r}: strength {self.strength} not in 1..5")

    def _repr_html_(self) -> str:
        # A position knows the ids of its actors; an analysis shows it with their names.
        return show_facts((
            ("holder", ", ".join(self.holder)),
            ("act", self.act),
            ("addressee", ", ".join(self.addressee)),
            ("content", self.content.text),
            ("condition", self.condition or ""),
            ("reporter", ", ".join(self.reporter)),
            ("cue", self.cue.text),
            ("sentence", self.sentence.text),
            ("confidence", f"{self.confidence:.2f}"),
            ("origin", self.origin),
        ))
