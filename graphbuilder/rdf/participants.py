"""Writes who and what a document speaks of: actors and agreements, with their mentions.

Actors and agreements have the same name in every document, and only what holds in every document is
said of them; where a document names them is said of the mention.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from rdflib import DCTERMS, RDF, SKOS, URIRef

from graphbuilder.model import Actor, Agreement, TextSpan
from graphbuilder.rdf.literals import plain, whole_number
from graphbuilder.rdf.names import Names, number_repeats
from graphbuilder.rdf.namespaces import GB, KIND, WIKIDATA
from graphbuilder.rdf.quads import Triple


def actor_triples(actor: Actor, names: Names) -> Iterator[Triple]:
    """Write an actor, the party it speaks for, and where the document names it."""
    node = names.iris.actor(actor.id)
    yield node, RDF.type, GB.Actor
    yield node, GB.actorKind, KIND[actor.kind.value]
    if actor.party is not None:
        yield node, GB.party, names.iris.actor(actor.party)
    yield from _label_triples(node, actor)
    yield from _mention_triples(node, actor.mentions, names)


def agreement_triples(agreement: Agreement, names: Names) -> Iterator[Triple]:
    """Write an agreement, its year, and where the document cites it."""
    node = names.iris.agreement(agreement.id)
    yield node, RDF.type, GB.Agreement
    if agreement.year is not None:
        yield node, GB.year, whole_number(agreement.year)
    yield from _label_triples(node, agreement)
    yield from _mention_triples(node, agreement.mentions, names)


def _label_triples(node: URIRef, named: Actor | Agreement) -> Iterator[Triple]:
    yield node, DCTERMS.identifier, plain(named.id)
    yield node, SKOS.prefLabel, plain(named.name)
    for surface in {mention.text for mention in named.mentions} - {named.name}:
        yield node, SKOS.altLabel, plain(surface)
    if named.wikidata is not None:
        yield node, SKOS.exactMatch, WIKIDATA[quote(named.wikidata, safe="")]


def _mention_triples(
    target: URIRef, mentions: Sequence[TextSpan], names: Names
) -> Iterator[Triple]:
    for order, (span, repeat) in enumerate(number_repeats(mentions), start=1):
        node = names.iris.mention(names.document_id, str(target), span.start, span.end, repeat)
        yield node, RDF.type, GB.Mention
        yield node, GB.refersTo, target
        yield node, GB.inDocument, names.document
        yield node, GB.start, whole_number(span.start)
        yield node, GB.end, whole_number(span.end)
        yield node, GB.surface, plain(span.text)
        yield node, GB.order, whole_number(order)
