"""What a comparison finds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar, cast

from graphbuilder.model import Actor, Agreement, Analysis, Position, Provision

Thing = TypeVar("Thing", covariant=True)


class ChangeKind(StrEnum):
    """What happened to a thing between two graphs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[Thing]):
    """A thing that one of two graphs lacks, or that they hold differently.

    Attributes:
        old: The thing as the first graph has it, None if it was added.
        new: The thing as the second graph has it, None if it was removed.
        fields: The names of its fields that differ, in their order; none if it was added or
            removed.

    Raises:
        ValueError: If neither graph has it.
    """

    old: Thing | None
    new: Thing | None
    fields: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.old is None and self.new is None:
            raise ValueError("nothing changed; expected a thing that one of the graphs has")

    @property
    def thing(self) -> Thing:
        """The thing as it is now, or as it was if it is gone."""
        return cast("Thing", self.old if self.new is None else self.new)  # one of them is there

    @property
    def kind(self) -> ChangeKind:
        """What happened to it."""
        if self.old is None:
            return ChangeKind.ADDED
        return ChangeKind.REMOVED if self.new is None else ChangeKind.CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentChange:
    """A document that one of two graphs lacks, or whose analyses differ.

    Attributes:
        analysis: The analyses of both graphs, with the fields of the document that differ.
        positions: The positions that differ, first the changed and removed ones in their order.
        provisions: The same for provisions.
        actors: The actors that differ.
        agreements: The agreements that differ.
    """

    analysis: Change[Analysis]
    positions: tuple[Change[Position], ...] = ()
    provisions: tuple[Change[Provision], ...] = ()
    actors: tuple[Change[Actor], ...] = ()
    agreements: tuple[Change[Agreement], ...] = ()

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.analysis.thing.document.id

    @property
    def kind(self) -> ChangeKind:
        """What happened to the document."""
        return self.analysis.kind

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        parts = (self.positions, self.provisions, self.actors, self.agreements)
        changed = bool(self.analysis.fields) or any(parts)
        return changed or self.kind is not ChangeKind.CHANGED
