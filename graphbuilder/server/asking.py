"""Jobs that run the named queries and draw the pages that show the graph."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graphbuilder.outputs import Selection, render_page
from graphbuilder.query import (
    Table,
    fill_query,
    find_query,
    run_named,
    to_csv,
    to_json,
    to_markdown,
    to_tsv,
)
from graphbuilder.server.answers import Answer
from graphbuilder.server.desk import Desk

_WRITERS: Mapping[str, Callable[[Table], str]] = MappingProxyType({
    "csv": to_csv,
    "json": to_json,
    "markdown": to_markdown,
    "tsv": to_tsv,
})


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRequest:
    """A named query that is asked.

    Attributes:
        name: Its name.
        parameters: Values by the names of its parameters.
        media_type: Of the answer.
        form: The format that goes with it, a key of the writers.
    """

    name: str
    parameters: Mapping[str, str]
    media_type: str = ""
    form: str = "json"


def answer_named(desk: Desk, request: NamedRequest) -> Answer:
    """Run a named query.

    Returns:
        Its table.

    Raises:
        QueryError: If there is no such query, or a parameter is unknown, missing or names nothing.
        SizeLimitError: If the table is too large.
    """
    table = run_named(desk.store, request.name, parameters=request.parameters)
    with desk.draft() as file:
        file.write(_WRITERS[request.form](table).encode("utf-8"))
        return file.finish(request.media_type)


def fill_named(desk: Desk, request: NamedRequest) -> str:
    """Put the parameters into a named query.

    Returns:
        SPARQL that /sparql answers.

    Raises:
        QueryError: If there is no such query, or a parameter is unknown, missing or names nothing.
    """
    return fill_query(desk.store, find_query(request.name), parameters=request.parameters)


def draw_explorer(desk: Desk, selection: Selection) -> Answer:
    """Draw the explorer page of the graph as it is now.

    Returns:
        The page.

    Raises:
        QueryError: If nothing is called as one of the actors, issues or agreements.
        SizeLimitError: If the page is too large.
    """
    page = desk.find(("page", selection), lambda store: render_page(store, selection=selection))
    with desk.draft() as file:
        file.write(page.encode("utf-8"))
        return file.finish("text/html; charset=utf-8")
