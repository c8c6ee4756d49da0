"""Tests of the word tables and their loaders."""
