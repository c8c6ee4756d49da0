"""The concept schemes say how acts are grouped, coded elsewhere, and how strong they can be."""

import pytest
from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from graphbuilder.lexicons.cues import load_cues
from graphbuilder.model import Act
from graphbuilder.rdf import ACT
from graphbuilder.resources import ontology_path

CAMEO = Namespace("https://w3id.org/graphbuilder/cameo/")
PLOVER = Namespace("https://w3id.org/graphbuilder/plover/")
STRENGTH = Namespace("https://w3id.org/graphbuilder/strength/")
CODES = Namespace("https://w3id.org/graphbuilder/ontology#")  # of which data has none
MATCHES = (SKOS.closeMatch, SKOS.narrowMatch, SKOS.broadMatch, SKOS.relatedMatch)
SCHEMES = ("acts", "instruments", "kinds", "modes", "roles", "strengths")


@pytest.fixture(scope="module")
def schemes() -> Graph:
    """Give all concept schemes as one graph."""
    graph = Graph()
    for name in SCHEMES:
        graph.parse(ontology_path(f"{name}.ttl"))
    return graph


def test_every_act_is_in_one_group_that_knows_it(schemes: Graph) -> None:
    for act in Act:
        concept: URIRef = ACT[act.value]
        (group,) = schemes.objects(concept, SKOS.broader)
        assert (group, SKOS.narrower, concept) in schemes
        assert (group, SKOS.topConceptOf, URIRef(str(ACT))) in schemes


def test_broader_and_narrower_are_said_from_both_ends(schemes: Graph) -> None:
    assert {(o, s) for s, o in schemes.subject_objects(SKOS.broader)} == set(
        schemes.subject_objects(SKOS.narrower)
    )


def test_every_concept_is_in_its_scheme_and_under_its_top(schemes: Graph) -> None:
    for concept in schemes.subjects(RDF.type, SKOS.Concept):
        (scheme,) = schemes.objects(concept, SKOS.inScheme)
        assert str(concept).startswith(str(scheme))
        tops = [concept, *schemes.transitive_objects(concept, SKOS.broader)]
        assert any((top, SKOS.topConceptOf, scheme) in schemes for top in tops)


def test_a_notation_names_one_concept_of_its_scheme(schemes: Graph) -> None:
    """SKOS Reference, 6.1; its datatype says whose notation it is (6.5.1)."""
    for scheme in schemes.subjects(RDF.type, SKOS.ConceptScheme):
        concepts = list(schemes.subjects(SKOS.inScheme, scheme))
        notations = [n for c in concepts for n in schemes.objects(c, SKOS.notation)]
        assert notations
        assert len(notations) == len(set(notations))
        for notation in notations:
            assert isinstance(notation, Literal)
            kinds = {CODES.Keyword, CODES.CameoCode, CODES.PloverCode, XSD.integer}
            assert notation.datatype in kinds


@pytest.mark.parametrize("act", Act)
def test_an_act_has_its_keyword_and_leads_to_its_codes(schemes: Graph, act: Act) -> None:
    concept: URIRef = ACT[act.value]
    matched = {o for match in MATCHES for o in schemes.objects(concept, match)}

    (keyword,) = schemes.objects(concept, SKOS.notation)

    assert str(keyword) == act.value
    assert any(str(code).startswith(str(CAMEO)) for code in matched)
    # PLOVER codes no comments.
    coded = any(str(code).startswith(str(PLOVER)) for code in matched)
    assert coded == (act not in {Act.DENY, Act.STATE})
    assert all((code, RDF.type, SKOS.Concept) in schemes for code in matched)


def test_codes_are_the_last_part_of_the_names_of_their_concepts(schemes: Graph) -> None:
    for namespace, datatype in ((CAMEO, CODES.CameoCode), (PLOVER, CODES.PloverCode)):
        concepts = list(schemes.subjects(SKOS.inScheme, URIRef(str(namespace))))
        for concept in concepts:
            code = str(concept).removeprefix(str(namespace))
            assert Literal(code, datatype=datatype) in schemes.objects(concept, SKOS.notation)


def test_the_ladder_has_the_rungs_that_a_strength_can_have(schemes: Graph) -> None:
    members = schemes.value(STRENGTH.ladder, SKOS.memberList)
    assert members is not None

    rungs = list(Collection(schemes, members))

    assert rungs == [STRENGTH[str(number)] for number in range(1, 6)]
    assert [int(str(schemes.value(rung, SKOS.notation))) for rung in rungs] == [1, 2, 3, 4, 5]


def test_the_cues_of_a_rung_are_those_of_the_lexicon(schemes: Graph) -> None:
    known = {(" ".join(cue.words), cue.act, cue.strength) for cue in load_cues()}

    for number in range(1, 6):
        ladders = str(schemes.value(STRENGTH[str(number)], SKOS.example)).split("; ")
        for act, _, words in (ladder.partition(": ") for ladder in ladders):
            for cue in words.split(", "):
                assert (cue, Act(act), number) in known


def test_each_rung_that_the_lexicon_uses_for_an_act_has_an_example(schemes: Graph) -> None:
    used = {(cue.act, cue.strength) for cue in load_cues() if cue.act}

    for act, number in used:
        assert f"{act}: " in str(schemes.value(STRENGTH[str(number)], SKOS.example))


def test_definitions_and_comments_are_one(schemes: Graph) -> None:
    for concept in schemes.subjects(RDF.type, SKOS.Concept):
        assert schemes.value(concept, SKOS.definition) == schemes.value(concept, RDFS.comment)
