"""Names that the catalogue knows, as they are found in a document."""

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Span

from graphbuilder.model import Leader


class NameKind(StrEnum):
    """How a known name names what it names."""

    NAME = "name"
    METONYM = "metonym"
    ADJECTIVE = "adjective"
    LEADER = "leader"
    AGREEMENT = "agreement"
    SENSE = "sense"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A known name found in a document.

    Attributes:
        span: The name.
        kind: How it names what it names.
        key: The id of an actor; for a leader, the full name; for an agreement, the title as the
            table has it, which several agreements may bear.
        leader: For a leader, the one of that name in the year of the document.
    """

    span: Span
    kind: NameKind
    key: str
    leader: Leader | None = None
