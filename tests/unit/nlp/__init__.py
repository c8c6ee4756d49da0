"""Tests of graphbuilder.nlp."""
