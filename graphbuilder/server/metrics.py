"""Counts what is asked and how long it takes, for Prometheus."""

import time
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Metrics:
    """What one server counts.

    Args:
        running: Tells how many requests are being worked for.
    """

    def __init__(self, *, running: Callable[[], int]) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "graphbuilder_requests",
            "Requests answered",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self.seconds = Histogram(
            "graphbuilder_request_seconds",
            "Time until the answer was complete",
            ["route"],
            registry=self._registry,
        )
        self.killed = Counter(
            "graphbuilder_queries_killed",
            "Queries stopped at the time limit",
            registry=self._registry,
        )
        self._documents = Gauge(
            "graphbuilder_documents", "Documents of the graph", registry=self._registry
        )
        Gauge(
            "graphbuilder_queries_running", "Queries being answered", registry=self._registry
        ).set_function(running)

    def write(self, *, documents: int) -> bytes:
        """Write what was counted, in the text format of Prometheus."""
        self._documents.set(documents)
        return generate_latest(self._registry)


class CountRequests:
    """Counts the requests to an application, by route, so that no client can make up names."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        start = time.perf_counter()

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            route = getattr(scope.get("route"), "path", "other")
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self._metrics.requests.labels(method, route, str(status)).inc()
            self._metrics.seconds.labels(route).observe(time.perf_counter() - start)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
