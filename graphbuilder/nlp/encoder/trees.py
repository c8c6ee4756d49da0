"""From scores of heads to one tree a sentence."""

from collections.abc import Iterator

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphbuilder.nlp.encoder.reading import Floats

Heads = NDArray[np.intp]

#: Heads of a word that are weighed against each other when the best ones form no tree.
_CANDIDATES = 5

_NEVER = np.float32(-1e9)


def tree(scores: Floats) -> Heads:
    """Find the best tree of a sentence.

    Args:
        scores: (words, words) the score of head j for word i; on the diagonal, of i as the root.

    Returns:
        The head of each word; the one root is its own head. Where the best head of every word
        already makes a tree, that tree; else the maximum spanning arborescence below the word
        that loses least by being the root.

    References:
        McDonald et al. 2005, Non-projective Dependency Parsing using Spanning Tree Algorithms.
    """
    heads: Heads = scores.argmax(axis=1)
    if _is_tree(heads):
        return heads
    root = _best_root(scores)
    rooted = scores.copy()
    np.fill_diagonal(rooted, _NEVER)
    rooted[root] = _NEVER
    rooted[root, root] = 0
    heads = rooted.argmax(axis=1)
    if not _is_tree(heads):
        heads = _with_broken_cycles(heads, rooted)
    return heads if _is_tree(heads) else _arborescence(rooted, root)


def _is_tree(heads: Heads) -> bool:
    """Whether there is one root and every word comes to it, going from head to head."""
    roots = _roots(heads)
    return len(roots) == 1 and bool((_tops(heads) == roots[0]).all())


def _roots(heads: Heads) -> Heads:
    return np.flatnonzero(heads == np.arange(len(heads)))


def _tops(heads: Heads) -> Heads:
    """Where each word comes to, going up from head to head: to a root, or around in a cycle."""
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return above


def _with_broken_cycles(heads: Heads, scores: Floats) -> Heads:
    """Let a word of each cycle hang outside of it, where that loses least."""
    # It is the first step of the search for the maximum spanning arborescence, and mostly the
    # last: if what comes out is a tree, no other scores more.
    broken = heads.copy()
    for cycle in _cycles(heads):
        gains = scores[cycle] - scores[cycle, heads[cycle]][:, None]
        gains[:, cycle] = _NEVER
        word, head = np.unravel_index(gains.argmax(), gains.shape)
        broken[cycle[word]] = head
    return broken


def _cycles(heads: Heads) -> Iterator[list[int]]:
    """Follow each cycle of heads around once; a root is none."""
    left = set(_tops(heads).tolist()) - set(_roots(heads).tolist())
    while left:
        cycle = [left.pop()]
        while heads[cycle[-1]] != cycle[0]:
            cycle.append(int(heads[cycle[-1]]))
        left.difference_update(cycle)
        yield cycle


def _best_root(scores: Floats) -> int:
    if len(scores) == 1:
        return 0
    others = scores.copy()
    np.fill_diagonal(others, _NEVER)
    return int((scores.diagonal() - others.max(axis=1)).argmax())


def _arborescence(scores: Floats, root: int) -> Heads:
    graph: nx.DiGraph[int] = nx.DiGraph()
    for word, row in enumerate(scores):
        if word != root:
            # The root stands above every word if need be, so that there always is a tree.
            best = {root, *np.argsort(row)[-_CANDIDATES:].tolist()} - {word}
            graph.add_weighted_edges_from((head, word, float(row[head])) for head in best)
    heads = np.full(len(scores), root)
    for head, word in nx.maximum_spanning_arborescence(graph).edges:
        heads[word] = head
    return heads
