"""What the named queries find in a few papers, on each kind of store."""

import pytest
from rdflib import Literal, URIRef

from graphbuilder.query import run_named
from graphbuilder.rdf import ACT, DEFAULT_BASE, GB, Iris
from graphbuilder.store import GraphStore
from tests.builders import fill_press

#: A query, its parameters, the columns that matter, and their rows.
Case = tuple[str, dict[str, str], tuple[str, ...], list[tuple[str | None, ...]]]

LOCKS = "to reopen the locks on the Mur"
CASES: list[Case] = [
    (
        "aims",
        {"actor": "Sylvania"},
        ("act", "content", "addressee", "condition", "holder"),
        [("propose", "to reopen the locks", "Ruritania", "if it withdrew its barges", "Sylvania")],
    ),
    (
        "conditions",
        {},
        ("holder", "act", "content", "condition", "document"),
        [
            ("Sylvania", "propose", "to reopen the locks", "if it withdrew its barges",
             "Kolar answers"),
        ],
    ),
    (
        "timeline",
        {"actor": "Sylvania"},
        ("month", "act", "positions", "documents"),
        [("1994-06", "accuse", "1", "1"), ("1994-06", "propose", "1", "1")],
    ),
    (
        "relations",
        {"holder": "Borduria"},
        ("holder", "act", "addressee", "positions", "documents", "first", "last"),
        [
            ("Borduria", "demand", "Sylvania", "3", "3", "1994-05-03", "1994-05-03"),
            ("Borduria", "commit", "Sylvania", "1", "1", "1994-06-07", "1994-06-07"),
        ],
    ),
    (
        "joint-positions",
        {},
        ("a", "b", "positions", "documents"),
        [("Borduria", "Ruritania", "3", "3")],
    ),
    (
        "disputes",
        {},
        ("side", "other", "attacks", "returned"),
        [("Ruritania", "Sylvania", "2", "1"), ("Sylvania", "Ruritania", "1", "2")],
    ),
    (
        "replies",
        {"answered": "Ana Kolar"},
        ("holder", "act", "content", "answered", "answeredAct", "answeredContent"),
        [("Ruritania", "deny", "closing the Mur", "Ana Kolar", "accuse", "closing the Mur")],
    ),
    (
        "open-demands",
        {},
        ("holder", "act", "addressee", "content", "document"),
        [("Sylvania", "propose", "Ruritania", "to reopen the locks", "Kolar answers")],
    ),
    (
        "open-accusations",
        {},
        ("holder", "addressee", "content"),
        [("Ruritania", "Sylvania", "raising the toll")],
    ),
    (
        "invocations",
        {"holder": "Ana Kolar"},
        ("agreement", "holder", "direction", "act", "content", "addressee"),
        [("Zenda Accord", "Ana Kolar", "against", "accuse", "closing the Mur", "Ruritania")],
    ),
    (
        "contested-agreements",
        {},
        ("agreement", "side", "against", "positions", "theirs"),
        [
            # Borduria and Ruritania demand in three texts, Ruritania accuses in a fourth.
            ("Zenda Accord", "Ruritania", "Sylvania", "4", "1"),
            ("Zenda Accord", "Borduria", "Sylvania", "3", "1"),
            ("Zenda Accord", "Sylvania", "Ruritania", "1", "4"),
        ],
    ),
    (
        "rival-readings",
        {"agreement": "zenda"},
        ("agreement", "side", "mode", "content", "document"),
        [
            *(
                ("Zenda Accord", "Ruritania", "requires", LOCKS, document)
                for document in ("bare", *["Neighbours quarrel over the Mur"] * 3)
            ),
            ("Zenda Accord", "Sylvania", "forbids", "closing the Mur", "Kolar answers"),
        ],
    ),
    (
        "evidence",
        {"document": "Kolar answers", "holder": "BOR"},
        ("document", "publisher", "holder", "act", "quotation", "start", "end", "content",
         "contentStart", "contentEnd"),
        [
            ("answer", "The Szohod Herald", "Borduria", "commit",
             "Borduria promised Sylvania a fair toll.", "188", "227", "a fair toll", "215", "226"),
        ],
    ),
    (
        "spokespersons",
        {},
        ("actor", "holder", "kind", "positions", "first"),
        [("Sylvania", "Ana Kolar", "person", "1", "1994-06-07")],
    ),
    (
        "publishers",
        {},
        ("publisher", "documents", "positions", "first", "last"),
        [
            ("The Strelsau Courier", "2", "2", "1994-05-03", "1994-05-03"),
            ("The Szohod Herald", "2", "7", "1994-05-03", "1994-06-07"),
            ("", "1", "2", "", ""),
        ],
    ),
    ("years", {}, ("year", "documents", "positions"), [("", "1", "2"), ("1994", "4", "9")]),
    (
        "origins",
        {},
        ("origin", "positions"),
        [("rule:urge", "6"), ("", "4"), ("rule:accuse", "1")],
    ),
    (
        "confidence",
        {},
        ("from", "positions"),
        [("0.5", "1"), ("0.8", "3"), ("1.0", "7")],
    ),
]  # fmt: skip


@pytest.fixture
def press(store: GraphStore) -> GraphStore:
    """Give a store that holds the papers."""
    return fill_press(store)


def ask(
    store: GraphStore, name: str, *columns: str, **parameters: str
) -> list[tuple[str | None, ...]]:
    table = run_named(store, name, parameters=parameters)
    places = [table.columns.index(column) for column in columns]
    return [
        tuple(None if row[place] is None else str(row[place]) for place in places)
        for row in table.rows
    ]


@pytest.mark.parametrize(
    ("name", "parameters", "columns", "rows"), CASES, ids=[case[0] for case in CASES]
)
def test_a_question_has_its_answer(
    press: GraphStore,
    name: str,
    parameters: dict[str, str],
    columns: tuple[str, ...],
    rows: list[tuple[str | None, ...]],
) -> None:
    assert ask(press, name, *columns, **parameters) == rows


def test_a_reply_in_another_graph_counts(press: GraphStore) -> None:
    ((demand,),) = ask(press, "open-demands", "position")
    ((reply,),) = ask(press, "evidence", "position", holder="Borduria", document="answer")
    derived = URIRef(f"{DEFAULT_BASE}derived")
    press.replace(derived, [(URIRef(str(reply)), GB.respondsTo, URIRef(str(demand)), derived)])

    assert ask(press, "open-demands", "content") == []
    assert ("Borduria", "Sylvania") in ask(press, "replies", "holder", "answered")


@pytest.mark.parametrize(
    "name",
    ["acts", "citations", "contested-agreements", "disputes", "relations", "spokespersons"],
)
def test_what_was_derived_from_positions_counts_for_none(press: GraphStore, name: str) -> None:
    answer = run_named(press, name)
    derived, stance = (URIRef(f"{DEFAULT_BASE}{path}") for path in ("derived", "stance/1"))
    facts = (
        (GB.act, ACT.accuse),
        (GB.holder, Iris().actor("RUR")),
        (GB.addressee, Iris().actor("SYL")),
        (GB.cites, Iris().agreement("zenda")),
        (GB.content, Literal("raising the toll", lang="en")),
    )
    press.replace(derived, [(stance, predicate, value, derived) for predicate, value in facts])

    assert run_named(press, name) == answer


def test_an_accusation_of_a_person_is_one_of_the_side(press: GraphStore) -> None:
    assert ask(press, "disputes", "side", "attacks", side="Sylvania") == [("Sylvania", "1")]


def test_graphs_are_sorted_by_what_they_hold(press: GraphStore) -> None:
    sorts = {str(graph): holds for graph, holds in ask(press, "graphs", "graph", "holds")}

    assert sorts.pop(str(Iris().catalogue())) == "catalogue"
    assert sorts == {
        str(Iris().graph(name)): "document"
        for name in ("dispatch", "copy", "answer", "bare", "empty")
    }
    assert sum(int(str(n)) for (n,) in ask(press, "graphs", "quads")) == sum(
        1 for _ in press.quads()
    )
