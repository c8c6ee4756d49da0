"""The tests of graphbuilder."""
