"""What a process that works for requests has at hand: the graph, and what it found there before."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar, cast

from graphbuilder.errors import ServerError
from graphbuilder.server.answers import AnswerFile
from graphbuilder.store import OxigraphStore, is_address, open_store

T = TypeVar("T")

#: How many findings are kept.
_MAX_FINDINGS = 32


class Desk:
    """The graph of a place, always in its last state, and a drawer for what was found in it.

    Args:
        place: A build folder or an RDF file.
        drafts: The folder for answers that are too large to hand over otherwise.
        max_result_bytes: How large an answer may be.
    """

    def __init__(self, place: str, *, drafts: Path, max_result_bytes: int) -> None:
        self.place = place
        self._drafts = drafts
        self._max_result_bytes = max_result_bytes
        self._store: OxigraphStore | None = None
        self._findings: dict[Hashable, object] = {}

    @property
    def store(self) -> OxigraphStore:
        """The graph as the last writer left it."""
        if self._store is not None and self._store.is_outdated:
            self.close()
        return self.open()

    def open(self) -> OxigraphStore:
        """Open the graph, unless it is open."""
        if self._store is None:
            self._store = open_local(self.place)
        return self._store

    def find(self, key: Hashable, look: Callable[[OxigraphStore], T]) -> T:
        """Look something up in the graph, unless it was found in the same state of it before.

        Args:
            key: What it is, in other words than any other finding.
            look: Finds it.

        Returns:
            What was found.
        """
        store = self.store
        if key not in self._findings:
            if len(self._findings) >= _MAX_FINDINGS:
                self._findings.pop(next(iter(self._findings)))
            self._findings[key] = look(store)
        return cast("T", self._findings[key])

    @contextmanager
    def draft(self) -> Iterator[AnswerFile]:
        """Give a file for an answer, which is forgotten unless it is finished.

        Yields:
            The file.
        """
        with closing(AnswerFile(self._drafts, max_bytes=self._max_result_bytes)) as file:
            yield file

    def close(self) -> None:
        """Let go of the graph and of what was found in it."""
        self._findings.clear()
        if self._store is not None:
            self._store.close()
            self._store = None


def open_local(place: str, *, writable: bool = False) -> OxigraphStore:
    """Open a graph that is here.

    Returns:
        Its store, to be closed by the caller.

    Raises:
        ServerError: If another server keeps it.
        StoreError: If there is none, or it cannot be written.
    """
    if not is_address(place):
        store = open_store(place, writable=writable)
        if isinstance(store, OxigraphStore):
            return store
        store.close()
    raise ServerError(
        "what a SPARQL server keeps is served by that server; give a build folder or an RDF file"
    )
