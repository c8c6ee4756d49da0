"""Writes files so that no reader ever sees half of one."""

import os
from pathlib import Path

from graphbuilder.errors import ExportError


def write_text_atomically(path: Path, text: str) -> None:
    """Write a text file in UTF-8, with the line ends that the text has.

    It is written beside its place and then moved there, which the file system does at once.

    Raises:
        ExportError: If the folder is missing, or cannot be written, or `path` is a folder, or the
            text holds a lone surrogate.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    except (OSError, UnicodeEncodeError) as error:
        part.unlink(missing_ok=True)
        raise ExportError(f"{path} cannot be written: {error}") from error
