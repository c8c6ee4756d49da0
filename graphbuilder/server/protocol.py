"""Reads requests of the SPARQL 1.1 Protocol: which operation, with which parameters.

It is pure: it knows nothing of connections or stores (https://www.w3.org/TR/sparql11-protocol/).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from urllib.parse import parse_qsl

from graphbuilder.errors import ServerError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

#: The parameters of each operation; others are passed over, as HTTP does.
_QUERY_PARAMETERS = ("query", "default-graph-uri", "named-graph-uri")
_UPDATE_PARAMETERS = ("update", "using-graph-uri", "using-named-graph-uri")


class ProtocolError(ServerError):
    """A request is none of the protocol.

    Attributes:
        status: The status of HTTP that says so.
    """

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation of the protocol.

    Attributes:
        text: The query or update; None for a request that has none, which asks for the description
            of the service.
        is_update: Whether it is an update.
        default_graphs: What it says of its default graph.
        named_graphs: What it says of its named graphs.
    """

    text: str | None
    is_update: bool = False
    default_graphs: tuple[str, ...] = field(default=())
    named_graphs: tuple[str, ...] = field(default=())


def read_get(query_string: str) -> Operation:
    """Read a request by GET, which can only query (2.1.1).

    Returns:
        The operation.

    Raises:
        ProtocolError: If it has an update or more than one query, or is no UTF-8.
    """
    parameters = _parse(query_string)
    if "update" in parameters:
        raise ProtocolError(HTTPStatus.BAD_REQUEST, "an update is sent by POST, not by GET")
    if "query" not in parameters:
        return Operation(text=None)
    return _query(_only(parameters, "query"), parameters)


def read_post(query_string: str, *, content_type: str, body: bytes) -> Operation:
    """Read a request by POST, in one of its three forms (2.1.2, 2.1.3, 2.2.1, 2.2.2).

    Args:
        query_string: The query string of its address.
        content_type: The header.
        body: The body.

    Returns:
        The operation.

    Raises:
        ProtocolError: If it has no or several queries or updates, is of another media type, or no
            UTF-8.
    """
    media_type, _, options = content_type.lower().partition(";")
    _require_utf8(options)
    media_type = media_type.strip()
    if media_type == FORM:
        return _read_form(_parse(_decode(body)))
    if media_type == QUERY:
        return _query(_decode(body), _parse(query_string))
    if media_type == UPDATE:
        return _update(_decode(body), _parse(query_string))
    raise ProtocolError(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        f"{content_type or 'no media type'} is none of the protocol; expected {FORM}, {QUERY} or "
        f"{UPDATE}",
    )


#: Parameters by name, each with its values in order.
Parameters = Mapping[str, Sequence[str]]


def _read_form(parameters: Parameters) -> Operation:
    if "query" in parameters and "update" in parameters:
        raise ProtocolError(HTTPStatus.BAD_REQUEST, "expected a query or an update, not both")
    if "update" in parameters:
        return _update(_only(parameters, "update"), parameters)
    return _query(_only(parameters, "query"), parameters)


def _query(text: str, parameters: Parameters) -> Operation:
    _refuse(parameters, _UPDATE_PARAMETERS, operation="a query")
    return Operation(
        text=text,
        default_graphs=tuple(parameters.get("default-graph-uri", ())),
        named_graphs=tuple(parameters.get("named-graph-uri", ())),
    )


def _update(text: str, parameters: Parameters) -> Operation:
    _refuse(parameters, _QUERY_PARAMETERS, operation="an update")
    return Operation(
        text=text,
        is_update=True,
        default_graphs=tuple(parameters.get("using-graph-uri", ())),
        named_graphs=tuple(parameters.get("using-named-graph-uri", ())),
    )


def _refuse(parameters: Parameters, names: Sequence[str], *, operation: str) -> None:
    """Refuse parameters of the other operation, which would be passed over without a word."""
    for name in names:
        if name in parameters:
            raise ProtocolError(HTTPStatus.BAD_REQUEST, f"{operation} takes no parameter {name}")


def _only(parameters: Parameters, name: str) -> str:
    values = parameters.get(name, ())
    if len(values) != 1:
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST, f"the request has {len(values)} parameters {name}; expected one"
        )
    return values[0]


def _parse(text: str) -> Parameters:
    parameters: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1_000)
    except ValueError as error:
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST, f"the parameters cannot be read: {error}"
        ) from error
    for name, value in pairs:
        parameters.setdefault(name, []).append(value)
    return MappingProxyType(parameters)


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(HTTPStatus.BAD_REQUEST, "the body is not UTF-8") from error


def _require_utf8(options: str) -> None:
    for option in options.split(";"):
        name, _, value = option.strip().partition("=")
        if name == "charset" and value.strip('"') not in {"utf-8", "utf8"}:
            raise ProtocolError(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{value} is not read; expected UTF-8"
            )
