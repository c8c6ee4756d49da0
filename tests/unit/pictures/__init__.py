"""Tests of graphbuilder.views."""
