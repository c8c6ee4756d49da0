"""Writes graphs to files and folders, each wholly or not at all."""

from graphbuilder.exports.exporting import FORMS, Choices, Form, export, guess_format
from graphbuilder.exports.files import (
    remove_file,
    remove_parts,
    write_bytes_atomically,
    write_text_atomically,
)
from graphbuilder.exports.serialisation import serialise

__all__ = [
    "FORMS",
    "Choices",
    "Form",
    "export",
    "guess_format",
    "remove_file",
    "remove_parts",
    "serialise",
    "write_bytes_atomically",
    "write_text_atomically",
]
