"""Says in a few lines what was done to a graph."""

from collections.abc import Iterator
from pathlib import Path

from graphbuilder.outputs import NAMES
from graphbuilder.report import BuildReport
from graphbuilder.store import is_address


def summarise(report: BuildReport) -> str:
    """Say what was done, what the graph holds now, and where its files are."""
    place = report.files["store"]
    graph = place if is_address(place) else str(Path(place).parent)
    return "\n".join((
        *_work(report),
        *_contents(report),
        _derived(report, graph),
        *_files(report, graph),
    ))


def _work(report: BuildReport) -> Iterator[str]:
    if report.removed:
        yield f"removed {len(report.removed)}"
    elif report.read or report.unchanged or report.failed:
        yield (
            f"read {len(report.read)}, unchanged {len(report.unchanged)}, "
            f"not read {len(report.failed)}"
        )


def _contents(report: BuildReport) -> Iterator[str]:
    documents = _count(report.documents, "document")
    if report.actors is None or report.agreements is None or report.positions is None:
        yield f"graph holds {documents}"
        return
    yield (
        f"graph holds {documents}, {_count(report.actors, 'actor')}, "
        f"{_count(report.agreements, 'agreement')}, "
        f"{_count(sum(report.positions.values()), 'position')}"
    )
    acts = ", ".join(f"{count} {act}" for act, count in report.positions.items())
    yield f"positions: {acts or 'none'}"


def _derived(report: BuildReport, graph: str) -> str:
    """Say what the documents say together, in the words of the query that counts it."""
    if report.derived is None:
        return (
            "stances, issues and replies across documents are left out; "
            f"`graphbuilder assemble {graph}` derives them"
        )
    return "derived:  " + ", ".join(f"{what} {n:,}" for what, n in report.derived.items())


def _files(report: BuildReport, graph: str) -> Iterator[str]:
    if "turtle" in report.files:
        yield f"Turtle:   {report.files['turtle']}"
        yield f"page:     {report.files['page']}"
    else:
        yield (
            f"{' and '.join(NAMES.values())} are left out; `graphbuilder export {graph} -o "
            f"FILE.ttl` and `graphbuilder view {graph} -o FILE.html` write such files"
        )
    yield f"SPARQL:   graphbuilder query {graph}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
