"""One document and all that was found in it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphbuilder.errors import AnalysisError
from graphbuilder.model.actor import Actor
from graphbuilder.model.agreement import Agreement
from graphbuilder.model.document import Document
from graphbuilder.model.position import Position
from graphbuilder.model.provision import Provision
from graphbuilder.model.text import TextSpan
from graphbuilder.showing import Cell, show_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document with its actors, agreements, positions and provisions.

    Whatever refers to something finds it here: keys resolve within the analysis, and every span
    stands in the document's text at its offsets.

    Raises:
        AnalysisError: If an id stands twice, a key dangles or a span does not slice.
    """

    document: Document
    actors: tuple[Actor, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    positions: tuple[Position, ...] = ()
    provisions: tuple[Provision, ...] = ()

    def __post_init__(self) -> None:
        for noun, things in (
            ("actor", self.actors),
            ("agreement", self.agreements),
            ("position", self.positions),
        ):
            self._refuse_duplicates(noun, [thing.id for thing in things])
        self._refuse_dangling("actor", self._actor_references(), {a.id for a in self.actors})
        known = {a.id for a in self.agreements}
        self._refuse_dangling("agreement", self._agreement_references(), known)
        answered = [p.responds_to for p in self.positions if p.responds_to is not None]
        self._refuse_dangling("position", answered, {p.id for p in self.positions})
        for span in self._spans():
            if not self.document.holds(span):
                raise AnalysisError(
                    f"document {self.document.id!r} has not {span.text!r} at "
                    f"[{span.start}, {span.end}); offsets must slice the document's own text"
                )

    def actor(self, key: str) -> Actor:
        """Look an actor up by its id; an unknown one is a KeyError."""
        return {a.id: a for a in self.actors}[key]

    def agreement(self, key: str) -> Agreement:
        """Look an agreement up by its id; an unknown one is a KeyError."""
        return {a.id: a for a in self.agreements}[key]

    def _repr_html_(self) -> str:
        names = {actor.id: actor.name for actor in self.actors}
        rows: list[list[Cell | str]] = [
            [
                ", ".join(names[key] for key in position.holder),
                position.act,
                ", ".join(names[key] for key in position.addressee),
                Cell(text=position.content.text, hint=position.sentence.text),
                ", ".join(names[key] for key in position.reporter),
                Cell(text=f"{position.confidence:.2f}", is_number=True),
            ]
            for position in self.positions
        ]
        columns = ("holder", "act", "addressee", "content", "reporter", "confidence")
        return show_table(columns, rows, caption=self.document.heading)

    def _actor_references(self) -> Iterator[str]:
        yield from (a.party for a in self.actors if a.party is not None)
        for position in self.positions:
            yield from (*position.holder, *position.addressee, *position.reporter)
        for provision in self.provisions:
            yield from provision.reporter

    def _agreement_references(self) -> Iterator[str]:
        for position in self.positions:
            yield from position.cites
        for provision in self.provisions:
            yield from provision.agreement

    def _spans(self) -> Iterator[TextSpan]:
        yield from (m for actor in self.actors for m in actor.mentions)
        yield from (m for agreement in self.agreements for m in agreement.mentions)
        for position in self.positions:
            yield from (position.content, position.cue, position.sentence)
        for provision in self.provisions:
            yield provision.content

    def _refuse_duplicates(self, noun: str, ids: Iterable[str]) -> None:
        twice = [key for key, count in Counter(ids).items() if count > 1]
        if twice:
            raise AnalysisError(
                f"document {self.document.id!r}: {noun} id {twice[0]!r} stands twice"
            )

    def _refuse_dangling(self, noun: str, keys: Iterable[str], known: set[str]) -> None:
        dangling = next((key for key in keys if key not in known), None)
        if dangling is not None:
            raise AnalysisError(
                f"document {self.document.id!r} refers to {noun} {dangling!r}, which it does not "
                f"list; known: {', '.join(sorted(known)) or 'none'}"
            )
