"""Tests of graphbuilder.nlp.coreference."""
