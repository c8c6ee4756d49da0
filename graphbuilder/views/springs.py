"""Places the nodes of large networks as springs and charges would, in time about linear in them.

Fruchterman and Reingold let linked nodes pull and all nodes push each other. Pushes of near nodes
are counted pair by pair, found on a grid as they propose; those of far nodes cell by cell, as if
all nodes of a cell stood in its middle, which is the first level of Barnes and Hut's tree.

References:
    T. Fruchterman, E. Reingold. Graph Drawing by Force-Directed Placement. Software: Practice and
    Experience 21 (11), 1991. https://doi.org/10.1002/spe.4380211102
    J. Barnes, P. Hut. A hierarchical O(N log N) force-calculation algorithm. Nature 324, 1986.
    https://doi.org/10.1038/324446a0
"""

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

#: One row a node, x and y.
Spots: TypeAlias = NDArray[np.float64]
#: One row a link: the rows of the nodes at its ends.
Links: TypeAlias = NDArray[np.intp]
_Numbers: TypeAlias = NDArray[np.intp]

#: How many cells the picture has in a row, for pushes from afar.
CELLS = 16
#: How much the middle pulls, so that what nothing links does not fly away.
GRAVITY = 3.0
#: What nodes keep free around them, as a part of the gap.
NEAR = 0.6
#: A cell and those to its right and below: with these, each pair of neighbours comes once.
_HALF_AROUND = ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1))


def relax_springs(spots: Spots, *, links: Links, gap: float, rounds: int) -> Spots:
    """Move nodes until linked ones are near and no two closer than they must be.

    Args:
        spots: Where nodes stand first; best no two on one spot.
        links: What pulls together, each pair once.
        gap: The length at which a link alone would neither pull nor push.
        rounds: How often all nodes move; the later, the less.

    Returns:
        New spots around the origin, the same for the same input.
    """
    widest = gap * math.sqrt(len(spots))
    for number, heat in enumerate(np.linspace(widest / 8, gap / 20, rounds)):
        forces = _far_pushes(_turn(spots, angle=number), gap=gap)
        forces = _turn(forces, angle=-number) + _near_pushes(spots, gap=gap)
        forces += _pulls(spots, links=links, gap=gap) - GRAVITY * spots
        strengths = np.maximum(np.hypot(*forces.T), 1e-9)
        spots = spots + forces * np.minimum(1, heat / strengths)[:, None]
    centred: Spots = spots - spots.mean(axis=0)
    return centred


def _turn(spots: Spots, *, angle: float) -> Spots:
    """Turn the picture, so that the edges of cells lie elsewhere in each round."""
    sine, cosine = math.sin(angle), math.cos(angle)
    turned: Spots = spots @ np.array([[cosine, sine], [-sine, cosine]])
    return turned


def _pulls(spots: Spots, *, links: Links, gap: float) -> Spots:
    """Pull the ends of each link together, by the square of its length over the gap."""
    ends = spots[links[:, 1]] - spots[links[:, 0]]
    pulls = ends * (np.hypot(*ends.T) / gap)[:, None]
    return _sum(pulls, by=links[:, 0], size=len(spots)) - _sum(
        pulls, by=links[:, 1], size=len(spots)
    )


def _far_pushes(spots: Spots, *, gap: float) -> Spots:
    """Push each node away from the middles of the cells, by the nodes in them."""
    cells = _cells(spots)
    counts = np.bincount(cells)
    middles = _sum(spots, by=cells, size=len(counts)) / counts[:, None]
    squares = np.subtract.outer(spots[:, 0], middles[:, 0]) ** 2
    squares += np.subtract.outer(spots[:, 1], middles[:, 1]) ** 2
    # Within a cell nodes push pair by pair; its middle must not fling them away.
    weights = gap**2 * counts / np.maximum(squares, gap**2)
    pushes: Spots = spots * weights.sum(axis=1)[:, None] - weights @ middles
    return pushes


def _cells(spots: Spots) -> _Numbers:
    """Cut the picture into columns of as many nodes each, and each of these into cells so."""
    columns = _ranks(spots[:, 0]) * CELLS // len(spots)
    ranks = _ranks(spots[:, 1], columns)
    return ranks * min(CELLS**2, len(spots)) // len(spots)


def _ranks(values: NDArray[np.float64], *first: _Numbers) -> _Numbers:
    ranks = np.empty(len(values), dtype=np.intp)
    ranks[np.lexsort((values, *first))] = np.arange(len(values))
    return ranks


def _near_pushes(spots: Spots, *, gap: float) -> Spots:
    """Push nodes within reach apart, each pair by the square of the reach over its distance."""
    reach = NEAR * gap
    one, other = _near_pairs(spots, reach=reach)
    ways = spots[one] - spots[other]
    squares = (ways**2).sum(axis=1)
    pushes = ways * np.where(squares < reach**2, reach**2 / np.maximum(squares, 1), 0)[:, None]
    return _sum(pushes, by=one, size=len(spots)) - _sum(pushes, by=other, size=len(spots))


def _near_pairs(spots: Spots, *, reach: float) -> tuple[_Numbers, _Numbers]:
    """Pair the nodes in one cell of a grid as wide as the reach, or in cells that touch."""
    places = np.floor((spots - spots.min(axis=0)) / reach).astype(np.intp) + 1
    width = int(places[:, 1].max()) + 2
    cells = places @ np.array([width, 1])
    order = np.argsort(cells, kind="stable")
    sorted_cells = cells[order]
    ones, others = [], []
    for down, right in _HALF_AROUND:
        wanted = sorted_cells + down * width + right
        starts = np.searchsorted(sorted_cells, wanted)
        if (down, right) == (0, 0):
            starts = np.arange(len(spots)) + 1
        counts = np.searchsorted(sorted_cells, wanted, side="right") - starts
        ones.append(np.repeat(np.arange(len(spots)), counts))
        offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        others.append(np.repeat(starts, counts) + offsets)
    return order[np.concatenate(ones)], order[np.concatenate(others)]


def _sum(vectors: Spots, *, by: _Numbers, size: int) -> Spots:
    """Add up vectors by number."""
    return np.column_stack([np.bincount(by, weights=axis, minlength=size) for axis in vectors.T])
