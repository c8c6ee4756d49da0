"""Networks of positions as one self-contained, interactive HTML page.

pyvis collects the nodes and edges and brings the vis-network library. Its stock template is not
used: it loads code from other hosts and runs script that stands in titles, and the texts of
others are what we show. Ours carries a policy that lets the browser run the scripts below, known
by their hashes, and load nothing.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from pyvis.network import Network

from graphbuilder.model import Act, ActorKind
from graphbuilder.networks import MATTER, PositionNetwork
from graphbuilder.views.cards import Card, write_cards
from graphbuilder.views.layout import place_nodes

_TEMPLATE = "explorer.html"
_SCRIPTS = ("lib/vis-9.1.2/vis-network.min.js", "labels.js", "explorer.js")
_STYLES = ("explorer.css",)

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


def render_explorer(network: PositionNetwork, *, title: str) -> str:
    """Render a network as a page in which its positions can be searched, filtered and read.

    Args:
        network: A network of positions, as `project_positions` makes it. It may be empty.
        title: The heading of the page; any text.

    Returns:
        An HTML document that needs no other file and no connection; to be written as UTF-8. The
        same network and title give the same text.
    """
    cards = write_cards(network)
    canvas = Network(directed=True, heading=title)
    canvas.templateEnv = _environment(network, cards=cards)
    canvas.path = _TEMPLATE
    _add_nodes(canvas, network)
    _add_edges(canvas, network, cards=cards)
    return str(canvas.generate_html())


def _environment(network: PositionNetwork, *, cards: Sequence[Card]) -> Environment:
    """Make the environment that pyvis renders our template in, with what pyvis does not pass."""
    loader = ChoiceLoader([PackageLoader("graphbuilder.views"), PackageLoader("pyvis")])
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    scripts = [_browser_text(loader.get_source(environment, name)[0]) for name in _SCRIPTS]
    styles = [_browser_text(loader.get_source(environment, name)[0]) for name in _STYLES]
    environment.globals |= {
        "scripts": scripts,
        "styles": styles,
        "policy": _content_policy(scripts=scripts, styles=styles),
        "cards": cards,
        "acts": _count_acts(cards),
        "kinds": _present_kinds(network),
    }
    return environment


def _browser_text(source: str) -> str:
    """Give a script or style sheet the line ends that the browser will hash."""
    lines = source.replace("\r\n", "\n").split("\n")
    # A source map is a file that we do not ship; developer tools would ask the network for it.
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL="))


def _content_policy(*, scripts: Sequence[str], styles: Sequence[str]) -> str:
    """State what the page may do: run its own scripts, use its own styles, nothing else.

    Returns:
        A policy in the form of https://www.w3.org/TR/CSP3/#framework-policy.
    """
    return "; ".join([
        "default-src 'none'",
        f"script-src {' '.join(map(_hash_source, scripts))}",
        f"style-src {' '.join(map(_hash_source, styles))}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ])


def _hash_source(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _count_acts(cards: Sequence[Card]) -> dict[str, int]:
    """Count positions by act, in the order of the acts, without those that do not occur."""
    counts = Counter(card.act for card in cards)
    order = {str(act): number for number, act in enumerate(Act)}
    return {act: counts[act] for act in sorted(counts, key=lambda act: order.get(act, len(order)))}


def _present_kinds(network: PositionNetwork) -> dict[str, str]:
    """Map the kinds of node that occur to the characters that explain them."""
    present = {network.nodes[node].get("kind") for node in network}
    return {str(kind): shape.glyph for kind, shape in _SHAPES.items() if kind in present}


def _add_nodes(canvas: Network, network: PositionNetwork) -> None:
    places = place_nodes(network)
    for node in sorted(network):
        data = network.nodes[node]
        kind = data.get("kind", "")
        canvas.add_node(
            node,
            label=data["label"] or node,
            kind=kind,
            shape=_SHAPES.get(kind, _OTHER).name,
            size=5 if kind == MATTER else round(9 + 3 * network.degree(node) ** 0.5, 1),
            x=places[node].x,
            y=places[node].y,
        )


def _add_edges(canvas: Network, network: PositionNetwork, *, cards: Sequence[Card]) -> None:
    numbers = {card.position: number for number, card in enumerate(cards)}
    for holder, target, position, bend in _bent_edges(network):
        card = cards[numbers[position]]
        canvas.add_edge(
            holder,
            target,
            id=f"{len(canvas.edges)}",
            act=card.act,
            card=numbers[position],
            title=f"{card.summary}\n{''.join(card.excerpt) or card.content}",
            smooth={
                "enabled": bend != 0,
                "type": "curvedCW" if bend > 0 else "curvedCCW",
                "roundness": abs(bend),
            },
        )


def _bent_edges(network: PositionNetwork) -> Iterator[tuple[str, str, str, float]]:
    """Yield holder, target, position and bend, such that parallel edges lie side by side.

    A bend counts from the smaller node to the greater, so that edges of both directions share
    one fan, and is positive to the left of the edge's own direction.
    """
    fans: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for holder, target, position in sorted(network.edges(keys=True)):
        pair = (min(holder, target), max(holder, target))
        fans.setdefault(pair, []).append((holder, target, position))
    for fan in fans.values():
        step = min(_BEND, 2 * _MAX_BEND / len(fan))
        for i, (holder, target, position) in enumerate(fan):
            bend = round((i - (len(fan) - 1) / 2) * step, 3)
            yield holder, target, position, bend if holder <= target else -bend
