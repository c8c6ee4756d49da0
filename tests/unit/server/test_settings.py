"""Settings that would make a server unsafe are refused."""

from pathlib import Path
from typing import Any

import pytest

from graphbuilder.errors import ServerError
from graphbuilder.server.settings import LOCAL_HOSTS, Reading, Settings, make_settings, read_token

TOKEN = "0123456789abcdef"  # noqa: S105 # of tests


def _make(**changes: Any) -> Settings:  # noqa: ANN401 # any setting
    given: dict[str, Any] = {
        "host": "127.0.0.1",
        "names": (),
        "origins": (),
        "token_file": None,
        "is_writable": False,
        "workers": None,
        "max_result_mib": 1,
        "timeout_s": 1.0,
        "reading": Reading(),
    }
    return make_settings(**{**given, **changes})


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": "secret"},
        {"timeout_s": 0},
        {"timeout_s": float("nan")},
        {"timeout_s": float("inf")},
        {"write_timeout_s": 1e9},
        {"max_body_bytes": 0},
        {"max_result_bytes": -1},
        {"workers": 0},
        {"max_waiting": -1},
    ],
)
def test_wrong_settings_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ServerError, match="expected"):
        Settings(**wrong)


@pytest.mark.parametrize(
    "host",
    ["", " ", "http://a.example", "a.example:80", "a.example/", "*a.example", "*.", "a b", "[::1"],
)
def test_a_host_that_no_browser_sends_is_refused(host: str) -> None:
    with pytest.raises(ServerError, match="is no name of a server"):
        Settings(hosts=(host,))


@pytest.mark.parametrize(
    "origin",
    ["", "a.example", "https://a.example/", "https://a.example/x", "null", "ftp://a", "h t"],
)
def test_an_origin_that_no_browser_sends_is_refused(origin: str) -> None:
    with pytest.raises(ServerError, match="is no origin"):
        Settings(origins=(origin,))


def test_names_and_origins_that_browsers_send_are_taken() -> None:
    hosts = ("*", "*.a.example", "a.example", "a_b-c", "192.0.2.1", "::1", "[2001:db8::1]")
    origins = ("*", "https://a.example", "http://localhost:3000", "http://[::1]:80")

    settings = Settings(hosts=hosts, origins=origins)

    assert (settings.hosts, settings.origins) == (hosts, origins)


def test_a_token_is_not_shown() -> None:
    assert TOKEN not in repr(Settings(token=TOKEN))


def test_nobody_writes_unless_told() -> None:
    assert not Settings().is_writable


def test_a_token_comes_from_a_file_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    monkeypatch.setenv("GRAPHBUILDER_TOKEN", f"{TOKEN}-2")

    assert (read_token(file), read_token(None)) == (TOKEN, f"{TOKEN}-2")


def test_a_server_that_is_written_needs_a_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GRAPHBUILDER_TOKEN", raising=False)

    with pytest.raises(ServerError, match="--token-file"):
        _make(is_writable=True)
    with pytest.raises(ServerError, match="cannot be read"):
        _make(is_writable=True, token_file=tmp_path / "nothing")


def test_a_token_of_the_environment_is_no_leave_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHBUILDER_TOKEN", TOKEN)

    assert not _make().is_writable
    assert _make(is_writable=True).is_writable


@pytest.mark.parametrize(
    ("changes", "hosts"),
    [
        ({}, LOCAL_HOSTS),
        ({"host": "::1"}, LOCAL_HOSTS),
        ({"names": ["graph.example"]}, (*LOCAL_HOSTS, "graph.example")),
        ({"host": "0.0.0.0"}, ("*",)),  # noqa: S104 # what the test is about
        ({"host": "0.0.0.0", "names": ["a.example"]}, (*LOCAL_HOSTS, "a.example")),  # noqa: S104
    ],
)
def test_a_server_answers_to_the_names_of_where_it_listens(
    changes: dict[str, Any], hosts: tuple[str, ...]
) -> None:
    assert _make(**changes).hosts == hosts
