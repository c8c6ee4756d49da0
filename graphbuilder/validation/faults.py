"""What a validation finds, and the report of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a graph is wrong, or may be: only faults keep a store from conforming."""

    FAULT = "fault"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One thing that is not as it must be.

    Attributes:
        graph: The name of the graph that it is in; empty where several are concerned.
        thing: What is wrong: an IRI, or a blank node as ``_:name``.
        path: The property whose values are wrong, empty if it is none in particular.
        value: The value that is wrong, empty if it is none in particular.
        message: What must hold and does not.
        severity: Whether it is wrong, or may be.
    """

    graph: str
    thing: str
    path: str = ""
    value: str = ""
    message: str
    severity: Severity = Severity.FAULT


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a validation found.

    Attributes:
        graphs: How many graphs were checked.
        counts: How many faults and warnings there are, by what must hold.
        listed: The first of them.
    """

    graphs: int
    counts: Mapping[tuple[Severity, str], int]
    listed: tuple[Fault, ...]

    @classmethod
    def of(cls, faults: Iterable[Fault], *, graphs: int, limit: int) -> "Report":
        """Count faults as they come, and keep no more of them than a limit.

        Args:
            faults: Any number; they are never held at once.
            graphs: How many graphs they were looked for in.
            limit: How many are listed, 0 for all.

        Returns:
            The report.
        """
        counts: Counter[tuple[Severity, str]] = Counter()
        listed: list[Fault] = []
        for fault in faults:
            counts[fault.severity, fault.message] += 1
            if not limit or len(listed) < limit:
                listed.append(fault)
        return cls(graphs=graphs, counts=dict(sorted(counts.items())), listed=tuple(listed))

    def total(self, severity: Severity) -> int:
        """Count the faults, or the warnings."""
        return sum(count for (kind, _), count in self.counts.items() if kind is severity)

    @property
    def conforms(self) -> bool:
        """Whether there is no fault."""
        return not self.total(Severity.FAULT)
