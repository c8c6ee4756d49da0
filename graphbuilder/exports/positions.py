"""Reads positions whole out of a store, a document at a time, so that memory holds few of them.

Named queries answer people; these answer the writers of files, who want every field of a position,
and all who take part in it in their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rdflib import URIRef

from graphbuilder.query import Table
from graphbuilder.query.parameters import insert_terms
from graphbuilder.rdf.quads import Term
from graphbuilder.resources import read_text
from graphbuilder.store import GraphStore

#: What is known of a thing, by the columns of the query that asked for it; unknown is absent.
Facts = Mapping[str, Term]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A thing of the graph with what is known of it.

    Attributes:
        iri: Its name in the graph.
        facts: The columns of its query that are known.
    """

    iri: str
    facts: Facts = field(default_factory=dict)

    def text(self, column: str) -> str:
        """Read a fact as text, empty if it is unknown."""
        return str(self.facts.get(column, ""))

    @property
    def label(self) -> str:
        """Its label; the end of its IRI if it has none."""
        return self.text("label") or self.iri.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPosition(Described):
    """A position with its document and all who take part in it.

    Attributes:
        source: The document.
        holder: Whose stance it is.
        addressee: Towards whom.
        reporter: Who reports it, innermost first.
        cites: The agreements that it is about or rests on.
    """

    source: Described
    holder: tuple[Described, ...] = ()
    addressee: tuple[Described, ...] = ()
    reporter: tuple[Described, ...] = ()
    cites: tuple[Described, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """All actors and agreements of a store's documents, by their IRIs, in order."""

    actors: Mapping[str, Described]
    agreements: Mapping[str, Described]

    @classmethod
    def of(cls, store: GraphStore) -> "Cast":
        """Read them from a store."""
        return cls(
            actors={actor.iri: actor for actor in _read(store, "actors")},
            agreements={agreement.iri: agreement for agreement in _read(store, "agreements")},
        )

    def find(self, iri: str) -> Described:
        """Find an actor or agreement; of one that no document lists only the IRI is known."""
        return self.actors.get(iri) or self.agreements.get(iri) or Described(iri=iri)


def read_sources(store: GraphStore) -> tuple[Described, ...]:
    """List the documents of a store in the order of their dates and ids."""
    return tuple(_read(store, "sources"))


def read_positions(
    store: GraphStore, *, sources: Iterable[Described], cast: Cast
) -> Iterator[StoredPosition]:
    """Read positions, a document at a time.

    Args:
        store: Where they are.
        sources: The documents whose positions are asked for.
        cast: The actors and agreements of the store.

    Yields:
        The positions of each document in the order of the text.
    """
    for source in sources:
        participants = _read_participants(store, source, cast)
        for position in _read(store, "positions", source=source):
            yield StoredPosition(
                iri=position.iri,
                facts=position.facts,
                source=source,
                **participants.get(position.iri, {}),
            )


def _read(store: GraphStore, name: str, *, source: Described | None = None) -> Iterator[Described]:
    """Run a query whose first column names the things that the others describe."""
    for subject, *cells in (table := _ask(store, name, source)).rows:
        facts = zip(table.columns[1:], cells, strict=True)
        known = {column: term for column, term in facts if term is not None and str(term)}
        yield Described(iri=str(subject), facts=known)


def _ask(store: GraphStore, name: str, source: Described | None) -> Table:
    text = read_text("exports/queries", f"{name}.rq")
    terms = {"source": () if source is None else (URIRef(source.iri),)}
    return Table.of(store.query(insert_terms(text, terms=terms)))


def _read_participants(
    store: GraphStore, source: Described, cast: Cast
) -> dict[str, dict[str, tuple[Described, ...]]]:
    """Read who takes part in the positions of a document, by position and role."""
    ordered: defaultdict[tuple[str, str], dict[int, list[str]]] = defaultdict(dict)
    for cells in _ask(store, "participants", source).rows:
        position, role, order, participant = map(str, cells)
        ordered[position, role].setdefault(int(order), []).append(participant)
    found: defaultdict[str, dict[str, tuple[Described, ...]]] = defaultdict(dict)
    for (position, role), places in ordered.items():
        # Without an order, 0, they stand again beside those with one.
        kept = [order for order in sorted(places) if order > 0] or [0]
        found[position][role] = tuple(cast.find(iri) for order in kept for iri in places[order])
    return found
