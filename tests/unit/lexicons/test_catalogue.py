"""Tables of a user's own are laid over those of the package."""

from pathlib import Path

import pytest

from graphbuilder.errors import LexiconError
from graphbuilder.lexicons.actors import load_actors
from graphbuilder.lexicons.agreements import load_agreements
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.model import ActorEntry, ActorKind, AgreementKind, Catalogue, OfficeRole


def write(folder: Path, *lines: str, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def actor(catalogue: Catalogue, key: str) -> ActorEntry:
    (found,) = (entry for entry in catalogue.actors if entry.id == key)
    return found


def test_without_tables_it_is_that_of_the_package() -> None:
    catalogue = load_catalogue()

    assert catalogue.actors == load_actors()
    assert catalogue.agreements == load_agreements()


def test_a_row_with_a_new_id_is_added(tmp_path: Path) -> None:
    table = write(tmp_path, "id,name,kind,aliases,wikidata", "FLIN,Flin Flon,state,Flin|FF,Q34")
    catalogue = load_catalogue([table])

    assert len(catalogue.actors) == len(load_actors()) + 1
    assert actor(catalogue, "FLIN") == ActorEntry(
        id="FLIN",
        name="Flin Flon",
        official="Flin Flon",
        kind=ActorKind.STATE,
        aliases=("Flin", "FF"),
        wikidata="Q34",
    )


def test_a_row_with_a_known_id_overrides_the_cells_that_it_fills_in(tmp_path: Path) -> None:
    table = write(tmp_path, "id,name,kind,metonyms", "RUS,Muscovy,state,")
    before, after = actor(load_catalogue(), "RUS"), actor(load_catalogue([table]), "RUS")

    assert after.name == "Muscovy"
    assert (after.metonyms, after.wikidata) == (before.metonyms, before.wikidata)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("+|Muscovy|RF state", ("*", "Muscovy", "RF state"), id="added to"),
        pytest.param("+|RF|Muscovy", ("*", "Muscovy"), id="added once"),
        pytest.param("Muscovy", ("Muscovy",), id="replaced"),
        pytest.param("", ("*",), id="kept"),
    ],
)
def test_a_list_is_added_to_or_replaced(
    tmp_path: Path, cell: str, expected: tuple[str, ...]
) -> None:
    table = write(tmp_path, "id,name,kind,aliases", f"RUS,Russia,state,{cell}")
    before, after = actor(load_catalogue(), "RUS"), actor(load_catalogue([table]), "RUS")

    kept = (before.aliases if name == "*" else (name,) for name in expected)
    assert after.aliases == tuple(name for names in kept for name in names)


def test_a_claimed_name_is_taken_from_whoever_bore_it(tmp_path: Path) -> None:
    table = write(tmp_path, "id,name,kind,metonyms", "MOSID,Moscow Idaho,state,Moscow")
    catalogue = load_catalogue([table])

    assert [a.id for a in catalogue.actors if "Moscow" in a.surfaces] == ["MOSID"]
    assert "Kremlin" in actor(catalogue, "RUS").surfaces


def test_leaders_and_agreements_are_laid_over_too(tmp_path: Path) -> None:
    people = write(
        tmp_path,
        "name,party,role,from_year",
        "Ana Kolar,SVN,foreign_minister,2026",
        name="people.csv",
    )
    treaties = write(
        tmp_path, "id,name,year,kind", "ZENDA_1904,Zenda Accord,1904,accord", name="treaties.csv"
    )
    catalogue = load_catalogue([people, treaties])

    assert catalogue.leaders[-1].name == "Ana Kolar"
    assert catalogue.leaders[-1].role is OfficeRole.FOREIGN_MINISTER
    assert catalogue.agreements[-1].kind is AgreementKind.ACCORD


def test_a_later_table_overrides_an_earlier_one(tmp_path: Path) -> None:
    header = "id,name,kind"
    first = write(tmp_path, header, "FLIN,Flin,state", name="first.csv")
    second = write(tmp_path, header, "FLIN,Flon,bloc", name="second.csv")

    assert actor(load_catalogue([first, second]), "FLIN").name == "Flon"


def test_an_organ_may_belong_to_an_actor_of_another_table(tmp_path: Path) -> None:
    states = write(tmp_path, "id,name,kind", "FLIN,Flin Flon,state", name="states.csv")
    organs = write(
        tmp_path, "id,name,kind,party", "FDIET,Flin Diet,organisation,FLIN", name="organs.csv"
    )

    assert actor(load_catalogue([states, organs]), "FDIET").party == "FLIN"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("id,name,kind", "FLIN,Flin,planet"), "mine.csv, line 2: kind is 'planet': expected one"),
        (("id,name,kind", "FLIN,,state"), "mine.csv, line 2: name is '': expected a value"),
        (("id,name,kind", "FLIN,Flin"), "mine.csv, line 2: expected 3 cells; got 2"),
        (("id,name,kind,party", "FLIN,Flin,state,FLON"), "line 2: party is 'FLON': expected the"),
        (("id,name,kind,founded", "FLIN,Flin,igo,soon"), "line 2: founded is 'soon': expected a"),
        (("id,name,kind,aliases", "FLIN,Flin,state,F|F"), "line 2: aliases is 'F|F': expected ev"),
        (("id,name,kind", 'FLIN,"Flin,state'), "mine.csv, line 2: expected quotation marks"),
        (("id,name,year,kind", "Z,Zenda,MCMIV,accord"), "line 2: year is 'MCMIV': expected a year"),
        (("name,party,role,from_year", "Ana,XXX,minister,1990"), "line 2: party is 'XXX'"),
        (("id,name,kind",), "mine.csv: expected a header and at least one row"),
        ((), "mine.csv: expected a header and at least one row"),
        (("id,label", "FLIN,Flin"), "mine.csv, line 1: expected the columns of one table, actors"),
        (("id,name,kind,colour", "F,Flin,state,red"), "got id, name, kind, colour"),
    ],
)
def test_a_bad_table_is_refused_with_what_was_expected(
    tmp_path: Path, lines: tuple[str, ...], message: str
) -> None:
    with pytest.raises(LexiconError) as caught:
        load_catalogue([write(tmp_path, *lines)])

    assert message in str(caught.value)


def test_two_rows_of_a_user_may_not_claim_one_name(tmp_path: Path) -> None:
    table = write(tmp_path, "id,name,kind", "FLIN,Flin,state", "FLON,Flin,state")

    with pytest.raises(LexiconError, match=r"line 3: 'Flin' of FLON.*by FLIN on line 2"):
        load_catalogue([table])


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"lost\.csv: cannot be read \(No such file"):
        load_catalogue([tmp_path / "lost.csv"])


def test_a_table_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes("id,name,kind\nT,Türkiye,state\n".encode("latin-1"))

    with pytest.raises(LexiconError, match="is not UTF-8; save the table as UTF-8"):
        load_catalogue([path])


def test_a_table_that_a_spreadsheet_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"\xef\xbb\xbfid,name,kind\r\nFLIN,Flin Flon,state\r\n")

    assert actor(load_catalogue([path]), "FLIN").name == "Flin Flon"
