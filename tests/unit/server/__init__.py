"""Tests of graphbuilder.server, against servers that are really started."""
