"""Processes that work for requests are stopped in time, and replaced."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphbuilder.errors import OverloadError, QueryError, ServerError, StoreError, TimeLimitError
from graphbuilder.server.jobs import Workplace
from graphbuilder.server.pool import Pool
from graphbuilder.store import OxigraphStore
from tests.unit.server import jobs

MakePool = Callable[..., Pool]


@pytest.fixture
def make_pool(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakePool]:
    """Give what makes pools whose processes find the jobs of the tests."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    pools: list[Pool] = []

    def make(place: Path = graph, **options: Any) -> Pool:  # noqa: ANN401 # of a pool
        workplace = Workplace(
            place=str(place),
            drafts=tmp_path,
            max_result_bytes=2**20,
            max_memory_mib=options.pop("max_memory_mib", 0),
        )
        settings = {"size": 1, "timeout_s": 20.0, "max_waiting": 5, **options}
        pools.append(Pool(workplace, **settings))
        return pools[-1]

    yield make
    for pool in pools:
        pool.close()


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 # what it returns
    return asyncio.run(coroutine)


def test_a_job_gets_the_graph_and_its_argument(make_pool: MakePool) -> None:
    pool = make_pool()

    assert run(pool.run(jobs.count, 1)) > 1
    assert run(pool.run(jobs.count, 0)) == 0


def test_what_a_job_prints_is_not_its_outcome(make_pool: MakePool) -> None:
    assert run(make_pool().run(jobs.print_something, "words")) == "words"


def test_what_graphbuilder_reports_is_raised(make_pool: MakePool) -> None:
    with pytest.raises(QueryError, match="no such thing"):
        run(make_pool().run(jobs.refuse, "no such thing"))


def test_what_goes_wrong_inside_stays_inside(make_pool: MakePool) -> None:
    with pytest.raises(ServerError, match="the log of the server") as caught:
        run(make_pool().run(jobs.break_down, None))

    assert "secret" not in str(caught.value)


def test_a_job_that_takes_too_long_is_stopped_and_the_next_one_is_done(
    make_pool: MakePool,
) -> None:
    pool = make_pool(timeout_s=1.0)
    first = run(pool.run(jobs.tell_process, None))

    with pytest.raises(TimeLimitError, match="longer than 1 s"):
        run(pool.run(jobs.sleep, 60.0))

    assert run(pool.run(jobs.tell_process, None)) != first
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_a_process_that_ends_is_replaced(make_pool: MakePool) -> None:
    pool = make_pool()

    with pytest.raises(ServerError, match="ended"):
        run(pool.run(jobs.die, None))

    assert run(pool.run(jobs.count, 0)) == 0


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname != "Linux", reason="limits of Linux")
def test_memory_is_limited(make_pool: MakePool) -> None:
    pool = make_pool(max_memory_mib=1024)

    with pytest.raises(ServerError):
        run(pool.run(jobs.swallow_memory, 2048))

    assert run(pool.run(jobs.swallow_memory, 16)) == 16 * 2**20


def test_jobs_wait_and_some_are_sent_away(make_pool: MakePool) -> None:
    pool = make_pool(max_waiting=2)

    async def crowd() -> list[object]:
        asked = (pool.run(jobs.sleep, 0.2) for _ in range(5))
        return list(await asyncio.gather(*asked, return_exceptions=True))

    answers = run(crowd())

    assert sum(isinstance(answer, OverloadError) for answer in answers) == 2
    assert sum(isinstance(answer, str) for answer in answers) == 3


def test_who_is_served_or_waits_when_the_pool_closes_is_told(make_pool: MakePool) -> None:
    pool = make_pool()

    async def close_meanwhile() -> list[object]:
        asked = [asyncio.create_task(pool.run(jobs.sleep, 60.0)) for _ in range(2)]
        while not pool.pids:
            await asyncio.sleep(0.05)
        pool.close()
        return list(await asyncio.gather(*asked, return_exceptions=True))

    answers = run(close_meanwhile())

    assert [type(answer) for answer in answers] == [OverloadError, OverloadError]
    assert {str(answer) for answer in answers} == {
        "the server is being stopped; try again when it is back"
    }
    assert pool.pids == ()


def test_a_place_without_a_graph_is_told(make_pool: MakePool, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph"):
        run(make_pool(place=tmp_path).run(jobs.count, 1))


def test_what_was_found_is_kept_until_the_graph_changes(
    make_pool: MakePool, tmp_path: Path
) -> None:
    OxigraphStore(tmp_path / "build" / "store").close()
    pool = make_pool(place=tmp_path / "build")
    first, again = (run(pool.run(jobs.look_once, None)) for _ in range(2))

    with OxigraphStore(tmp_path / "build" / "store") as store:
        store.update("INSERT DATA { GRAPH <http://x/g> { <http://x/a> <http://x/b> 1 } }")

    assert first == again
    assert run(pool.run(jobs.look_once, None)) > first
