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
    "valid_from,valid_to,mentions_case\n"
)
AGREEMENTS = "id,name,year,kind,aliases,place,body,wikidata,requires_year\n"
OFFICES = "title,role,of\n"
LEADERS = "name,aliases,party,role,wikidata,from_year,to_year\n"

RUSSIA = "RUS,state,Russia,,,,,,,,,\n"
CHARTER = "UNCHARTER,UN Charter,1945,charter,,,UN,,\n"
THATCHER = "Margaret Thatcher,Thatcher,GBR,head_of_government,,1979,1990\n"

Loader = Callable[[Path], object]


@pytest.mark.parametrize(
    ("load", "table", "line", "message"),
    [
        (load_actors, "id,kind\nRUS,state\n", 1, "expected the columns id,kind,name"),
        (load_actors, f"{ACTORS}RUS,state,Russia\n", 2, "expected 12 cells; got 3"),
        (load_actors, f"{ACTORS},state,Russia,,,,,,,,,\n", 2, "id is '': expected a value"),
        (load_actors, f"{ACTORS}RUS,state,,,,,,,,,,\n", 2, "name is '': expected a value"),
        (load_actors, f"{ACTORS}RUS,state,Russia ,,,,,,,,,\n", 2, "no stray white space"),
        (load_actors, f"{ACTORS}RUS,realm,Russia,,,,,,,,,\n", 2, "kind is 'realm': expected one"),
        (load_actors, f"{ACTORS}RUS,state,Russia,,RF||SU,,,,,,,\n", 2, "none empty"),
        (load_actors, f"{ACTORS}RUS,state,Russia,,RF | SU,,,,,,,\n", 2, "without spaces around"),
        (load_actors, f"{ACTORS}RUS,state,Russia,,RF|RF,,,,,,,\n", 2, "every item once"),
        (load_actors, f"{ACTORS}RUS,state,Russia,,,Moscow,Moscow,,,,,\n", 2, "'Moscow' of RUS"),
        (load_actors, f"{ACTORS}RUS,state,Russia,,,,,,159,,,\n", 2, "Wikidata item"),
        (load_actors, f"{ACTORS}RUS,state,Russia,,,,,,,MCMXCI,,\n", 2, "a year such as 1975"),
        (load_actors, f"{ACTORS}RUS,state,Russia,,,,,,,1992,1991,\n", 2, "no year before"),
        (load_actors, f"{ACTORS}RUS,state,Russia,,,,,,,,,maybe\n", 2, '"exact" or nothing'),
        (load_actors, f"{ACTORS}{RUSSIA}DUMA,organisation,Duma,,,,,XXX,,,,\n", 3, "another row"),
        (load_actors, f"{ACTORS}{RUSSIA}RUS,state,RF,,,,,,,,,\n", 3, "not yet on line 2"),
        (load_actors, f"{ACTORS}{RUSSIA}SUN,state,USSR,,Russia,,,,,,,\n", 3, "by RUS on line 2"),
        (load_agreements, f"{AGREEMENTS}A,A Treaty,,treaty,,,,,\n", 2, "year is '': expected"),
        (load_agreements, f"{AGREEMENTS}A,A Treaty,1945,deal,,,,,\n", 2, "kind is 'deal'"),
        (load_agreements, f"{AGREEMENTS}A,A Treaty,1945,treaty,,,XX,,\n", 2, "body is 'XX'"),
        (load_agreements, f"{AGREEMENTS}A,A Treaty,1945,treaty,,,,,no\n", 2, '"yes" or nothing'),
        (load_agreements, f"{AGREEMENTS}{CHARTER}{CHARTER}", 3, "not yet on line 2"),
        (
            load_agreements,
            f"{AGREEMENTS}{CHARTER}OAS,OAS Charter,1948,charter,UN Charter,,,,\n",
            3,
            "by UNCHARTER on line 2",
        ),
        (load_offices, f"{OFFICES}President,head_of_state,\n", 2, "lower case"),
        (load_offices, f"{OFFICES}president,boss,\n", 2, "role is 'boss'"),
        (load_offices, f"{OFFICES}king,head_of_state,\nking,head_of_state,\n", 3, "line 2"),
        (load_leaders, f"{LEADERS}John Doe,,XXX,minister,,1990,\n", 2, "party is 'XXX'"),
        (load_leaders, f"{LEADERS}John Doe,,GBR,minister,,,\n", 2, "from_year is ''"),
        (load_leaders, f"{LEADERS}John Doe,,GBR,boss,,1990,\n", 2, "role is 'boss'"),
        (load_leaders, f"{LEADERS}{THATCHER}{THATCHER}", 3, "by Margaret Thatcher on line 2"),
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
    path.write_text(
        f"{ACTORS}RUS,state,Russia,,,,Moscow,,,1992,,\nSUN,state,USSR,,,,Moscow,,,1922,1991,\n",
        encoding="utf-8",
    )

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
