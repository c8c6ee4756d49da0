"""What stands between quotation marks, on tokens without any annotation."""

import pytest

from graphbuilder.nlp.quotations import quotations
from tests.docs import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('Bonn said "we agree" today.', ["we agree"], id="straight"),
        pytest.param("Bonn said “we agree” today.", ["we agree"], id="typographic"),
        pytest.param("Bonn said «we agree» today.", ["we agree"], id="guillemets"),
        pytest.param('"We agree," said Bonn.', ["We agree,"], id="at the beginning"),
        pytest.param("Bonn: “we agree and go", ["we agree and go"], id="unclosed"),
        pytest.param("“We agree” “and go”", ["We agree", "and go"], id="adjacent typographic"),
        pytest.param('"We agree" "and go"', ["We agree", "and go"], id="adjacent straight"),
        pytest.param("Bonn's envoy didn't 'go'.", [], id="apostrophes"),
        pytest.param("Bonn said “” today.", [], id="empty"),
        pytest.param("“He said “no” and left.”", ["He said “no” and left."], id="nested"),
        pytest.param("“He said “no and left.”", ["He said “no and left."], id="nested unclosed"),
        pytest.param("“He said ‘we go now’ then.”", ["He said ‘we go now’ then."], id="single in"),
        pytest.param("Bonn: ‘We will go now.’", ["We will go now."], id="single"),
        pytest.param(
            "‘The states’ rights are at stake,’ said Bonn.",
            ["The states’ rights are at stake,"],
            id="single with an apostrophe",
        ),
        pytest.param("The states’ rights and Bonn’s are ours.", [], id="apostrophes alone"),
        pytest.param("Bonn said nothing.", [], id="none"),
    ],
)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    assert [quote.text for quote in quotations(tokenize(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We agree\nBonn left ” then", ["We agree"], id="a closing mark below"),
        pytest.param("“We agree\n“and go”", ["We agree", "and go"], id="opened again"),
        pytest.param('"We agree\nBonn left', ["We agree"], id="straight"),
    ],
)
def test_a_quotation_never_crosses_a_paragraph(text: str, expected: list[str]) -> None:
    assert [quote.text.strip() for quote in quotations(tokenize(text))] == expected


def test_a_paragraph_of_open_marks_is_read_in_linear_time() -> None:
    assert len(list(quotations(tokenize("“ a ‘ b " * 20_000)))) == 1
