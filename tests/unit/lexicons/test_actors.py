"""The tables of actors and leaders say who is meant."""

import csv
from importlib.resources import files

import pytest

from graphbuilder.lexicons.actors import (
    choose_actor,
    index_actors,
    load_actors,
    load_leaders,
)
from graphbuilder.lexicons.offices import load_offices
from graphbuilder.model import ActorKind

STATES = [actor for actor in load_actors() if actor.kind is ActorKind.STATE]

#: States whose people's name another state bears by right of frequency, or that have none.
WITHOUT_ADJECTIVE = {
    "COG": "Congolese is COD",
    "DMA": "Dominican is DOM",
    "PSE": "Palestinian is the people, whose party is PSE",
    "VAT": "texts say Vatican",
    "TIBET": "Tibetan is the people",
    "DNR": "no adjective is in use",
    "LNR": "no adjective is in use",
    "MAN": "no adjective is in use",
    "SRPSKA": "Bosnian Serb is BOSNIANSERBS",
    "CHECHNYA": "Chechen is the people",
}

#: States whose capital has their own name, is another actor's metonym or an everyday name.
WITHOUT_CAPITAL = {
    "BEL": "Brussels is the EU",
    "SYC": "Victoria is a first name",
    "YMD": "Aden is the gulf",
    "RHO": "Salisbury is the English city",
    "PRU": "Berlin is Germany",
    "DNR": "Donetsk is the city in Ukraine",
    "LNR": "Luhansk is the city in Ukraine",
    "TRNC": "Nicosia is Cyprus",
    "ESH": "its capital is in exile",
    "CATALONIA": "Barcelona is the city",
    "WLS": "Cardiff is the city",
    "PRI": "San Juan is many cities",
    "FLK": "Stanley is a first name",
    "DANZIG": "has its own name",
    "ZANZIBAR": "has its own name",
    "DJI": "has its own name",
    "GIB": "has its own name",
    "HKG": "has its own name",
    "LUX": "has its own name",
    "MAC": "has its own name",
    "MCO": "has its own name",
    "SGP": "has its own name",
    "SMR": "has its own name",
}


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("UK", "GBR"),
        ("U.K.", "GBR"),
        ("Britain", "GBR"),
        ("Great Britain", "GBR"),
        ("Downing Street", "GBR"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("America", "USA"),
        ("Washington", "USA"),
        ("White House", "USA"),
        ("Moscow", "RUS"),
        ("Kremlin", "RUS"),
        ("Russian Federation", "RUS"),
        ("Soviet Union", "SUN"),
        ("USSR", "SUN"),
        ("Soviets", "SUN"),
        ("Burma", "MMR"),
        ("DRC", "COD"),
        ("Congo", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("DPRK", "PRK"),
        ("Republic of Korea", "KOR"),
        ("Holland", "NLD"),
        ("Dutch", "NLD"),
        ("Ivory Coast", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("Persia", "IRN"),
        ("Teheran", "IRN"),
        ("Peking", "CHN"),
        ("People's Republic of China", "CHN"),
        ("Republic of China", "TWN"),
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("Ceylon", "LKA"),
        ("Zaire", "COD"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Papua New Guinea", "PNG"),
        ("Macedonia", "MKD"),
        ("Swaziland", "SWZ"),
        ("West Germany", "DEU"),
        ("GDR", "DDR"),
        ("Prague", "CZE"),
        ("Belgrade", "SRB"),
        ("Türkiye", "TUR"),
        ("Vatican", "VAT"),
        ("Brussels", "EU"),
        ("EC", "EEC"),
        ("CSCE", "OSCE"),
        ("Security Council", "UNSC"),
        ("State Department", "STATEDEPT"),
        ("Pentagon", "DOD"),
        ("Duma", "DUMA"),
        ("Foreign Office", "FCO"),
        ("the West", "WEST"),
        ("Western countries", "WEST"),
        ("Daesh", "ISIL"),
        ("al-Qaida", "ALQAEDA"),
        ("Hizballah", "HEZBOLLAH"),
        ("Palestinians", "PALESTINIANS"),
        ("Red Cross", "ICRC"),
    ],
)
def test_a_name_means_its_actor_today(surface: str, expected: str) -> None:
    actor = choose_actor(index_actors(load_actors()), surface)

    assert actor is not None
    assert actor.id == expected


@pytest.mark.parametrize(
    ("surface", "year", "expected"),
    [
        ("Moscow", 1905, "RUS"),
        ("Moscow", 1922, "SUN"),
        ("Moscow", 1991, "SUN"),
        ("Moscow", 1992, "RUS"),
        ("Russia", 1914, "RUE"),
        ("Soviet Union", 2022, "SUN"),
        ("Turkey", 1914, "OTT"),
        ("Turkey", 1952, "TUR"),
        ("Prague", 1968, "CSK"),
        ("Hanoi", 1968, "VDR"),
        ("Hanoi", 1995, "VNM"),
        ("Belgrade", 1999, "YUG"),
        ("Belgrade", 2004, "SCG"),
    ],
)
def test_the_year_chooses_between_actors_of_one_name(
    surface: str, year: int, expected: str
) -> None:
    actor = choose_actor(index_actors(load_actors()), surface, year=year)

    assert actor is not None
    assert actor.id == expected


@pytest.mark.parametrize("surface", ["", "the", "Male", "Nice", "Victoria", "IS", "russia"])
def test_a_word_that_is_seldom_an_actor_means_none(surface: str) -> None:
    assert choose_actor(index_actors(load_actors()), surface) is None


def test_every_state_has_an_adjective_or_a_reason() -> None:
    assert {s.id for s in STATES if not s.adjectives} == set(WITHOUT_ADJECTIVE)


def test_every_state_has_a_capital_or_a_reason() -> None:
    assert {s.id for s in STATES if not s.metonyms} == set(WITHOUT_CAPITAL)


def test_every_member_of_the_united_nations_is_known() -> None:
    assert len([s for s in STATES if len(s.id) == 3 and s.wikidata and not s.party]) >= 197


def test_former_states_end() -> None:
    former = {"SUN", "RUE", "YUG", "SCG", "DDR", "CSK", "OTT", "AUH", "VDR", "RVN", "YMD", "RHO"}

    assert all(s.valid_from and s.valid_to for s in STATES if s.id in former)


def test_ids_are_short_codes_in_capitals() -> None:
    assert all(actor.id == actor.id.upper() and " " not in actor.id for actor in load_actors())


def test_tables_use_ascii_apostrophes_so_that_one_fold_finds_them() -> None:
    folder = files("graphbuilder.lexicons").joinpath("en")
    for name in ("actors.csv", "agreements.csv", "leaders.csv", "offices.csv"):
        text = folder.joinpath(name).read_text(encoding="utf-8")
        assert not set("\u2018\u2019\u02bc") & set(text), name


def test_actors_are_sorted_by_id_within_their_kind() -> None:
    text = files("graphbuilder.lexicons").joinpath("en", "actors.csv").read_text(encoding="utf-8")
    kinds = ["state", "bloc", "igo", "organisation", "armed_group", "people"]
    keys = [(kinds.index(row["kind"]), row["id"]) for row in csv.DictReader(text.splitlines())]

    assert keys == sorted(keys)


def test_an_abbreviation_that_is_a_word_asks_for_exact_case() -> None:
    actors = {actor.id: actor for actor in load_actors()}

    assert actors["WHO"].exact_case
    assert not actors["RUS"].exact_case


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Sergei Lavrov", 2022, "RUS"),
        ("Putin", 2022, "RUS"),
        ("Bush", 1991, "USA"),
        ("Gorbachev", 1987, "SUN"),
        ("Shevardnadze", 1988, "SUN"),
        ("Shevardnadze", 1999, "GEO"),
        ("Javier Solana", 1998, "NATO"),
        ("Javier Solana", 2004, "EU"),
        ("Kofi Annan", 2003, "UN"),
        ("Blinken", 2022, "USA"),
        ("Thatcher", 1985, "GBR"),
        ("Erdogan", 2016, "TUR"),
    ],
)
def test_a_leader_speaks_for_the_party_of_the_year(name: str, year: int, expected: str) -> None:
    parties = {
        leader.party
        for leader in load_leaders()
        if name in (leader.name, *leader.aliases) and leader.is_in_office(year)
    }

    assert parties == {expected}


def test_a_leader_without_a_last_year_is_in_office_today() -> None:
    leaders = {leader.name: leader for leader in load_leaders()}

    assert leaders["Sergei Lavrov"].is_in_office(None)
    assert not leaders["Margaret Thatcher"].is_in_office(None)


def test_every_party_that_an_office_implies_is_an_actor() -> None:
    known = {actor.id for actor in load_actors()}

    assert {office.of for office in load_offices() if office.of} <= known
