"""Tests of graphbuilder.model."""
