"""Query results as networkx networks, to be measured, drawn and exported."""

from graphbuilder.networks.aggregation import aggregate_positions
from graphbuilder.networks.filters import choose_positions, filter_positions
from graphbuilder.networks.projections import (
    MATTER,
    PositionNetwork,
    describe_actors,
    is_matter,
    project_positions,
)

__all__ = [
    "MATTER",
    "PositionNetwork",
    "aggregate_positions",
    "choose_positions",
    "describe_actors",
    "filter_positions",
    "is_matter",
    "project_positions",
]
