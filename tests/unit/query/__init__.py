"""Tests of graphbuilder.query."""
