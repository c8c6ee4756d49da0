"""Writes graphs to files, each wholly or not at all."""

from graphbuilder.exports.files import write_text_atomically
from graphbuilder.exports.rdf import EXPORTERS, export, guess_format
from graphbuilder.exports.serialisation import serialise

__all__ = ["EXPORTERS", "export", "guess_format", "serialise", "write_text_atomically"]
