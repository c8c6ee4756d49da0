"""Tests of graphbuilder.nlp.encoder."""
