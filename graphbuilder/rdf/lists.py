"""Keeps the order of lists in RDF, which has none.

A list is written as one statement a member, which is what queries want. Where that loses something,
that is from two members on, a `gb:Listing` a place says which member of which property stands
there. RDF collections would do the same with a chain of blank nodes that no pattern can match.
"""

from collections.abc import Iterator, Sequence

from rdflib import RDF, URIRef

from graphbuilder.rdf.iris import listing_of
from graphbuilder.rdf.literals import whole_number
from graphbuilder.rdf.namespaces import GB
from graphbuilder.rdf.quads import Triple


def list_members(owner: URIRef, *, role: str, members: Sequence[URIRef]) -> Iterator[Triple]:
    """Write an ordered list of things, which may hold one thing twice.

    Args:
        owner: What has the list.
        role: The local name of the property in the ontology, such as ``holder``.
        members: What stands in the list; nothing is written for an empty one.

    Yields:
        The members by their property and, from two on, their listings.
    """
    for member in members:
        yield owner, GB[role], member
    if len(members) < 2:
        return
    for order, member in enumerate(members, start=1):
        place = listing_of(owner, role=role, order=order)
        yield owner, GB.listing, place
        yield place, RDF.type, GB.Listing
        yield place, GB.property, GB[role]
        yield place, GB.member, member
        yield place, GB.order, whole_number(order)
