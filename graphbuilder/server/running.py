"""Runs a server on this machine, until it is told to stop."""

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import uvicorn

from graphbuilder.errors import ServerError
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.lexicons.issues import load_issue_edits
from graphbuilder.nlp.pipeline import load_pipeline
from graphbuilder.server.app import create_app
from graphbuilder.server.desk import open_local
from graphbuilder.server.service import Service
from graphbuilder.server.settings import LOCAL_HOSTS, Reading, Settings

#: How long requests may go on when the server is told to stop; their processes are ended then.
_STOPPING_S = 3


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
            that is to be written is a file, or no process for requests can be started.
        StoreError: If there is no graph.
        LexiconError: If a table that documents are to be read with is wrong.
        PipelineError: If a pipeline that they are to be read with cannot be loaded.
    """
    _require_graph(graph, is_writable=settings.is_writable)
    if settings.is_writable:
        _require_reading(settings.reading)
    app = create_app(graph, settings=settings)
    with _listen(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listener.getsockname()[1]}"
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=_STOPPING_S + 2,  # for the answers that say so
        )
        server = _Server(config, service=app.state.service, tell=lambda: tell(address))
        server.run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that tells when it can be reached, and lets no query keep it from stopping."""

    def __init__(
        self, config: uvicorn.Config, *, service: Service, tell: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._service = service
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, or raise `ServerError` where uvicorn would end Python with a code of its own."""
        try:
            await super().startup(sockets=sockets)
        except SystemExit as end:
            raise ServerError("the server did not start; what is printed above says why") from end
        if not self.started:  # as older versions say it
            raise ServerError("the server did not start; what is printed above says why")
        self._tell()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; whoever says so again (Ctrl-C twice) does not wait for requests."""
        if self.should_exit:
            # uvicorn would break off here, and leave its traceback to the reader.
            asyncio.get_running_loop().call_soon_threadsafe(self._service.stop)
        else:
            super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop when all requests are answered, which after a while are told that it stops."""
        asyncio.get_running_loop().call_later(_STOPPING_S, self._service.stop)
        await super().shutdown(sockets=sockets)


def _require_graph(graph: str, *, is_writable: bool) -> None:
    """Fail before there is a server, where its processes would."""
    open_local(graph).close()
    if is_writable and not Path(graph).is_dir():
        raise ServerError(f"{graph} cannot be changed; expected a folder that `build` made")


def _require_reading(reading: Reading) -> None:
    """Fail before there is a server, where the first document that comes in would."""
    load_catalogue(reading.tables)
    if reading.issues is not None:
        load_issue_edits(reading.issues)
    if reading.model is not None:
        load_pipeline(reading.model)


def _listen(host: str, port: int) -> socket.socket:
    if not host:  # an empty variable of a script, which the system takes for every address
        raise ServerError(
            f"the address to listen on is empty; say --host {LOCAL_HOSTS[1]} for this machine "
            "alone, or 0.0.0.0 for every address"
        )
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
