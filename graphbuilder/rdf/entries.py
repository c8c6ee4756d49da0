"""Writes the entries of a catalogue: actors, persons and agreements with all their names."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from rdflib import DCTERMS, RDF, SKOS, URIRef

from graphbuilder.model import ActorEntry, ActorKind, AgreementEntry, Leader, PartialDate, slug
from graphbuilder.rdf.iris import Iris
from graphbuilder.rdf.literals import calendar_date, plain, truth, whole_number
from graphbuilder.rdf.namespaces import GB, INSTRUMENT, KIND, ROLE, WIKIDATA
from graphbuilder.rdf.quads import Triple
from graphbuilder.rdf.spells import spell_triples


def actor_triples(actor: ActorEntry, iris: Iris) -> Iterator[Triple]:
    """Write an actor, what it is part of, and when it existed."""
    node = iris.actor(actor.id)
    yield node, RDF.type, GB.Actor
    yield node, GB.actorKind, KIND[actor.kind.value]
    yield from _label_triples(node, actor.id, (actor.name, *actor.surfaces), actor.wikidata)
    if actor.party is not None:
        yield node, GB.party, iris.actor(actor.party)
    yield from _date_triples(node, ((GB.founded, actor.founded), (GB.dissolved, actor.dissolved)))
    for predicate, year in ((GB.validFrom, actor.valid_from), (GB.validTo, actor.valid_to)):
        if year is not None:
            yield node, predicate, whole_number(year)


def person_triples(leader: Leader, iris: Iris) -> Iterator[Triple]:
    """Write a person and the years in which the person spoke for an actor."""
    # The extraction makes the same key of the name: two rows of one name are one person.
    key = slug(leader.name)
    node, party = iris.actor(key), iris.actor(leader.party)
    yield node, RDF.type, GB.Actor
    yield node, GB.actorKind, KIND[ActorKind.PERSON.value]
    yield node, GB.party, party
    yield from _label_triples(node, key, (leader.name, *leader.aliases), leader.wikidata)
    service = iris.spell("service", key, leader.party, leader.from_year)
    yield service, RDF.type, GB.Service
    yield service, GB.person, node
    yield service, GB.ofActor, party
    yield service, GB.role, ROLE[leader.role.value]
    last = None if leader.to_year is None else PartialDate(leader.to_year)
    yield from spell_triples(service, PartialDate(leader.from_year), last)


def agreement_triples(agreement: AgreementEntry, iris: Iris) -> Iterator[Triple]:
    """Write an agreement, its kind, dates, place and body, and whether its parties are known."""
    node = iris.agreement(agreement.id)
    yield node, RDF.type, GB.Agreement
    yield node, GB.agreementKind, INSTRUMENT[agreement.kind.value]
    yield node, GB.year, whole_number(agreement.year)
    yield from _label_triples(node, agreement.id, agreement.names, agreement.wikidata)
    dates = (
        (GB.signedOn, agreement.signed),
        (GB.inForceFrom, agreement.in_force),
        (GB.endedOn, agreement.ended),
    )
    yield from _date_triples(node, dates)
    if agreement.place is not None:
        yield node, GB.place, plain(agreement.place)
    if agreement.body is not None:
        yield node, GB.body, iris.actor(agreement.body)
    if agreement.parties_are_complete is not None:
        yield node, GB.partiesAreComplete, truth(agreement.parties_are_complete)


def _label_triples(
    node: URIRef, key: str, names: Iterable[str], wikidata: str | None
) -> Iterator[Triple]:
    # The first of the names is the label.
    label, *others = dict.fromkeys(names)
    yield node, DCTERMS.identifier, plain(key)
    yield node, SKOS.prefLabel, plain(label)
    for name in others:
        yield node, SKOS.altLabel, plain(name)
    if wikidata is not None:
        yield node, SKOS.exactMatch, WIKIDATA[quote(wikidata, safe="")]


def _date_triples(
    node: URIRef, dates: Iterable[tuple[URIRef, PartialDate | None]]
) -> Iterator[Triple]:
    for predicate, date in dates:
        if date is not None:
            yield node, predicate, calendar_date(date)
