"""Tests of graphbuilder.networks."""
