"""The projection of a table of positions onto who addresses whom."""

import networkx as nx
import pytest
from rdflib import XSD, Literal, URIRef

from graphbuilder.errors import QueryError
from graphbuilder.networks import MATTER, project_positions
from graphbuilder.query import Table, find_query
from graphbuilder.rdf.quads import Term

BASE = "https://example.org/"
COLUMNS = (
    *("position", "act", "content"),
    *("holder", "holderLabel", "holderKind", "addressee", "addresseeLabel", "addresseeKind"),
)
ACTORS = ("actor", "label", "kind", "party", "held", "received")


def iri(name: str) -> URIRef:
    return URIRef(BASE + name)


def row(position: str, act: str, holder: str, addressee: str | None) -> tuple[Term | None, ...]:
    content = Literal(f"what {position} says", lang="en")
    return (iri(position), Literal(act), content, *actor(holder), *actor(addressee))


def actor(name: str | None) -> tuple[Term | None, ...]:
    return (iri(name), Literal(name.upper()), Literal("state")) if name else (None, None, None)


@pytest.mark.parametrize(
    ("rows", "edges"),
    [
        pytest.param([], [], id="no position, no edge"),
        pytest.param([("p", "demand", "a", "b")], [("a", "b", "p")], id="holder to addressee"),
        pytest.param(
            [("p", "demand", "a", "b"), ("q", "reject", "b", "a"), ("r", "warn", "a", "b")],
            [("a", "b", "p"), ("a", "b", "r"), ("b", "a", "q")],
            id="parallel positions stay apart",
        ),
        pytest.param(
            [("p", "warn", "a", "c"), ("p", "warn", "a", "d"), ("p", "warn", "b", "c")],
            [("a", "c", "p"), ("a", "d", "p"), ("b", "c", "p")],
            id="an edge for each holder and addressee",
        ),
        pytest.param([("p", "deny", "a", "a")], [("a", "a", "p")], id="to oneself"),
        pytest.param([("p", "state", "a", None)], [("a", "p", "p")], id="to no one: the matter"),
        pytest.param(
            [("p", "state", "a", None), ("p", "state", "b", None)],
            [("a", "p", "p"), ("b", "p", "p")],
            id="joint holders meet in the matter",
        ),
    ],
)
def test_positions_become_edges(
    rows: list[tuple[str, str, str, str | None]], edges: list[tuple[str, str, str]]
) -> None:
    network = project_positions(Table(columns=COLUMNS, rows=tuple(row(*values) for values in rows)))

    found = [tuple(part.removeprefix(BASE) for part in edge) for edge in network.edges(keys=True)]
    assert sorted(found) == sorted(edges)


def test_a_matter_is_a_node_of_its_own_kind_with_the_content_as_label() -> None:
    network = project_positions(Table(columns=COLUMNS, rows=(row("p", "state", "a", None),)))

    assert network.nodes[BASE + "p"] == {"label": "what p says", "kind": MATTER}


@pytest.mark.parametrize(
    ("term", "value"),
    [
        pytest.param(Literal("words", lang="en"), "words", id="words lose their language"),
        pytest.param(Literal("0.87", datatype=XSD.decimal), 0.87, id="decimals"),
        pytest.param(Literal("812", datatype=XSD.integer), 812, id="integers"),
        pytest.param(Literal("2022-02", datatype=XSD.gYearMonth), "2022-02", id="partial dates"),
        pytest.param(Literal("x", datatype=XSD.integer, normalize=False), "x", id="ill-typed"),
        pytest.param(Literal("true", datatype=XSD.boolean), "true", id="booleans are no numbers"),
        pytest.param(URIRef("https://example.org/a"), "https://example.org/a", id="IRIs"),
        pytest.param(None, None, id="unbound"),
        pytest.param(Literal(""), None, id="empty"),
    ],
)
@pytest.mark.filterwarnings("ignore:Failed to convert Literal:UserWarning")
def test_further_columns_become_attributes_of_edges(
    term: Term | None, value: str | float | None
) -> None:
    table = Table(columns=(*COLUMNS, "more"), rows=((*row("p", "warn", "a", "b"), term),))

    (_, _, edge) = next(iter(project_positions(table).edges(data=True)))

    assert edge.get("more") == value
    assert ("more" in edge) == (value is not None)


def test_the_table_of_actors_names_them_and_gives_kind_and_party() -> None:
    positions = Table(columns=COLUMNS, rows=(row("p", "warn", "a", "b"),))
    known = (iri("a"), Literal("Ann"), Literal("person"), Literal("B"), Literal(1), Literal(0))
    silent = (iri("z"), Literal("Zed"), Literal("person"), None, Literal(0), Literal(0))

    network = project_positions(positions, actors=Table(columns=ACTORS, rows=(known, silent)))

    assert {node: network.nodes[node] for node in network} == {
        BASE + "a": {"label": "Ann", "kind": "person", "party": "B"},
        BASE + "b": {"label": "B", "kind": "state"},
    }


def test_the_columns_are_those_of_the_named_queries() -> None:
    assert set(COLUMNS) <= set(find_query("positions").columns)
    assert find_query("actors").columns == ACTORS


def test_an_actor_without_a_label_goes_by_the_end_of_its_iri() -> None:
    cells = (iri("p"), Literal("warn"), iri("actor/RUS"))

    network = project_positions(Table(columns=("position", "act", "holder"), rows=(cells,)))

    assert network.nodes[BASE + "actor/RUS"]["label"] == "RUS"


def test_another_table_is_refused_by_the_columns_it_lacks() -> None:
    with pytest.raises(QueryError, match="lacks position, holder"):
        project_positions(Table(columns=("act",), rows=()))


def test_a_network_can_be_written_as_graphml() -> None:
    rows = (row("p", "state", "a", None), row("q", "warn", "a", "b"))

    lines = nx.generate_graphml(project_positions(Table(columns=COLUMNS, rows=rows)))

    assert "what p says" in "\n".join(lines)
