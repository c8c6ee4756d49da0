"""The terms that graphbuilder writes, as closed namespaces: a misspelt term raises.

`ontologies/` defines each of them, and `tests/documentation/test_ontology.py` holds the two
together.
"""

# ruff: noqa: N815 # the terms of vocabularies are camelCase

from types import MappingProxyType

from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD, Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class GB(DefinedNamespace):
    """The ontology of positions, `ontologies/positions.ttl`."""

    _NS = Namespace("https://w3id.org/graphbuilder/ontology#")
    _fail = True

    Actor: URIRef
    Agreement: URIRef
    Assembly: URIRef
    Attribution: URIRef
    Catalogue: URIRef
    Clause: URIRef
    Document: URIRef
    IssueScheme: URIRef
    Listing: URIRef
    Membership: URIRef
    Mention: URIRef
    Participation: URIRef
    Position: URIRef
    Provision: URIRef
    Run: URIRef
    Service: URIRef
    Spell: URIRef
    Stance: URIRef
    TermOfOffice: URIRef
    Tie: URIRef

    accuses: URIRef
    act: URIRef
    actor: URIRef
    actorKind: URIRef
    addressee: URIRef
    agreement: URIRef
    agreementKind: URIRef
    attribution: URIRef
    body: URIRef
    cites: URIRef
    commitsTo: URIRef
    condition: URIRef
    confidence: URIRef
    configSHA256: URIRef
    content: URIRef
    contentEnd: URIRef
    contentStart: URIRef
    continues: URIRef
    copyOf: URIRef
    cue: URIRef
    cueEnd: URIRef
    cueStart: URIRef
    demandsOf: URIRef
    deniesTo: URIRef
    depth: URIRef
    dissolved: URIRef
    end: URIRef
    endedOn: URIRef
    evidence: URIRef
    firstDay: URIRef
    firstStatedOn: URIRef
    follows: URIRef
    founded: URIRef
    holder: URIRef
    inDocument: URIRef
    inForceFrom: URIRef
    inputSHA256: URIRef
    issue: URIRef
    lastDay: URIRef
    lastStatedOn: URIRef
    listing: URIRef
    locator: URIRef
    member: URIRef
    mode: URIRef
    ofActor: URIRef
    ofAgreement: URIRef
    order: URIRef
    organisation: URIRef
    origin: URIRef
    participant: URIRef
    partiesAreComplete: URIRef
    party: URIRef
    partyTo: URIRef
    person: URIRef
    place: URIRef
    polarity: URIRef
    position: URIRef
    positionCount: URIRef
    property: URIRef
    proposesTo: URIRef
    refersTo: URIRef
    refuses: URIRef
    respondsTo: URIRef
    reverses: URIRef
    role: URIRef
    side: URIRef
    signedOn: URIRef
    since: URIRef
    sourceCount: URIRef
    stanceCount: URIRef
    start: URIRef
    statedOn: URIRef
    statesTo: URIRef
    strength: URIRef
    supports: URIRef
    surface: URIRef
    tablesSHA256: URIRef
    text: URIRef
    textSHA256: URIRef
    until: URIRef
    validFrom: URIRef
    validTo: URIRef
    version: URIRef
    warns: URIRef
    year: URIRef


class ACT(DefinedNamespace):
    """The nine acts, `ontologies/acts.ttl`."""

    _NS = Namespace("https://w3id.org/graphbuilder/act/")
    _fail = True

    accuse: URIRef
    commit: URIRef
    demand: URIRef
    deny: URIRef
    propose: URIRef
    reject: URIRef
    state: URIRef
    support: URIRef
    warn: URIRef


class KIND(DefinedNamespace):
    """The kinds of actors, `ontologies/kinds.ttl`."""

    _NS = Namespace("https://w3id.org/graphbuilder/kind/")
    _fail = True

    armed_group: URIRef
    bloc: URIRef
    igo: URIRef
    organisation: URIRef
    people: URIRef
    person: URIRef
    state: URIRef


class MODE(DefinedNamespace):
    """How agreements bear on what they provide, `ontologies/modes.ttl`."""

    _NS = Namespace("https://w3id.org/graphbuilder/mode/")
    _fail = True

    forbids: URIRef
    permits: URIRef
    requires: URIRef
    states: URIRef


class INSTRUMENT(DefinedNamespace):
    """The kinds of agreements, `ontologies/instruments.ttl`."""

    _NS = Namespace("https://w3id.org/graphbuilder/instrument/")
    _fail = True

    accord: URIRef
    charter: URIRef
    communique: URIRef
    convention: URIRef
    declaration: URIRef
    final_act: URIRef
    memorandum: URIRef
    plan: URIRef
    protocol: URIRef
    resolution: URIRef
    treaty: URIRef


class ROLE(DefinedNamespace):
    """The sorts of offices, `ontologies/roles.ttl`."""

    _NS = Namespace("https://w3id.org/graphbuilder/role/")
    _fail = True

    ambassador: URIRef
    defence_minister: URIRef
    envoy: URIRef
    foreign_minister: URIRef
    head_of_government: URIRef
    head_of_organisation: URIRef
    head_of_state: URIRef
    legislator: URIRef
    military: URIRef
    minister: URIRef
    official: URIRef
    spokesperson: URIRef


class OA(DefinedNamespace):
    """The terms we use of the Web Annotation Vocabulary (https://www.w3.org/TR/annotation-vocab/).

    rdflib ships no such namespace.
    """

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    prefix: URIRef
    start: URIRef
    suffix: URIRef


#: Where Wikidata's items are (https://www.wikidata.org/wiki/Wikidata:Data_access).
WIKIDATA = Namespace("http://www.wikidata.org/entity/")

#: The prefixes of every file we write and every query we ship, in the order of the files' heads.
PREFIXES = MappingProxyType({
    "act": str(ACT),
    "dct": str(DCTERMS),
    "gb": str(GB),
    "instrument": str(INSTRUMENT),
    "kind": str(KIND),
    "mode": str(MODE),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "role": str(ROLE),
    "schema": "https://schema.org/",
    "skos": str(SKOS),
    "wd": str(WIKIDATA),
    "xsd": str(XSD),
})
