"""Tests of the whole: documents in, graph and answers out."""
