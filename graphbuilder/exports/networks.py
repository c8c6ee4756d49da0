"""Writes networks as GraphML and GEXF, for Gephi and for networkx.

Both are XML 1.0, which cannot hold every character, and GEXF has meanings of its own for some
attributes: ``start`` and ``end`` are times there. What is not known has no attribute.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import networkx as nx
from rdflib import Literal, URIRef

from graphbuilder.errors import AnalysisError
from graphbuilder.exports.positions import (
    Cast,
    Described,
    StoredPosition,
    read_positions,
    read_sources,
)
from graphbuilder.model import PartialDate
from graphbuilder.networks import (
    PositionNetwork,
    aggregate_positions,
    describe_actors,
    project_positions,
)
from graphbuilder.query import Table
from graphbuilder.query.table import Row
from graphbuilder.rdf.quads import Term
from graphbuilder.store import GraphStore

#: What XML 1.0 has no character for (https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n?")

#: Attributes of edges that GEXF would take for times, and what they are called in files.
_RENAMED: Mapping[str, str] = {"start": "quotationStart", "end": "quotationEnd"}

_COLUMNS = (
    *("position", "act", "holder", "holderLabel", "holderKind"),
    *("addressee", "addresseeLabel", "addresseeKind", "content", "condition", "strength"),
    *("reporters", "cue", "quotation", "start", "end"),
    *("document", "title", "date", "url", "confidence"),
)
_ACTOR_COLUMNS = ("actor", "label", "kind", "party", "wikidata")


def write_graphml(store: GraphStore, path: Path, *, single_positions: bool = False) -> None:
    """Write the network of actors, or that of single positions, as GraphML."""
    network = read_network(store, single_positions=single_positions)
    # Not write_graphml, which writes otherwise where lxml happens to be installed.
    nx.write_graphml_xml(prepare_network(network), path)


def write_gexf(store: GraphStore, path: Path, *, single_positions: bool = False) -> None:
    """Write the network of actors, or that of single positions, as GEXF 1.2 with its times."""
    output = io.BytesIO()
    nx.write_gexf(prepare_network(read_network(store, single_positions=single_positions)), output)
    path.write_bytes(_without_today(output.getvalue()))


def read_network(store: GraphStore, *, single_positions: bool = False) -> PositionNetwork:
    """Read a network out of a store, a document at a time.

    Args:
        store: Where the positions are.
        single_positions: Whether each position is an edge, rather than all of one holder,
            addressee and act.

    Returns:
        What `project_positions` or `aggregate_positions` gives.
    """
    cast = Cast.of(store)
    positions = read_positions(store, sources=read_sources(store), cast=cast)
    tables = (
        Table(columns=_COLUMNS, rows=tuple(row for p in group for row in _rows(p)))
        for _, group in groupby(positions, key=lambda position: position.source.iri)
    )
    rows = tuple(_actor_row(actor, cast) for actor in cast.actors.values())
    actors = Table(columns=_ACTOR_COLUMNS, rows=rows)
    if not single_positions:
        return aggregate_positions(tables, actors=actors)
    network: PositionNetwork = nx.MultiDiGraph()
    for table in tables:
        network.update(project_positions(table))
    describe_actors(network, actors)
    return network


def prepare_network(network: PositionNetwork) -> PositionNetwork:
    """Make a copy of a network that both formats hold as it is.

    Returns:
        Nodes and edges in order, without characters that XML lacks. Edges have keys of their own,
        the act as ``label``, their count as ``weight``, and the days from which and to which they
        stand as ``start`` and ``end``.
    """
    copy: PositionNetwork = nx.MultiDiGraph()
    for node in sorted(network):
        copy.add_node(_legal(node), **_legal_values(network.nodes[node]))
    for number, edge in enumerate(sorted(network.edges(keys=True)), start=1):
        source, target, _ = edge
        facts = network.edges[edge]
        renamed = {_RENAMED.get(name, name): value for name, value in facts.items()}
        extra = {"label": facts["act"], "weight": facts.get("count", 1), **dict(_times(facts))}
        legal = _legal_values(renamed | extra)
        copy.add_edge(_legal(source), _legal(target), key=f"e{number}", **legal)
    return copy


def _rows(position: StoredPosition) -> Iterator[Row]:
    """Yield a row for each holder and addressee, as the query ``positions`` does."""
    source = {
        name: position.source.facts.get(name) for name in ("document", "title", "date", "url")
    }
    reporters = Literal("; ".join(actor.label for actor in position.reporter))
    shared = {**position.facts, **source, "position": URIRef(position.iri), "reporters": reporters}
    for holder in position.holder:
        for addressee in position.addressee or (None,):
            cells: dict[str, Term | None] = {
                **shared,
                **_actor_cells("holder", holder),
                **_actor_cells("addressee", addressee),
            }
            yield tuple(cells.get(column) for column in _COLUMNS)


def _actor_cells(role: str, actor: Described | None) -> dict[str, Term | None]:
    if actor is None:
        return {}
    facts = {"": URIRef(actor.iri), "Label": Literal(actor.label), "Kind": actor.facts.get("kind")}
    return {role + part: term for part, term in facts.items()}


def _actor_row(actor: Described, cast: Cast) -> Row:
    party = actor.text("party")
    label = Literal(cast.find(party).label) if party else None
    facts = actor.facts
    name = Literal(actor.label)
    return (URIRef(actor.iri), name, facts.get("kind"), label, facts.get("wikidata"))


def _times(facts: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    first, last = (facts.get(name, facts.get("date")) for name in ("firstDate", "lastDate"))
    try:
        known = PartialDate.parse(str(first)), PartialDate.parse(str(last))
    except AnalysisError:  # unknown, or that of a foreign graph
        return ()
    return (("start", known[0].earliest.isoformat()), ("end", known[1].latest.isoformat()))


def _legal_values(attributes: Mapping[str, object]) -> dict[str, object]:
    return {k: _legal(v) if isinstance(v, str) else v for k, v in attributes.items()}


def _legal(text: str) -> str:
    """Replace what XML has no character for, and the line ends that it does not keep."""
    return _NO_XML.sub("\ufffd", _LINE_END.sub("\n", text))


def _without_today(gexf: bytes) -> bytes:
    """Take the date of writing out of a GEXF file: the same network gives the same bytes."""
    today = re.compile(rb'<meta lastmodifieddate="[^"]*">\s*<creator>[^<]*</creator>')
    return today.sub(b"<meta><creator>graphbuilder</creator>", gexf, count=1)
