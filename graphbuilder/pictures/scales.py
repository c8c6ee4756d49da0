"""Time as a length: where days stand on a sheet, and which days are written below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from graphbuilder.model import PartialDate

#: How many months lie between two ticks; the first that gives few enough is taken.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000)
_MAX_TICKS = 12
#: Up to so many days the ticks are days.
_FEW_DAYS = 45

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # the same in every locale


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """A straight scale of days.

    Attributes:
        first: The day at its beginning.
        last: The day at its end, later than the first.
        left: Where the first day stands.
        right: Where the last day stands.
    """

    first: date
    last: date
    left: float
    right: float

    def place(self, day: date) -> float:
        """Tell where a day stands."""
        share = (day - self.first).days / (self.last - self.first).days
        return self.left + share * (self.right - self.left)

    def middle(self, day: PartialDate | None) -> float:
        """Tell where a date stands that may be a month or a year: in its middle."""
        if day is None:
            return self.left
        return (self.place(day.earliest) + self.place(day.latest)) / 2

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Places of round dates within the scale, and what is written there."""
        days = (self.last - self.first).days
        found = _round_days(self.first, self.last) if days <= _FEW_DAYS else self._months()
        return tuple((self.place(day), label) for day, label in found)

    def _months(self) -> list[tuple[date, str]]:
        begin, end = (12 * day.year + day.month - 1 for day in (self.first, self.last))
        span = end - begin
        step = next((s for s in _STEPS if span / s <= _MAX_TICKS), _STEPS[-1])
        months = range(-(-begin // step) * step, end + 1, step)
        days = [date(month // 12, month % 12 + 1, 1) for month in months if month >= 12]
        within = [day for day in days if self.first <= day <= self.last]
        return [
            (day, _month_label(day, is_first=n == 0, step=step)) for n, day in enumerate(within)
        ]


def make_scale(days: Iterable[date], *, left: float, right: float) -> TimeScale:
    """Make a scale that holds all of some days, or one of today's year if there are none.

    Returns:
        The scale, at least some days long.
    """
    known = sorted(days) or [date(2000, 1, 1)]
    first, last = known[0], known[-1]
    if (last - first).days < 6:  # a week, so that a day is no half of a sheet
        first, last = _shift(first, -3), _shift(last, 3)
    return TimeScale(first=first, last=last, left=left, right=right)


def spell(day: PartialDate) -> str:
    """Write a date as it is known: "2018", "Feb 2018" or "5 Feb 2018"."""
    month = _MONTHS[day.month - 1] if day.month else ""
    return " ".join(filter(None, (str(day.day or ""), month, str(day.year))))


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _month_label(day: date, *, is_first: bool, step: int) -> str:
    if step >= 12:  # months of a year
        return f"{day.year}"
    name = _MONTHS[day.month - 1]
    return f"{name} {day.year}" if is_first or day.month == 1 else name


def _round_days(first: date, last: date) -> list[tuple[date, str]]:
    days = (last - first).days
    step = max(1, -(-days // _MAX_TICKS))
    chosen = [first + timedelta(days=n) for n in range(0, days + 1, step)]
    return [
        (day, f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if n == 0 else ""))
        for n, day in enumerate(chosen)
    ]
