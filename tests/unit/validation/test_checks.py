"""What the graphs of a store may not say of one thing together, on both stores."""

import pytest
from rdflib import DCTERMS, RDF, SKOS, Literal, URIRef

from graphbuilder.model import Act
from graphbuilder.rdf import GB, KIND, Iris, Quad
from graphbuilder.store import GraphStore
from graphbuilder.validation import Fault, Severity
from graphbuilder.validation.checks import Check, list_checks
from tests.builders import (
    make_catalogue_quads,
    make_document,
    make_position,
    make_quads,
    make_refusal,
)

KOLAR, RURITANIA = Iris().actor("kolar"), Iris().actor("RUR")
CHECKS = list_checks()


def dispatch(key: str) -> tuple[Quad, ...]:
    return make_quads(document=make_document(id=key))


def retold(
    quads: tuple[Quad, ...], thing: URIRef, predicate: URIRef, value: URIRef | Literal
) -> tuple[Quad, ...]:
    """Say something else of a thing."""
    return tuple(
        (s, p, value, g) if (s, p) == (thing, predicate) else (s, p, o, g) for s, p, o, g in quads
    )


def borrowed(quads: tuple[Quad, ...], of: URIRef, lender: tuple[Quad, ...]) -> tuple[Quad, ...]:
    """Add to a graph a thing of a class that another graph has."""
    thing = min(str(s) for s, p, o, _ in lender if p == RDF.type and o == of)
    return (*quads, (URIRef(thing), RDF.type, of, quads[0][3]))


def fill(store: GraphStore, *graphs: tuple[Quad, ...]) -> None:
    for quads in graphs:
        store.replace(quads[0][3], quads)


def find(store: GraphStore) -> dict[str, list[Fault]]:
    """List the faults by the name of the check that found them."""
    found = {check.name: list(check.find(store)) for check in CHECKS}
    return {name: faults for name, faults in found.items() if faults}


def test_documents_that_agree_have_no_faults(store: GraphStore) -> None:
    fill(store, dispatch("a"), dispatch("b"), make_catalogue_quads())

    assert find(store) == {}


def test_an_empty_store_has_no_faults(store: GraphStore) -> None:
    assert find(store) == {}


@pytest.mark.parametrize(
    ("other", "check"),
    [
        pytest.param(
            retold(dispatch("b"), KOLAR, GB.actorKind, KIND.people), "kinds", id="another kind"
        ),
        pytest.param(
            retold(dispatch("b"), KOLAR, SKOS.prefLabel, Literal("A. Kolar")),
            "names",
            id="another name",
        ),
        pytest.param(
            retold(dispatch("b"), Iris().document("b"), DCTERMS.identifier, Literal("a")),
            "documents",
            id="another document's identifier",
        ),
        pytest.param(
            borrowed(dispatch("b"), GB.Position, dispatch("a")),
            "shared-things",
            id="another's position",
        ),
        pytest.param(
            retold(dispatch("b"), KOLAR, GB.party, Iris().actor("nobody")),
            "dangling",
            id="a party that nobody knows",
        ),
    ],
)
def test_each_fault_between_documents_is_found(
    store: GraphStore, other: tuple[Quad, ...], check: str
) -> None:
    fill(store, dispatch("a"), other)

    assert list(find(store)) == [check]


@pytest.mark.parametrize(
    ("other", "check"),
    [
        pytest.param(
            retold(dispatch("b"), RURITANIA, GB.actorKind, KIND.bloc), "known-kinds", id="kind"
        ),
        pytest.param(
            retold(dispatch("b"), RURITANIA, SKOS.prefLabel, Literal("Borduria")),
            "known-names",
            id="name",
        ),
    ],
)
def test_what_contradicts_the_catalogue_is_a_fault(
    store: GraphStore, other: tuple[Quad, ...], check: str
) -> None:
    fill(store, other, make_catalogue_quads())

    (fault,) = find(store)[check]

    assert fault.severity is Severity.FAULT
    assert fault.graph == str(Iris().graph("b"))


@pytest.mark.parametrize("name", ["ANA KOLAR", "ana kolar"])
def test_capitals_make_no_other_name(store: GraphStore, name: str) -> None:
    other = retold(dispatch("b"), KOLAR, SKOS.prefLabel, Literal(name))
    fill(store, dispatch("a"), other, make_catalogue_quads())

    assert find(store) == {}


def test_what_documents_guess_differently_is_a_warning(store: GraphStore) -> None:
    fill(store, dispatch("a"), retold(dispatch("b"), KOLAR, GB.actorKind, KIND.people))

    (fault,) = find(store)["kinds"]

    assert fault.severity is Severity.WARNING
    assert fault.thing == str(KOLAR)
    assert fault.value == "people / person"


def test_one_position_in_two_documents_is_two(store: GraphStore) -> None:
    """Equal words in two documents are named by their documents, and shared by neither."""
    positions = (make_position(act=Act.WARN), make_refusal())
    for key in ("a", "b"):
        fill(store, make_quads(document=make_document(id=key), positions=positions))

    assert find(store) == {}


def test_what_refers_to_a_removed_document_dangles(store: GraphStore) -> None:
    derived = URIRef(f"{Iris().base}derived")
    quads = dispatch("a")
    position = next(s for s, p, o, _ in quads if o == GB.Position)
    fill(store, quads, ((RURITANIA, GB.respondsTo, position, derived),))
    assert find(store) == {}

    store.remove(Iris().graph("a"))

    faults = find(store)["dangling"]
    assert [(f.graph, f.path, f.value) for f in faults] == [
        (str(derived), str(GB.respondsTo), str(position))
    ]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_says_what_must_hold(check: Check) -> None:
    assert check.message.endswith(".")
