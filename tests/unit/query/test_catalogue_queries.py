"""Questions about the catalogue: in small on each kind of store, in full on Oxigraph."""

from collections.abc import Iterator

import pytest

from graphbuilder.catalogue import update_catalogue
from graphbuilder.errors import QueryError
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.query import Table, run_named
from graphbuilder.rdf import DEFAULT_BASE
from graphbuilder.store import GraphStore, OxigraphStore
from tests.builders import make_catalogue_quads, make_quads


@pytest.fixture
def known(store: GraphStore) -> GraphStore:
    """Give a store with the small catalogue beside the dispatch."""
    for quads in (make_quads(), make_catalogue_quads()):
        store.replace(quads[0][3], quads)
    return store


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """Give a store with the whole catalogue of the package."""
    with OxigraphStore(tmp_path_factory.mktemp("catalogue")) as store:
        update_catalogue(store, load_catalogue(), base=DEFAULT_BASE)
        yield store


def column(table: Table, name: str) -> list[str]:
    place = table.columns.index(name)
    return [str(row[place]) for row in table.rows]


def ask(store: GraphStore, query: str, name: str, **parameters: str) -> list[str]:
    return column(run_named(store, query, parameters=parameters), name)


@pytest.mark.parametrize(
    ("on", "members"),
    [
        ("1900-03-31", ["Sylvania"]),
        ("1900-04-01", ["Ruritania", "Sylvania"]),
        ("1900-03", ["Sylvania"]),
        ("1900-04", ["Ruritania", "Sylvania"]),
        ("1900", ["Ruritania", "Sylvania"]),
        ("1901-01-01", ["Borduria", "Ruritania", "Sylvania"]),
        ("1950-06-30", ["Borduria", "Ruritania", "Sylvania"]),
        ("1950-07-01", ["Ruritania", "Sylvania"]),
        ("1950-07", ["Ruritania", "Sylvania"]),
        ("1950", ["Borduria", "Ruritania", "Sylvania"]),
        ("1955", ["Ruritania", "Sylvania"]),
        ("1960", ["Borduria", "Ruritania", "Sylvania"]),
        (None, ["Borduria", "Ruritania", "Sylvania"]),
    ],
)
def test_members_are_those_of_the_day_month_or_year(
    known: GraphStore, on: str | None, members: list[str]
) -> None:
    asked = {} if on is None else {"on": on}

    assert ask(known, "members", "label", organisation="Mur League", **asked) == members


@pytest.mark.parametrize(
    ("asked", "roles"),
    [
        ({"on": "1996-05-31"}, ["foreign_minister"]),
        ({"on": "1996-06-01"}, ["head_of_government"]),
        ({"on": "1996"}, ["foreign_minister", "head_of_government"]),
        ({"on": "1996", "role": "head_of_government"}, ["head_of_government"]),
        ({"on": "1992-02-29"}, []),
        ({"role": "foreign_minister"}, []),
        ({}, ["head_of_government"]),
    ],
)
def test_office_holders_are_those_of_the_day(
    known: GraphStore, asked: dict[str, str], roles: list[str]
) -> None:
    table = run_named(known, "office-holders", parameters={"actor": "SYL", **asked})

    assert column(table, "role") == roles
    assert set(column(table, "label")) <= {"Ana Kolar"}


def test_agreements_of_an_earlier_name_are_shared(known: GraphStore) -> None:
    assert ask(known, "shared-agreements", "label", a="SYL", b="RUR") == ["Zenda Accord"]
    assert ask(known, "shared-agreements", "label", a="OSYL", b="BOR") == ["Zenda Accord"]
    assert ask(known, "shared-agreements", "label", a="DIET", b="BOR") == []


def test_clauses_stand_in_the_order_of_the_agreement(known: GraphStore) -> None:
    assert ask(known, "clauses", "mode", agreement="Accord of Zenda") == ["requires", "forbids"]


def test_what_documents_say_of_an_agreement_is_no_clause(known: GraphStore) -> None:
    clauses = ask(known, "clauses", "content", agreement="zenda")
    provisions = ask(known, "provisions", "content", agreement="zenda")

    assert provisions == ["to reopen the locks on the Mur"]
    assert not set(provisions) & set(clauses)


def test_a_name_of_a_document_comes_before_one_of_the_catalogue(known: GraphStore) -> None:
    table = run_named(known, "names", parameters={"name": "RURITANIA"})

    assert column(table, "rank") == ["2", "5"]


@pytest.mark.parametrize(
    ("query", "parameters", "message"),
    [
        ("members", {}, "needs the parameter organisation"),
        ("members", {"organisation": "SPECTRE"}, "no actor of this graph is called 'SPECTRE'"),
        ("members", {"organisation": "LEAGUE", "on": "May"}, "parameter on: 'May' is no date"),
        ("members", {"organisation": "LEAGUE", "on": "1950-13"}, "no such date"),
        ("members", {"organisation": "LEAGUE", "on": "https://x.org/"}, "is no date; expected YY"),
        ("office-holders", {"actor": "SYL", "role": "boss"}, "'boss' is no role; expected one"),
        ("clauses", {"agreement": "Sylvania"}, "no agreement of this graph"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(
    known: GraphStore, query: str, parameters: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        run_named(known, query, parameters=parameters)


@pytest.mark.parametrize(
    ("organisation", "on", "count"),
    [
        ("NATO", "1949-08-23", 0),
        ("NATO", "1949", 12),
        ("NATO", "2003", 19),
        ("NATO", "2004-03-28", 19),
        ("NATO", "2004-03-29", 26),
        ("European Union", "2020-01-31", 28),
        ("European Union", "2020-02-01", 27),
        ("WARSAW_PACT", "1960", 8),
    ],
)
def test_organisations_had_their_members(
    full: GraphStore, organisation: str, on: str, count: int
) -> None:
    assert len(ask(full, "members", "label", organisation=organisation, on=on)) == count


@pytest.mark.parametrize(
    "agreement", ["Budapest Memorandum", "Helsinki Final Act", "UN Charter", "Minsk Protocol"]
)
def test_russia_and_ukraine_share(full: GraphStore, agreement: str) -> None:
    assert agreement in ask(full, "shared-agreements", "label", a="RUS", b="Ukraine")


@pytest.mark.parametrize(
    "agreement",
    [
        pytest.param("Boxer Protocol", id="of the Empire"),
        pytest.param("Covenant of the League of Nations", id="of the Soviet Union"),
        pytest.param("Paris Agreement", id="its own"),
    ],
)
def test_what_russia_signed_under_earlier_names_counts(full: GraphStore, agreement: str) -> None:
    assert agreement in ask(full, "shared-agreements", "label", a="Russia", b="France")


def test_the_nuclear_agreement_with_iran_has_its_clauses(full: GraphStore) -> None:
    table = run_named(full, "clauses", parameters={"agreement": "JCPOA"})

    assert set(column(table, "agreement")) == {"Joint Comprehensive Plan of Action"}
    assert any("3.67 per cent" in content for content in column(table, "content"))
    assert set(column(table, "mode")) == {"requires", "forbids", "permits"}


def test_the_whole_catalogue_leaves_questions_about_documents_empty(full: GraphStore) -> None:
    for query in ("actors", "agreements", "documents", "positions", "provisions", "acts"):
        assert run_named(full, query).rows == (), query
