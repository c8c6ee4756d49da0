"""Reads an analysis back from the quads of its graph; the inverse of `encoding.py`."""

from collections.abc import Iterable
from urllib.parse import unquote

from rdflib import DCTERMS, PROV, SKOS, URIRef

from graphbuilder.errors import AnalysisError
from graphbuilder.model import (
    Act,
    Actor,
    ActorKind,
    Agreement,
    Analysis,
    Document,
    Mode,
    PartialDate,
    Position,
    Provision,
    TextSpan,
)
from graphbuilder.rdf.facts import Facts
from graphbuilder.rdf.namespaces import ACT, GB, KIND, MODE, OA, WIKIDATA
from graphbuilder.rdf.quads import Quad


def decode(quads: Iterable[Quad]) -> Analysis:
    """Read the analysis of one document.

    Args:
        quads: The graph of one document, in any order.

    Returns:
        The analysis, equal to the one that was encoded.

    Raises:
        AnalysisError: If the quads hold no document, or several, or not what `encode` writes.
    """
    facts = Facts(quads)
    documents = facts.instances(GB.Document)
    if len(documents) != 1:
        raise AnalysisError(
            f"a graph with {len(documents)} documents is no analysis; expected the graph of one"
        )
    try:
        return _decode_document(facts, documents[0])
    except AnalysisError:
        raise
    except ValueError as error:
        raise AnalysisError(f"the graph of {documents[0]} is malformed: {error}") from error


def _decode_document(facts: Facts, node: URIRef) -> Analysis:
    document = _document(facts, node)
    return Analysis(
        document=document,
        actors=tuple(_actor(facts, n, document) for n in facts.members(node, GB.actor)),
        agreements=tuple(_agreement(facts, n, document) for n in facts.members(node, GB.agreement)),
        positions=tuple(_position(facts, n, document) for n in facts.instances(GB.Position)),
        provisions=tuple(_provision(facts, n, document) for n in facts.instances(GB.Provision)),
    )


def _document(facts: Facts, node: URIRef) -> Document:
    issued = facts.text(node, DCTERMS.issued)
    return Document(
        id=facts.require(node, DCTERMS.identifier),
        text=facts.require(node, GB.text),
        title=facts.text(node, DCTERMS.title) or "",
        date=PartialDate.parse(issued) if issued else None,
        publisher=facts.text(node, DCTERMS.publisher) or "",
        url=facts.text(node, DCTERMS.source) or "",
        language=facts.require(node, DCTERMS.language),
    )


def _actor(facts: Facts, node: URIRef, document: Document) -> Actor:
    party = facts.text(node, GB.party)
    return Actor(
        id=facts.require(node, DCTERMS.identifier),
        name=facts.require(node, SKOS.prefLabel),
        kind=ActorKind(facts.require(node, GB.actorKind).removeprefix(str(KIND))),
        party=None if party is None else _key(facts, URIRef(party)),
        wikidata=_wikidata(facts, node),
        mentions=_mentions(facts, node, document),
    )


def _agreement(facts: Facts, node: URIRef, document: Document) -> Agreement:
    year = facts.text(node, GB.year)
    return Agreement(
        id=facts.require(node, DCTERMS.identifier),
        name=facts.require(node, SKOS.prefLabel),
        year=None if year is None else int(year),
        wikidata=_wikidata(facts, node),
        mentions=_mentions(facts, node, document),
    )


def _position(facts: Facts, node: URIRef, document: Document) -> Position:
    selector = URIRef(facts.require(URIRef(facts.require(node, GB.evidence)), OA.hasSelector))
    strength = facts.text(node, GB.strength)
    answered = facts.text(node, GB.respondsTo)
    return Position(
        id=_key(facts, node),
        holder=_keys(facts, node, GB.holder),
        act=Act(facts.require(node, GB.act).removeprefix(str(ACT))),
        content=_span(facts, node, document, start=GB.contentStart, end=GB.contentEnd),
        cue=_span(facts, node, document, start=GB.cueStart, end=GB.cueEnd),
        sentence=_span(facts, selector, document, start=OA.start, end=OA.end),
        addressee=_keys(facts, node, GB.addressee),
        reporter=_reporters(facts, node),
        cites=_keys(facts, node, GB.cites),
        strength=None if strength is None else int(strength),
        confidence=float(facts.require(node, GB.confidence)),
        condition=facts.text(node, GB.condition),
        responds_to=None if answered is None else _key(facts, URIRef(answered)),
        origin=facts.text(node, GB.origin) or "",
    )


def _provision(facts: Facts, node: URIRef, document: Document) -> Provision:
    return Provision(
        agreement=_keys(facts, node, GB.agreement),
        mode=Mode(facts.require(node, GB.mode).removeprefix(str(MODE))),
        content=_span(facts, node, document, start=GB.contentStart, end=GB.contentEnd),
        reporter=_reporters(facts, node),
    )


def _key(facts: Facts, node: URIRef) -> str:
    return facts.require(node, DCTERMS.identifier)


def _keys(facts: Facts, node: URIRef, predicate: URIRef) -> tuple[str, ...]:
    return tuple(_key(facts, member) for member in facts.members(node, predicate))


def _reporters(facts: Facts, node: URIRef) -> tuple[str, ...]:
    links = facts.members(node, GB.attribution)
    links.sort(key=lambda link: int(facts.require(link, GB.depth)))
    return tuple(_key(facts, URIRef(facts.require(link, PROV.agent))) for link in links)


def _wikidata(facts: Facts, node: URIRef) -> str | None:
    item = facts.text(node, SKOS.exactMatch)
    return None if item is None else unquote(item.removeprefix(str(WIKIDATA)))


def _mentions(facts: Facts, node: URIRef, document: Document) -> tuple[TextSpan, ...]:
    return tuple(
        _span(facts, mention, document, start=GB.start, end=GB.end)
        for mention in facts.pointing_to(node, GB.refersTo)
    )


def _span(
    facts: Facts, node: URIRef, document: Document, *, start: URIRef, end: URIRef
) -> TextSpan:
    return document.span(int(facts.require(node, start)), int(facts.require(node, end)))
