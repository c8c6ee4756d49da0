"""Resolutions of the United Nations by their numbers."""

import pytest

from graphbuilder.extraction.resolutions import find_resolutions
from tests.docs import english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("resolutions 1373 and 1540", ["UNSCR_1373", "UNSCR_1540"], id="two"),
        pytest.param(
            "resolutions 82, 83 and 84 (1950)", ["UNSCR_82", "UNSCR_83", "UNSCR_84"], id="three"
        ),
        pytest.param("S/RES/687 (1991)", ["UNSCR_687"], id="symbol of the Council"),
        pytest.param("A/RES/2625 (XXV)", ["UNGAR_2625"], id="symbol of the Assembly"),
        pytest.param("resolution 194 (III)", ["UNGAR_194"], id="session"),
        pytest.param("resolution 217 A (III)", ["UNGAR_217"], id="part and session"),
        pytest.param("General Assembly resolution 46/86", ["UNGAR_46/86"], id="session and number"),
        pytest.param("resolution ES-11/1", ["UNGAR_ES-11/1"], id="emergency session"),
        pytest.param("Human Rights Council resolution 49/1", ["UNHRC_49/1"], id="rights council"),
        pytest.param("Security Council resolution 1267/1999", ["UNSCR_1267"], id="slash and year"),
        pytest.param("Security Council resolution no 955", ["UNSCR_955"], id="no"),
        pytest.param("UNSCR 1973", ["UNSCR_1973"], id="abbreviation"),
        pytest.param("Resolution 1441, 17 days later", ["UNSCR_1441"], id="one has one number"),
        pytest.param("resolution 5 of the meeting", [], id="a small number of nobody's"),
        pytest.param("House Joint Resolution 1145", [], id="a law"),
    ],
)
def test_a_resolution_is_known_by_its_number(text: str, expected: list[str]) -> None:
    assert [found.id for found in find_resolutions(english()(text))] == expected


def test_the_year_is_the_stated_one_else_that_of_the_number() -> None:
    years = [
        r.year for r in find_resolutions(english()("UNSCR 242, A/RES/217 (III), UNSCR 1 (1946)"))
    ]

    assert years == [1967, None, 1946]
