"""Tests of what all documents together say."""
