"""What goes between the server and the processes that work for it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.errors import GraphbuilderError
from graphbuilder.server.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a worker is to do.

    Attributes:
        do: A function of a module, so that it can be named to another process.
        argument: What it takes beside the desk.
        timeout_s: How long it may take.
    """

    do: Callable[[Desk, Any], object]
    argument: object
    timeout_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a job.

    Attributes:
        value: What it returned.
        error: What it raised in its place.
    """

    value: object = None
    error: GraphbuilderError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """What a worker is told when it starts.

    Attributes:
        place: The graph.
        drafts: The folder for large answers.
        max_result_bytes: How large an answer may be.
        max_memory_mib: How much memory the process may take; 0 for any.
    """

    place: str
    drafts: Path
    max_result_bytes: int
    max_memory_mib: int
