"""An analysis holds whatever it refers to, and its spans slice its text."""

from dataclasses import replace
from typing import Any

import pytest

from graphbuilder.errors import AnalysisError
from graphbuilder.model import Mode, Provision, TextSpan
from tests.builders import (
    make_actors,
    make_analysis,
    make_document,
    make_position,
    make_refusal,
    span_of,
)

RUR, BOR, SYL, KOLAR = make_actors()
SURVEY = span_of("a joint survey")
#: Fits its own text, but the document has other words there.
ELSEWHERE = TextSpan(start=0, end=3, text="Mur")
BEYOND = TextSpan(start=9000, end=9003, text="Mur")


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        pytest.param({"actors": (RUR, BOR, KOLAR)}, "actor 'SYL'", id="party of an actor"),
        pytest.param(
            {"positions": (make_position(holder=("RUR", "LUT")),)}, "actor 'LUT'", id="holder"
        ),
        pytest.param(
            {"positions": (make_position(addressee=("LUT",)),)}, "actor 'LUT'", id="addressee"
        ),
        pytest.param(
            {"positions": (make_position(reporter=("LUT",)),)}, "actor 'LUT'", id="reporter"
        ),
        pytest.param(
            {"positions": (make_position(cites=("zenda", "pact")),)}, "agreement 'pact'", id="cited"
        ),
        pytest.param({"agreements": ()}, "agreement 'zenda'", id="no agreement at all"),
        pytest.param(
            {"positions": (make_refusal(responds_to="p9"),)}, "position 'p9'", id="answered"
        ),
        pytest.param(
            {"provisions": (Provision(agreement=("pact",), mode=Mode.STATES, content=SURVEY),)},
            "agreement 'pact'",
            id="agreement of a provision",
        ),
        pytest.param(
            {
                "provisions": (
                    Provision(
                        agreement=("zenda",), mode=Mode.STATES, content=SURVEY, reporter=("LUT",)
                    ),
                )
            },
            "actor 'LUT'",
            id="reporter of a provision",
        ),
    ],
)
def test_a_key_that_dangles_is_refused(change: dict[str, Any], missing: str) -> None:
    with pytest.raises(AnalysisError, match=f"document 'dispatch' refers to {missing}"):
        make_analysis(**change)


def test_a_dangling_key_is_told_with_the_known_ones() -> None:
    with pytest.raises(AnalysisError, match="known: BOR, RUR, SYL, kolar"):
        make_analysis(positions=(make_position(holder=("LUT",)),))


@pytest.mark.parametrize(
    ("name", "noun", "key"),
    [
        pytest.param("actors", "actor", "RUR", id="actors"),
        pytest.param("agreements", "agreement", "zenda", id="agreements"),
        pytest.param("positions", "position", "p1", id="positions"),
    ],
)
def test_an_id_that_stands_twice_is_refused(name: str, noun: str, key: str) -> None:
    things = getattr(make_analysis(), name)
    with pytest.raises(AnalysisError, match=f"{noun} id '{key}' stands twice"):
        make_analysis(**{name: (*things, things[0])})


@pytest.mark.parametrize("span", [ELSEWHERE, BEYOND], ids=["other words", "beyond the text"])
@pytest.mark.parametrize("place", ["actor", "agreement", "content", "cue", "sentence", "provision"])
def test_offsets_that_do_not_slice_the_text_are_refused(place: str, span: TextSpan) -> None:
    analysis = make_analysis()
    agreement, provision = analysis.agreements[0], analysis.provisions[0]
    changes: dict[str, Any] = {
        "actor": {"actors": (replace(RUR, mentions=(span,)), BOR, SYL, KOLAR)},
        "agreement": {"agreements": (replace(agreement, mentions=(span,)),)},
        "content": {"positions": (make_position(content=span),)},
        "cue": {"positions": (make_position(cue=span),)},
        "sentence": {"positions": (make_position(sentence=span),)},
        "provision": {"provisions": (replace(provision, content=span),)},
    }
    with pytest.raises(AnalysisError, match=rf"has not 'Mur' at \[{span.start}, {span.end}\)"):
        make_analysis(**changes[place])


def test_things_are_found_by_their_ids() -> None:
    analysis = make_analysis()
    assert analysis.actor("SYL").name == "Sylvania"
    assert analysis.agreement("zenda").year == 1904


@pytest.mark.parametrize("look_up", ["actor", "agreement"])
def test_an_unknown_id_is_a_key_error(look_up: str) -> None:
    with pytest.raises(KeyError, match="nobody"):
        getattr(make_analysis(), look_up)("nobody")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"id": ""}, "needs an id", id="no id"),
        pytest.param({"text": ""}, "has no text", id="no text"),
        pytest.param({"text": " \n\t"}, "has no text", id="blank text"),
    ],
)
def test_a_document_needs_an_id_and_a_text(change: dict[str, Any], message: str) -> None:
    with pytest.raises(AnalysisError, match=message):
        make_document(**change)
