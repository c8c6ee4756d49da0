"""Runs a server on this machine, until it is told to stop."""

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from graphbuilder.errors import ServerError
from graphbuilder.server.app import create_app
from graphbuilder.server.desk import open_local
from graphbuilder.server.settings import Settings


def serve(
    graph: str,
    *,
    host: str,
    port: int,
    settings: Settings,
    tell: Callable[[str], None],
) -> None:
    """Serve a graph until the process is told to stop.

    Args:
        graph: A build folder or an RDF file.
        host: The address to listen on.
        port: The port; 0 takes one that is free.
        settings: Who may write, and what a request may cost.
        tell: Told the address of the server, once it can be reached.

    Raises:
        ServerError: If the address cannot be had, or another server keeps the graph, or a graph
            that is to be written is a file.
        StoreError: If there is no graph.
    """
    _require_graph(graph, is_writable=settings.is_writable)
    app = create_app(graph, settings=settings)
    with _listen(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        tell(f"http://{name}:{listener.getsockname()[1]}")
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, timeout_graceful_shutdown=5
        )
        uvicorn.Server(config).run(sockets=[listener])


def _require_graph(graph: str, *, is_writable: bool) -> None:
    """Fail before there is a server, where its processes would."""
    open_local(graph).close()
    if is_writable and not Path(graph).is_dir():
        raise ServerError(f"{graph} cannot be changed; expected a folder that `build` made")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=512)
        # Else the body of a small answer waits 40 ms for the client to confirm its head (Nagle).
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise ServerError(
            f"{host}:{port} cannot be listened on: {error.strerror or error}; choose another with "
            "--host and --port"
        ) from error
    return listener
