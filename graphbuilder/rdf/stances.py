"""Writes positions and provisions: n-ary nodes that say who, what, of whom, on what evidence.

A position as a node, rather than a statement about a statement, is what both stores match fast and
what rdflib can read.
"""

from collections.abc import Iterator, Sequence

from rdflib import DCTERMS, PROV, RDF, URIRef

from graphbuilder.model import Position, Provision
from graphbuilder.rdf.iris import attribution_of, evidence_of
from graphbuilder.rdf.lists import list_members
from graphbuilder.rdf.literals import fraction, plain, whole_number, worded
from graphbuilder.rdf.names import Names
from graphbuilder.rdf.namespaces import ACT, GB, MODE
from graphbuilder.rdf.quads import Triple


def position_triples(position: Position, names: Names, *, language: str) -> Iterator[Triple]:
    """Write who takes the position, what it is, who reports it, and where it stands."""
    node = names.positions[position.id]
    sentence = position.sentence
    evidence = evidence_of(names.document, start=sentence.start, end=sentence.end)
    yield node, RDF.type, GB.Position
    yield node, DCTERMS.identifier, plain(position.id)
    yield node, GB.act, ACT[position.act.value]
    yield node, GB.confidence, fraction(position.confidence)
    yield node, GB.evidence, evidence
    yield from _wording_triples(node, position, language)
    yield from _participant_triples(node, position, names)
    yield from _optional_triples(node, position, names, language)


def provision_triples(
    provision: Provision, node: URIRef, names: Names, *, language: str
) -> Iterator[Triple]:
    """Write what which agreements provide, and who says so."""
    agreements = [names.iris.agreement(key) for key in provision.agreement]
    yield node, RDF.type, GB.Provision
    yield node, GB.inDocument, names.document
    yield node, GB.mode, MODE[provision.mode.value]
    yield node, GB.content, worded(provision.content.text, language=language)
    yield node, GB.contentStart, whole_number(provision.content.start)
    yield node, GB.contentEnd, whole_number(provision.content.end)
    yield from list_members(node, role="agreement", members=agreements)
    yield from _attribution_triples(node, provision.reporter, names)


def _wording_triples(node: URIRef, position: Position, language: str) -> Iterator[Triple]:
    yield node, GB.content, worded(position.content.text, language=language)
    yield node, GB.contentStart, whole_number(position.content.start)
    yield node, GB.contentEnd, whole_number(position.content.end)
    yield node, GB.cue, worded(position.cue.text, language=language)
    yield node, GB.cueStart, whole_number(position.cue.start)
    yield node, GB.cueEnd, whole_number(position.cue.end)


def _participant_triples(node: URIRef, position: Position, names: Names) -> Iterator[Triple]:
    for role, keys in (("holder", position.holder), ("addressee", position.addressee)):
        actors = [names.iris.actor(key) for key in keys]
        yield from list_members(node, role=role, members=actors)
    cited = [names.iris.agreement(key) for key in position.cites]
    yield from list_members(node, role="cites", members=cited)
    yield from _attribution_triples(node, position.reporter, names)


def _optional_triples(
    node: URIRef, position: Position, names: Names, language: str
) -> Iterator[Triple]:
    if position.strength is not None:
        yield node, GB.strength, whole_number(position.strength)
    if position.condition is not None:
        yield node, GB.condition, worded(position.condition, language=language)
    if position.responds_to is not None:
        yield node, GB.respondsTo, names.positions[position.responds_to]
    if position.origin:
        yield node, GB.origin, plain(position.origin)


def _attribution_triples(node: URIRef, reporters: Sequence[str], names: Names) -> Iterator[Triple]:
    for depth, key in enumerate(reporters, start=1):
        link = attribution_of(node, depth=depth)
        yield node, GB.attribution, link
        yield link, RDF.type, GB.Attribution
        yield link, GB.depth, whole_number(depth)
        yield link, PROV.agent, names.iris.actor(key)
