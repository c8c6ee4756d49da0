"""Tests that hold what we write for people together with the code."""
