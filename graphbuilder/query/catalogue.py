"""The queries that come with graphbuilder: the files of `queries/`, read by their heads."""

import re
from dataclasses import dataclass

from graphbuilder.errors import QueryError
from graphbuilder.query.parameters import Parameter
from graphbuilder.resources import list_names, read_text

_FOLDER = "query/queries"
_SUFFIX = ".rq"
#: A line of a head, as in ``# title: Who demands what of whom``.
_HEAD_LINE = re.compile(r"# (title|description|parameters|columns):[ ]?(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A query with a name.

    Attributes:
        name: The name of its file.
        title: What it answers, in a line.
        description: What the title leaves open.
        parameters: What may be asked of it in particular.
        columns: The columns of its table, in order.
        text: The SPARQL, with places for the parameters.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str


def list_queries() -> tuple[NamedQuery, ...]:
    """Read all queries, in the order of their names."""
    return tuple(_read_query(name) for name in _query_names())


def find_query(name: str) -> NamedQuery:
    """Read the query of a name.

    Returns:
        The query.

    Raises:
        QueryError: If there is none of that name.
    """
    known = _query_names()
    if name not in known:
        raise QueryError(f"no query {name!r}; expected one of {', '.join(known)}")
    return _read_query(name)


def parse_query(text: str, *, name: str) -> NamedQuery:
    """Read a query from the text of its file.

    Returns:
        The query.

    Raises:
        QueryError: If its head lacks a line or names a parameter wrongly.
    """
    head = {m[1]: m[2] for line in text.splitlines() if (m := _HEAD_LINE.fullmatch(line))}
    missing = {"title", "description", "parameters", "columns"} - head.keys()
    if missing:
        raise QueryError(f"the head of the query {name!r} lacks {', '.join(sorted(missing))}")
    return NamedQuery(
        name=name,
        title=head["title"],
        description=head["description"],
        parameters=tuple(
            Parameter.parse(p) for p in re.split(r",\s*(?![^()]*\))", head["parameters"]) if p
        ),
        columns=tuple(head["columns"].split(", ")),
        text=text,
    )


def _query_names() -> tuple[str, ...]:
    return tuple(name.removesuffix(_SUFFIX) for name in list_names(_FOLDER, suffix=_SUFFIX))


def _read_query(name: str) -> NamedQuery:
    return parse_query(read_text(_FOLDER, name + _SUFFIX), name=name)
