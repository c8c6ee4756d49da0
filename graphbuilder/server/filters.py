"""What lists of the JSON API may be narrowed by, as the query strings of their addresses say it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from graphbuilder.model import Act, ActorKind

#: What an actor, agreement, issue or document is called.
Name = Annotated[
    str | None,
    Field(min_length=1, max_length=1000, description="An id, a name or an IRI."),
]
#: A day, a month or a year; of days that no month has, only those after the 31st are refused.
_DAY = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_Since = Annotated[
    str | None,
    Field(
        pattern=_DAY,
        description="The first day, month or year.",
        examples=["2022-01"],
    ),
]
_Until = Annotated[
    str | None,
    Field(
        pattern=_DAY,
        description="The last day, month or year, included.",
        examples=["2022"],
    ),
]


class Paging(BaseModel):
    """Which part of a list is given."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=50, ge=1, le=1000, description="How many to give.")
    offset: int = Field(default=0, ge=0, le=10**9, description="How many to pass over.")


class Searching(Paging):
    """Which records are given: those that contain a text."""

    contains: str = Field(
        default="", max_length=1000, description="A text that they contain, in any case."
    )


class OfDocuments(Searching):
    """Which documents are given."""

    since: _Since = None
    until: _Until = None


class OfActors(Searching):
    """Which actors are given."""

    kind: ActorKind | None = Field(default=None, examples=["state"])


class OfStances(Searching):
    """Which stances are given."""

    holder: Name = None
    issue: Name = None
    act: Act | None = Field(default=None, examples=["demand"])
    since: _Since = None
    until: _Until = None


class OfPositions(Paging):
    """Which positions are given."""

    act: Act | None = Field(default=None, examples=["demand"])
    holder: Name = None
    addressee: Name = None
    agreement: Name = None
    issue: Name = None
    document: Name = None
    since: _Since = None
    until: _Until = None
    min_confidence: float = Field(default=0, ge=0, le=1, description="How sure they must be.")


class OfExplorer(BaseModel):
    """What the explorer shows."""

    act: list[Act] = []
    actor: list[str] = []
    issue: list[str] = []
    agreement: list[str] = []
    since: _Since = None
    until: _Until = None
