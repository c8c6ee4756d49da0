"""Graphs that conform, and what is said of those that do not."""

import sys
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import DCTERMS, PROV, RDF, SH, SKOS, XSD, BNode, Graph, Literal, URIRef

from graphbuilder.errors import ValidationError
from graphbuilder.model import Analysis
from graphbuilder.rdf import ACT, GB, KIND, MODE, ROLE, Iris, Quad, encode
from graphbuilder.rdf.iris import evidence_of
from graphbuilder.rdf.namespaces import OA
from graphbuilder.resources import ontology_path
from tests.builders import DEMAND, RUN, make_catalogue_quads, make_quads
from tests.unit.assembly.world import make_derived_quads
from tests.unit.rdf.strategies import analyses
from tests.unit.validation.seeding import (
    Mutation,
    add,
    graph_of,
    put,
    quads_of,
    reflect,
    rename,
    same,
    shift,
)

pyshacl = pytest.importorskip("pyshacl", reason="validation needs the extra [validate]")

from graphbuilder.validation import Shapes  # noqa: E402 # only where there is pyshacl

DOCUMENT = Iris().document("dispatch")
KOLAR, RURITANIA, NOBODY = Iris().actor("kolar"), Iris().actor("RUR"), Iris().actor("nobody")
ACCORD = Iris().agreement("zenda")
DERIVED = tuple(quad for quad in make_derived_quads() if quad[3] == Iris().derived())
EVIDENCE = evidence_of(DOCUMENT, start=0, end=len(DEMAND))


def number(value: int) -> Literal:
    return Literal(value)


def day(text: str) -> Literal:
    return Literal(text, datatype=XSD.date)


#: What is done to the graph of the dispatch, and what must hold and then does not.
SEEDED = [
    # documents and runs
    ("no text", put(GB.text), "A document has one text"),
    ("empty text", put(GB.text, Literal("")), "A document has one text"),
    ("two texts", add(GB.text, Literal("No."), to=GB.Document), "A document has one text"),
    ("a text that is a number", put(GB.text, number(1)), "is words"),
    ("another text", put(GB.text, Literal("Other words.")), "The hash of a document is"),
    ("a hash of no text", put(GB.textSHA256, Literal("0" * 64)), "The hash of a document is"),
    ("a hash that is none", put(GB.textSHA256, Literal("c0ffee")), "of 64 hexadecimal digits"),
    ("no language", put(DCTERMS.language), "A document has one language"),
    ("two titles", add(DCTERMS.title, Literal("B"), to=GB.Document), "at most one title"),
    ("a date in words", put(DCTERMS.issued, Literal("in May")), "is a day, a month or a year"),
    ("a source in words", put(DCTERMS.source, Literal("online")), "at most one source"),
    ("an actor that is none", add(GB.actor, ACCORD, to=GB.Document), "lists as an actor"),
    ("no run", put(PROV.used), "A document was read by one run"),
    ("a run of two programs", put(PROV.wasAssociatedWith, RURITANIA, ACCORD), "A run is associ"),
    ("a run without settings", put(GB.configSHA256), "A run has one hash of its settings"),
    ("a program without version", put(GB.version), "A program has one version"),
    # positions
    ("no act", put(GB.act), "There is one act"),
    ("a tenth act", put(GB.act, URIRef(f"{ACT}sulk")), "There is one act"),
    ("two acts", add(GB.act, ACT.warn, ACT.deny, to=GB.Position), "There is one act"),
    ("no holder", put(GB.holder), "A position has a holder"),
    ("a holder in words", add(GB.holder, Literal("Rome"), to=GB.Position), "A position has a hol"),
    ("a blank holder", add(GB.holder, BNode(), to=GB.Position), "A position has a holder"),
    ("an unknown holder", add(GB.holder, NOBODY, to=GB.Position), "each of its holders is an ac"),
    ("its own addressee", put(GB.addressee, RURITANIA), "No holder of a position is its addre"),
    ("a cited actor", put(GB.cites, RURITANIA), "Each agreement that a position cites"),
    ("no content", put(GB.content, of=GB.Position), "There is one content"),
    ("content cut short", put(GB.content, Literal("to", lang="en")), "The content of a position"),
    ("content moved", shift(GB.contentStart, 1, of=GB.Position), "The content of a position"),
    ("content turned round", shift(GB.contentEnd, -90, of=GB.Position), "starts before it ends"),
    ("content before the text", put(GB.contentStart, number(-1)), "an integer from 0 on"),
    ("content behind the text", put(GB.contentEnd, number(9999)), "ends behind the end of the"),
    ("no cue", put(GB.cue), "A position has one cue"),
    ("another cue", put(GB.cue, Literal("begged", lang="en")), "The cue of a position is what"),
    ("a cue turned round", put(GB.cueEnd, number(0)), "starts before it ends"),
    ("an offset in words", put(GB.cueStart, Literal("ten")), "The cue of a position starts at"),
    ("a cue elsewhere", put(GB.cueStart, number(0)), "The cue of a position is what stands"),
    ("no evidence", put(GB.evidence), "A position has one evidence"),
    ("evidence that is none", put(GB.evidence, DOCUMENT), "A position has one evidence"),
    ("no confidence", put(GB.confidence), "A position has one confidence"),
    ("too sure", put(GB.confidence, Literal("1.5", datatype=XSD.decimal)), "from 0 to 1"),
    ("sure in words", put(GB.confidence, Literal("very")), "A position has one confidence"),
    ("too strong", put(GB.strength, number(6)), "at most one strength, an integer from 1 to 5"),
    ("a condition of an IRI", add(GB.condition, ACCORD, to=GB.Position), "is words"),
    ("answers nothing", put(GB.respondsTo, NOBODY), "What a position responds to is a position"),
    ("answers itself", reflect(GB.respondsTo), "never to itself"),
    ("the evidence of another", same(GB.evidence, EVIDENCE, of=GB.Position), "holds its cue"),
    ("evidence from elsewhere", put(OA.hasSource, NOBODY), "of the document that it stands in"),
    ("another date", put(GB.statedOn, day("1994-05-04")), "A position was stated on the date of"),
    ("no date of issue", put(DCTERMS.issued), "neither has a date without the other"),
    ("one id twice", same(DCTERMS.identifier, Literal("p"), of=GB.Position), "same identifier"),
    ("no run of its own", put(PROV.wasGeneratedBy), "It was generated by one run"),
    ("no document", put(GB.inDocument, of=GB.Position), "It stands in one document"),
    ("no place", put(GB.order, of=GB.Position), "There is one place among its like"),
    ("two places", put(GB.order, number(1), number(2)), "There is one place among its like"),
    ("the place of the other", same(GB.order, number(1), of=GB.Position), "have the same place"),
    ("a misspelt property", add(URIRef(f"{GB}holdr"), KOLAR, to=GB.Position), "no properties but"),
    ("a position by no name", put(RDF.type, of=GB.Position), "is said to be a position"),
    ("a provision by no name", put(RDF.type, of=GB.Provision), "said to be a provision or a cl"),
    ("a mention by no name", put(RDF.type, of=GB.Mention), "is said to be a mention"),
    ("a link by no name", put(RDF.type, of=GB.Attribution), "is said to be an attribution"),
    ("a listing by no name", put(RDF.type, of=GB.Listing), "is said to be a listing"),
    ("a document by no name", put(RDF.type, of=GB.Document), "is said to be a document"),
    # provisions, attributions, listings
    ("a fifth mode", put(GB.mode, URIRef(f"{MODE}hopes")), "There is one mode"),
    ("no agreement", put(GB.agreement, of=GB.Provision), "A provision has an agreement"),
    ("a depth of 0", put(GB.depth, number(0)), "An attribution has one depth"),
    ("a gap in the chain", put(GB.depth, number(3)), "without gap or repeat"),
    ("no reporter", put(PROV.agent), "An attribution has one reporter"),
    ("an attribution of nothing", put(GB.attribution), "An attribution belongs to one position"),
    ("a member not listed", put(GB.member, KOLAR, of=GB.Listing), "Where some values of a prop"),
    ("a listing of no value", put(GB.member, NOBODY), "The member of a listing is a value of"),
    ("a listing of the act", put(GB.property, GB.act), "which is one of those that have an ord"),
    ("a list from 2 on", put(GB.order, number(7), of=GB.Listing), "The listings of a property ha"),
    # mentions, evidence, actors, agreements
    ("a mention of nothing", put(GB.refersTo), "A mention refers to one actor or agreement"),
    ("a mention of a stranger", put(GB.refersTo, NOBODY), "are among those that it lists"),
    ("another surface", put(GB.surface, Literal("Rome")), "The surface form of a mention is"),
    ("a mention behind the text", put(GB.end, number(9999)), "ends behind the end of the text"),
    ("a mention turned round", put(GB.start, number(9999)), "starts before it ends"),
    ("a misquotation", put(OA.exact, Literal("Words.")), "The quotation of a selector is what"),
    ("another context", put(OA.suffix, Literal("and")), "The prefix and suffix of a selector"),
    ("too much context", put(OA.prefix, Literal("o" * 33)), "of 32 characters at most"),
    ("no selector", put(OA.hasSelector), "An evidence has one selector"),
    ("no source", put(OA.hasSource), "An evidence is a stretch of one document"),
    ("an eighth kind", put(GB.actorKind, URIRef(f"{KIND}planet")), "An actor has one kind"),
    ("two names", add(SKOS.prefLabel, Literal("B"), to=GB.Actor), "There is one canonical name"),
    ("a name with language", put(SKOS.prefLabel, Literal("B", lang="en")), "as a plain string"),
    ("a party unknown", put(GB.party, NOBODY), "The party of an actor is an actor"),
    ("two parties", put(GB.party, RURITANIA, Iris().actor("SYL")), "at most one party"),
    ("another wiki", put(SKOS.exactMatch, DOCUMENT), "at most one item of Wikidata"),
    ("a year in words", put(GB.year, Literal("1904")), "An agreement has at most one year"),
    ("a blank actor", rename(GB.party, BNode("x")), "An actor is named by an IRI"),
]

#: The same for the catalogue.
SEEDED_IN_CATALOGUE = [
    ("no hash of the tables", put(GB.tablesSHA256), "A catalogue has one hash of its tables"),
    ("founded in words", put(GB.founded, Literal("once")), "a day, a month or a year"),
    ("signed at a time", put(GB.signedOn, number(1904)), "is a day, a month or a year"),
    ("begun in words", put(GB.since, Literal("long ago")), "is a day, a month or a year"),
    ("a clause in numbers", put(GB.content, number(5)), "The content of a clause is words"),
    ("a member of nothing", put(GB.organisation), "A membership is in one organisation"),
    ("a membership of nobody", put(GB.participant, of=GB.Membership), "There is one participant"),
    ("an end before the begin", put(GB.lastDay, day("1066-01-01")), "ends no earlier than it beg"),
    ("a begin without a day", put(GB.firstDay), "has the first day that it may stand for"),
    ("an end without a day", put(GB.lastDay), "has the last day that it may stand for"),
    ("a party to nothing", put(GB.ofAgreement, of=GB.Participation), "It is of one agreement"),
    ("an unknown role", put(GB.role, URIRef(f"{ROLE}jester")), "There is one role"),
    ("an office of nobody", put(GB.person, of=GB.TermOfOffice), "There is one person"),
    ("a term without begin", put(GB.since, of=GB.TermOfOffice), "It has begun at some time"),
    ("a clause without words", put(GB.content), "There is one content"),
    ("a twelfth sort", put(GB.agreementKind, MODE.states), "An agreement has at most one kind"),
    ("complete in words", put(GB.partiesAreComplete, Literal("yes")), "is said once, true or f"),
    ("a body of paper", put(GB.body, ACCORD), "An agreement has at most one body"),
    ("valid backwards", put(GB.validTo, number(1)), "The first year of an actor is not after"),
]


#: The same for what documents together say.
SEEDED_IN_DERIVED = [
    ("no hash of the input", put(GB.inputSHA256), "An assembly has one hash"),
    ("an issue without label", put(SKOS.prefLabel, of=SKOS.Concept), "An issue has one label"),
    ("an issue in no scheme", put(SKOS.inScheme), "An issue is in one scheme"),
    ("an issue from nowhere", put(GB.origin, Literal("guess")), "An issue comes from"),
    ("a part of a stranger", put(SKOS.broader, NOBODY), "An issue is part of at most one"),
    ("about a stranger", put(GB.issue, NOBODY, of=GB.Stance), "It is about issues of the graph"),
    ("a stance of nobody", put(GB.holder, of=GB.Stance), "A stance has a holder"),
    ("a stance of no side", put(GB.side), "A stance has a side"),
    ("a stance by no act", put(GB.act, of=GB.Stance), "There is one act"),
    ("a stance of no position", put(GB.position), "A stance has positions"),
    ("a second polarity", put(GB.polarity, number(2)), "A stance has one polarity"),
    ("miscounted", put(GB.positionCount, number(9), of=GB.Stance), "A stance has as many positio"),
    ("too many sources", put(GB.sourceCount, number(9)), "There is one number of sources"),
    ("reversing itself", reflect(GB.reverses), "A stance reverses one of the opposite polarity"),
    ("following a stranger", add(GB.follows, NOBODY, to=GB.Stance), "A stance follows another"),
    ("answering a stranger", put(GB.respondsTo, NOBODY, of=GB.Stance), "A stance responds to"),
    ("a tie to nobody", put(GB.addressee, of=GB.Tie), "A tie has one addressee"),
    ("a tie without stances", put(GB.stanceCount, number(0)), "A tie has one number of stances"),
    ("a stance by no name", put(RDF.type, of=GB.Stance), "is said to be a stance"),
    ("begun without a day", put(GB.firstDay), "What has a begin has the first day"),
]


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes()


def mutated(quads: tuple[Quad, ...], *mutations: Mutation) -> tuple[Quad, ...]:
    graph = graph_of(quads)
    for mutate in mutations:
        mutate(graph)
    return quads_of(graph, name=quads[0][3])


@pytest.mark.parametrize(
    "quads",
    [
        pytest.param(make_quads(), id="document"),
        pytest.param(make_quads(positions=(), provisions=()), id="document without positions"),
        pytest.param(make_catalogue_quads(), id="catalogue"),
        pytest.param(DERIVED, id="derived"),
        pytest.param(make_derived_quads(), id="derived beside its documents"),
    ],
)
def test_what_is_written_conforms(shapes: Shapes, quads: tuple[Quad, ...]) -> None:
    assert shapes.check(quads, graph="g") == ()


@pytest.mark.parametrize(
    ("quads", "mutate", "message"),
    [
        *(pytest.param(make_quads(), mutate, message, id=name) for name, mutate, message in SEEDED),
        *(
            pytest.param(make_catalogue_quads(), mutate, message, id=f"catalogue: {name}")
            for name, mutate, message in SEEDED_IN_CATALOGUE
        ),
        *(
            pytest.param(DERIVED, mutate, message, id=f"derived: {name}")
            for name, mutate, message in SEEDED_IN_DERIVED
        ),
    ],
)
def test_each_seeded_fault_is_reported(
    shapes: Shapes, quads: tuple[Quad, ...], mutate: Mutation, message: str
) -> None:
    faults = shapes.check(mutated(quads, mutate), graph="g")

    assert message in " ".join(fault.message for fault in faults)
    assert all(fault.thing and fault.graph == "g" for fault in faults)


def test_a_fault_names_the_thing_the_property_and_the_value(shapes: Shapes) -> None:
    (fault,) = shapes.check(mutated(make_quads(), put(GB.strength, number(6))), graph="g")

    assert fault.thing.startswith(Iris().base + "position/")
    assert (fault.path, fault.value) == (str(GB.strength), "6")


def test_what_stands_at_the_document_names_the_thing_that_is_wrong(shapes: Shapes) -> None:
    quads = mutated(make_quads(), put(GB.surface, Literal("Rome")))

    (fault,) = shapes.check(quads, graph="g")

    assert fault.thing.startswith(Iris().base + "mention/")


def test_a_blank_node_is_shown_as_such(shapes: Shapes) -> None:
    faults = shapes.check(mutated(make_quads(), rename(GB.party, BNode("x"))), graph="g")

    assert "_:x" in {fault.thing for fault in faults}


#: Faults that one graph can have at once without one hiding another.
TOGETHER = (
    "another text",
    "two titles",
    "a tenth act",
    "an unknown holder",
    "too strong",
    "too sure",
    "another date",
    "a fifth mode",
    "no reporter",
    "a gap in the chain",
    "another surface",
    "an eighth kind",
    "a misspelt property",
    "a mention of a stranger",
)


@pytest.mark.parametrize(
    ("quads", "seeded"),
    [
        pytest.param(make_quads(), [m for n, m, _ in SEEDED if n in TOGETHER], id="document"),
        pytest.param(
            make_catalogue_quads(), [m for _, m, _ in SEEDED_IN_CATALOGUE], id="catalogue"
        ),
        pytest.param(DERIVED, [m for _, m, _ in SEEDED_IN_DERIVED[:-2]], id="derived"),
    ],
)
def test_pyshacl_alone_reports_the_same(
    shapes: Shapes, quads: tuple[Quad, ...], seeded: list[Mutation]
) -> None:
    """What makes the check fast changes nothing about what it finds."""
    wrong = mutated(quads, *seeded)
    plain = Graph().parse(ontology_path("shapes.ttl"))
    _, report, _ = pyshacl.validate(graph_of(wrong), shacl_graph=plain)
    expected = Counter(
        str(plain.value(report.value(result, SH.sourceConstraint), SH.message))
        if (result, SH.sourceConstraint, None) in report
        else str(report.value(result, SH.resultMessage))
        for result in report.objects(None, SH.result)
    )

    found = Counter(fault.message for fault in shapes.check(wrong, graph="g"))

    assert found == expected
    assert len(found) > 10


#: What the model does not promise of an analysis, and the extraction keeps to.
NOT_PROMISED = {
    "No holder of a position is its addressee.",
    "The evidence of a position holds its cue.",
    "A position responds to another position of its document, never to itself.",
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(analyses())
def test_any_analysis_is_written_as_a_graph_that_conforms(analysis: Analysis) -> None:
    faults = Shapes().check(encode(analysis, run=RUN), graph="g")

    assert {fault.message for fault in faults} <= NOT_PROMISED


def test_without_pyshacl_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)

    with pytest.raises(ValidationError, match=r"pip install 'graphbuilder\[validate\]'"):
        Shapes()


def test_a_graph_that_pyshacl_gives_up_on_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyshacl, "validate", lambda *_, **__: (False, None, "too deep"))

    with pytest.raises(ValidationError, match="g cannot be checked: too deep"):
        Shapes().check(make_quads(), graph="g")


def test_what_pyshacl_cannot_compare_is_named(shapes: Shapes) -> None:
    quads = mutated(make_catalogue_quads(), put(GB.lastDay, BNode()))

    with pytest.raises(ValidationError, match="g cannot be checked"):
        shapes.check(quads, graph="g")
