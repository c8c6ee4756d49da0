"""Tests of graphbuilder.extraction."""
