"""A page with nothing but a network that sigma draws, and networks to draw on it."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import networkx as nx

from graphbuilder.model import Act
from graphbuilder.networks import PositionNetwork
from graphbuilder.resources import read_text
from graphbuilder.views.layout import place_nodes
from graphbuilder.views.policy import browser_text, content_policy

Json: TypeAlias = Mapping[str, "str | float | int | None"]

_STYLE = "body { max-width: none } #canvas { position: static; height: 600px }"
_DRAW = """
"use strict";
window.heard = [];
const say = (what) => (id = null) => window.heard.push([what, id]);
const data = JSON.parse(document.getElementById("data").textContent);
const start = performance.now();
window.view = explorer.drawNetwork(document.getElementById("canvas"), data,
  { onNode: say("node"), onLink: say("link"), onNothing: say("nothing") });
window.drawn = performance.now() - start;
document.getElementById("notice").hidden = window.view !== null;
// Reading a pixel waits until all before it is painted.
requestAnimationFrame(() => {
  for (const canvas of document.querySelectorAll("canvas")) {
    const context = canvas.getContext("webgl2");
    context?.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4));
  }
  window.ready = performance.now() - start;
});
"""


def render_sigma_page(nodes: Sequence[Json], links: Sequence[Json]) -> str:
    """Render a page under the policy of the explorer.

    Returns:
        The page; it keeps the view as ``view``, what was clicked in ``heard``, in ``drawn``
        the milliseconds that drawing took of the script, in ``ready`` those until the picture.
    """
    sheets = ("palette.css", "explorer.css")
    styles = [*(browser_text(read_text("views/templates", name)) for name in sheets), _STYLE]
    scripts = [
        "window.explorer = {};",
        browser_text(read_text("views/bundles", "sigma.min.js")),
        browser_text(read_text("views/templates", "network_sigma.js")),
        _DRAW,
    ]
    data = json.dumps({"nodes": nodes, "links": links}).replace("<", "\\u003c")
    return "\n".join([
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Network</title>',
        '<meta http-equiv="Content-Security-Policy" '
        f'content="{content_policy(scripts=scripts, styles=styles)}">',
        '<link rel="icon" href="data:,">',
        *(f"<style>{style}</style>" for style in styles),
        '<p id="notice" hidden>No WebGL</p><div id="canvas"></div>',
        f'<script type="application/json" id="data">{data}</script>',
        *(f"<script>{script}</script>" for script in scripts),
    ])


def make_network(actors: int, links: int) -> tuple[list[Json], list[Json]]:
    """Make a network of some much addressed actors and many others, placed as pages place them.

    Returns:
        Its nodes and links, the same for the same numbers.
    """
    network: PositionNetwork = nx.MultiDiGraph()
    acts = list(Act)
    network.add_nodes_from(f"a{i}" for i in range(actors))
    for i in range(links):
        holder, target = i % actors, (i * i + 7 * i) % (i % actors + 1)
        network.add_edge(f"a{holder}", f"a{target}", key=str(i), act=acts[i % len(acts)])
    places = place_nodes(network)
    nodes: list[Json] = [
        {"id": node, "label": f"Actor {node[1:]}", "kind": "state", "size": size, **place._asdict()}
        for node, place in places.items()
        for size in [9 + 3 * network.degree(node) ** 0.5]
    ]
    drawn: list[Json] = [
        {"id": key, "from": holder, "to": target, "act": str(data["act"]), "width": 1}
        for holder, target, key, data in network.edges(keys=True, data=True)
    ]
    return nodes, drawn
