"""What an agreement is said to contain."""

from dataclasses import dataclass
from enum import StrEnum

from graphbuilder.errors import AnalysisError
from graphbuilder.model.text import TextSpan


class Mode(StrEnum):
    """How an agreement bears on the content of a provision."""

    REQUIRES = "requires"
    FORBIDS = "forbids"
    PERMITS = "permits"
    STATES = "states"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What one or more agreements are said to require, forbid, permit or state.

    Attributes:
        agreement: Ids of the agreements.
        mode: How they bear on the content.
        content: The words for what is required, forbidden, permitted or stated.
        reporter: Ids of those who say so; empty for the narrator.
    """

    agreement: tuple[str, ...]
    mode: Mode
    content: TextSpan
    reporter: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.agreement:
            raise AnalysisError(f"the provision {self.content.text!r} names no agreement")
