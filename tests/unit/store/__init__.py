"""Tests of graphbuilder.store, on both stores."""
