"""Looks into SPARQL before it is run: does it ask another server, and which graphs does it name?

Oxigraph fetches what SERVICE and LOAD name, and cannot be told not to. So a text in which one of
these words may stand is parsed, by rdflib's grammar of SPARQL 1.1, and refused if it holds such a
call, or if it cannot be parsed. A text without the letters cannot hold one, in any grammar.
"""

from collections.abc import Iterator

from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from graphbuilder.errors import QueryError
from graphbuilder.query.reading import decode_escapes, shows

#: The nodes of rdflib's parse trees that fetch, by the words that they are written with.
_FETCHING = {"SERVICE": "ServiceGraphPattern", "LOAD": "Load"}


def states_dataset(text: str) -> bool:
    """Whether a query states in FROM clauses which graphs it sees.

    Returns:
        What the parse tree says; for what rdflib cannot parse, whether the word stands there.
    """
    if "FROM" not in decode_escapes(text).upper():
        return False
    tree = _parse(text, is_update=False)
    if tree is None:
        return shows(text, "FROM")
    return any(node.name == "DatasetClause" for node in _nodes(tree))


def require_local_query(text: str) -> None:
    """Refuse a query that asks another server.

    Raises:
        QueryError: If it has a SERVICE, or the word in a text that cannot be parsed.
    """
    _refuse_fetching(text, "SERVICE", is_update=False)


def require_local_update(text: str) -> None:
    """Refuse an update that asks another server or loads from one.

    Raises:
        QueryError: If it has a SERVICE or LOAD, or the word in a text that cannot be parsed.
    """
    _refuse_fetching(text, "SERVICE", is_update=True)
    _refuse_fetching(text, "LOAD", is_update=True)


def names_graphs(update: str) -> bool:
    """Whether an update says by WITH, USING or USING NAMED which graphs it is about.

    Returns:
        What the parse tree says; for what rdflib cannot parse, whether a word stands there.
    """
    tree = _parse(update, is_update=True)
    if tree is None:
        return shows(update, "WITH") or shows(update, "USING")
    return any(node.name == "UsingClause" or "withClause" in node for node in _nodes(tree))


def _refuse_fetching(text: str, word: str, *, is_update: bool) -> None:
    if word not in decode_escapes(text).upper():
        return
    tree = _parse(text, is_update=is_update)
    # Where the two readings differ, the one that refuses counts.
    is_called = shows(text, word) or (
        tree is not None and any(node.name == _FETCHING[word] for node in _nodes(tree))
    )
    if is_called:
        raise QueryError(f"{word} asks another server; what runs here sees this graph alone")
    if tree is None:
        raise QueryError(
            f"this is no SPARQL 1.1, and has the letters {word} in it; it is not run, lest it ask "
            "another server"
        )


def _parse(text: str, *, is_update: bool) -> object | None:
    """Parse a text, or return None if it is no SPARQL 1.1."""
    try:
        tree: object = parseUpdate(text) if is_update else parseQuery(text)
    # pyparsing, and the actions of rdflib's grammar, raise anything, RecursionError among it.
    except Exception:  # noqa: BLE001
        return None
    return tree


def _nodes(tree: object) -> Iterator[CompValue]:
    """Yield all nodes of a parse tree."""
    pending = [tree]
    while pending:
        item = pending.pop()
        if isinstance(item, CompValue):
            yield item
            pending.extend(item.values())
        elif isinstance(item, list | tuple) or type(item).__name__ == "ParseResults":
            pending.extend(item)  # type: ignore[arg-type] # a list of nodes
