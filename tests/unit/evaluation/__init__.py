"""Tests of graphbuilder.evaluation."""
