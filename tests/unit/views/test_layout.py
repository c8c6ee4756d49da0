"""Where nodes stand."""

from itertools import combinations
from math import dist

import networkx as nx
import pytest

from graphbuilder.networks import MATTER, PositionNetwork
from graphbuilder.views import layout
from graphbuilder.views.layout import PETAL, RING, place_nodes


def network_of(*edges: tuple[str, str]) -> PositionNetwork:
    """Make a network in which nodes in capitals are matters."""
    network: PositionNetwork = nx.MultiDiGraph()
    for number, edge in enumerate(edges):
        for node in edge:
            network.add_node(node, **({"kind": MATTER} if node.isupper() else {}))
        network.add_edge(*edge, key=str(number))
    return network


RIVALS = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("e", "f"), ("a", "P"), ("a", "Q")]


@pytest.mark.parametrize(
    "edges",
    [
        pytest.param(RIVALS, id="two components, two petals"),
        pytest.param([("a", "a")], id="alone"),
        pytest.param([("a", "P"), ("b", "P"), ("a", "Q"), ("b", "Q")], id="joint positions"),
        pytest.param([(f"n{i}", f"n{j}") for i, j in combinations(range(9), 2)], id="complete"),
        pytest.param([("hub", f"n{i}") for i in range(12)], id="star"),
        pytest.param([("a", "P" * i) for i in range(1, 40)], id="many petals"),
    ],
)
def test_every_node_has_a_place_of_its_own(edges: list[tuple[str, str]]) -> None:
    network = network_of(*edges)

    places = place_nodes(network)

    assert places.keys() == set(network)
    assert all(dist(one, other) > PETAL / 2 for one, other in combinations(places.values(), 2))


def test_an_empty_network_has_no_places() -> None:
    assert place_nodes(nx.MultiDiGraph()) == {}


def test_the_order_of_edges_does_not_matter() -> None:
    assert place_nodes(network_of(*RIVALS)) == place_nodes(network_of(*reversed(RIVALS)))


def test_a_longer_way_is_a_longer_distance() -> None:
    places = place_nodes(network_of(("a", "b"), ("b", "c"), ("c", "d")))

    assert dist(places["a"], places["b"]) < dist(places["a"], places["c"])
    assert dist(places["a"], places["c"]) < dist(places["a"], places["d"])


def test_the_picture_is_wider_than_high() -> None:
    places = place_nodes(network_of(("a", "b"), ("b", "c"), ("c", "d"), ("b", "x")))

    xs, ys = zip(*places.values(), strict=True)
    assert max(xs) - min(xs) > max(ys) - min(ys)


def test_petals_look_away_from_the_neighbours() -> None:
    places = place_nodes(network_of(("a", "b"), ("a", "P")))

    assert dist(places["a"], places["P"]) == pytest.approx(RING, abs=1)
    assert dist(places["b"], places["P"]) > dist(places["b"], places["a"])


def test_a_joint_matter_stands_between_its_holders() -> None:
    places = place_nodes(network_of(("a", "P"), ("b", "P")))

    ways = dist(places["a"], places["P"]) + dist(places["P"], places["b"])
    assert ways == pytest.approx(dist(places["a"], places["b"]), abs=2)


def test_springs_place_too_many_actors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MAX_STRESSED", 3)

    places = place_nodes(network_of(*RIVALS))

    assert places == place_nodes(network_of(*reversed(RIVALS)))
    assert len(set(places.values())) == len(places)
