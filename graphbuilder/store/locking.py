"""Locks on folders, between processes. The system drops them when a process ends, however it ends.

Windows cannot lock a folder. There a folder counts as free, Oxigraph's own lock keeps a second
writer out, and files that are being read cannot be removed anyway.
"""

import os
import sys
from pathlib import Path

from graphbuilder.errors import StoreError

if sys.platform != "win32":
    import fcntl


class FolderLock:
    """A lock on a folder, held until it is released.

    Args:
        folder: The folder, which must be there; it may be read-only.
        shared: Whether others may hold a shared lock on it at the same time.

    Raises:
        BlockingIOError: If another holds a lock that excludes this one.
        FileNotFoundError: If there is no such folder.
        StoreError: If the file system has no locks.
    """

    def __init__(self, folder: Path, *, shared: bool) -> None:
        self._descriptor: int | None = None
        if sys.platform != "win32":
            self._descriptor = os.open(folder, os.O_RDONLY)
            try:
                kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
                fcntl.flock(self._descriptor, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                self.release()
                raise
            except OSError as error:
                self.release()
                raise StoreError(
                    f"{folder} cannot be locked: {error.strerror}; keep the graph on a local disk"
                ) from error

    def release(self) -> None:
        """Let others have the folder; doing so twice is no error."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
