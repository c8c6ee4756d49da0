"""What the named queries find in what a few documents say together, on each kind of store."""

import pytest

from graphbuilder.derived import update_derived
from graphbuilder.query import run_named
from graphbuilder.rdf import Iris
from graphbuilder.store import GraphStore
from tests.unit.assembly.world import REPORTS

#: A query, its parameters, the columns that matter, and their rows.
Case = tuple[str, dict[str, str], tuple[str, ...], list[tuple[str | None, ...]]]

LOWERING = "lowering the toll of Sylvania on barges"
CASES: dict[str, Case] = {
    "copies are one source": (
        "stances",
        {},
        ("holder", "act", "sources", "positions", "first", "last"),
        [
            ("Ruritania", "demand", "1", "2", "1994-05-03", "1994-05-04"),
            ("Ana Kolar", "reject", "1", "1", "1994-06", "1994-06"),
            ("Borduria", "propose", "1", "1", "1995", "1995"),
            ("Sylvania", "support", "1", "1", "1996", "1996"),
        ],
    ),
    "stances on an issue": ("stances", {"issue": "ceasefire"}, ("holder",), [("Borduria",)]),
    "one source alone": (
        "single-source",
        {"holder": "Ruritania"},
        ("act", "positions", "first", "document"),
        [("demand", "2", "1994-05-03", "a-may")],
    ),
    "who turned round": (
        "reversals",
        {},
        ("holder", "earlierDate", "earlierAct", "earlierContent", "date", "act"),
        [("Sylvania", "1994-06", "reject", LOWERING, "1996", "support")],
    ),
    "who turned round, by who spoke": (
        "reversals",
        {"holder": "Sylvania"},
        ("date",),
        [("1996",)],
    ),
    "a found issue and one of the catalogue": (
        "issues",
        {},
        ("issue", "label", "broader", "origin", "stances", "positions", "sides"),
        [
            ("barge-toll", "barge toll", "", "cluster", "3", "4", "2"),
            ("ceasefire", "ceasefire", "armed conflict", "catalogue", "1", "1", "1"),
            ("armed-conflict", "armed conflict", "", "catalogue", "0", "0", "0"),
        ],
    ),
    "an issue in the course of time": (
        "course",
        {"issue": "barge toll"},
        ("date", "holder", "polarity"),
        [("1994-05-03", "Ruritania", "-1"), ("1994-06", "Ana Kolar", "1"),
         ("1996", "Sylvania", "-1")],
    ),
    "its parts too": ("course", {"issue": "armed-conflict"}, ("holder",), [("Borduria",)]),
    "a coalition on a day": (
        "coalition",
        {"issue": "barge toll", "on": "1994-05-03"},
        ("direction", "side"),
        [("against", "Ruritania")],
    ),
    "a coalition in a year": (
        "coalition",
        {"issue": "barge toll", "on": "1994"},
        ("direction", "side"),
        [("for", "Sylvania"), ("against", "Ruritania")],
    ),
    "a coalition today": (
        "coalition",
        {"issue": "barge toll"},
        ("direction", "side"),
        [("against", "Ruritania"), ("against", "Sylvania")],
    ),
    "who is silent": (
        "silent",
        {"issue": "ceasefire"},
        ("side", "addressed", "stances"),
        [("Sylvania", "0", "2"), ("Ruritania", "0", "1")],
    ),
    "ties": (
        "ties",
        {},
        ("holder", "act", "addressee", "stances", "positions", "sources"),
        [("Ana Kolar", "reject", "Ruritania", "1", "1", "1"),
         ("Ruritania", "demand", "Sylvania", "1", "2", "1")],
    ),
    "copies": ("copies", {}, ("document", "original"), [("b-copy", "a-may")]),
    "what nobody answered": ("open-demands", {}, ("holder",), [("Borduria",)]),
}  # fmt: skip


@pytest.fixture
def reports(store: GraphStore) -> GraphStore:
    """Give a store that holds the reports and what they say together."""
    for report in REPORTS:
        store.replace(Iris().graph(report.id), report.quads())
    update_derived(store)
    return store


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_question_has_its_answer(reports: GraphStore, case: Case) -> None:
    name, parameters, columns, rows = case
    table = run_named(reports, name, parameters=parameters)
    places = [table.columns.index(column) for column in columns]

    assert [
        tuple(None if row[place] is None else str(row[place]) for place in places)
        for row in table.rows
    ] == rows


def test_a_graph_that_was_derived_is_shown_as_such(reports: GraphStore) -> None:
    sorts = {str(row[0]): str(row[1]) for row in run_named(reports, "graphs").rows}

    assert sorts[str(Iris().derived())] == "derived"
