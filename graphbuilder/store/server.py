"""Talks to a SPARQL server over HTTP.

Every request of ours can be sent twice without harm: questions change nothing, and a graph that is
put or dropped again is as it was. So a request is repeated when the connection fails or the server
says that it is busy, but not when it takes too long.
"""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Self

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import ReadTimeoutError
from urllib3.util import Retry

from graphbuilder.errors import QueryError, StoreError
from graphbuilder.store.addresses import Address

#: How long a connection may take, and how long a server may be silent once it has a request.
CONNECT_TIMEOUT_S = 10.0
ANSWER_TIMEOUT_S = 300.0

#: How often a request is repeated, and how long the second wait is; each is twice the one before.
RETRIES, WAIT_S = 3, 0.5

#: The answers that a server gives while it is busy or starts anew.
_BUSY = (
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
)
#: How much of what a server says about a failure is passed on.
_MAX_MESSAGE_CHARS = 300
_NO_PARAMETERS: Mapping[str, str] = MappingProxyType({})


class Server:
    """A connection to one dataset of a server.

    Args:
        address: The dataset.
        answer_timeout_s: How long the server may be silent.
    """

    def __init__(self, address: Address, *, answer_timeout_s: float = ANSWER_TIMEOUT_S) -> None:
        self.address = address
        self._timeouts_s = (CONNECT_TIMEOUT_S, answer_timeout_s)
        self._session = requests.Session()
        self._session.auth = address.credentials  # without any, requests looks into ~/.netrc
        retry = _Retry(
            total=RETRIES,
            backoff_factor=WAIT_S,
            status_forcelist=_BUSY,
            allowed_methods=None,  # all of them
            raise_on_status=False,
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry))

    def ask(self, text: str, *, accept: str) -> tuple[str, bytes]:
        """Send a query.

        Returns:
            The media type of the answer, and the answer.

        Raises:
            QueryError: If the server refuses the query or fails to evaluate it.
            StoreError: If the server cannot be reached or lets nobody in.
        """
        layout = self.address.layout
        response = self._send(
            "POST",
            layout.query,
            params=layout.union,
            body=text,
            headers={"Content-Type": "application/sparql-query", "Accept": accept},
        )
        if not response.ok:
            raise QueryError(f"{self.address.url} cannot answer the query: {_message(response)}")
        media_type = response.headers.get("Content-Type", "").partition(";")[0]
        return media_type.strip().lower(), response.content

    def update(self, text: str) -> None:
        """Send an update.

        Raises:
            StoreError: If the server cannot be reached, lets nobody in, or fails.
        """
        headers = {"Content-Type": "application/sparql-update"}
        self._require(self._send("POST", self.address.layout.update, body=text, headers=headers))

    def put_graph(self, graph: str, triples: str) -> None:
        """Put N-Triples in the place of all that a graph held (Graph Store Protocol, 5.3).

        Raises:
            StoreError: If the server cannot be reached, lets nobody in, or fails.
        """
        headers = {"Content-Type": "application/n-triples"}
        self._require(
            self._send(
                "PUT",
                self.address.layout.graphs,
                params={"graph": graph},
                body=triples,
                headers=headers,
            )
        )

    def get_graph(self, graph: str) -> bytes:
        """Fetch a graph as N-Triples (Graph Store Protocol, 5.2).

        Returns:
            The text in UTF-8, empty if there is no such graph.

        Raises:
            StoreError: If the server cannot be reached, lets nobody in, or fails.
        """
        headers = {"Accept": "application/n-triples"}
        params = {"graph": graph}
        response = self._send("GET", self.address.layout.graphs, params=params, headers=headers)
        if response.status_code == HTTPStatus.NOT_FOUND:
            return b""
        self._require(response)
        return response.content

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        params: Mapping[str, str] = _NO_PARAMETERS,
        body: str = "",
    ) -> requests.Response:
        url = self.address.url
        try:
            response = self._session.request(
                method,
                url + path,
                params=params,
                data=body.encode("utf-8"),
                headers=headers,
                timeout=self._timeouts_s,
                allow_redirects=False,  # which could take credentials elsewhere
            )
        except requests.Timeout as error:
            raise StoreError(
                f"{url} does not answer in time; see whether it is overloaded, or ask for less"
            ) from error
        except requests.RequestException as error:
            raise StoreError(
                f"{url} cannot be reached: {_cause(error)}; see whether the server runs there"
            ) from error
        self._require_access(response)
        return response

    def _require_access(self, response: requests.Response) -> None:
        if response.status_code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            raise StoreError(
                f"{self.address.url} refuses access ({_message(response)}); put name and password "
                "into ~/.netrc, or into the address: https://name:password@host/path"
            )
        if response.is_redirect:
            raise StoreError(
                f"{self.address.url} has moved ({response.status_code}); give the address that it "
                "has now"
            )

    def _require(self, response: requests.Response) -> None:
        if not response.ok:
            raise StoreError(f"{self.address.url} cannot be written: {_message(response)}")


class _Retry(Retry):
    """Repeats as `Retry` does, but for a request that took too long."""

    def increment(self, *args: Any, **options: Any) -> Self:  # noqa: ANN401 # as Retry has them
        if isinstance(options.get("error"), ReadTimeoutError):
            raise options["error"]
        return super().increment(*args, **options)


def _message(response: requests.Response) -> str:
    """What a server says about a failure: its status and the begin of its text, in one line."""
    text = "".join(c if c.isprintable() else " " for c in response.text[:_MAX_MESSAGE_CHARS])
    return " ".join((f"{response.status_code} {response.reason}:", *text.split())).rstrip(":")


def _cause(error: requests.RequestException) -> str:
    """The innermost reason why there was no answer; requests wraps it several times."""
    cause: object = error
    while isinstance(cause, Exception):
        inner = getattr(cause, "reason", None) or (cause.args[0] if cause.args else None)
        if not isinstance(inner, Exception):
            break
        cause = inner
    return str(cause).rpartition(": ")[2]
