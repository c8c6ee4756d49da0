"""Reads what the assembly needs out of the graphs of documents."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rdflib import Literal, URIRef

from graphbuilder.assembly.corpus import (
    Corpus,
    Naming,
    StoredActor,
    StoredPosition,
    StoredText,
)
from graphbuilder.errors import StoreError
from graphbuilder.model import Act, ActorKind, PartialDate
from graphbuilder.rdf import ACT, GB, KIND, Term
from graphbuilder.resources import read_text
from graphbuilder.store import GraphStore, Solutions, list_catalogues

#: A row of an answer by the names of its columns, None for what is unknown.
Row = Mapping[str, Term | None]
#: The spans of names within a document, in order.
Spans = Sequence[tuple[int, int, str]]


def read_corpus(store: GraphStore) -> Corpus:
    """Read all documents of a store with their actors and positions.

    Args:
        store: What to read.

    Returns:
        The same for the same documents, whatever the order in which they were stored.

    Raises:
        StoreError: If the graphs are not such as `encode` writes.
    """
    try:
        actors = sorted(map(_read_actor, _rows(store, "actors")), key=_actor_key)
        texts = sorted(map(_read_document, _rows(store, "documents")), key=lambda t: t.document)
        positions = sorted(_read_positions(store), key=lambda p: p.position)
    except ValueError as error:
        raise StoreError(f"the graphs of the documents are malformed: {error}") from error
    labels = {str(row["thing"]): str(row["label"]) for row in _rows(store, "labels")}
    return Corpus(
        texts=tuple(texts),
        actors=tuple(actors),
        positions=tuple(positions),
        labels=labels,
        known=_read_known(store),
    )


def read_inputs(store: GraphStore) -> Iterator[str]:
    """Yield, in order, what changes whenever the graph of a document or of the catalogue does."""
    yield from sorted(list_catalogues(store).values())
    rows = _rows(store, "inputs")
    yield from sorted("\t".join("" if c is None else str(c) for c in row.values()) for row in rows)


def read_assemblies(store: GraphStore) -> Mapping[URIRef, str]:
    """Read the names of the derived graphs of a store, with the hash of what each was made of."""
    rows = _rows(store, "assemblies")
    return {URIRef(str(row["graph"])): str(row["input_sha256"]) for row in rows}


def _rows(store: GraphStore, name: str) -> Iterator[Row]:
    answer = store.query(read_text("assembly", f"{name}.rq"))
    if not isinstance(answer, Solutions):
        raise StoreError(f"{name}.rq gave no table")
    for row in answer.rows:
        yield dict(zip(answer.columns, row, strict=True))


def _read_document(row: Row) -> StoredText:
    return StoredText(
        document=str(row["document"]), text=str(row["text"]), date=_read_date(row["date"])
    )


def _read_actor(row: Row) -> StoredActor:
    party = row["party"]
    return StoredActor(
        document=str(row["document"]),
        actor=str(row["actor"]),
        label=str(row["label"]),
        kind=ActorKind(str(row["kind"]).removeprefix(str(KIND))),
        party=None if party is None else str(party),
    )


def _actor_key(actor: StoredActor) -> tuple[str, str, str]:
    return actor.actor, actor.document, actor.party or ""


def _read_positions(store: GraphStore) -> Iterator[StoredPosition]:
    participants = _read_participants(store)
    spans = _read_spans(store)
    for row in _rows(store, "positions"):
        position, document = str(row["position"]), str(row["document"])
        start, end = int(str(row["start"])), int(str(row["end"]))
        content = row["content"]
        answered = participants[position, str(GB.respondsTo)]
        yield StoredPosition(
            position=position,
            document=document,
            act=Act(str(row["act"]).removeprefix(str(ACT))),
            content=str(content),
            language=(isinstance(content, Literal) and content.language) or "",
            names=tuple(_names_within(spans[document], start, end)),
            holders=tuple(sorted(participants[position, str(GB.holder)])),
            addressees=tuple(sorted(participants[position, str(GB.addressee)])),
            responds_to=min(answered, default=None),
            date=_read_date(row["date"]),
        )


def _read_participants(store: GraphStore) -> defaultdict[tuple[str, str], set[str]]:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows(store, "participants"):
        found[str(row["position"]), str(row["role"])].add(str(row["thing"]))
    return found


def _read_spans(store: GraphStore) -> defaultdict[str, list[tuple[int, int, str]]]:
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in _rows(store, "mentions"):
        span = (int(str(row["start"])), int(str(row["end"])), str(row["thing"]))
        found[str(row["document"])].append(span)
    for spans in found.values():
        spans.sort()
    return found


def _names_within(spans: Spans, start: int, end: int) -> Iterator[Naming]:
    """The names that lie in a content, the longest where several start at one place."""
    place = start
    inside = spans[bisect_left(spans, (start, 0, "")) : bisect_left(spans, (end, 0, ""))]
    for first, last, thing in sorted(inside, key=lambda span: (span[0], -span[1], span[2])):
        if first >= place and last <= end:
            yield Naming(start=first - start, end=last - start, thing=thing)
            place = last


def _read_known(store: GraphStore) -> Mapping[str, str]:
    rows = sorted(_rows(store, "known"), key=lambda row: str(row["actor"]))
    names = ((str(row[column]), str(row["actor"])) for row in rows for column in ("label", "id"))
    found: dict[str, str] = {}
    for name, actor in names:
        found.setdefault(name, actor)
    return found


def _read_date(term: Term | None) -> PartialDate | None:
    return None if term is None else PartialDate.parse(str(term))
