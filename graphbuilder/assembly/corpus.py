"""What the graphs of documents say, as far as the assembly needs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphbuilder.model import Act, ActorKind, PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """A document with its text.

    Attributes:
        document: The IRI of the document.
        text: What was read.
        date: When it was published, None if unknown.
    """

    document: str
    text: str
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredActor:
    """An actor as one document knows it.

    Attributes:
        document: The IRI of the document.
        actor: The IRI of the actor.
        label: What it is called.
        kind: What sort of actor it is.
        party: The IRI of the actor that it speaks for, None if of none.
    """

    document: str
    actor: str
    label: str
    kind: ActorKind
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A name within a content.

    Attributes:
        start: Where it starts in the content, in code points.
        end: Where it ends, exclusive.
        thing: The IRI of what it names.
    """

    start: int
    end: int
    thing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPosition:
    """A position as a document's graph holds it; lists are in the order of their IRIs.

    Attributes:
        position: The IRI of the position.
        document: The IRI of the document.
        act: What the holders do.
        content: The words.
        language: Their language tag, empty if there is none.
        names: What the content names, in order; no two overlap.
        holders: The IRIs of those who hold it.
        addressees: The IRIs of those to whom it is addressed.
        responds_to: The IRI of the position of the document that it answers, None if none.
        date: When it was stated, None if unknown.
    """

    position: str
    document: str
    act: Act
    content: str
    language: str = ""
    names: tuple[Naming, ...] = ()
    holders: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    responds_to: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All documents of a store; everything is in the order of its IRIs.

    Attributes:
        texts: The documents.
        actors: The actors, once for each document that knows them.
        positions: The positions.
        labels: What actors and agreements are called, by IRI.
        known: The IRIs of the actors of the catalogue, but for persons, by id and label.
    """

    texts: tuple[StoredText, ...]
    actors: tuple[StoredActor, ...]
    positions: tuple[StoredPosition, ...]
    labels: Mapping[str, str]
    known: Mapping[str, str] = field(default_factory=dict)
