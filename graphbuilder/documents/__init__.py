"""Bytes → Document: reading what users have, and naming what cannot be read."""

from graphbuilder.documents.reading import READERS, Unreadable, read_documents

__all__ = ["READERS", "Unreadable", "read_documents"]
