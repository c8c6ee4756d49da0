"""Gives every thing of one analysis its IRI, once, so that all who refer to it agree."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rdflib import URIRef

from graphbuilder.model import Analysis
from graphbuilder.rdf.iris import Iris
from graphbuilder.rdf.run import Run

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The IRIs of the things of one analysis.

    Attributes:
        iris: Makes the names of actors and agreements, which are those of other documents too.
        document_id: The id of the document.
        run: The run that made the analysis.
        positions: The names of the positions by their ids.
        provisions: The names of the provisions, in order.
    """

    iris: Iris
    document_id: str
    run: URIRef
    positions: Mapping[str, URIRef]
    provisions: tuple[URIRef, ...]

    @classmethod
    def of(cls, analysis: Analysis, *, run: Run, iris: Iris) -> "Names":
        """Name the things of an analysis."""
        return cls(
            iris=iris,
            document_id=analysis.document.id,
            run=iris.run(run.version, run.config_sha256),
            positions=dict(_position_names(analysis, iris)),
            provisions=tuple(_provision_names(analysis, iris)),
        )

    @property
    def graph(self) -> URIRef:
        """The graph of the document."""
        return self.iris.graph(self.document_id)

    @property
    def document(self) -> URIRef:
        """The document itself."""
        return self.iris.document(self.document_id)


def number_repeats(keys: Iterable[Key]) -> Iterator[tuple[Key, int]]:
    """Pair each key with the number of times that it stood before: 0 for its first time."""
    seen: dict[Key, int] = {}
    for key in keys:
        seen[key] = seen.get(key, -1) + 1
        yield key, seen[key]


def _position_names(analysis: Analysis, iris: Iris) -> Iterator[tuple[str, URIRef]]:
    contents = (
        (p.content.start, p.content.end, p.cue.start, p.cue.end, p.holder, p.act.value)
        for p in analysis.positions
    )
    # Two readings of the same words, say with two addressees, are two positions.
    numbered = number_repeats(contents)
    for position, (content, repeat) in zip(analysis.positions, numbered, strict=True):
        yield position.id, iris.position(analysis.document.id, *content, repeat)


def _provision_names(analysis: Analysis, iris: Iris) -> Iterator[URIRef]:
    contents = (
        (p.agreement, p.mode.value, p.content.start, p.content.end) for p in analysis.provisions
    )
    for content, repeat in number_repeats(contents):
        yield iris.provision(analysis.document.id, *content, repeat)
