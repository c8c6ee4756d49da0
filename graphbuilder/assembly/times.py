"""Orders what has dates, some of which are known only to the month or year."""

from graphbuilder.model import PartialDate

#: Behind every day that a document can have.
_NEVER = ("9999-12-31", "9999-12-31")


def date_key(date: PartialDate | None) -> tuple[str, str]:
    """Make a key by which dates are sorted: by the first day that they may mean, then the last.

    Returns:
        Two ISO dates; what has no date comes last.
    """
    return _NEVER if date is None else (date.earliest.isoformat(), date.latest.isoformat())


def last_day_key(date: PartialDate) -> tuple[str, str]:
    """Make a key by which dates are sorted by the last day that they may mean, then the first."""
    return date.latest.isoformat(), date.earliest.isoformat()


def is_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether a date is certainly before another: the last day it may mean before the first."""
    return one is not None and other is not None and one.latest < other.earliest


def may_follow(one: PartialDate | None, other: PartialDate | None, *, within_days: int) -> bool:
    """Whether a date may be that of another or come after it, by some days at most."""
    if one is None or other is None:
        return False
    return one.latest >= other.earliest and (one.earliest - other.latest).days <= within_days
