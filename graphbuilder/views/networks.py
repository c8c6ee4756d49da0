"""Positions as one self-contained, interactive HTML page: network, matrix, table and reader.

pyvis collects the nodes and edges and brings the vis-network library. Its stock template is not
used: it loads code from other hosts and runs script that stands in titles, and the texts of
others are what we show. Ours carries a policy that lets the browser run the scripts below, known
by their hashes, and load nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from jinja2 import ChoiceLoader, Environment, PackageLoader
from pyvis.network import Network

from graphbuilder.model import Act, ActorKind
from graphbuilder.networks import MATTER, PositionNetwork, is_matter
from graphbuilder.views.exploration import Exploration
from graphbuilder.views.layout import place_nodes
from graphbuilder.views.links import Drawing, draw_links
from graphbuilder.views.packing import pack_exploration
from graphbuilder.views.policy import browser_text, content_policy
from graphbuilder.views.templating import make_environment

_TEMPLATE = "explorer.html"
_STYLES = ("palette.css", "explorer.css")
#: The scripts of a page in their order; each adds to what those before it give.
_BASIC = ("data.js", "dom.js", "words.js", "state.js", "filters.js", "choices.js")
_VIEWS = (
    *("controls.js", "timeline.js", "cards.js", "overview.js", "dossier.js", "panel.js"),
    *("matrix.js", "table.js", "reader.js"),
)
_VIS = ("lib/vis-9.1.2/vis-network.min.js", "labels.js", "network_vis.js")
_SIGMA = ("sigma.min.js", "network_sigma.js")

#: Above this many lines the graphics processor draws them.
MAX_VIS_LINKS = 10_000

#: How far the middles of two parallel edges bend apart, and how far the outermost may bend.
_BEND, _MAX_BEND = 0.16, 0.8


class Shape(NamedTuple):
    """What a kind of node looks like: vis-network's name and a character for the legend."""

    name: str
    glyph: str


_OTHER = Shape("dot", "●")
_SHAPES: Mapping[str, Shape] = MappingProxyType({
    ActorKind.STATE: Shape("dot", "●"),
    ActorKind.BLOC: Shape("hexagon", "⬢"),
    ActorKind.IGO: Shape("diamond", "◆"),
    ActorKind.ORGANISATION: Shape("square", "■"),
    ActorKind.PERSON: Shape("triangle", "▲"),
    ActorKind.ARMED_GROUP: Shape("triangleDown", "▼"),
    ActorKind.PEOPLE: Shape("star", "★"),
    MATTER: Shape("square", "▫"),
})


def render_explorer(exploration: Exploration, *, title: str) -> str:
    """Render positions as a page in which they can be searched, filtered, compared and read.

    Args:
        exploration: The positions and what belongs to them. There may be none.
        title: The heading of the page; any text.

    Returns:
        An HTML document that needs no other file and no connection; to be written as UTF-8. The
        same positions and title give the same text.
    """
    drawing = draw_links(exploration)
    network = drawing.network(exploration)
    canvas = Network(directed=True, heading=title)
    canvas.templateEnv = _environment(exploration, drawing=drawing, network=network)
    canvas.path = _TEMPLATE
    names = _name_nodes(network, exploration=exploration)
    _add_nodes(canvas, network, names=names)
    _add_links(canvas, drawing, network, exploration=exploration, names=names)
    return str(canvas.generate_html())


def _environment(
    exploration: Exploration, *, drawing: Drawing, network: PositionNetwork
) -> Environment:
    """Make the environment that pyvis renders our template in, with what pyvis does not pass."""
    loader = ChoiceLoader([
        PackageLoader("graphbuilder.views"),
        PackageLoader("graphbuilder.views", "bundles"),
        PackageLoader("pyvis"),
    ])
    environment = make_environment(loader)
    scripts, styles = (
        [browser_text(loader.get_source(environment, name)[0]) for name in names]
        for names in (_script_names(drawing), _STYLES)
    )
    environment.globals |= {
        "scripts": scripts,
        "styles": styles,
        "policy": content_policy(scripts=scripts, styles=styles),
        "exploration": pack_exploration(exploration) | {"isAggregated": drawing.is_aggregated},
        "count": len(exploration.positions),
        "acts": _count_acts(exploration),
        "kinds": _present_kinds(network),
        "is_aggregated": drawing.is_aggregated,
    }
    return environment


def _script_names(drawing: Drawing) -> tuple[str, ...]:
    """List the scripts of a page; what draws the network depends on how many lines there are."""
    painter = _SIGMA if len(drawing.links) > MAX_VIS_LINKS else _VIS
    return (*_BASIC, *painter, *_VIEWS, "explorer.js")


def _count_acts(exploration: Exploration) -> dict[str, int]:
    """Count positions by act, in the order of the acts, without those that do not occur."""
    counts = Counter(position.act for position in exploration.positions)
    order = {str(act): number for number, act in enumerate(Act)}
    return {act: counts[act] for act in sorted(counts, key=lambda act: order.get(act, len(order)))}


def _present_kinds(network: PositionNetwork) -> dict[str, str]:
    """Map the kinds of node that occur to the characters that explain them."""
    present = {network.nodes[node].get("kind") for node in network}
    return {str(kind): shape.glyph for kind, shape in _SHAPES.items() if kind in present}


def _name_nodes(network: PositionNetwork, *, exploration: Exploration) -> dict[str, str]:
    """Name actors by the numbers of their rows, and matters by numbers of their own."""
    names = {actor.iri: str(number) for number, actor in enumerate(exploration.actors)}
    matters = (node for node in network if is_matter(network, node))
    return names | {matter: f"m{number}" for number, matter in enumerate(matters)}


def _add_nodes(canvas: Network, network: PositionNetwork, *, names: Mapping[str, str]) -> None:
    places = place_nodes(network)
    for node in network:
        kind = network.nodes[node].get("kind", "")
        canvas.add_node(
            names[node],
            kind=kind,
            shape=_SHAPES.get(kind, _OTHER).name,
            size=5 if kind == MATTER else round(9 + 3 * min(network.degree(node), 60) ** 0.5, 1),
            x=places[node].x,
            y=places[node].y,
        )


def _add_links(
    canvas: Network,
    drawing: Drawing,
    network: PositionNetwork,
    *,
    exploration: Exploration,
    names: Mapping[str, str],
) -> None:
    numbers = {position.iri: number for number, position in enumerate(exploration.positions)}
    bends = dict(_bends(network))
    for number, link in enumerate(drawing.links):
        canvas.add_edge(
            names[link.holder],
            names[link.target],
            id=str(number),
            act=link.act,
            width=link.width,
            positions=[numbers[iri] for iri in link.positions],
            bend=bends[str(number)],
        )


def _bends(network: PositionNetwork) -> Iterator[tuple[str, float]]:
    """Yield the bend of each edge by its key, such that parallel edges lie side by side.

    A bend counts from the smaller node to the greater, so that edges of both directions share
    one fan, and is positive to the left of the edge's own direction.
    """
    fans: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for holder, target, key in network.edges(keys=True):
        pair = (min(holder, target), max(holder, target))
        fans.setdefault(pair, []).append((holder, target, key))
    for fan in fans.values():
        step = min(_BEND, 2 * _MAX_BEND / len(fan))
        for i, (holder, target, key) in enumerate(sorted(fan)):
            bend = round((i - (len(fan) - 1) / 2) * step, 3)
            yield key, bend if holder <= target else -bend
