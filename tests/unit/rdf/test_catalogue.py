"""What the graph of the catalogue says."""

from dataclasses import replace

import pytest
from rdflib import DCTERMS, RDF, SKOS, XSD, BNode, Literal, URIRef

from graphbuilder.errors import AnalysisError
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.lexicons.record import load_record
from graphbuilder.model import slug
from graphbuilder.rdf import (
    GB,
    INSTRUMENT,
    KIND,
    MODE,
    ROLE,
    Iris,
    Quad,
    Term,
    encode_catalogue,
)
from tests.builders import make_catalogue, make_catalogue_quads, make_quads, make_record

IRIS = Iris()
KOLAR = IRIS.actor(slug("Ana Kolar"))


def values(node: URIRef, predicate: URIRef) -> set[Term]:
    return {o for s, p, o, _ in make_catalogue_quads() if (s, p) == (node, predicate)}


def nodes(kind: URIRef) -> set[URIRef]:
    typed = {s for s, p, o, _ in make_catalogue_quads() if (p, o) == (RDF.type, kind)}
    return {node for node in typed if isinstance(node, URIRef)}


def spells(kind: URIRef, participant: URIRef) -> list[tuple[str, ...]]:
    """Show the dates of the spells of an actor, in order."""
    dates = (GB.since, GB.firstDay, GB.until, GB.lastDay)
    found = [node for node in nodes(kind) if participant in values(node, GB.participant)]
    rows = [tuple(str(next(iter(values(node, p)), "")) for p in dates) for node in found]
    return sorted(rows)


def test_all_quads_stand_in_one_graph_without_blank_nodes_and_once() -> None:
    quads = make_catalogue_quads()

    assert {quad[3] for quad in quads} == {IRIS.catalogue()}
    assert not any(isinstance(term, BNode) for quad in quads for term in quad)
    assert len(set(quads)) == len(quads)


def test_the_same_tables_give_the_same_quads_in_the_same_order() -> None:
    assert make_catalogue_quads() == make_catalogue_quads()


def test_the_hash_comes_last() -> None:
    last = (IRIS.catalogue(), GB.tablesSHA256, Literal("c0ffee"), IRIS.catalogue())

    assert make_catalogue_quads()[-1] == last


def test_actors_and_agreements_are_called_as_in_documents() -> None:
    def named(quads: tuple[Quad, ...]) -> set[URIRef]:
        return {s for s, p, o, _ in quads if p == RDF.type and o in {GB.Actor, GB.Agreement}}  # type: ignore[misc] # no blank nodes

    of_states = {IRIS.actor(key) for key in ("RUR", "BOR", "SYL")} | {IRIS.agreement("zenda")}
    assert of_states <= named(make_quads()) & named(make_catalogue_quads())


def test_an_actor_has_all_its_names_and_years() -> None:
    diet = IRIS.actor("DIET")

    assert values(diet, GB.actorKind) == {KIND.organisation}
    assert values(diet, DCTERMS.identifier) == {Literal("DIET")}
    assert values(diet, SKOS.prefLabel) == {Literal("Diet")}
    assert values(diet, SKOS.altLabel) == {Literal("Dietal"), Literal("Strelsau")}
    assert values(diet, SKOS.exactMatch) == {URIRef("http://www.wikidata.org/entity/Q2")}
    assert values(diet, GB.party) == {IRIS.actor("RUR")}
    assert values(diet, GB.validFrom) == {Literal("1848", datatype=XSD.integer)}
    assert values(diet, GB.validTo) == {Literal("2001", datatype=XSD.integer)}


def test_an_organisation_has_its_dates_and_its_long_name() -> None:
    league = IRIS.actor("LEAGUE")

    assert Literal("League of the States on the Mur") in values(league, SKOS.altLabel)
    assert values(league, GB.founded) == {Literal("1900-04-01", datatype=XSD.date)}
    assert values(league, GB.dissolved) == {Literal("1999", datatype=XSD.gYear)}


def test_a_leader_is_a_person_by_the_key_that_the_extraction_makes() -> None:
    assert values(KOLAR, GB.actorKind) == {KIND.person}
    assert values(KOLAR, SKOS.altLabel) == {Literal("Kolar")}
    assert values(KOLAR, GB.party) == {IRIS.actor("SYL")}


def test_a_person_of_two_rows_is_one() -> None:
    (kolar,) = make_catalogue().leaders
    later = replace(kolar, party="LEAGUE", from_year=1998, to_year=None)
    catalogue = make_catalogue(leaders=(kolar, later))
    quads = encode_catalogue(catalogue, make_record(), tables_sha256="")
    said = [(p, o) for s, p, o, _ in quads if s == KOLAR]

    assert len(said) == len(set(said))
    assert {o for p, o in said if p == GB.party} == {IRIS.actor("SYL"), IRIS.actor("LEAGUE")}


def test_a_service_is_the_years_in_which_a_person_spoke_for_an_actor() -> None:
    (service,) = nodes(GB.Service)

    assert values(service, GB.person) == {KOLAR}
    assert values(service, GB.ofActor) == {IRIS.actor("SYL")}
    assert values(service, GB.role) == {ROLE.foreign_minister}
    assert values(service, GB.since) == {Literal("1990", datatype=XSD.gYear)}
    assert values(service, GB.lastDay) == {Literal("1997-12-31", datatype=XSD.date)}


def test_an_agreement_has_its_kind_dates_place_and_body() -> None:
    zenda = IRIS.agreement("zenda")

    assert values(zenda, GB.agreementKind) == {INSTRUMENT.accord}
    assert values(zenda, GB.year) == {Literal("1904", datatype=XSD.integer)}
    assert values(zenda, GB.signedOn) == {Literal("1904-06", datatype=XSD.gYearMonth)}
    assert values(zenda, GB.inForceFrom) == {Literal("1905-01-01", datatype=XSD.date)}
    assert values(zenda, GB.endedOn) == {Literal("2001", datatype=XSD.gYear)}
    assert values(zenda, GB.place) == {Literal("Zenda")}
    assert values(zenda, GB.body) == {IRIS.actor("LEAGUE")}
    assert values(zenda, GB.partiesAreComplete) == {Literal("true", datatype=XSD.boolean)}


def test_a_membership_is_dated_as_precisely_as_known_and_to_the_day() -> None:
    assert spells(GB.Membership, IRIS.actor("BOR")) == [
        ("1901", "1901-01-01", "1950-06", "1950-06-30"),
        ("1960-02-29", "1960-02-29", "", ""),
    ]
    assert spells(GB.Membership, IRIS.actor("SYL")) == [("", "", "", "")]


def test_who_is_party_is_said_in_one_triple_and_when_in_a_node() -> None:
    zenda = IRIS.agreement("zenda")

    for key in ("RUR", "BOR", "OSYL"):
        assert values(IRIS.actor(key), GB.partyTo) == {zenda}
    assert spells(GB.Participation, IRIS.actor("RUR")) == []
    assert spells(GB.Participation, IRIS.actor("BOR")) == [
        ("1904", "1904-01-01", "1938", "1938-12-31"),
        ("1946", "1946-01-01", "", ""),
    ]


def test_a_term_of_office_says_who_held_what_of_whom() -> None:
    terms = nodes(GB.TermOfOffice)

    assert {frozenset(values(term, GB.role)) for term in terms} == {
        frozenset({ROLE.foreign_minister}),
        frozenset({ROLE.head_of_government}),
    }
    assert {o for term in terms for o in values(term, GB.person)} == {KOLAR}
    assert {o for term in terms for o in values(term, GB.ofActor)} == {IRIS.actor("SYL")}


def test_a_clause_is_no_provision() -> None:
    (first, second) = sorted(nodes(GB.Clause), key=lambda node: str(values(node, GB.order)))

    assert not nodes(GB.Provision)
    assert values(first, GB.ofAgreement) == {IRIS.agreement("zenda")}
    assert values(first, GB.locator) == {Literal("Art. 2")}
    assert values(first, GB.mode) == {MODE.requires}
    assert values(first, GB.content) == {
        Literal("the parties keep the locks on the Mur open", lang="en")
    }
    assert values(second, GB.locator) == set()


def test_an_actor_continues_another() -> None:
    assert values(IRIS.actor("SYL"), GB.continues) == {IRIS.actor("OSYL")}


def test_a_base_that_makes_no_names_is_refused() -> None:
    with pytest.raises(AnalysisError, match="ends in a slash or hash"):
        tuple(encode_catalogue(make_catalogue(), make_record(), tables_sha256="", base="no base"))


def test_everything_that_the_package_knows_is_written() -> None:
    catalogue = load_catalogue()
    record = load_record(catalogue)
    quads = tuple(encode_catalogue(catalogue, record, tables_sha256="c0ffee"))
    counts = {
        kind: sum(1 for _, p, o, _ in quads if p == RDF.type and o == kind)
        for kind in (GB.Agreement, GB.Membership, GB.TermOfOffice, GB.Clause)
    }

    assert len(set(quads)) == len(quads)
    assert counts == {
        GB.Agreement: len(catalogue.agreements),
        GB.Membership: len(record.memberships),
        GB.TermOfOffice: len(record.terms),
        GB.Clause: len(record.clauses),
    }
