"""Keeps a server from being misused: who may write, how large bodies are, what browsers may do."""

import hmac
from http import HTTPStatus
from types import MappingProxyType

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphbuilder.server.service import service_of

#: Headers of each response, unless it has its own. Pages have a policy that names their scripts.
_HEADERS = MappingProxyType({
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
})


def require_token(request: Request) -> None:
    """Refuse whoever does not show the token (RFC 6750).

    Raises:
        HTTPException: 403 if nobody may write, 401 if the request shows no or another token.
    """
    settings = service_of(request).settings
    if not settings.is_writable:
        raise HTTPException(
            HTTPStatus.FORBIDDEN, "this server only reads; `graphbuilder serve --writable` writes"
        )
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    # Compared as bytes and in constant time, so that the time tells nothing of the token.
    is_right = hmac.compare_digest(token.strip().encode(), settings.token.encode())
    if scheme.lower() != "bearer" or not is_right:
        raise HTTPException(
            HTTPStatus.UNAUTHORIZED,
            "writing needs the token of this server: Authorization: Bearer …",
            headers={"WWW-Authenticate": 'Bearer realm="graphbuilder"'},
        )


class AddHeaders:
    """Adds the headers that keep browsers from doing what no page of ours needs."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add headers to the response."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, add)


class LimitBody:
    """Refuses bodies that are larger than a server takes, before they are in memory."""

    def __init__(self, app: ASGIApp, *, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and count its body as it comes."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("Content-Length", "")
        is_too_large = declared.isascii() and declared.isdigit() and int(declared) > self._max_bytes
        received = 0

        async def count() -> Message:
            nonlocal received
            if is_too_large:
                raise self._refusal()
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._max_bytes:
                raise self._refusal()
            return message

        await self._app(scope, count, send)

    def _refusal(self) -> HTTPException:
        return HTTPException(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"the body is larger than {self._max_bytes:,} bytes, which is all that this server "
            "takes at once",
        )
