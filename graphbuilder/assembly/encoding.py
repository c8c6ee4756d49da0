"""Writes what was assembled as the quads of the derived graph.

The graph holds nothing that the graphs of documents do not imply, so it can be thrown away and made
again. It has one node a stance and one a tie, and says of positions, documents and actors of the
other graphs what only all of them together tell.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from rdflib import DCTERMS, OWL, RDF, SKOS, URIRef

from graphbuilder.assembly.assembling import Assembly
from graphbuilder.assembly.courses import issues_of
from graphbuilder.assembly.issues import Issue
from graphbuilder.assembly.stances import Stance
from graphbuilder.assembly.ties import Tie
from graphbuilder.model import Act, PartialDate
from graphbuilder.rdf import ACT, GB, Iris, Quad, Triple
from graphbuilder.rdf.literals import (
    calendar_date,
    calendar_day,
    plain,
    whole_number,
    worded,
)

#: The short cut from a holder to an addressee, by what the one does to the other.
SHORT_CUTS: Mapping[Act, URIRef] = MappingProxyType({
    Act.ACCUSE: GB.accuses,
    Act.COMMIT: GB.commitsTo,
    Act.DEMAND: GB.demandsOf,
    Act.DENY: GB.deniesTo,
    Act.PROPOSE: GB.proposesTo,
    Act.REJECT: GB.refuses,
    Act.STATE: GB.statesTo,
    Act.SUPPORT: GB.supports,
    Act.WARN: GB.warns,
})

#: The tables of issues are in English.
_LANGUAGE = "en"


def encode_assembly(assembly: Assembly, *, input_sha256: str, base: str) -> Iterator[Quad]:
    """Write an assembly as quads.

    Args:
        assembly: What was assembled.
        input_sha256: The hexadecimal SHA-256 of all that it was made of.
        base: The IRI below which things get their names; ends in a slash or hash.

    Yields:
        Each quad once; all in the graph `Iris.derived`.

    Raises:
        AnalysisError: If no names can be made below the base.
    """
    iris = Iris(base=base)
    graph = iris.derived()
    triples = chain(
        _scheme_triples(assembly, iris),
        _position_triples(assembly, iris),
        _stance_triples(assembly, iris),
        *(_tie_triples(tie, iris) for tie in assembly.ties),
        _identity_triples(assembly),
    )
    # The hash comes last: where a store was killed while it took the quads, it is not there.
    tail = ((graph, RDF.type, GB.Assembly), (graph, GB.inputSHA256, plain(input_sha256)))
    for triple in dict.fromkeys(chain(triples, tail)):
        yield (*triple, graph)


def _scheme_triples(assembly: Assembly, iris: Iris) -> Iterator[Triple]:
    scheme = iris.issues()
    yield scheme, RDF.type, GB.IssueScheme
    for issue in assembly.agenda.issues.values():
        node = iris.issue(issue.key)
        yield node, RDF.type, SKOS.Concept
        yield node, SKOS.inScheme, scheme
        yield from _issue_triples(issue, node, iris)
        if issue.broader is None:
            yield node, SKOS.topConceptOf, scheme
        else:
            yield node, SKOS.broader, iris.issue(issue.broader)


def _issue_triples(issue: Issue, node: URIRef, iris: Iris) -> Iterator[Triple]:
    yield node, DCTERMS.identifier, plain(issue.key)
    yield node, SKOS.prefLabel, worded(issue.label, language=_LANGUAGE)
    yield node, GB.origin, plain(issue.origin)
    for label in issue.merged:
        yield node, SKOS.altLabel, worded(label, language=_LANGUAGE)


def _position_triples(assembly: Assembly, iris: Iris) -> Iterator[Triple]:
    for position, keys in sorted(assembly.agenda.about.items()):
        for key in keys:
            yield URIRef(position), GB.issue, iris.issue(key)
    for reply in assembly.replies:
        for position, answered in reply.positions:
            yield URIRef(position), GB.respondsTo, URIRef(answered)


def _stance_triples(assembly: Assembly, iris: Iris) -> Iterator[Triple]:
    nodes = {stance: iris.stance(*stance.key) for stance in assembly.stances}
    for stance, node in nodes.items():
        yield node, RDF.type, GB.Stance
        yield from _content_triples(stance, node)
        yield from _count_triples(stance, node)
        for key in issues_of(stance, assembly.agenda.about):
            yield node, GB.issue, iris.issue(key)
    for predicate, links in (
        (GB.respondsTo, tuple((r.stance, r.answered) for r in assembly.replies)),
        (GB.reverses, assembly.reversals),
        (GB.follows, assembly.successions),
    ):
        for later, earlier in links:
            yield nodes[later], predicate, nodes[earlier]


def _content_triples(stance: Stance, node: URIRef) -> Iterator[Triple]:
    leader = stance.leader
    yield node, GB.act, ACT[stance.act.value]
    yield node, GB.content, worded(leader.stored.content, language=leader.stored.language)
    yield node, GB.polarity, whole_number(stance.polarity)
    for predicate, things in (
        (GB.holder, leader.holder.actors),
        (GB.side, leader.holder.sides),
        (GB.addressee, leader.addressee.actors),
        (GB.position, tuple(p.stored.position for p in stance.positions)),
    ):
        for thing in things:
            yield node, predicate, URIRef(thing)


def _count_triples(stance: Stance, node: URIRef) -> Iterator[Triple]:
    yield node, GB.positionCount, whole_number(len(stance.positions))
    yield node, GB.sourceCount, whole_number(stance.sources)
    yield from _date_triples(node, stance.first, stance.last)


def _date_triples(
    node: URIRef, first: PartialDate | None, last: PartialDate | None
) -> Iterator[Triple]:
    if first is not None and last is not None:
        yield node, GB.firstStatedOn, calendar_date(first)
        yield node, GB.lastStatedOn, calendar_date(last)
        yield node, GB.firstDay, calendar_day(first.earliest)
        yield node, GB.lastDay, calendar_day(last.latest)


def _tie_triples(tie: Tie, iris: Iris) -> Iterator[Triple]:
    holder, addressee = URIRef(tie.holder), URIRef(tie.addressee)
    node = iris.tie(tie.holder, tie.act.value, tie.addressee)
    yield node, RDF.type, GB.Tie
    yield node, GB.holder, holder
    yield node, GB.act, ACT[tie.act.value]
    yield node, GB.addressee, addressee
    yield node, GB.stanceCount, whole_number(len(tie.stances))
    yield node, GB.positionCount, whole_number(tie.positions)
    yield node, GB.sourceCount, whole_number(tie.sources)
    yield from _date_triples(node, tie.first, tie.last)
    yield holder, SHORT_CUTS[tie.act], addressee


def _identity_triples(assembly: Assembly) -> Iterator[Triple]:
    for document, first in sorted(assembly.copies.items()):
        if document != first:
            yield URIRef(document), GB.copyOf, URIRef(first)
    for actor, known in sorted(assembly.same_actors.items()):
        yield URIRef(actor), OWL.sameAs, URIRef(known)
