"""Tests of graphbuilder.training."""
