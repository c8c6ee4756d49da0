"""Where the nodes of a network stand: computed here, so that nothing moves when a page opens.

Actors are placed by stress majorisation: distances on the page come close to the lengths of
shortest paths in the network. It starts from a spiral, not from chance, so the same network
always gets the same picture. Where there are too many actors for that, springs place them (see
`graphbuilder.views.springs`). Matters (positions without an addressee) sit around their holder
like petals, on the side that looks away from its neighbours.

References:
    E. Gansner, Y. Koren, S. North. Graph Drawing by Stress Majorization. GD 2004.
    https://doi.org/10.1007/978-3-540-31843-9_25
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphbuilder.networks import PositionNetwork, is_matter
from graphbuilder.views.springs import relax_springs

#: Free space between two neighbouring actors, in pixels at zoom 1.
GAP = 150
#: How much farther apart than neighbours those actors stand that nothing connects.
UNCONNECTED = 2
#: Radius of the first ring of petals, distance between rings, and space of a petal on its ring.
RING, RING_STEP, PETAL = 58, 30, 30
#: The part of a ring that petals take; the rest stays open towards the neighbours.
ARC = 1.25 * math.pi
#: Majorisation takes time and memory quadratic in the actors; above, springs place them.
MAX_STRESSED = 800
ROUNDS = 150
#: Rounds of the springs, and how many at most for all actors together.
SPRING_ROUNDS, SPRING_MOVES = 60, 600_000
#: Screens are wider than high.
STRETCH = 1.2

_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))

#: An undirected network of actors alone; its nodes carry ``room``, its edges ``length``.
ActorNetwork: TypeAlias = "nx.Graph[str]"
#: One row a node.
Coordinates: TypeAlias = NDArray[np.float64]


class Point(NamedTuple):
    """A place in pixels at zoom 1; y grows downwards."""

    x: float
    y: float


def place_nodes(network: PositionNetwork) -> dict[str, Point]:
    """Give every node its place.

    Args:
        network: A network of positions, as `project_positions` makes it.

    Returns:
        A place in whole pixels for each node, with the centre of the actors near the origin.
        Nodes and edges may have been added in any order.
    """
    petals = _petals(network)
    actors = _actors(network, petals=petals)
    places = _place_actors(actors)
    for holder, matters in petals.items():
        outward = _outward(holder, neighbours=list(actors[holder]), places=places)
        spots = _ring_spots(len(matters), around=places[holder], outward=outward)
        places |= dict(zip(matters, spots, strict=True))
    places |= _place_shared(network, sorted(set(network) - places.keys()), places=places)
    return {node: Point(round(place.x), round(place.y)) for node, place in places.items()}


def _petals(network: PositionNetwork) -> dict[str, list[str]]:
    """Collect by holder the matters that have no other holder."""
    petals: dict[str, list[str]] = {}
    for matter in sorted(node for node in network if is_matter(network, node)):
        holders = list(network.predecessors(matter))
        if len(holders) == 1:
            petals.setdefault(holders[0], []).append(matter)
    return petals


def _actors(network: PositionNetwork, *, petals: Mapping[str, Sequence[str]]) -> ActorNetwork:
    """Connect actors that address each other or share a matter, with the room between them."""
    actors: ActorNetwork = nx.Graph()
    for node in sorted(network):
        if not is_matter(network, node):
            actors.add_node(node, room=_ring_radius(len(petals.get(node, ()))))
    for holder, target in sorted(set(network.edges())):
        others = [target] if target in actors else sorted(network.predecessors(target))
        actors.add_edges_from((holder, other) for other in others if other != holder)
    for one, other, edge in actors.edges(data=True):
        edge["length"] = GAP + actors.nodes[one]["room"] + actors.nodes[other]["room"]
    return actors


def _place_actors(actors: ActorNetwork) -> dict[str, Point]:
    """Put the best connected in the middle of a spiral and relax that."""
    nodes = sorted(actors, key=lambda node: (-actors.degree(node), node))
    radii = GAP * np.sqrt(np.arange(len(nodes), dtype=np.float64))
    angles = _GOLDEN_ANGLE * np.arange(len(nodes))
    spots = np.column_stack([radii * np.cos(angles), radii * np.sin(angles)])
    if len(nodes) > MAX_STRESSED:
        spots = _lay_flat(_spring(spots, actors, nodes))
    elif len(nodes) > 1:
        spots = _lay_flat(_relax(spots, distances=_distances(actors, nodes)))
    return {node: Point(x, y) for node, (x, y) in zip(nodes, spots.tolist(), strict=True)}


def _spring(spots: Coordinates, actors: ActorNetwork, nodes: Sequence[str]) -> Coordinates:
    """Let springs of one length place the actors, the length that suits most of their rooms."""
    rows = {node: row for row, node in enumerate(nodes)}
    links = sorted(tuple(sorted((rows[one], rows[other]))) for one, other in actors.edges())
    rooms = np.array([actors.nodes[node]["room"] for node in nodes], dtype=np.float64)
    return relax_springs(
        spots,
        links=np.array(links, dtype=np.intp).reshape(-1, 2),
        gap=GAP + 2 * float(rooms.mean()),
        rounds=min(SPRING_ROUNDS, max(10, SPRING_MOVES // len(nodes))),
    )


def _distances(actors: ActorNetwork, nodes: Sequence[str]) -> Coordinates:
    """Measure the way between each two actors, along edges where there are any."""
    rooms = np.array([actors.nodes[node]["room"] for node in nodes], dtype=np.float64)
    distances = UNCONNECTED * GAP + rooms[:, None] + rooms[None, :]
    index = {node: i for i, node in enumerate(nodes)}
    for node, lengths in nx.all_pairs_dijkstra_path_length(actors, weight="length"):
        for other, length in lengths.items():
            distances[index[node], index[other]] = length
    return distances


def _relax(spots: Coordinates, *, distances: Coordinates) -> Coordinates:
    """Lower the stress, the squared misfit of distances weighed by distance, round by round."""
    apart = ~np.eye(len(spots), dtype=bool)
    weights = np.zeros_like(distances)
    weights[apart] = distances[apart] ** -2
    # The Laplacian is singular (a shift costs nothing); the constant 1/n fixes the centre.
    laplacian = np.diag(weights.sum(axis=1)) - weights
    solver = np.linalg.inv(laplacian + 1 / len(spots))
    for _ in range(ROUNDS):
        gaps = np.linalg.norm(spots[:, None] - spots[None, :], axis=2)
        pulls = weights * distances / np.maximum(gaps, 1e-9)
        spots = solver @ (pulls.sum(axis=1)[:, None] * spots - pulls @ spots)
    return spots


def _place_shared(
    network: PositionNetwork, matters: Sequence[str], *, places: Mapping[str, Point]
) -> dict[str, Point]:
    """Stack the matters of the same holders between these holders."""
    shared: dict[Point, list[str]] = {}
    for matter in matters:
        holders = sorted(network.predecessors(matter))
        shared.setdefault(_middle([places[holder] for holder in holders]), []).append(matter)
    return {
        matter: Point(middle.x, middle.y + (i - (len(stack) - 1) / 2) * PETAL)
        for middle, stack in shared.items()
        for i, matter in enumerate(stack)
    }


def _lay_flat(spots: Coordinates) -> Coordinates:
    """Turn the picture so that it is wider than high."""
    centered = spots - spots.mean(axis=0)
    _, _, axes = np.linalg.svd(centered, full_matrices=False)
    turned: Coordinates = centered @ axes.T
    # The sign of an axis is arbitrary; the first actor, the best connected, decides.
    turned *= np.where(turned[0] < 0, -1, 1)
    turned[:, 0] *= STRETCH
    return turned


def _outward(node: str, *, neighbours: Sequence[str], places: Mapping[str, Point]) -> float:
    """Find the angle that looks away from the neighbours; downwards if there are none."""
    here = places[node]
    middle = _middle([places[other] for other in neighbours] or [Point(here.x, here.y - 1)])
    return math.atan2(here.y - middle.y, here.x - middle.x)


def _ring_spots(count: int, *, around: Point, outward: float) -> list[Point]:
    """Spread petals over rings, each ring centred on the outward angle."""
    spots = []
    for radius, size in _rings(count):
        for i in range(size):
            angle = outward + (i - (size - 1) / 2) * PETAL / radius
            spots.append(
                Point(around.x + radius * math.cos(angle), around.y + radius * math.sin(angle))
            )
    return spots


def _rings(count: int) -> Iterator[tuple[float, int]]:
    """Yield the radius and the number of petals of each ring, the inner rings full."""
    radius = RING
    while count > 0:
        size = min(count, int(ARC * radius / PETAL))
        yield radius, size
        count -= size
        radius += RING_STEP


def _ring_radius(count: int) -> float:
    """Say how far the petals of an actor reach; 0 without petals."""
    return max((radius for radius, _ in _rings(count)), default=0)


def _middle(points: Sequence[Point]) -> Point:
    return Point(
        sum(point.x for point in points) / len(points),
        sum(point.y for point in points) / len(points),
    )
