"""Writes what history records: members, parties, terms of office, clauses, continuations.

Each is a node of its own with its dates, as a position is. Its class is none that documents have:
what an agreement says is a clause here, and what a document says of it a provision there.
"""

from collections.abc import Iterable, Iterator

from rdflib import RDF

from graphbuilder.model import Clause, Membership, Succession, Term, slug
from graphbuilder.rdf.iris import Iris
from graphbuilder.rdf.literals import plain, whole_number, worded
from graphbuilder.rdf.namespaces import GB, MODE, ROLE
from graphbuilder.rdf.quads import Triple
from graphbuilder.rdf.spells import spell_triples

#: The tables are in English.
_LANGUAGE = "en"


def membership_triples(membership: Membership, iris: Iris) -> Iterator[Triple]:
    """Write that an actor was a member of an organisation, and when."""
    node = iris.spell("membership", *_content(membership))
    yield node, RDF.type, GB.Membership
    yield node, GB.participant, iris.actor(membership.member)
    yield node, GB.organisation, iris.actor(membership.whole)
    yield from spell_triples(node, membership.first, membership.last)


def party_triples(parties: Iterable[Membership], iris: Iris) -> Iterator[Triple]:
    """Write who is or was a party to what, once even where an actor left and came back."""
    for member, whole in dict.fromkeys((party.member, party.whole) for party in parties):
        yield iris.actor(member), GB.partyTo, iris.agreement(whole)


def participation_triples(party: Membership, iris: Iris) -> Iterator[Triple]:
    """Write when an actor was a party to an agreement; nothing is written without dates."""
    if party.first is None and party.last is None:
        return
    node = iris.spell("participation", *_content(party))
    yield node, RDF.type, GB.Participation
    yield node, GB.participant, iris.actor(party.member)
    yield node, GB.ofAgreement, iris.agreement(party.whole)
    yield from spell_triples(node, party.first, party.last)


def term_triples(term: Term, iris: Iris) -> Iterator[Triple]:
    """Write which office of which actor a person held, and when."""
    key = slug(term.person)
    node = iris.spell("term", key, term.role.value, term.party, str(term.first))
    yield node, RDF.type, GB.TermOfOffice
    yield node, GB.person, iris.actor(key)
    yield node, GB.role, ROLE[term.role.value]
    yield node, GB.ofActor, iris.actor(term.party)
    yield from spell_triples(node, term.first, term.last)


def succession_triples(succession: Succession, iris: Iris) -> Iterator[Triple]:
    """Write which actor continues which."""
    yield iris.actor(succession.actor), GB.continues, iris.actor(succession.continues)


def clause_triples(clauses: Iterable[Clause], iris: Iris) -> Iterator[Triple]:
    """Write what agreements say, each clause with its place among all."""
    for order, clause in enumerate(clauses, start=1):
        node = iris.clause(clause.agreement, clause.locator, clause.mode.value, clause.content)
        yield node, RDF.type, GB.Clause
        yield node, GB.ofAgreement, iris.agreement(clause.agreement)
        yield node, GB.mode, MODE[clause.mode.value]
        yield node, GB.content, worded(clause.content, language=_LANGUAGE)
        yield node, GB.order, whole_number(order)
        if clause.locator is not None:
            yield node, GB.locator, plain(clause.locator)


def _content(membership: Membership) -> tuple[str, ...]:
    dates = (str(date or "") for date in (membership.first, membership.last))
    return (membership.whole, membership.member, *dates)
