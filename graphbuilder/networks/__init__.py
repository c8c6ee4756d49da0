"""Query results as networkx networks, to be measured, drawn and exported."""

from graphbuilder.networks.filters import filter_positions
from graphbuilder.networks.projections import (
    MATTER,
    PositionNetwork,
    is_matter,
    project_positions,
)

__all__ = ["MATTER", "PositionNetwork", "filter_positions", "is_matter", "project_positions"]
