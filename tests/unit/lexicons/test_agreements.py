"""The table of agreements says which text a name cites."""

import pytest

from graphbuilder.lexicons.agreements import load_agreements


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Helsinki Final Act", 1975, "HELSINKI_1975"),
        ("Final Act", 1975, "HELSINKI_1975"),
        ("Helsinki accords", 1975, "HELSINKI_1975"),
        ("Istanbul Charter", 1999, "ISTANBUL_1999"),
        ("Astana Declaration", 2010, "ASTANA_2010"),
        ("NATO-Russia Founding Act", 1997, "FOUNDINGACT_1997"),
        ("Budapest Memorandum", 1994, "BUDAPEST_1994"),
        ("Minsk Protocol", 2014, "MINSK1_2014"),
        ("Minsk agreements", 2015, "MINSK2_2015"),
        ("JCPOA", 2015, "JCPOA_2015"),
        ("Iran nuclear deal", 2015, "JCPOA_2015"),
        ("NPT", 1968, "NPT_1968"),
        ("Charter of the United Nations", 1945, "UNCHARTER_1945"),
        ("INF Treaty", 1987, "INF_1987"),
        ("New START", 2010, "NEWSTART_2010"),
        ("Oslo Accords", 1993, "OSLO_1993"),
        ("Camp David accords", 1978, "CAMPDAVID_1978"),
        ("Dayton Accords", 1995, "DAYTON_1995"),
        ("Good Friday Agreement", 1998, "GOODFRIDAY_1998"),
        ("Kellogg-Briand Pact", 1928, "KELLOGG_1928"),
        ("Treaty of Versailles", 1919, "VERSAILLES_1919"),
        ("Geneva Accords", 1954, "GENEVA_1954"),
        ("Paris Agreement", 2015, "PARISAGREEMENT_2015"),
        ("Abraham Accords", 2020, "ABRAHAM_2020"),
    ],
)
def test_a_name_cites_its_agreement(name: str, year: int, expected: str) -> None:
    found = [(entry.id, entry.year) for entry in load_agreements() if name in entry.names]

    assert found == [(expected, year)]


@pytest.mark.parametrize(
    ("body", "year", "expected"),
    [
        ("OSCE", 1999, "ISTANBUL_1999"),
        ("OSCE", 2010, "ASTANA_2010"),
        ("NATO", 1997, "FOUNDINGACT_1997"),
    ],
)
def test_the_body_and_year_find_what_a_summit_adopted(body: str, year: int, expected: str) -> None:
    found = {entry.id for entry in load_agreements() if (entry.body, entry.year) == (body, year)}

    assert expected in found


def test_agreements_are_sorted_by_year_and_id() -> None:
    keys = [(entry.year, entry.id) for entry in load_agreements()]

    assert keys == sorted(keys)
    assert all(1899 <= year <= 2025 for year, _ in keys)
