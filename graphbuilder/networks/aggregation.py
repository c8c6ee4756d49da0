"""From single positions to who does what to whom, and how often.

Positions come a table at a time, so that a network of actors can be made of more positions than
memory holds with all their words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import fsum

import networkx as nx

from graphbuilder.errors import AnalysisError
from graphbuilder.model import PartialDate
from graphbuilder.networks.projections import (
    PositionNetwork,
    Record,
    Scalar,
    describe_actors,
    is_matter,
    project_positions,
)
from graphbuilder.query import Table


def aggregate_positions(tables: Iterable[Table], *, actors: Table | None = None) -> PositionNetwork:
    """Aggregate positions to one edge for each holder, addressee and act.

    Args:
        tables: Parts of the result of the query ``positions``; the rows of a position stand in one.
        actors: As for `project_positions`.

    Returns:
        A network whose edges have the act as their key and carry ``act``, ``count`` (of positions),
        ``documents`` (how many), ``firstDate``, ``lastDate``, ``confidence`` (the mean),
        ``positionIris`` and ``documentIds`` (which). Nodes carry, beside what `project_positions`
        gives them, how many positions they ``held`` and ``received``, and how many of the former
        were ``unaddressed``: those have no edge, since they are towards no one.
    """
    network: PositionNetwork = nx.MultiDiGraph()
    tallies: defaultdict[tuple[str, str, str], _Tally] = defaultdict(_Tally)
    for table in tables:
        part = project_positions(table)
        _add_actors(network, part)
        for holder, target, position, facts in part.edges(keys=True, data=True):
            if not is_matter(part, target):
                tallies[holder, target, str(facts["act"])].add(str(position), facts)
    for (holder, addressee, act), tally in tallies.items():
        network.add_edge(holder, addressee, key=act, act=act, **tally.attributes())
    if actors is not None:
        describe_actors(network, actors)
    return network


def _add_actors(network: PositionNetwork, part: PositionNetwork) -> None:
    """Add the actors of a part, and count what they hold and receive there."""
    for node, known in part.nodes(data=True):
        if is_matter(part, node):
            continue
        held = {
            (key, is_matter(part, target)) for _, target, key in part.out_edges(node, keys=True)
        }
        counts = Counter({
            "held": len(held),
            "received": len({key for _, _, key in part.in_edges(node, keys=True)}),
            "unaddressed": sum(towards_no_one for _, towards_no_one in held),
        })
        before = network.nodes[node] if node in network else known | dict.fromkeys(counts, 0)
        network.add_node(node, **before | {name: before[name] + counts[name] for name in counts})


@dataclass(slots=True)
class _Tally:
    """What the positions of one edge have in common."""

    positions: list[str] = field(default_factory=list)
    documents: dict[str, None] = field(default_factory=dict)
    confidences: list[float] = field(default_factory=list)
    dates: set[PartialDate] = field(default_factory=set)

    def add(self, position: str, facts: Record) -> None:
        """Count a position."""
        self.positions.append(position)
        if "document" in facts:
            self.documents[str(facts["document"])] = None
        if isinstance(confidence := facts.get("confidence"), float):
            self.confidences.append(confidence)
        if "date" in facts:
            self.dates |= _parse_date(str(facts["date"]))

    def attributes(self) -> dict[str, Scalar]:
        """Sum the positions up; what is not known is absent."""
        known: dict[str, Scalar] = {
            "count": len(self.positions),
            "documents": len(self.documents),
            "positionIris": " ".join(self.positions),
            "documentIds": "; ".join(self.documents),
        }
        if self.confidences:
            known["confidence"] = round(fsum(self.confidences) / len(self.confidences), 4)
        if self.dates:
            known["firstDate"] = str(min(self.dates, key=lambda d: (d.earliest, str(d))))
            known["lastDate"] = str(max(self.dates, key=lambda d: (d.latest, str(d))))
        return known


def _parse_date(text: str) -> set[PartialDate]:
    try:
        return {PartialDate.parse(text)}
    except AnalysisError:  # that of a foreign graph
        return set()
