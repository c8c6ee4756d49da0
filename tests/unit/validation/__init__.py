"""Tests of the validation of graphs."""
