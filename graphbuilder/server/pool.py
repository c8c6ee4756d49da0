"""The processes that work for requests: started, asked, stopped at the time-out, replaced."""

import asyncio
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, TypeVar

import anyio.to_thread

from graphbuilder.errors import OverloadError, ServerError, TimeLimitError
from graphbuilder.server.desk import Desk
from graphbuilder.server.jobs import Job, Outcome, Workplace

A = TypeVar("A")
R = TypeVar("R")

#: -P keeps the folder that the server was started in off the path of modules.
_COMMAND = (sys.executable, "-P", "-m", "graphbuilder.server.worker")

#: What fails when the other process has ended, or its pipes are closed meanwhile.
_BROKEN = (EOFError, OSError, ValueError, pickle.UnpicklingError)


class Worker:
    """One process, which does one job at a time."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def do(self, job: Job) -> object:
        """Have a job done, in a process that is started if need be.

        Returns:
            What the job returned.

        Raises:
            TimeLimitError: If it took longer than it may; the process is then stopped.
            OverloadError: If the worker is closed, before or meanwhile.
            ServerError: If the process ended meanwhile.
            GraphbuilderError: What the job raised.
        """
        self._require_open()
        try:
            process = self._process or self._start()
        except _BROKEN as error:
            self.stop()
            self._require_open()
            raise ServerError("no process could be started to work for this request") from error
        deadline = _Deadline(process, timeout_s=job.timeout_s)
        try:
            with deadline:
                _send(process, job)
                outcome: Outcome = _receive(process)
        except _BROKEN as error:
            self.stop()
            self._require_open()
            if deadline.has_passed:
                raise TimeLimitError(
                    f"it took longer than {job.timeout_s:g} s and was stopped; ask for less"
                ) from error
            raise ServerError(
                "the process that worked for this request ended, likely for want of memory or "
                "since the query is nested too deeply; ask for less"
            ) from error
        if deadline.has_passed:  # just as it had done
            self.stop()
        if outcome.error is not None:
            raise outcome.error
        return outcome.value

    def stop(self) -> None:
        """End the process; the next job starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):  # what was to be sent cannot be sent any more
                        pipe.close()
            process.wait()

    def close(self) -> None:
        """End the process for good."""
        self._is_closed = True
        self.stop()

    @property
    def pid(self) -> int | None:
        """The number of the process, if there is one."""
        return None if self._process is None else self._process.pid

    def _require_open(self) -> None:
        if self._is_closed:
            raise OverloadError("the server is being stopped; try again when it is back")

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 # our own
        self._process = process
        _send(process, self._workplace)
        outcome: Outcome = _receive(process)  # of opening the graph
        if outcome.error is not None:
            self.stop()
            raise outcome.error
        return process


class _Deadline:
    """Kills a process unless a block ends in time."""

    def __init__(self, process: subprocess.Popen[bytes], *, timeout_s: float) -> None:
        self.has_passed = False
        self._process = process
        self._timer = threading.Timer(timeout_s, self._pass)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *exc_info: object) -> None:
        self._timer.cancel()
        self._timer.join()  # from here on it is known whether it has passed

    def _pass(self) -> None:
        self.has_passed = True
        self._process.kill()


class Pool:
    """Some workers, and the requests that wait for one.

    Args:
        workplace: What the workers are told.
        size: How many there are.
        timeout_s: How long a job may take, and how long it may wait to be begun.
        max_waiting: How many jobs may wait.
    """

    def __init__(
        self, workplace: Workplace, *, size: int, timeout_s: float, max_waiting: int
    ) -> None:
        self._workers = [Worker(workplace) for _ in range(size)]
        self._free: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        for worker in self._workers:
            self._free.put_nowait(worker)
        self._timeout_s = timeout_s
        self._max_waiting = max_waiting
        self._asked = 0

    async def run(self, do: Callable[[Desk, A], R], argument: A) -> R:
        """Have a job done by the next free worker.

        Args:
            do: A function of a module.
            argument: What it takes beside the desk; must be picklable, as what it returns.

        Returns:
            What the function returned.

        Raises:
            OverloadError: If too many wait, or none became free in time.
            TimeLimitError: If the job took longer than it may.
            ServerError: If the worker ended meanwhile.
            GraphbuilderError: What the function raised.
        """
        if self._asked >= len(self._workers) + self._max_waiting:
            raise OverloadError(f"{self._asked} requests are before this one; try again later")
        self._asked += 1
        try:
            return await self._run(Job(do=do, argument=argument, timeout_s=self._timeout_s))  # type: ignore[no-any-return] # as the function does
        finally:
            self._asked -= 1

    @property
    def running(self) -> int:
        """How many jobs are being done."""
        return len(self._workers) - self._free.qsize()

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes."""
        return tuple(worker.pid for worker in self._workers if worker.pid is not None)

    def close(self) -> None:
        """End all processes, and refuse what is waiting."""
        for worker in self._workers:
            worker.close()

    @property
    def _limiter(self) -> anyio.CapacityLimiter:
        return anyio.CapacityLimiter(1)  # the queue of workers is what limits

    async def _run(self, job: Job) -> Any:  # noqa: ANN401 # what the job returns
        try:
            worker = await asyncio.wait_for(self._free.get(), self._timeout_s)
        except TimeoutError as error:
            raise OverloadError("no process became free in time; try again later") from error
        try:
            return await anyio.to_thread.run_sync(worker.do, job, limiter=self._limiter)
        finally:
            self._free.put_nowait(worker)


def _send(process: subprocess.Popen[bytes], message: object) -> None:
    pipe = _pipe(process.stdin)
    pickle.dump(message, pipe)
    pipe.flush()


def _receive(process: subprocess.Popen[bytes]) -> Any:  # noqa: ANN401 # as pickles are
    return pickle.load(_pipe(process.stdout))  # noqa: S301 # of our own process


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise AssertionError("the process is started with pipes")
    return pipe
