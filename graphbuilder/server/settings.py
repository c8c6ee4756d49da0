"""What a server may be told: who may write, what a request may cost, which names it answers to."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphbuilder.errors import ServerError

#: How short a token may be; a name or a word is guessed too soon.
_MIN_TOKEN = 16

#: The names that a server on this machine is reached by. A page of another site that has its name
#: point here (DNS rebinding) comes with that name.
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1", "[::1]")

#: How long a request may be let work at most: a day. Timers of the system refuse far more.
_MAX_TIMEOUT_S = 86_400.0

#: What a browser can send as Host and as Origin; anything else would never match, without a word.
_IPV6 = r"[0-9a-fA-F:.]*:[0-9a-fA-F:.]*"
_HOST = re.compile(rf"\*|(\*\.)?[\w-]+(\.[\w-]+)*|{_IPV6}|\[{_IPV6}\]", re.ASCII)
_ORIGIN = re.compile(r"\*|https?://[^\s/?#@]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How documents are read that come in by the server; as the options of `build`.

    Attributes:
        model: A spaCy pipeline in place of the packed one.
        tables: Tables of the user's own, laid over the catalogue.
        issues: A table of the user's own that renames and merges issues.
    """

    model: str | None = None
    tables: tuple[Path, ...] = ()
    issues: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a server.

    Attributes:
        token: What whoever writes must show; without one nobody may write.
        timeout_s: How long a request may work before it is stopped.
        write_timeout_s: The same for requests that write.
        max_body_bytes: How large the body of a request may be.
        max_result_bytes: How large an answer may be.
        max_memory_mib: How much memory a process that works for requests may take; 0 sets no limit.
        workers: How many requests are worked for at the same time.
        max_waiting: How many more may wait.
        hosts: The names that the server answers to; ``*`` for any.
        origins: The sites whose pages may read what the server answers (CORS).
        reading: How documents are read.

    Raises:
        ServerError: If the token is too short, a limit is out of bounds, or a host or an origin is
            none.
    """

    token: str = field(default="", repr=False)
    timeout_s: float = 30.0
    write_timeout_s: float = 300.0
    max_body_bytes: int = 4 * 2**20
    max_result_bytes: int = 256 * 2**20
    max_memory_mib: int = 4096
    workers: int = field(default_factory=lambda: min(4, max(2, os.cpu_count() or 2)))
    max_waiting: int = 200
    hosts: tuple[str, ...] = LOCAL_HOSTS
    origins: tuple[str, ...] = ()
    reading: Reading = Reading()

    def __post_init__(self) -> None:
        if self.token and len(self.token) < _MIN_TOKEN:
            raise ServerError(
                f"the token has {len(self.token)} signs; expected at least {_MIN_TOKEN}, such as "
                "`openssl rand -hex 16` prints"
            )
        for name in ("timeout_s", "write_timeout_s"):
            if not 0 < getattr(self, name) <= _MAX_TIMEOUT_S:
                raise ServerError(
                    f"{name} is {getattr(self, name)}; expected more than 0 and at most "
                    f"{_MAX_TIMEOUT_S:,.0f}"
                )
        for name in ("max_body_bytes", "max_result_bytes"):
            if not getattr(self, name) > 0:
                raise ServerError(f"{name} is {getattr(self, name)}; expected more than 0")
        if self.workers < 1 or self.max_waiting < 0 or self.max_memory_mib < 0:
            raise ServerError(
                f"workers is {self.workers}, max_waiting {self.max_waiting}, max_memory_mib "
                f"{self.max_memory_mib}; expected at least 1, 0 and 0"
            )
        _require_sites(self.hosts, self.origins)

    @property
    def is_writable(self) -> bool:
        """Whether there is somebody who may write."""
        return bool(self.token)


def _require_sites(hosts: Sequence[str], origins: Sequence[str]) -> None:
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise ServerError(
                f"{host!r} is no name of a server; expected one such as graph.example or "
                "*.example, without http:// and without a port"
            )
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise ServerError(
                f"{origin!r} is no origin; expected one such as https://graph.example, with "
                "nothing after the name and the port"
            )


def make_settings(  # noqa: PLR0913 # what the command offers
    *,
    host: str,
    names: Sequence[str],
    origins: Sequence[str],
    token_file: Path | None,
    is_writable: bool,
    workers: int | None,
    max_result_mib: int,
    timeout_s: float,
    reading: Reading,
) -> Settings:
    """Make settings of what a user says; see `Settings`.

    Args:
        host: The address that the server listens on.
        names: Names that it answers to beside those of this machine.
        origins: The sites whose pages may read what it answers.
        token_file: The file of the token; else it is taken from the environment.
        is_writable: Whether whoever shows the token may write.
        workers: How many requests are worked for at the same time; None for as many as fit.
        max_result_mib: How large an answer may be, in MiB.
        timeout_s: How long a request may take.
        reading: How documents are read.

    Returns:
        The settings. A server that listens on other addresses than those of this machine answers
        to any name unless names are given, since it is there to be found by others.

    Raises:
        ServerError: If it is to be written and there is no token, or one that is too short.
    """
    is_open = host not in LOCAL_HOSTS and not names
    return Settings(
        token=read_token(token_file) if is_writable else "",
        timeout_s=timeout_s,
        max_result_bytes=max_result_mib * 2**20,
        hosts=("*",) if is_open else (*LOCAL_HOSTS, *names),
        origins=tuple(origins),
        reading=reading,
        **({} if workers is None else {"workers": workers}),
    )


def read_token(file: Path | None) -> str:
    """Read the token from a file, or else from the environment, ``GRAPHBUILDER_TOKEN``.

    Returns:
        The token, without the space around it.

    Raises:
        ServerError: If there is none.
    """
    try:
        token = (
            os.environ.get("GRAPHBUILDER_TOKEN", "") if file is None else file.read_text("utf-8")
        )
    except (OSError, UnicodeDecodeError) as error:
        raise ServerError(f"the token cannot be read from {file}: {error}") from error
    if not token.strip():
        raise ServerError(
            "a server that can be written needs a token; put it into a file and say --token-file, "
            "or into GRAPHBUILDER_TOKEN"
        )
    return token.strip()
