"""What a build or a removal did: the object that is returned, printed and kept as JSON."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from graphbuilder.documents import Unreadable
from graphbuilder.exports import remove_parts, write_text_atomically
from graphbuilder.outputs import Contents


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport(Contents):
    """What was done to a graph, and what it holds now.

    Attributes:
        read: Ids of the documents that were read, new or changed.
        unchanged: Ids of those whose text, metadata and extraction had not changed.
        removed: Ids of those that were removed.
        failed: What could not be read, and why.
    """

    read: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[Unreadable, ...] = ()

    @classmethod
    def of(
        cls,
        contents: Contents,
        *,
        store: str,
        read: Iterable[str] = (),
        unchanged: Iterable[str] = (),
        removed: Iterable[str] = (),
        failed: Iterable[Unreadable] = (),
    ) -> Self:
        """Add what was done, and where the store is, to what a graph holds."""
        return cls(
            documents=contents.documents,
            actors=contents.actors,
            agreements=contents.agreements,
            positions=contents.positions,
            derived=contents.derived,
            unknown_issues=contents.unknown_issues,
            files=contents.files | {"store": store},
            read=tuple(read),
            unchanged=tuple(unchanged),
            removed=tuple(removed),
            failed=tuple(failed),
        )


def write_report(report: BuildReport, folder: Path) -> None:
    """Keep a report as ``report.json`` of a build folder.

    Raises:
        ExportError: If the folder cannot be written.
    """
    path = folder / "report.json"
    remove_parts(path)
    write_text_atomically(path, json.dumps(asdict(report), indent=1) + "\n")
