"""What the explorer page knows: positions with all that belongs to them, each thing said once.

Positions point into the texts of their documents. The page slices these texts itself, and
JavaScript counts UTF-16 units where we count code points; `utf16_offsets` turns one into the other.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from graphbuilder.errors import QueryError


class Passage(NamedTuple):
    """Words, and where they stand in the text of their document; -1 if they do not stand there.

    Offsets are half-open and count code points.
    """

    words: str
    start: int = -1
    end: int = -1


NO_WORDS = Passage("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something with a name: an actor, an agreement or an issue.

    Attributes:
        iri: What it is called in the graph.
        label: What people call it.
        kind: The kind of an actor, "" for others.
        party: The label of whom a person or an organ speaks for.
    """

    iri: str
    label: str
    kind: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that positions stand in; what is unknown is empty.

    Attributes:
        id: Its identifier.
        title: Its title.
        publisher: Who published it.
        date: When, as a day, month or year.
        link: Where it can be read; only ever http or https.
        text: What was read.
    """

    id: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    link: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A position, with the IRIs of those who take part in it.

    Attributes:
        iri: What it is called in the graph.
        act: The short name of its act.
        holders: Who holds it together.
        addressees: Towards whom.
        reporters: Who reports it, innermost first.
        agreements: What it invokes.
        issues: What it is about.
        stance: The stance that it is part of, "" where that was not derived.
        sources: How many independent sources state that stance.
        document: The identifier of its document.
        date: When it was said or published.
        confidence: From 0 to 1; None if it is unknown.
        quotation: The sentence that shows it.
        content: What is demanded, rejected, ...
        condition: What it depends on.
    """

    iri: str
    act: str
    holders: tuple[str, ...]
    addressees: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    stance: str = ""
    sources: int = 1
    document: str = ""
    date: str = ""
    confidence: float | None = None
    quotation: Passage = NO_WORDS
    content: Passage = NO_WORDS
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A change of position: a stance beside an earlier, opposed one of the same holder.

    Attributes:
        stance: The later stance.
        date: When it was first stated.
        earlier_date: When the earlier one was.
        earlier_act: Its act.
        earlier_content: What it was about.
    """

    stance: str
    date: str
    earlier_date: str
    earlier_act: str
    earlier_content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exploration:
    """All that a page shows.

    Attributes:
        actors: Those who take part in the positions, in the order of their labels.
        agreements: What the positions invoke.
        issues: What they are about.
        documents: Where they stand, in the order of dates.
        positions: The positions, in the order of date, document and text.
        turns: The changes of position among them.

    Raises:
        QueryError: If a position names an actor or a document that is not listed.
    """

    actors: tuple[Named, ...] = ()
    agreements: tuple[Named, ...] = ()
    issues: tuple[Named, ...] = ()
    documents: tuple[Source, ...] = ()
    positions: tuple[Stated, ...] = ()
    turns: tuple[Turn, ...] = ()

    def __post_init__(self) -> None:
        known = {thing.iri for thing in (*self.actors, *self.agreements, *self.issues)}
        documents = {document.id for document in self.documents}
        for p in self.positions:
            named = {*p.holders, *p.addressees, *p.reporters, *p.agreements, *p.issues}
            if missing := (named - known) | ({p.document} - documents):
                raise QueryError(
                    f"the position {p.iri} names {', '.join(sorted(missing))}, of which nothing "
                    "else is known; build the graph anew"
                )


def web_link(url: str) -> str:
    """Let through only addresses of the web: a document may bring "javascript:" or worse."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def utf16_offsets(text: str) -> Callable[[int], int]:
    """Turn offsets in code points of a text into those in UTF-16 units.

    Returns:
        A function that does so; after "a😀", 2 becomes 3.
    """
    wide = [i for i, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)


def short_keys(iris: Iterable[str]) -> tuple[str, ...]:
    """Name things by the ends of their IRIs, or by the whole where two end alike."""
    whole = tuple(iris)
    ends = [iri.rpartition("/")[2] for iri in whole]
    seen: dict[str, int] = {}
    for end in ends:
        seen[end] = seen.get(end, 0) + 1
    return tuple(
        end if end and seen[end] == 1 else iri for iri, end in zip(whole, ends, strict=True)
    )
