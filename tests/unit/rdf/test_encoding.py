"""What the graph of a document says."""

import pytest
from rdflib import DCTERMS, PROV, RDF, SKOS, XSD, BNode, Literal, URIRef

from graphbuilder.errors import AnalysisError
from graphbuilder.model import Act, PartialDate
from graphbuilder.rdf import ACT, GB, KIND, Quad, Run, Term, encode
from tests.builders import RUN, make_analysis, make_document, make_position, make_quads

DATA = "https://w3id.org/graphbuilder/data/"


def values(quads: tuple[Quad, ...], predicate: URIRef, *, of: URIRef | None = None) -> set[Term]:
    """List the values of a property, of one thing or of all."""
    return {o for s, p, o, _ in quads if p == predicate and of in (None, s)}


def demand_of(quads: tuple[Quad, ...]) -> URIRef:
    """Find the position of the dispatch that is a demand."""
    (found,) = {s for s, p, o, _ in quads if p == GB.act and o == ACT.demand}
    assert isinstance(found, URIRef)
    return found


def test_a_position_says_who_demands_what_of_whom() -> None:
    quads = make_quads()
    demand = demand_of(quads)

    assert values(quads, GB.holder, of=demand) == {
        URIRef(DATA + "actor/RUR"),
        URIRef(DATA + "actor/BOR"),
    }
    assert values(quads, GB.addressee, of=demand) == {URIRef(DATA + "actor/SYL")}
    assert values(quads, GB.content, of=demand) == {
        Literal("to reopen the locks on the Mur", lang="en")
    }
    assert values(quads, GB.confidence, of=demand) == {Literal("0.87", datatype=XSD.decimal)}


def test_the_outermost_reporter_has_the_greatest_depth() -> None:
    quads = make_quads()
    depths = {s: int(str(o)) for s, p, o, _ in quads if p == GB.depth and "position" in str(s)}
    agents = {
        depth: values(quads, PROV.agent, of=URIRef(str(link))) for link, depth in depths.items()
    }

    assert agents == {1: {URIRef(DATA + "actor/kolar")}, 2: {URIRef(DATA + "actor/SYL")}}


def test_an_actor_has_a_label_other_names_a_kind_and_a_party() -> None:
    quads = make_quads()
    kolar = URIRef(DATA + "actor/kolar")

    assert values(quads, SKOS.prefLabel, of=kolar) == {Literal("Ana Kolar")}
    assert values(quads, SKOS.altLabel, of=kolar) == {Literal("the Sylvanian foreign minister")}
    assert values(quads, GB.actorKind, of=kolar) == {KIND.person}
    assert values(quads, GB.party, of=kolar) == {URIRef(DATA + "actor/SYL")}


@pytest.mark.parametrize(
    ("date", "datatype"),
    [("1994-05-03", XSD.date), ("1994-05", XSD.gYearMonth), ("1994", XSD.gYear)],
)
def test_a_date_is_as_precise_as_it_is_known(date: str, datatype: URIRef) -> None:
    quads = make_quads(document=make_document(date=PartialDate.parse(date)))

    assert values(quads, DCTERMS.issued) == {Literal(date, datatype=datatype)}


def test_all_quads_stand_in_the_graph_of_the_document_without_blank_nodes() -> None:
    quads = make_quads()

    assert {graph for *_, graph in quads} == {URIRef(DATA + "graph/dispatch")}
    assert not [term for quad in quads for term in quad if isinstance(term, BNode)]


def test_the_same_analysis_gives_the_same_quads_in_the_same_order() -> None:
    assert make_quads() == make_quads()
    assert len(set(make_quads())) == len(make_quads())


def test_a_position_costs_no_more_than_the_quads_it_was_designed_for() -> None:
    # DESIGN.md, 5: 24 to 32 quads a position, of one holder, addressee, reporter and agreement.
    position = make_position(holder=("RUR",), reporter=("kolar",))
    without = make_quads(positions=())

    assert len(make_quads(positions=(position,))) - len(without) <= 36


def test_two_readings_of_the_same_words_are_two_positions() -> None:
    readings = (make_position(), make_position(id="p2", addressee=()))
    quads = make_quads(positions=readings)

    assert len({s for s, p, o, _ in quads if p == RDF.type and o == GB.Position}) == 2


def test_a_position_keeps_its_name_when_another_comes_before_it() -> None:
    alone = make_quads(positions=(make_position(),))
    other = make_position(id="p0", act=Act.WARN, holder=("SYL",))

    assert demand_of(make_quads(positions=(other, make_position()))) == demand_of(alone)


@pytest.mark.parametrize("field", ["id", "title", "text", "language"])
def test_a_lone_surrogate_is_refused_with_the_name_of_the_document(field: str) -> None:
    document = make_document(**{field: "\ud800 and more"})
    analysis = make_analysis(
        document=document, actors=(), agreements=(), positions=(), provisions=()
    )

    with pytest.raises(AnalysisError, match="lone surrogate"):
        encode(analysis, run=RUN)


def test_an_address_that_is_no_iri_is_kept_as_a_literal() -> None:
    good = make_quads()
    bad = make_quads(document=make_document(url="javascript:alert(1)> <b"))

    assert values(good, DCTERMS.source) == {URIRef("https://courier.example/1994/mur")}
    assert values(bad, DCTERMS.source) == {Literal("javascript:alert(1)> <b", datatype=XSD.anyURI)}


def test_another_version_is_another_run() -> None:
    newer = encode(make_analysis(), run=Run(version="0.2.0", config_sha256="c0ffee"))

    assert values(newer, PROV.wasGeneratedBy) != values(make_quads(), PROV.wasGeneratedBy)
