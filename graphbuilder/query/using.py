"""Tells an update which graphs its WHERE is about, as the SPARQL protocol lets a client do.

pyoxigraph takes no dataset for an update, so USING clauses are written into its text
(https://www.w3.org/TR/sparql11-protocol/#update-dataset).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rdflib import URIRef

from graphbuilder.errors import QueryError
from graphbuilder.query.inspecting import names_graphs
from graphbuilder.query.reading import decode_escapes, hide_words

#: Braces, and words that begin no prefixed name.
_TOKEN = re.compile(r"[{}]|[A-Za-z]+(?![A-Za-z]|\s*:)")


def insert_using(update: str, *, default: Sequence[URIRef], named: Sequence[URIRef]) -> str:
    """Write USING and USING NAMED into each operation of an update that has a WHERE.

    Args:
        update: A SPARQL update.
        default: The graphs whose union its default graph shall be.
        named: The graphs that GRAPH shall see.

    Returns:
        The update; as it was if no graphs are given.

    Raises:
        QueryError: If it says itself which graphs it is about, or spells signs by escapes.
    """
    if not default and not named:
        return update
    if names_graphs(update):
        raise QueryError(
            "the update has WITH or USING, and the request using-graph-uri or "
            "using-named-graph-uri; expected one of both"
        )
    if decode_escapes(update) != update:
        raise QueryError("write the update without \\u escapes where using-graph-uri is given")
    visible = hide_words(update)
    clauses = [f"USING {iri.n3()}" for iri in default] + [
        f"USING NAMED {iri.n3()}" for iri in named
    ]
    using = f" {' '.join(clauses)} "
    for place, is_shortcut in reversed(list(_find_wheres(visible))):
        pattern = _read_block(update, visible, place) if is_shortcut else ""
        # DELETE WHERE { … } is short for DELETE { … } WHERE { … }.
        update = update[:place] + pattern + using + update[place:]
    return update


def _find_wheres(visible: str) -> Iterator[tuple[int, bool]]:
    """Yield where each outermost WHERE begins, and whether it follows DELETE at once."""
    depth = 0
    tokens = [None, *_TOKEN.finditer(visible)]
    for before, token in pairwise(tokens):
        if token is None:
            continue
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if depth == 0 and token[0].upper() == "WHERE":
            yield token.start(), before is not None and before[0].upper() == "DELETE"


def _read_block(update: str, visible: str, place: int) -> str:
    """Read the outermost block in braces that begins after a place."""
    depth, start = 0, -1
    for brace in re.compile(r"[{}]").finditer(visible, place):
        start = brace.start() if start < 0 else start
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return update[start : brace.end()]
    raise QueryError("DELETE WHERE lacks its closing brace")
