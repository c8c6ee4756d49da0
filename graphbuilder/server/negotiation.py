"""Chooses the format of an answer by what a client accepts (RFC 9110, 12.5.1).

The tables map media types to names of formats; the first of each is given to whom all are alike.
"""

from collections.abc import Mapping
from types import MappingProxyType

import mimeparse

from graphbuilder.errors import FormatError

#: For SELECT and ASK: https://www.w3.org/TR/sparql11-protocol/#query-success
RESULTS: Mapping[str, str] = MappingProxyType({
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
})

#: For CONSTRUCT, DESCRIBE and single graphs.
TRIPLES: Mapping[str, str] = MappingProxyType({
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
})

#: For all graphs together.
QUADS: Mapping[str, str] = MappingProxyType({
    "application/n-quads": "nquads",
    "application/trig": "trig",
    "application/ld+json": "jsonld",
})

#: For tables of named queries.
TABLES: Mapping[str, str] = MappingProxyType({
    "application/json": "json",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/markdown": "markdown",
})


def choose(accept: str, offers: Mapping[str, str]) -> str:
    """Choose the media type that a client likes best.

    Args:
        accept: The value of the header Accept; empty accepts everything.
        offers: Formats by media types, the preferred one first.

    Returns:
        A media type, a key of `offers`.

    Raises:
        FormatError: If the client accepts none of them, or the header cannot be read.
    """
    # mimeparse takes the last of those that are liked equally.
    supported = list(offers)[::-1]
    try:
        chosen: str = mimeparse.best_match(supported, accept.lower() or "*/*")
    except ValueError as error:
        raise FormatError(f"the header Accept cannot be read: {error}") from error
    if not chosen:
        raise FormatError(f"{accept} is not to be had; expected one of {', '.join(offers)}")
    return chosen
