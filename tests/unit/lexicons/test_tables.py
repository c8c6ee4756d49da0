"""A bad row fails with its file and line, whatever its table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graphbuilder.errors import LexiconError
from graphbuilder.lexicons.actors import load_actors, load_leaders
from graphbuilder.lexicons.agreements import load_agreements
from graphbuilder.lexicons.offices import load_offices
from graphbuilder.lexicons.tables import read_rows

ACTORS = (
    "id,kind,name,official,aliases,adjectives,metonyms,party,wikidata,"
    "valid_from,valid_to,mentions_case,founded,dissolved\n"
)
AGREEMENTS = (
    "id,name,year,kind,aliases,place,body,wikidata,requires_year,signed,in_force,ended,parties\n"
)
OFFICES = "title,role,of\n"
LEADERS = "name,aliases,party,role,wikidata,from_year,to_year\n"

RUSSIA = "RUS,state,Russia"
CHARTER = "UNCHARTER,UN Charter,1945,charter,,,UN"
THATCHER = "Margaret Thatcher,Thatcher,GBR,head_of_government,,1979,1990"

Loader = Callable[[Path], object]


def fill(header: str, *rows: str) -> str:
    """Write a table from rows that may leave out the empty cells at their end."""
    width = header.count(",")
    return header + "".join(f"{row}{',' * (width - row.count(','))}\n" for row in rows)


def actors(*rows: str) -> str:
    return fill(ACTORS, *rows)


def agreements(*rows: str) -> str:
    return fill(AGREEMENTS, *rows)


def offices(*rows: str) -> str:
    return fill(OFFICES, *rows)


def leaders(*rows: str) -> str:
    return fill(LEADERS, *rows)


@pytest.mark.parametrize(
    ("load", "table", "line", "message"),
    [
        (load_actors, 'id,"kind\nRUS,state\n', 2, "expected quotation marks in pairs"),
        (load_actors, "", 1, "expected the columns id,kind,name"),
        (load_actors, "id,kind\nRUS,state\n", 1, "expected the columns id,kind,name"),
        (load_actors, f"{ACTORS}RUS,state,Russia\n", 2, "expected 14 cells; got 3"),
        (load_actors, f'{ACTORS}RUS,state,"Russia\n', 2, "expected quotation marks in pairs"),
        (load_actors, actors(",state,Russia"), 2, "id is '': expected a value"),
        (load_actors, actors("RUS,state"), 2, "name is '': expected a value"),
        (load_actors, actors("RUS,state,Russia ,"), 2, "no stray white space"),
        (load_actors, actors("RUS,realm,Russia"), 2, "kind is 'realm': expected one"),
        (load_actors, actors("RUS,state,Russia,,RF||SU"), 2, "none empty"),
        (load_actors, actors("RUS,state,Russia,,RF | SU"), 2, "without spaces around"),
        (load_actors, actors("RUS,state,Russia,,RF|RF"), 2, "every item once"),
        (load_actors, actors("RUS,state,Russia,,,Moscow,Moscow"), 2, "'Moscow' of RUS"),
        (load_actors, actors("RUS,state,Russia,,,,,,159"), 2, "Wikidata item"),
        (load_actors, actors("RUS,state,Russia,,,,,,,MCMXCI"), 2, "a year such as 1975"),
        (load_actors, actors("RUS,state,Russia,,,,,,,1992,1991"), 2, "no year before"),
        (load_actors, actors("RUS,state,Russia,,,,,,,,,maybe"), 2, '"exact" or nothing'),
        (load_actors, actors("EU,igo,EU,,,,,,,,,,1993-13"), 2, "founded is '1993-13': expected a"),
        (load_actors, actors("EU,igo,EU,,,,,,,,,,,soon"), 2, "a date such as 1975-08-01, 1975-08"),
        (load_actors, actors("EU,igo,EU,,,,,,,,,,1993,1992"), 2, "no date before founded, 1993"),
        (load_actors, actors(RUSSIA, "DUMA,organisation,Duma,,,,,XXX"), 3, "another row"),
        (load_actors, actors(RUSSIA, "RUS,state,RF"), 3, "not yet on line 2"),
        (load_actors, actors(RUSSIA, "SUN,state,USSR,,Russia"), 3, "by RUS on line 2"),
        (load_agreements, agreements("A,A Treaty,,treaty"), 2, "year is '': expected"),
        (load_agreements, agreements("A,A Treaty,1945,deal"), 2, "kind is 'deal'"),
        (load_agreements, agreements("A,A Treaty,1945,treaty,,,XX"), 2, "body is 'XX'"),
        (load_agreements, agreements("A,A Treaty,1945,treaty,,,,,no"), 2, '"yes" or nothing'),
        (load_agreements, agreements("A,A Treaty,1945,treaty,,,,,,May"), 2, "signed is 'May'"),
        (load_agreements, agreements("A,A Treaty,1945,treaty,,,,,,,1945-02-30"), 2, "in_force is"),
        (
            load_agreements,
            agreements("A,A Treaty,1945,treaty,,,,,,,1945-06,1945-05"),
            2,
            "no date before in_force, 1945-06",
        ),
        (
            load_agreements,
            agreements("A,A Treaty,1945,treaty,,,,,,,,,all"),
            2,
            'parties is \'all\': expected "complete", "partial" or nothing',
        ),
        (load_agreements, agreements(CHARTER, CHARTER), 3, "not yet on line 2"),
        (
            load_agreements,
            agreements(CHARTER, "OAS,OAS Charter,1948,charter,UN Charter"),
            3,
            "by UNCHARTER on line 2",
        ),
        (load_offices, offices("President,head_of_state"), 2, "lower case"),
        (load_offices, offices("president,boss"), 2, "role is 'boss'"),
        (load_offices, offices("king,head_of_state", "king,head_of_state"), 3, "line 2"),
        (load_leaders, leaders("John Doe,,XXX,minister,,1990"), 2, "party is 'XXX'"),
        (load_leaders, leaders("John Doe,,GBR,minister"), 2, "from_year is ''"),
        (load_leaders, leaders("John Doe,,GBR,boss,,1990"), 2, "role is 'boss'"),
        (load_leaders, leaders(THATCHER, THATCHER), 3, "by Margaret Thatcher on line 2"),
    ],
)
def test_a_bad_row_fails_with_file_and_line(
    tmp_path: Path, load: Loader, table: str, line: int, message: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(table, encoding="utf-8")

    with pytest.raises(LexiconError) as caught:
        load(path)

    assert str(caught.value).startswith(f"bad.csv, line {line}: ")
    assert message in str(caught.value)


def test_two_actors_may_share_a_name_in_different_years(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    rows = ("RUS,state,Russia,,,,Moscow,,,1992", "SUN,state,USSR,,,,Moscow,,,1922,1991")
    path.write_text(actors(*rows), encoding="utf-8")

    assert [actor.metonyms for actor in load_actors(path)] == [("Moscow",), ("Moscow",)]


def test_a_file_that_is_not_utf8_fails(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes("title,role,of\nführer,head_of_state,\n".encode("latin-1"))

    with pytest.raises(LexiconError, match=r"bad\.csv: byte 15 is not UTF-8"):
        tuple(read_rows("offices.csv", path=path))


def test_an_unknown_column_fails_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_text("title\nking\n", encoding="utf-8")
    (row,) = read_rows("offices.csv", path=path)

    with pytest.raises(LexiconError, match=r"short\.csv, line 2: 'role': expected a column"):
        row["role"]


def test_a_row_knows_its_line_after_a_cell_of_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    path.write_text('title\nking\n"queen"\n', encoding="utf-8")

    assert [row.line for row in read_rows("offices.csv", path=path)] == [2, 3]
