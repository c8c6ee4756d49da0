"""``graphbuilder serve`` as a user runs it: a process of its own, with the language pipeline."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from graphbuilder.cli import app
from graphbuilder.store import open_store
from tests.servers import find_free_port

httpx = pytest.importorskip("httpx", reason="the tools of the extra [server] are not installed")
psutil = pytest.importorskip("psutil", reason="the tools of the extra [server] are not installed")
pytest.importorskip("fastapi", reason="the extra [server] is not installed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")

TOKEN = "0123456789abcdef0123456789abcdef"  # noqa: S105 # of tests
MAY_WRITE = {"Authorization": f"Bearer {TOKEN}"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FRENCH = (
    "Le président de la République a demandé hier que les États membres de l'Alliance cessent leur "
    "expansion vers l'est, et le ministre des affaires étrangères a rejeté cette demande."
)
DEMAND = {
    "id": "reports/1",
    "text": "Russian President Vladimir Putin demanded that NATO stop its expansion.",
    "title": "A <script>alert(1)</script> of a title",
    "date": "2022-02-03",
}


@contextmanager
def started(graph: Path, *options: str) -> Iterator[tuple[Any, Any]]:
    """Start a server and wait until it answers.

    Yields:
        Its process, and a client.
    """
    port = find_free_port()
    command = [sys.executable, "-m", "graphbuilder", "serve", str(graph), "--port", str(port)]
    environment = {**os.environ, "GRAPHBUILDER_TOKEN": TOKEN}
    with (
        subprocess.Popen(  # noqa: S603 # our own
            [*command, *options], env=environment, stderr=subprocess.PIPE, text=True
        ) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False) as client,
    ):
        try:
            line = process.stderr.readline() if process.stderr else ""
            assert line.strip() == f"serving http://127.0.0.1:{port}"
            yield process, client
        finally:
            process.kill()


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    """Give a copy of the graph of the seeds."""
    return Path(shutil.copytree(built, tmp_path / "build"))


def test_a_document_comes_in_and_goes_while_others_read(graph: Path) -> None:
    with started(graph, "--writable", "--workers", "2") as (_, client):
        before = client.get("/api/documents").json()["total"]
        with _readers(client) as answers:
            came = client.post("/api/documents", json=DEMAND, headers=MAY_WRITE)
            known = client.post("/api/documents", json=DEMAND, headers=MAY_WRITE)
        found = client.get("/api/positions", params={"document": "reports/1"}).json()
        page = client.get("/explore").text
        went = client.delete("/api/documents/reports/1", headers=MAY_WRITE)
        after = client.get("/api/documents").json()["total"]

    assert (came.status_code, known.status_code, went.status_code) == (201, 200, 204)
    assert came.headers["Location"] == "/api/documents/reports/1"
    assert [position["act"] for position in came.json()["positions"]] == ["demand"]
    assert found["items"] == came.json()["positions"]
    assert "<script>alert(1)" not in page
    assert before == after == 1
    assert len(answers) > 10
    assert {status for status, _ in answers} == {200}
    assert {total for _, total in answers} == {1, 2}


@contextmanager
def _readers(client: Any) -> Iterator[list[tuple[int, int]]]:  # noqa: ANN401 # optional library
    """Read in several threads all the while.

    Yields:
        The statuses and totals that they got.
    """
    answers: list[tuple[int, int]] = []
    is_over = threading.Event()

    def read() -> None:
        while not is_over.wait(0.05):
            response = client.get("/api/documents")
            answers.append((response.status_code, response.json().get("total", -1)))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        yield answers
        read_once = len(answers)
        while len(answers) < read_once + 3:  # what came in is read, too
            time.sleep(0.01)
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": ""}, 422),
        ({"text": " "}, 422),
        ({}, 422),
        ({"text": "Words.", "date": "yesterday"}, 422),
        ({"text": "Words.", "colour": "red"}, 422),
        ({"text": f"{FRENCH} {FRENCH}"}, 422),
    ],
)
def test_a_document_that_cannot_be_read_is_told(
    writable: Any,  # noqa: ANN401 # optional library
    body: dict[str, str],
    status: int,
) -> None:
    response = writable.post("/api/documents", json=body, headers=MAY_WRITE)

    assert response.status_code == status, response.text


@pytest.fixture(scope="module")
def writable(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Give a client of a server that may be written, which some tests share."""
    copy = Path(shutil.copytree(built, tmp_path_factory.mktemp("served") / "build"))
    with started(copy, "--writable") as (_, client):
        yield client


def test_a_document_waits_for_a_build(graph: Path) -> None:
    with started(graph, "--writable") as (_, client), open_store(graph, writable=True):
        response = client.post("/api/documents", json=DEMAND, headers=MAY_WRITE)

    assert response.status_code == 409
    assert response.headers["Retry-After"]
    assert "in use by another process" in response.json()["detail"]


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_when_the_server_ends(graph: Path, end: signal.Signals) -> None:
    with started(graph, "--workers", "2", "--timeout-s", "1") as (process, client):
        client.post("/sparql", data={"query": "ASK {}"})
        children = psutil.Process(process.pid).children(recursive=True)

        process.send_signal(end)
        _, alive = psutil.wait_procs(children, timeout=20)

    assert children
    assert not alive


@pytest.mark.parametrize("ends", [[signal.SIGTERM], [signal.SIGINT], [signal.SIGINT] * 2])
def test_whoever_is_served_when_the_server_ends_is_told(
    graph: Path, ends: list[signal.Signals]
) -> None:
    answers = []

    def ask(client: Any) -> None:  # noqa: ANN401 # optional library
        answers.append(client.post("/sparql", data={"query": ENDLESS}))

    with started(graph, "--workers", "1") as (process, client):
        threads = [threading.Thread(target=ask, args=[client]) for _ in range(2)]
        for thread in threads:
            thread.start()
        _wait_until_busy(process)
        for end in ends:
            process.send_signal(end)
            time.sleep(0.2)  # else the system makes one of two
        for thread in threads:
            thread.join()
        log = process.stderr.read()

    assert [answer.status_code for answer in answers] == [503, 503]
    assert "being stopped" in answers[0].json()["detail"]
    assert "Traceback" not in log


def _wait_until_busy(process: Any) -> None:  # noqa: ANN401 # as Popen gives it
    """Wait until what works for a server has computed for longer than it takes to start."""
    (worker,) = psutil.Process(process.pid).children()
    before = worker.cpu_times().user
    while worker.cpu_times().user < before + 0.5:
        time.sleep(0.05)


def test_a_server_that_cannot_start_ends_as_a_failure(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphbuilder.server.pool._COMMAND", (sys.executable, "-c", ""))

    result = CliRunner().invoke(app, ["serve", str(built), "--port", "0"])

    assert "did not start" in str(result.exception)
    assert "serving" not in result.stderr


def test_a_file_is_served_too(graph: Path) -> None:
    with started(graph / "graph.ttl") as (_, client):
        assert client.get("/health").json() == {"status": "ok", "documents": 1}
        demands = json.loads((graph / "report.json").read_text())["positions"]["demand"]
        found = client.get("/api/positions", params={"act": "demand"}).json()
        assert found["total"] == demands > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "is no graph"),
        (["http://127.0.0.1:1"], "served by that server"),
        (["GRAPH", "--writable"], "--token-file"),
        (["FILE", "--writable"], "cannot be changed"),
        (["GRAPH", "--port", "PORT"], "choose another"),
        (["GRAPH", "--host", "nowhere.invalid"], "choose another"),
        (["GRAPH", "--host", ""], "is empty"),
        (["GRAPH", "--cors", "graph.example"], "is no origin"),
        (["GRAPH", "--name", "http://graph.example"], "is no name of a server"),
        (["GRAPH", "--timeout-s", "inf"], "at most 86,400"),
        (["GRAPH", "--token-file", "TOKEN", "--writable", "--catalogue", "no.csv"], "no.csv"),
        (["GRAPH", "--token-file", "TOKEN", "--writable", "--issues", "no.csv"], "no.csv"),
        (["GRAPH", "--token-file", "TOKEN", "--writable", "--model", "no"], "no spaCy pipeline"),
    ],
)
def test_what_cannot_be_served_is_told(
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.delenv("GRAPHBUILDER_TOKEN", raising=False)
    (tmp_path / "token").write_text(TOKEN)
    if "FILE" in arguments:
        monkeypatch.setenv("GRAPHBUILDER_TOKEN", TOKEN)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        names = {
            "GRAPH": str(built),
            "FILE": str(built / "graph.ttl"),
            "TOKEN": str(tmp_path / "token"),
            "PORT": str(taken.getsockname()[1]),
        }
        result = CliRunner().invoke(app, ["serve", *(names.get(word, word) for word in arguments)])

    assert result.exit_code == 1
    assert said in str(result.exception)


def test_a_missing_extra_is_told_with_the_command_that_installs_it(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphbuilder.extras.find_spec", lambda _: None)

    result = CliRunner().invoke(app, ["serve", str(built)])

    assert "pip install 'graphbuilder[server]'" in str(result.exception)
