"""Tests of graphbuilder.rdf."""
