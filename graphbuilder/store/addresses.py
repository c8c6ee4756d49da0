"""Reads the address of a SPARQL server: where it takes what, and who asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import unquote, urlsplit, urlunsplit

from graphbuilder.errors import StoreError


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a kind of server takes requests, below the address of its dataset.

    Attributes:
        query: The path for queries.
        update: The path for updates.
        graphs: The path of the Graph Store Protocol.
        union: What makes the default graph of a query the union of all graphs, where the server
            does not see it so by itself.
    """

    query: str
    update: str
    graphs: str
    union: Mapping[str, str] = field(default_factory=dict)


#: The layouts, by what stands behind the ``#`` of an address; the first is taken without one.
LAYOUTS: Mapping[str, Layout] = MappingProxyType({
    "oxigraph": Layout(
        query="/query", update="/update", graphs="/store", union={"union-default-graph": "true"}
    ),
    "fuseki": Layout(query="/query", update="/update", graphs="/data"),
    "graphdb": Layout(query="", update="/statements", graphs="/rdf-graphs/service"),
})

_UNREADABLE = (
    "the address of the server cannot be read; expected http(s)://host:port/path, with the kind of "
    f"server behind it if need be ({', '.join(f'#{kind}' for kind in LAYOUTS)}); signs such as "
    "@ : / ? # in a name or password are to be percent-encoded"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The address of a dataset on a server.

    Attributes:
        url: The address alone, which may be shown.
        layout: Where requests go below it.
        kind: The kind of server, if the address said it.
        credentials: Name and password, if the address had them; not to be shown.
    """

    url: str
    layout: Layout
    kind: str = ""
    credentials: tuple[str, str] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        """What to give to reach it again, but for the credentials."""
        return f"{self.url}#{self.kind}" if self.kind else self.url


def is_address(place: str) -> bool:
    """Whether a place is the address of a server rather than a path."""
    return place.lower().startswith(("http://", "https://"))


def parse_address(place: str) -> Address:
    """Read an address such as ``https://user:password@example.org/positions#fuseki``.

    Returns:
        The address. A path with ``/repositories/`` is GraphDB's unless the address says otherwise.

    Raises:
        StoreError: If it has no host or names no layout. The message shows nothing of the address,
            since what is amiss in it may be a part of a password.
    """
    try:
        parts = urlsplit(place)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise StoreError(_UNREADABLE) from None
    if not is_address(place) or not host or "@" in parts.path + parts.query or parts.query:
        raise StoreError(_UNREADABLE)
    kind = parts.fragment or ("graphdb" if "/repositories/" in parts.path else "oxigraph")
    if kind not in LAYOUTS:
        raise StoreError(_UNREADABLE)
    netloc = (f"[{host}]" if ":" in host else host) + ("" if port is None else f":{port}")
    url = urlunsplit((parts.scheme, netloc, parts.path.rstrip("/"), "", ""))
    credentials = None
    if parts.username is not None:
        credentials = unquote(parts.username), unquote(parts.password or "")
    return Address(url=url, layout=LAYOUTS[kind], kind=parts.fragment, credentials=credentials)
