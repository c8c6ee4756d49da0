"""A graph as a notebook uses it: opened or built in a line, asked, drawn, and shown where it is.

It is thin: each method is a function of the layers below, by the same name where there is one.
"""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, Self

from rdflib import URIRef

from graphbuilder.drawing import PictureKind, draw
from graphbuilder.errors import QueryError
from graphbuilder.exports import export
from graphbuilder.model import Act, Analysis
from graphbuilder.networks import (
    PositionNetwork,
    aggregate_positions,
    filter_positions,
    project_positions,
)
from graphbuilder.outputs import Selection, render_page
from graphbuilder.pictures import Choice
from graphbuilder.query import Table, list_queries, run_named, run_text
from graphbuilder.rdf import decode
from graphbuilder.rdf.literals import plain
from graphbuilder.renderings import Drawing, Page
from graphbuilder.showing import show_facts
from graphbuilder.store import GraphStore, open_store


class Graph:
    """A graph to be asked and drawn; it sees what the last build left when it was opened.

    Attributes:
        store: Where it is kept, for the functions of `graphbuilder.query` and the like.
    """

    def __init__(self, store: GraphStore) -> None:
        self.store = store

    def queries(self) -> Table:
        """List the named queries: what each answers, and which parameters it takes."""
        rows = [
            (
                query.name,
                query.title,
                ", ".join(f"{p.name}{' (optional)' * p.optional}" for p in query.parameters),
                ", ".join(f"{name}={value}" for name, value in query.example.items()),
            )
            for query in list_queries()
        ]
        columns = ("name", "title", "parameters", "example")
        return Table(columns=columns, rows=tuple(tuple(map(plain, row)) for row in rows))

    def query(self, name: str, /, **parameters: object) -> Table:
        """Ask a named query, as in ``graph.query("demands", holder="Russia")``.

        Args:
            name: Its name; `queries` lists them.
            parameters: Values by the names of parameters; None leaves one out.

        Returns:
            The answer, which shows itself and becomes a frame by `Table.to_frame`.

        Raises:
            QueryError: If there is no such query, or a parameter is unknown or names nothing.
        """
        given = {key: str(value) for key, value in parameters.items() if value is not None}
        return run_named(self.store, name, parameters=given)

    def sparql(self, text: str) -> Table:
        """Ask in SPARQL: a SELECT, ASK or CONSTRUCT.

        Returns:
            The answer; that of CONSTRUCT as a row a triple.

        Raises:
            QueryError: If the query is malformed, writes, or asks another server.
        """
        return run_text(self.store, text)

    def analysis(self, document: str) -> Analysis:
        """Read what was found in a document.

        Args:
            document: Its id; the query ``documents`` lists them.

        Returns:
            The document with its actors, agreements and positions.

        Raises:
            QueryError: If the graph has no document of that id.
        """
        for stored in self.store.documents():
            if stored.id == document:
                return decode(self.store.quads(URIRef(stored.graph)))
        raise QueryError(f"no document {document!r}; the query documents lists all")

    def network(
        self,
        *,
        acts: Collection[str] = (),
        actors: Collection[str] = (),
        since: str | None = None,
        until: str | None = None,
        single_positions: bool = False,
    ) -> PositionNetwork:
        """Project positions onto who takes them towards whom, as a network of networkx.

        Args:
            acts: Only these acts.
            actors: Only what these actors, by their names, hold or receive.
            since: Only from this date on.
            until: Only up to this date.
            single_positions: Whether an edge is a single position, rather than all of one act.

        Returns:
            A directed multigraph; see `aggregate_positions` and `project_positions`.

        Raises:
            QueryError: If nobody is called as one of the actors.
        """
        positions = filter_positions(
            self.query("positions"), acts=acts, actors=actors, since=since, until=until
        )
        known = self.query("actors")
        if single_positions:
            return project_positions(positions, actors=known)
        return aggregate_positions([positions], actors=known)

    def page(
        self,
        *,
        title: str = "Positions",
        acts: Collection[str] = (),
        actors: Collection[str] = (),
        issues: Collection[str] = (),
        agreements: Collection[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> Page:
        """Draw the explorer page, of all or of what is chosen as in `network`.

        Args:
            title: Its heading.
            acts: Only these acts.
            actors: Only what these actors hold or receive.
            issues: Only what is about these issues.
            agreements: Only what invokes these agreements.
            since: Only from this date on.
            until: Only up to this date.

        Returns:
            A page that shows itself and can be saved.

        Raises:
            QueryError: If nothing is called as one of the actors, issues or agreements.
        """
        selection = Selection(
            acts=tuple(acts),
            actors=tuple(actors),
            issues=tuple(issues),
            agreements=tuple(agreements),
            since=since,
            until=until,
        )
        return Page(title=title, html=render_page(self.store, title=title, selection=selection))

    def timeline(
        self,
        actor: str,
        *,
        issue: str = "",
        acts: Iterable[str] = (),
        since: str = "",
        until: str = "",
    ) -> Drawing:
        """Draw the stances of an actor over time, on an issue or on all.

        Returns:
            A drawing that shows itself and can be saved.

        Raises:
            QueryError: If the graph has no such actor or issue, or nothing fits.
        """
        choice = Choice(
            actor=actor, issue=issue, acts=tuple(map(_act, acts)), since=since, until=until
        )
        return Drawing(picture=draw(self.store, PictureKind.TIMELINE, choice))

    def heatmap(
        self, act: str = "", *, actor: str = "", issue: str = "", since: str = "", until: str = ""
    ) -> Drawing:
        """Draw how often whom is done what: of one act holders against addressees, or all acts.

        Returns:
            A drawing that shows itself and can be saved.

        Raises:
            QueryError: If the graph has no such actor or issue, or nothing fits.
        """
        acts = (_act(act),) if act else ()
        choice = Choice(actor=actor, issue=issue, acts=acts, since=since, until=until)
        return Drawing(picture=draw(self.store, PictureKind.HEATMAP, choice))

    def export(self, path: str | Path, *, form: str | None = None) -> None:
        """Write the graph to a file or folder, in the form that its suffix means.

        Raises:
            ExportError: If the form is unknown or the place cannot be written.
        """
        export(self.store, Path(path), form=form)

    def close(self) -> None:
        """Release the files of the graph."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _repr_html_(self) -> str:
        documents = len(self.store.documents())
        acts = ", ".join(f"{count} {act}" for act, count in self.query("acts").rows)
        return show_facts(
            [
                ("documents", f"{documents:,}"),
                ("positions", acts or "none"),
                ("ask", "graph.queries() lists what; graph.query(name), graph.sparql(text)"),
                ("see", "graph.page(), graph.timeline(actor), graph.heatmap()"),
            ],
            caption="A graph of positions",
        )


def open_graph(place: str | Path) -> Graph:
    """Open a graph: a folder that was built, an RDF file, or the address of a SPARQL server.

    Returns:
        The graph; it may be used in a ``with`` statement, or be closed by `Graph.close`.

    Raises:
        StoreError: If there is nothing to open.
    """
    return Graph(open_store(place))


def build_graph(paths: Iterable[str | Path], out: str | Path, **options: Any) -> Graph:  # noqa: ANN401 # those of `build`
    """Read documents into the graph of a folder, and open it.

    Args:
        paths: Files and folders.
        out: The folder; what it holds already is kept, and what has changed is read again.
        options: As for `graphbuilder.build.build`, such as ``tables``.

    Returns:
        The graph.

    Raises:
        StoreError: If the folder cannot be written or another build is using it.
    """
    # Reading loads the language pipeline; who only asks does not wait for it.
    from graphbuilder.build import build

    build(paths, Path(out), **options)
    return open_graph(out)


def _act(name: str) -> Act:
    try:
        return Act(name)
    except ValueError as error:
        raise QueryError(f"{name!r} is no act; expected one of {', '.join(Act)}") from error
