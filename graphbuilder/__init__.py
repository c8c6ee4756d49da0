"""graphbuilder reads diplomatic texts and builds a knowledge graph of positions.

``from graphbuilder import build_graph, open_graph`` is where a notebook begins.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphbuilder.graph import Graph, build_graph, open_graph

__all__ = ["Graph", "build_graph", "open_graph"]


def __getattr__(name: str) -> object:
    """Load what a notebook uses when it is first asked for, so that nothing else waits for it."""
    if name in __all__:
        return getattr(import_module("graphbuilder.graph"), name)
    raise AttributeError(f"module 'graphbuilder' has no attribute {name!r}")
