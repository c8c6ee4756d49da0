"""Who holds a position, as far as documents can be compared."""

from collections.abc import Sequence

import pytest

from graphbuilder.assembly.corpus import StoredActor
from graphbuilder.assembly.holding import Cast, Party
from graphbuilder.model import ActorKind
from tests.unit.assembly.world import iri, said


def actor(
    key: str,
    label: str,
    kind: ActorKind = ActorKind.PERSON,
    *,
    party: str = "",
    document: str = "d1",
) -> StoredActor:
    return StoredActor(
        document=document,
        actor=iri(key),
        label=label,
        kind=kind,
        party=iri(party) if party else None,
    )


def holder(key: str, actors: Sequence[StoredActor], *, document: str = "d1") -> Party:
    cast = Cast(actors, known={"Mur League": iri("LEAGUE")}, is_common=lambda name: name.islower())
    return cast.holders(said("a toll", by=key, document=document))


def test_a_person_is_of_the_side_that_its_body_belongs_to() -> None:
    actors = [
        actor("kolar", "Ana Kolar", party="diet"),
        actor("diet", "Diet", ActorKind.ORGANISATION, party="RUR"),
    ]

    assert holder("kolar", actors).sides == (iri("RUR"),)


def test_parties_in_a_circle_come_to_an_end() -> None:
    actors = [actor("a", "Ann Aal", party="b"), actor("b", "Bob Bee", party="a")]

    assert holder("a", actors).sides == (iri("b"),)


def test_a_side_that_one_document_tells_holds_in_the_others() -> None:
    actors = [actor("kolar", "Ana Kolar", party="SYL"), actor("kolar", "Ana Kolar", document="d2")]

    assert holder("kolar", actors, document="d2").sides == (iri("SYL"),)


def test_a_side_on_which_documents_differ_does_not() -> None:
    actors = [
        actor("kolar", "Ana Kolar", party="SYL"),
        actor("kolar", "Ana Kolar", party="BOR", document="d2"),
        actor("kolar", "Ana Kolar", document="d3"),
    ]

    assert holder("kolar", actors, document="d3").sides == (iri("kolar"),)


@pytest.mark.parametrize(
    ("known", "within"),
    [
        pytest.param(actor("x", "Ben"), "d1", id="one name"),
        pytest.param(actor("x", "Ben", party="RUR"), "", id="one name of a side"),
        pytest.param(actor("x", "Ben Aal"), "", id="two names"),
        pytest.param(actor("x", "the ministry", ActorKind.ORGANISATION), "d1", id="common nouns"),
        pytest.param(actor("x", "Zenda Bank", ActorKind.ORGANISATION), "", id="a proper name"),
        pytest.param(actor("x", "ruritania", ActorKind.STATE), "", id="a state"),
    ],
)
def test_whom_only_its_document_knows(known: StoredActor, within: str) -> None:
    assert holder("x", [known]).within == within


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(ActorKind.ORGANISATION, "LEAGUE"), (ActorKind.PERSON, "mur-league")],
)
def test_a_body_with_a_name_of_the_catalogue_is_that_actor(kind: ActorKind, expected: str) -> None:
    found = holder("mur-league", [actor("mur-league", "Mur League", kind)])

    assert (found.actors, found.sides) == ((iri(expected),), (iri(expected),))
