"""Which lines are drawn between which nodes: positions on one matter share a line.

A line stands for what one holder says by one act to one addressee on one matter, in however many
documents; so a stance that ten papers report is one line, and a broad one. Of a large graph that
would be too many lines to draw or to read. Then a line stands for all that a holder says by one act
to an addressee, and what is said to no one is left to the other views.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import log2

import networkx as nx

from graphbuilder.networks import MATTER, PositionNetwork
from graphbuilder.views.exploration import Exploration, Stated

#: Above this many lines, those of one act between two actors become one.
MAX_LINKS = 2_000

#: How broad a line grows, and by how much for each doubling of its sources.
_MAX_WIDTH, _WIDTH_STEP = 7.0, 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line of the network.

    Attributes:
        holder: The node that it starts from.
        target: The node that it points to: an addressee or a matter.
        act: The short name of the act.
        positions: The IRIs of the positions that it stands for, in their order.
        width: How broad it is: 1 for one source, more for more.
    """

    holder: str
    target: str
    act: str
    positions: tuple[str, ...]
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The lines of a network, and whether each of them sums up several matters."""

    links: tuple[Link, ...]
    is_aggregated: bool

    def network(self, exploration: Exploration) -> PositionNetwork:
        """Make the network of these lines, for the layout; its keys are the lines' numbers."""
        network: PositionNetwork = nx.MultiDiGraph()
        for actor in exploration.actors:
            network.add_node(actor.iri, label=actor.label, kind=actor.kind)
        for number, link in enumerate(self.links):
            if link.target not in network:
                network.add_node(link.target, label="", kind=MATTER)
            network.add_edge(link.holder, link.target, key=str(number), act=link.act)
        idle = [actor for actor in network if not network.degree(actor)]
        network.remove_nodes_from(idle)  # they only report, or speak to no one in a large graph
        return network


def draw_links(exploration: Exploration, *, most: int = MAX_LINKS) -> Drawing:
    """Group positions into lines.

    Args:
        exploration: The positions.
        most: Above how many lines those of one act between two actors become one.

    Returns:
        The lines, in the order of their first positions.
    """
    links = tuple(_group(_single(exploration.positions)))
    if len(links) <= most:
        return Drawing(links=links, is_aggregated=False)
    addressed = (position for position in exploration.positions if position.addressees)
    return Drawing(links=tuple(_group(_summed(addressed))), is_aggregated=True)


#: Holder, target, act, and what else keeps two lines apart.
_Key = tuple[str, str, str, str]


def _single(positions: Iterable[Stated]) -> Iterator[tuple[_Key, Stated]]:
    for position in positions:
        matter = position.stance or position.content.words.casefold()
        targets = position.addressees or (_matter_node(position, matter),)
        for holder, target in product(position.holders, targets):
            yield (holder, target, position.act, matter), position


def _matter_node(position: Stated, matter: str) -> str:
    """Name the node of what is said to no one; who says it together meets there."""
    return "\n".join((MATTER, position.act, matter, *sorted(position.holders)))


def _summed(positions: Iterable[Stated]) -> Iterator[tuple[_Key, Stated]]:
    for position in positions:
        for holder, target in product(position.holders, position.addressees):
            yield (holder, target, position.act, ""), position


def _group(keyed: Iterable[tuple[_Key, Stated]]) -> Iterator[Link]:
    groups: dict[_Key, list[Stated]] = {}
    for key, position in keyed:
        groups.setdefault(key, []).append(position)
    for (holder, target, act, matter), positions in groups.items():
        yield Link(
            holder=holder,
            target=target,
            act=act,
            positions=tuple(position.iri for position in positions),
            width=_width(positions, is_summed=not matter),
        )


def _width(positions: list[Stated], *, is_summed: bool) -> float:
    """Let a line grow with its independent sources, or where it sums up with its positions."""
    count = len(positions) if is_summed else _count_sources(positions)
    return min(_MAX_WIDTH, round(1 + _WIDTH_STEP * log2(max(1, count)), 1))


def _count_sources(positions: list[Stated]) -> int:
    """Take the sources of the stance; where none was derived, every document counts as one."""
    if any(position.stance for position in positions):
        return max(position.sources for position in positions)
    return len({position.document for position in positions})
