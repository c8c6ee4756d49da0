"""Whom a stance is directed at, where neither grammar nor encoder tells."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.addressing import Candidates, find_addressees, ranking
from graphbuilder.extraction.addressing.evidence import speaks_for, speaks_for_nobody
from graphbuilder.extraction.stances import Stance
from tests.docs import make_doc, read_doc


def raided(*, times: int = 1) -> Doc:
    """Make a doc in which Oslo condemns a deed that is told some sentences before."""
    first = "Iran raided Peru ."
    words = [first, *["Rain fell ."] * (times - 1), "Oslo condemned the raid ."]
    return make_doc(
        words=" ".join(words),
        heads=[
            1, 1, 1, 1,
            *[i for n in range(times - 1) for i in [5 + 3 * n] * 3],
            *[1 + 4 + 3 * (times - 1) + i for i in (0, 0, 2, 0, 0)],
        ],
        deps="nsubj ROOT obj punct " + "nsubj ROOT punct " * (times - 1)
        + "nsubj ROOT det obj punct",
        pos="PROPN VERB PROPN PUNCT " + "NOUN VERB PUNCT " * (times - 1)
        + "PROPN VERB DET NOUN PUNCT",
        lemmas="_ raid _ _ " + "_ fall _ " * (times - 1) + "_ condemn _ _ _",
    )  # fmt: skip


def candidates(doc: Doc, *, titled: tuple[str, ...] = ()) -> Candidates:
    reading = read_doc(doc)
    return Candidates(
        reading.stances,
        doc=doc,
        cast=reading.cast,
        attributor=reading.attributor,
        titled=frozenset(titled),
    )


@pytest.fixture
def _weights(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "load_weights", lambda: request.param)


def of_only_stance(found: Candidates) -> tuple[Stance, dict[str, set[str]]]:
    """Give the one stance, and what is to be said of each of its candidates."""
    [stance] = found.stances
    return stance, {one.key: set(speaks_for(one, stance)) for one in found.of(stance)}


def test_whoever_is_named_before_may_be_meant_but_not_the_holder() -> None:
    stance, said = of_only_stance(candidates(raided()))

    assert stance.holder == ("NOR",)
    assert stance.addressee == ()
    assert said.keys() == {"IRN", "PER"}


def test_what_is_too_far_off_is_no_candidate() -> None:
    _, near = of_only_stance(candidates(raided(times=40)))
    _, far = of_only_stance(candidates(raided(times=41)))

    assert near.keys() == {"IRN", "PER"}
    assert far.keys() == set()


def test_place_and_number_of_mentions_are_told() -> None:
    _, said = of_only_stance(candidates(raided(times=4), titled=("PER",)))

    assert {"distance 2", "count 0", "rank 0", "other side"} <= said["IRN"]
    assert {"distance 2", "count 0", "rank 1", "title", "title accuse"} <= said["PER"]
    assert "title" not in said["IRN"]


@pytest.mark.parametrize(
    ("_weights", "addressee"),
    [
        ({"nobody accuse": 1.0, "other side": 0.5}, ()),
        ({"nobody accuse": 1.0, "rank 1": 1.5}, ("PER",)),
        ({"rank 0": 0.5}, ("IRN",)),
        ({}, ()),
    ],
    indirect=["_weights"],
)
@pytest.mark.usefixtures("_weights")
def test_the_best_is_chosen_unless_nobody_is_better(addressee: tuple[str, ...]) -> None:
    [stance] = find_addressees(candidates(raided()))

    assert stance.addressee == addressee


@pytest.mark.parametrize("_weights", [{"nobody": 9.0}], indirect=True)
@pytest.mark.usefixtures("_weights")
def test_what_grammar_tells_is_kept() -> None:
    doc = make_doc(
        words="Oslo urged Iran to leave .",
        heads=[1,   1,    1,   4, 1,   1],
        deps ="nsubj ROOT obj mark xcomp punct",
        pos  ="PROPN VERB PROPN PART VERB PUNCT",
        lemmas="_   urge  _    _   _    _",
    )  # fmt: skip

    [stance] = find_addressees(candidates(doc))

    assert stance.addressee == ("IRN",)


def test_most_of_what_is_said_has_a_weight() -> None:
    found = candidates(raided(), titled=("IRN",))
    stance, said = of_only_stance(found)
    names = set(speaks_for_nobody(stance)).union(*said.values())
    weights = ranking.load_weights()

    assert {"nobody", "nobody accuse", "rank 0", "title", "other side"} <= weights.keys() & names
