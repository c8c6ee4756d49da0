"""Checks graphs: each against the shapes of the ontology, and all of a store against each other."""

from graphbuilder.validation.faults import Fault, Report, Severity
from graphbuilder.validation.shapes import Shapes
from graphbuilder.validation.validating import find_faults, validate

__all__ = ["Fault", "Report", "Severity", "Shapes", "find_faults", "validate"]
