"""What the handlers of requests share: settings, processes, measurements."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from graphbuilder.server.answers import Answer
from graphbuilder.server.desk import Desk
from graphbuilder.server.jobs import Workplace
from graphbuilder.server.metrics import Metrics
from graphbuilder.server.pool import Pool
from graphbuilder.server.settings import Settings

A = TypeVar("A")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A graph that is served.

    Attributes:
        settings: What the server was told.
        readers: The processes that answer.
        writer: The one that writes; a request that finds it busy does not wait.
        drafts: The folder of answers that are being sent.
        metrics: What is counted.
    """

    settings: Settings
    readers: Pool
    writer: Pool
    drafts: Path
    metrics: Metrics

    @classmethod
    def of(cls, place: str, *, settings: Settings) -> "Service":
        """Make the service of a graph; its processes start when they are first needed."""
        drafts = Path(tempfile.mkdtemp(prefix="graphbuilder-"))
        workplace = Workplace(
            place=place,
            drafts=drafts,
            max_result_bytes=settings.max_result_bytes,
            max_memory_mib=settings.max_memory_mib,
        )
        readers = Pool(
            workplace,
            size=settings.workers,
            timeout_s=settings.timeout_s,
            max_waiting=settings.max_waiting,
        )
        # What writes is whoever has the token, and reading a document takes what it takes.
        writer = Pool(
            replace(workplace, max_memory_mib=0),
            size=1,
            timeout_s=settings.write_timeout_s,
            max_waiting=0,
        )
        metrics = Metrics(running=lambda: readers.running + writer.running)
        return cls(
            settings=settings, readers=readers, writer=writer, drafts=drafts, metrics=metrics
        )

    async def answer(self, do: Callable[[Desk, A], Answer], argument: A) -> Response:
        """Have a request answered, and send the answer.

        Returns:
            The response.

        Raises:
            GraphbuilderError: As `Pool.run` does.
        """
        return _respond(await self.readers.run(do, argument))

    def stop(self) -> None:
        """End all processes; who waits for one is told, and what is being sent is sent."""
        self.readers.close()
        self.writer.close()

    def close(self) -> None:
        """End all processes, and remove what they left."""
        self.stop()
        shutil.rmtree(self.drafts, ignore_errors=True)


def service_of(request: Request) -> Service:
    """Find the service of the application that a request came to."""
    service: Any = request.app.state.service
    return service  # type: ignore[no-any-return] # `create_app` put it there


def _respond(answer: Answer) -> Response:
    # The type is given as a header, since Starlette adds a charset to that of texts.
    headers = {"Content-Type": answer.media_type, "Vary": "Accept"}
    if answer.path is None:
        return Response(answer.content, headers=headers)
    forget = BackgroundTask(answer.path.unlink, missing_ok=True)
    return FileResponse(answer.path, headers=headers, background=forget)
