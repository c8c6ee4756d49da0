"""A process that works for requests: ``python -m graphbuilder.server.worker``.

A query that runs cannot be interrupted, and may need any amount of time and memory. So none runs in
the process of the server; this one can be killed, and ends itself when its time is over, its memory
used up, or the server gone. Jobs come by standard input and outcomes go by standard output, as
pickles, which both sides trust since only the server starts this program.
"""

import logging
import os
import pickle
import signal
import sys
from typing import BinaryIO

from graphbuilder.errors import GraphbuilderError, ServerError
from graphbuilder.server.desk import Desk
from graphbuilder.server.jobs import Job, Outcome, Workplace

LOG = logging.getLogger(__name__)

#: How much later than the server a worker ends itself; it does if there is no server any more.
_GRACE_S = 5.0

#: How long it may take to open a graph; a file of a million quads is read in some ten seconds.
_START_S = 600.0


def main() -> None:
    """Work until the server closes standard input."""
    jobs, outcomes = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no outcome
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server is told to stop, and tells us
    workplace: Workplace = pickle.load(jobs)  # noqa: S301 # of the server
    _limit_memory(workplace.max_memory_mib)
    desk = Desk(
        workplace.place, drafts=workplace.drafts, max_result_bytes=workplace.max_result_bytes
    )
    _send(_do(Job(do=_open, argument=None, timeout_s=_START_S), desk), outcomes)
    while True:
        try:
            job: Job = pickle.load(jobs)  # noqa: S301 # of the server
        except EOFError:
            return
        _send(_do(job, desk), outcomes)


def _send(outcome: Outcome, outcomes: BinaryIO) -> None:
    pickle.dump(outcome, outcomes)
    outcomes.flush()


def _open(desk: Desk, _: None) -> None:
    """Open the graph, so that this is not counted in the time of the first job."""
    desk.open()


def _do(job: Job, desk: Desk) -> Outcome:
    _limit_time(job.timeout_s + _GRACE_S)
    try:
        return Outcome(value=job.do(desk, job.argument))
    except GraphbuilderError as error:
        return Outcome(error=error)
    # A broad handler at the outer edge: the log says what went wrong, the client that it did.
    except Exception:
        LOG.exception("a job failed: %s", job.do.__name__)
        return Outcome(error=ServerError("the request failed; the log of the server says why"))
    finally:
        _limit_time(0)


def _limit_time(seconds: float) -> None:
    """Let the system end this process after a time, whatever it does then; 0 lets it live."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(mib: int) -> None:
    """Let the system refuse more memory than that; files that are mapped do not count."""
    if mib and sys.platform == "linux":
        import resource  # not on every system

        resource.setrlimit(resource.RLIMIT_DATA, (mib * 2**20, mib * 2**20))


if __name__ == "__main__":
    logging.basicConfig(format="%(name)s: %(message)s")
    main()
