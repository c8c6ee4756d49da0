"""Says which graphs a query sees, where it does not see all of them."""

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

#: The answer to a query as pyoxigraph gives it.
OxAnswer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The graphs that a query sees (https://www.w3.org/TR/sparql11-query/#rdfDataset).

    Attributes:
        default: The graphs whose union is the default graph.
        named: The graphs that `GRAPH` sees.
        is_stated: Whether the query itself states its dataset, in FROM clauses.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    is_stated: bool = False


#: All graphs, each by its name, and their union as the default graph.
EVERYTHING = Dataset()


def graphs_of(dataset: Dataset) -> dict[str, Any]:
    """Say in the arguments of pyoxigraph which graphs a query sees.

    Returns:
        The arguments by their names.

    Raises:
        ValueError: If a name is no IRI.
    """
    if dataset.default or dataset.named:
        return {
            "default_graph": [ox.NamedNode(iri) for iri in dataset.default],
            "named_graphs": [ox.NamedNode(iri) for iri in dataset.named],
        }
    # The union would take the place of what FROM states.
    return {} if dataset.is_stated else {"use_default_graph_as_union": True}
