"""Positions and provisions check themselves."""

from typing import Any

import pytest

from graphbuilder.errors import AnalysisError
from graphbuilder.model import Act, Mode, Provision
from tests.builders import make_position, span_of


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"holder": ()}, "has no holder", id="no holder"),
        pytest.param({"confidence": -0.1}, "confidence -0.1 not in 0..1", id="confidence below 0"),
        pytest.param({"confidence": 1.1}, "confidence 1.1 not in 0..1", id="confidence above 1"),
        pytest.param(
            {"confidence": float("nan")}, "confidence nan not in 0..1", id="no confidence"
        ),
        pytest.param({"strength": 0}, "strength 0 not in 1..5", id="strength below 1"),
        pytest.param({"strength": 6}, "strength 6 not in 1..5", id="strength above 5"),
    ],
)
def test_a_position_out_of_range_is_refused_by_its_id(change: dict[str, Any], message: str) -> None:
    with pytest.raises(AnalysisError, match=f"position 'p1'.*{message}"):
        make_position(**change)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"confidence": 0.0}, id="confidence 0"),
        pytest.param({"confidence": 1.0}, id="confidence 1"),
        pytest.param({"strength": 1}, id="strength 1"),
        pytest.param({"strength": 5}, id="strength 5"),
        pytest.param({"strength": None}, id="no strength"),
        pytest.param({"addressee": (), "reporter": (), "cites": ()}, id="the holder alone"),
    ],
)
def test_the_ends_of_the_ranges_belong_to_them(change: dict[str, Any]) -> None:
    position = make_position(**change)
    assert {name: getattr(position, name) for name in change} == change


def test_there_are_nine_acts() -> None:
    acts = "demand propose commit reject support accuse warn deny state"
    assert [act.value for act in Act] == acts.split()


def test_a_provision_without_agreement_is_refused_by_its_words() -> None:
    with pytest.raises(AnalysisError, match="'a joint survey' names no agreement"):
        Provision(agreement=(), mode=Mode.FORBIDS, content=span_of("a joint survey"))
