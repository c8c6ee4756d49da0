"""The record of history refers to the catalogue, and a bad row of it fails with file and line."""

from pathlib import Path

import pytest

from graphbuilder.errors import LexiconError
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.lexicons.record import load_record
from graphbuilder.model import Membership, Mode, OfficeRole, PartialDate, Succession, Term

HEADERS = {
    "memberships.csv": "organisation,member,from,to",
    "parties.csv": "agreement,party,from,to",
    "terms.csv": "person,role,party,from,to",
    "provisions.csv": "agreement,locator,mode,content",
    "successions.csv": "actor,continues",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the five tables, all without rows."""
    for table, header in HEADERS.items():
        (tmp_path / table).write_text(f"{header}\n", encoding="utf-8")
    return tmp_path


def add(folder: Path, table: str, row: str) -> None:
    with (folder / table).open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")


def test_the_tables_of_the_package_are_read() -> None:
    record = load_record(load_catalogue())

    france = Membership(whole="NATO", member="FRA", first=PartialDate(1949, 8, 24))
    assert france in record.memberships
    assert Membership(whole="NPT_1968", member="PRK") not in record.parties
    assert Succession(actor="RUS", continues="SUN") in record.successions
    assert {clause.mode for clause in record.clauses} == set(Mode)


def test_each_table_has_its_rows(folder: Path) -> None:
    add(folder, "terms.csv", "Annalena Baerbock,foreign_minister,DEU,2021-12-08,2025-05-06")
    add(folder, "parties.csv", "NPT_1968,PRK,1985-12-12,2003")
    record = load_record(load_catalogue(), folder=folder)

    assert record.terms == (
        Term(
            person="Annalena Baerbock",
            role=OfficeRole.FOREIGN_MINISTER,
            party="DEU",
            first=PartialDate(2021, 12, 8),
            last=PartialDate(2025, 5, 6),
        ),
    )
    assert record.parties == (
        Membership(
            whole="NPT_1968",
            member="PRK",
            first=PartialDate(1985, 12, 12),
            last=PartialDate(2003),
        ),
    )
    assert (record.memberships, record.clauses, record.successions) == ((), (), ())


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("memberships.csv", "NATOO,FRA,1949,", "organisation is 'NATOO': expected the id of a row"),
        ("memberships.csv", "NATO,FRANCE,1949,", "member is 'FRANCE'"),
        ("memberships.csv", "NATO,FRA,April 1949,", "from is 'April 1949': expected a date such"),
        ("memberships.csv", "NATO,FRA,1949,1948", "to is '1948': expected no date before from"),
        ("parties.csv", "NPT,FRA,,", "agreement is 'NPT': expected the id of a row of agreements"),
        ("parties.csv", "NPT_1968,Paris,,", "party is 'Paris': expected the id of a row of actors"),
        ("terms.csv", "Nobody,minister,DEU,1990,", "person is 'Nobody': expected the id of a row"),
        ("terms.csv", "Angela Merkel,boss,DEU,2005,", "role is 'boss': expected one of head_of"),
        ("terms.csv", "Angela Merkel,minister,GER,1991,", "party is 'GER'"),
        ("terms.csv", "Angela Merkel,minister,DEU,,", "from is '': expected a date"),
        ("provisions.csv", "NPT,,forbids,war", "agreement is 'NPT'"),
        ("provisions.csv", "NPT_1968,,bans,war", "mode is 'bans': expected one of"),
        ("provisions.csv", "NPT_1968,,forbids,", "content is '': expected a value"),
        ("successions.csv", "RUS,USSR", "continues is 'USSR'"),
        ("successions.csv", "USSR,SUN", "actor is 'USSR'"),
        ("successions.csv", "RUS,RUS", "continues is 'RUS': expected another actor"),
    ],
)
def test_a_bad_row_of_the_record_fails_with_file_and_line(
    folder: Path, table: str, row: str, message: str
) -> None:
    add(folder, table, row)

    with pytest.raises(LexiconError) as caught:
        load_record(load_catalogue(), folder=folder)

    assert str(caught.value).startswith(f"{table}, line 2: ")
    assert message in str(caught.value)


@pytest.mark.parametrize("table", list(HEADERS))
def test_a_table_with_other_columns_is_refused(folder: Path, table: str) -> None:
    (folder / table).write_text("name\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=f"{table}, line 1: expected the columns"):
        load_record(load_catalogue(), folder=folder)
