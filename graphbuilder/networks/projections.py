"""From a table of positions to a network of who takes a position towards whom.

A position without an addressee ("We shall never accept this") still has to appear: in the gold
documents more than half of the positions have none. Such a position becomes a node of its own,
a *matter*, and its holders point to it. Holders of one joint position thus meet in its matter,
nobody is made the addressee of what was said to no one, and measures that concern actors alone
leave matters out by their kind.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

import networkx as nx
from rdflib import Literal
from rdflib.term import Node

from graphbuilder.errors import QueryError
from graphbuilder.query import Table

#: Nodes are IRIs as plain strings; so are the keys of edges, which name the position.
PositionNetwork: TypeAlias = "nx.MultiDiGraph[str]"

#: The kind of the nodes that stand for a position without an addressee.
MATTER = "matter"

#: What a network file can hold, and so what a cell becomes.
Scalar: TypeAlias = str | int | float
#: A row by the names of its columns, without what is unknown.
Record: TypeAlias = Mapping[str, Scalar]

_REQUIRED = ("position", "act", "holder")
#: Columns of the table of actors that the nodes take over.
_ACTOR_COLUMNS = ("label", "kind", "party", "wikidata")
#: Columns that describe the nodes; all others describe the edge.
_NODE_COLUMNS = frozenset(
    f"{role}{part}" for role in ("holder", "addressee") for part in ("", "Label", "Kind")
)


def project_positions(positions: Table, *, actors: Table | None = None) -> PositionNetwork:
    """Project positions onto their holders and addressees.

    Args:
        positions: The result of the query ``positions``: a row per position, holder, addressee.
        actors: The result of the query ``actors``, which settles how an actor is called whom
            documents call differently, and gives its party and, in a column of that name, its
            Wikidata item.

    Returns:
        A network with an edge per row, from the holder to the addressee or, where there is
        none, to the matter. Nodes carry ``label`` and, if known, ``kind``, ``party`` and
        ``wikidata``; edges carry the columns of `positions` that do not describe the nodes, under
        their names. What is not known is absent, so that every file format can take the network.
        Without `actors`, an actor is what the first row says.

    Raises:
        QueryError: If `positions` lacks a column without which there is no network.
    """
    missing = [column for column in _REQUIRED if column not in positions.columns]
    if missing:
        raise QueryError(
            f"a table of columns {', '.join(positions.columns)} lacks {', '.join(missing)};"
            " give the result of the query 'positions'"
        )
    network: PositionNetwork = nx.MultiDiGraph()
    for record in _records(positions):
        _add_position(network, record)
    if actors is not None:
        describe_actors(network, actors)
    return network


def describe_actors(network: PositionNetwork, actors: Table) -> None:
    """Give the actors of a network the label, kind, party and Wikidata item of a table of them."""
    for record in _records(actors):
        if (actor := str(record["actor"])) in network:
            known = {name: record[name] for name in _ACTOR_COLUMNS if name in record}
            network.add_node(actor, **known)


def is_matter(network: PositionNetwork, node: str) -> bool:
    """Whether a node stands for a position without an addressee, and so for no actor."""
    return bool(network.nodes[node].get("kind") == MATTER)


def _records(table: Table) -> Iterator[Record]:
    """Yield the rows as plain values by column, without the empty cells."""
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        yield {column: _plain(term) for column, term in cells if term is not None and str(term)}


def _plain(term: Node) -> Scalar:
    """Turn an RDF term into a number where it is one, else into its text."""
    value = term.toPython() if isinstance(term, Literal) else None
    if isinstance(value, Decimal | float):
        return float(value)
    # bool is a kind of int; the text "true" says more than a 1.
    return value if isinstance(value, int) and not isinstance(value, bool) else str(term)


def _add_position(network: PositionNetwork, record: Record) -> None:
    position, holder = str(record["position"]), str(record["holder"])
    _add_actor(network, record, role="holder")
    if "addressee" in record:
        target = str(record["addressee"])
        _add_actor(network, record, role="addressee")
    else:
        target = position
        network.add_node(target, label=str(record.get("content", "")), kind=MATTER)
    facts = {column: value for column, value in record.items() if column not in _NODE_COLUMNS}
    network.add_edge(holder, target, key=position, **facts)


def _add_actor(network: PositionNetwork, record: Record, *, role: str) -> None:
    """Add the actor in a role as it is first met; without a label by the end of its IRI."""
    actor = str(record[role])
    if actor in network:
        return
    network.add_node(actor, label=record.get(f"{role}Label", actor.rpartition("/")[2]))
    if f"{role}Kind" in record:
        network.nodes[actor]["kind"] = record[f"{role}Kind"]
