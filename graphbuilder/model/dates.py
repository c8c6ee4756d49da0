"""Dates that may be known only to the month or the year, as those of old documents are."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from graphbuilder.errors import AnalysisError

#: YYYY, YYYY-MM or YYYY-MM-DD: the reduced precisions of ISO 8601-1:2019, 5.2.2.
_SHAPE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date of day, month or year precision.

    Raises:
        AnalysisError: If there is no such date.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise AnalysisError(f"day {self.day} of {self.year} has no month")
        first = [1 if part is None else part for part in (self.month, self.day)]
        try:
            date(self.year, *first)
        except ValueError as error:
            raise AnalysisError(f"no such date: {self} ({error})") from error

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; anything else is an AnalysisError."""
        match = _SHAPE.fullmatch(text)
        if match is None:
            raise AnalysisError(f"{text!r} is no date; expected YYYY-MM-DD, YYYY-MM or YYYY")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type] # the year group always matches

    def __lt__(self, other: "PartialDate") -> bool:
        """Order by time; a year or month comes before the days in it."""
        return self._key < other._key

    @property
    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    @property
    def earliest(self) -> date:
        """The first day that it may stand for."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it may stand for."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{p:02d}" for p in (self.month, self.day) if p is not None]
        return "-".join(parts)


def is_between(date: str, *, since: str | None, until: str | None) -> bool:
    """Whether a date lies between two, each compared at the precision that it has.

    Args:
        date: A date as `PartialDate` writes it, "" if it is not known.
        since: The first date; None for any.
        until: The last date, included; None for any.

    Returns:
        Whether it does; one that is not known lies only between none.
    """
    if since is None and until is None:
        return True
    after = since is None or date[: len(since)] >= since[: len(date)]
    before = until is None or date[: len(until)] <= until[: len(date)]
    return bool(date) and after and before
