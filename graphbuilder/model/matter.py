"""What is known of the matters that positions are about, before any document is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class WordRole(StrEnum):
    """What a word tells of the matter that it is used about."""

    FUNCTION = "function"
    LIGHT = "light"
    AGAINST = "against"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What is known of words, apart from what they name.

    Attributes:
        roles: The words that tell nothing, little, or that something is to end, and the common
            nouns for bodies; all others tell something.
        synonyms: What stands for the same, as words or phrases: what each of them stands for.
    """

    roles: Mapping[str, WordRole] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that together show an issue, in any order and form.

    Attributes:
        words: The words, parted by spaces.
        weight: How far they show it; 1 is enough.
    """

    words: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntry:
    """One row of the table of issues.

    Attributes:
        id: A short key in lower case, "gas-transit".
        label: What an analyst would call it.
        broader: The id of the issue that it is part of, None if of none.
        phrases: What shows it.
    """

    id: str
    label: str
    broader: str | None = None
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEdit:
    """One row of a user's table of issues: another label, or another issue in its place.

    Attributes:
        issue: The id of the issue.
        label: What to call it, None to leave it as it is.
        merge_into: The id of the issue that takes its positions, None to let it be.
    """

    issue: str
    label: str | None = None
    merge_into: str | None = None
