"""Answers on their way from the process that works them out to the one that sends them.

An answer is sent when it is complete, so that no client takes the half of one for the whole.
"""

import io
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graphbuilder.errors import SizeLimitError

#: Answers up to this size are handed over as they are, larger ones in a file.
MAX_IN_MEMORY = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A complete answer.

    Attributes:
        media_type: Of the content.
        content: The content, unless it stands in a file.
        path: The file of the content, which whoever sends it removes.
    """

    media_type: str
    content: bytes = b""
    path: Path | None = None


class AnswerFile(io.RawIOBase):
    """Takes the bytes of an answer; closing it without `finish` forgets them.

    Args:
        folder: Where the file of a large answer goes.
        max_bytes: How large it may be.
    """

    def __init__(self, folder: Path, *, max_bytes: int) -> None:
        super().__init__()
        self._folder = folder
        self._max_bytes = max_bytes
        self._size = 0
        self._path: Path | None = None
        self._target: BinaryIO = io.BytesIO()

    def writable(self) -> bool:
        """Tell the writers of other libraries that it is there to be written."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override] # Buffer is of Python 3.12
        """Take some bytes.

        Returns:
            How many.

        Raises:
            SizeLimitError: If the answer becomes larger than it may be.
        """
        self._size += len(data)
        if self._size > self._max_bytes:
            raise SizeLimitError(
                f"the answer is larger than {self._max_bytes:,} bytes, which is all that this "
                "server gives at once; ask for less, as by LIMIT and OFFSET"
            )
        if self._path is None and self._size > MAX_IN_MEMORY:
            self._move()
        return self._target.write(data)

    def finish(self, media_type: str) -> Answer:
        """Make an answer of all that was written."""
        if isinstance(self._target, io.BytesIO):
            return Answer(media_type=media_type, content=self._target.getvalue())
        self._target.close()
        path, self._path = self._path, None
        return Answer(media_type=media_type, path=path)

    def close(self) -> None:
        """Forget what was written, unless it is finished."""
        if self._path is not None:
            self._target.close()
            self._path.unlink(missing_ok=True)
            self._path = None
        super().close()

    def _move(self) -> None:
        """Go on in a file."""
        content = self._target
        descriptor, name = tempfile.mkstemp(dir=self._folder)
        self._path, self._target = Path(name), os.fdopen(descriptor, "wb")
        if isinstance(content, io.BytesIO):
            self._target.write(content.getvalue())
