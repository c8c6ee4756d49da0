"""Tests of graphbuilder.exports."""
