"""SPARQL servers for tests, on this machine alone: the real one of Oxigraph, and ours."""

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphbuilder.server.settings import Settings

_START_S = 20.0


def find_oxigraph() -> str | None:
    """Find the program that the package ``oxigraph`` brings, in this environment or the path."""
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
        "oxigraph"
    )


@contextmanager
def serve(program: str) -> Iterator[str]:
    """Run an empty server in memory.

    Yields:
        Its address.
    """
    port = find_free_port()
    command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:  # noqa: S603 # our own
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def find_free_port() -> int:
    """Find a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _START_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


@contextmanager
def serve_app(place: Path, *, settings: Settings) -> Iterator[str]:
    """Run our own server on a graph, with a real socket, in a thread of this process.

    Yields:
        Its address.
    """
    import uvicorn  # of the extra [server]

    from graphbuilder.server.app import create_app  # as above

    app = create_app(place, settings=settings)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(0.02)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
