"""The queries that come with graphbuilder: the files of `queries/`, read by their heads."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graphbuilder.errors import QueryError
from graphbuilder.query.parameters import Parameter
from graphbuilder.resources import list_names, read_text

_FOLDER = "query/queries"
_SUFFIX = ".rq"
#: A line of a head, as in ``# title: Who demands what of whom``.
_HEAD_LINE = re.compile(r"# (title|group|description|parameters|example|columns):[ ]?(.*)")

#: What the queries of each group are about, in the order in which they are shown.
GROUPS: Mapping[str, str] = MappingProxyType({
    "positions": "What actors want, promise and reject",
    "exchanges": "Who deals with whom, and who answers whom",
    "stances": "What the documents say together",
    "agreements": "What positions rest on",
    "sources": "Who says so, where, and in which words",
    "overview": "What the graph holds",
    "catalogue": "What is known before reading",
})


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A query with a name.

    Attributes:
        name: The name of its file.
        title: What it answers, in a line.
        group: What it is about, a key of `GROUPS`.
        description: What the title leaves open.
        parameters: What may be asked of it in particular.
        example: Values of parameters that are worth asking for, by their names.
        columns: The columns of its table, in order.
        text: The SPARQL, with places for the parameters.
    """

    name: str
    title: str
    group: str
    description: str
    parameters: tuple[Parameter, ...]
    example: Mapping[str, str]
    columns: tuple[str, ...]
    text: str


def list_queries() -> tuple[NamedQuery, ...]:
    """Read all queries, in the order of their groups and names."""
    order = list(GROUPS)
    queries = map(_read_query, _query_names())
    return tuple(sorted(queries, key=lambda query: (order.index(query.group), query.name)))


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
        QueryError: If its head lacks a line, or names a group or parameter wrongly.
    """
    head = {m[1]: m[2] for line in text.splitlines() if (m := _HEAD_LINE.fullmatch(line))}
    needed = ("title", "group", "description", "parameters", "example", "columns")
    missing = [line for line in needed if line not in head]
    if missing:
        raise QueryError(f"the head of the query {name!r} lacks {', '.join(missing)}")
    if head["group"] not in GROUPS:
        raise QueryError(
            f"the query {name!r} is of the group {head['group']!r}; expected one of "
            f"{', '.join(GROUPS)}"
        )
    return NamedQuery(
        name=name,
        title=head["title"],
        group=head["group"],
        description=head["description"],
        parameters=tuple(
            Parameter.parse(p) for p in re.split(r",\s*(?![^()]*\))", head["parameters"]) if p
        ),
        example=MappingProxyType(dict(_pairs(head["example"], name=name))),
        columns=tuple(head["columns"].split(", ")),
        text=text,
    )


def _pairs(text: str, *, name: str) -> Iterator[tuple[str, str]]:
    """Read ``a=b, c=d``."""
    for pair in text.split(", ") if text else ():
        key, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"the query {name!r} has the example {pair!r}; expected name=value")
        yield key, value


def _query_names() -> tuple[str, ...]:
    return tuple(name.removesuffix(_SUFFIX) for name in list_names(_FOLDER, suffix=_SUFFIX))


def _read_query(name: str) -> NamedQuery:
    return parse_query(read_text(_FOLDER, name + _SUFFIX), name=name)
