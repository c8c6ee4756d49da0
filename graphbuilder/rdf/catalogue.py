"""Writes what is known before reading as the quads of one named graph.

The catalogue has a graph of its own, so that what a document says is never mixed with what was
known. Its actors and agreements have the names that they have in the graphs of documents, where a
query can join the two.
"""

from collections.abc import Iterator
from itertools import chain

from rdflib import RDF

from graphbuilder.model import Catalogue, Record
from graphbuilder.rdf.entries import actor_triples, agreement_triples, person_triples
from graphbuilder.rdf.iris import DEFAULT_BASE, Iris
from graphbuilder.rdf.literals import plain
from graphbuilder.rdf.namespaces import GB
from graphbuilder.rdf.quads import Quad, Triple
from graphbuilder.rdf.record import (
    clause_triples,
    membership_triples,
    participation_triples,
    party_triples,
    succession_triples,
    term_triples,
)


def encode_catalogue(
    catalogue: Catalogue, record: Record, *, tables_sha256: str, base: str = DEFAULT_BASE
) -> Iterator[Quad]:
    """Write a catalogue and the record beside it as quads.

    Args:
        catalogue: The actors, leaders and agreements.
        record: Who belonged to what, who held which office, what agreements say.
        tables_sha256: The hexadecimal SHA-256 of what both were made of, by which `catalogues` of
            the store tells whether they have changed.
        base: The IRI below which things get their names; ends in a slash or hash.

    Yields:
        Each quad once, in the order of the tables; all in the graph `Iris.catalogue`.

    Raises:
        AnalysisError: If no names can be made below the base.
    """
    iris = Iris(base=base)
    graph = iris.catalogue()
    # The hash comes last: where a store was killed while it took the quads, it is not there.
    tail = ((graph, RDF.type, GB.Catalogue), (graph, GB.tablesSHA256, plain(tables_sha256)))
    for triple in chain(_known(catalogue, iris), _recorded(record, iris), tail):
        yield (*triple, graph)


def _known(catalogue: Catalogue, iris: Iris) -> Iterator[Triple]:
    for actor in catalogue.actors:
        yield from actor_triples(actor, iris)
    people = chain.from_iterable(person_triples(leader, iris) for leader in catalogue.leaders)
    yield from dict.fromkeys(people)  # who served two actors has two rows of the same name
    for agreement in catalogue.agreements:
        yield from agreement_triples(agreement, iris)


def _recorded(record: Record, iris: Iris) -> Iterator[Triple]:
    for membership in record.memberships:
        yield from membership_triples(membership, iris)
    yield from party_triples(record.parties, iris)
    for party in record.parties:
        yield from participation_triples(party, iris)
    for term in record.terms:
        yield from term_triples(term, iris)
    for succession in record.successions:
        yield from succession_triples(succession, iris)
    yield from clause_triples(record.clauses, iris)
