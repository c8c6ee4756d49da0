"""Tests of graphbuilder.documents."""
