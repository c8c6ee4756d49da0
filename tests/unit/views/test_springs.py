"""Springs that place large networks."""

from math import dist

import networkx as nx
import numpy as np
import pytest

from graphbuilder.views.springs import CELLS, Links, Spots, relax_springs

GAP = 100.0


def spiral(count: int) -> Spots:
    angles, radii = 2.4 * np.arange(count), GAP * np.sqrt(np.arange(count))
    return np.column_stack([radii * np.cos(angles), radii * np.sin(angles)])


def links_of(network: "nx.Graph[int]") -> Links:
    return np.array(sorted(network.edges()), dtype=np.intp).reshape(-1, 2)


def relax(network: "nx.Graph[int]", rounds: int = 60) -> Spots:
    return relax_springs(spiral(len(network)), links=links_of(network), gap=GAP, rounds=rounds)


@pytest.mark.parametrize("count", [1, 2, 40, 3 * CELLS**2])
def test_all_nodes_get_finite_places_around_the_origin(count: int) -> None:
    spots = relax(nx.path_graph(count))

    assert spots.shape == (count, 2)
    assert np.isfinite(spots).all()
    assert spots.mean(axis=0) == pytest.approx([0, 0], abs=1e-6)


def test_the_same_network_gets_the_same_picture() -> None:
    network = nx.barbell_graph(50, 3)

    assert (relax(network) == relax(network)).all()


def test_linked_nodes_stand_nearer_than_others() -> None:
    network = nx.disjoint_union_all([nx.cycle_graph(30) for _ in range(40)])
    spots = relax(network)

    linked = np.mean([dist(spots[one], spots[other]) for one, other in network.edges()])
    others = np.mean([dist(spots[i], spots[-i]) for i in range(1, len(network) // 2)])
    assert linked < others / 4


def test_no_two_nodes_cover_each_other() -> None:
    spots = relax(nx.star_graph(900))

    gaps = np.hypot(*(spots[:, None] - spots[None]).T) + GAP * np.eye(len(spots))
    assert np.median(gaps.min(axis=0)) > GAP / 8


def test_what_nothing_links_does_not_fly_away() -> None:
    network: nx.Graph[int] = nx.complete_graph(40)
    network.add_nodes_from(range(40, 400))
    spots = relax(network)

    assert np.hypot(*spots.T).max() < 2 * GAP * np.sqrt(len(spots))


def test_nodes_on_one_spot_do_no_harm() -> None:
    spots = relax_springs(np.zeros((9, 2)), links=links_of(nx.path_graph(9)), gap=GAP, rounds=5)

    assert np.isfinite(spots).all()
