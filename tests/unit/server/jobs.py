"""Jobs for tests of the processes that do them."""

import os
import time

from graphbuilder.errors import QueryError
from graphbuilder.server.desk import Desk


def count(desk: Desk, factor: int) -> int:
    """Count the graphs, times a factor."""
    return len(desk.store.graphs()) * factor


def sleep(desk: Desk, seconds: float) -> str:
    """Take a while."""
    time.sleep(seconds)
    return desk.place


def tell_process(_: Desk, __: None) -> int:
    """Tell which process does it."""
    return os.getpid()


def print_something(_: Desk, text: str) -> str:
    """Print, as libraries do."""
    print(text)  # noqa: T201 # what the test is about
    return text


def refuse(_: Desk, reason: str) -> None:
    """Fail as jobs do.

    Raises:
        QueryError: Always.
    """
    raise QueryError(reason)


def break_down(_: Desk, __: None) -> None:
    """Fail as no job should."""
    raise ZeroDivisionError("a secret of the inside")


def die(_: Desk, __: None) -> None:
    """End the process."""
    os._exit(3)


def swallow_memory(_: Desk, mib: int) -> int:
    """Take memory."""
    return len(bytearray(mib * 2**20))


def look_once(desk: Desk, _: None) -> int:
    """Look up something that takes a while, unless it is known."""
    return desk.find("time", lambda _: time.monotonic_ns())
