"""Positions are summed up by who does what to whom."""

from rdflib import XSD, Literal, URIRef

from graphbuilder.networks import aggregate_positions
from graphbuilder.query import Table
from graphbuilder.query.table import Row

BASE = "https://example.org/"
COLUMNS = ("position", "act", "holder", "addressee", "document", "date", "confidence")


def row(position: str, act: str, holder: str, addressee: str | None, **facts: str) -> Row:
    addressed = URIRef(BASE + addressee) if addressee else None
    date, sure = facts.get("date"), facts.get("confidence")
    return (
        URIRef(BASE + position),
        Literal(act),
        URIRef(BASE + holder),
        addressed,
        Literal(facts.get("document", "d")),
        Literal(date) if date else None,
        Literal(sure, datatype=XSD.decimal) if sure else None,
    )


def aggregate(*tables: list[Row]) -> dict[str, dict[str, object]]:
    """Aggregate tables; give the edges by who does what to whom."""
    network = aggregate_positions(Table(columns=COLUMNS, rows=tuple(rows)) for rows in tables)
    return {
        f"{a.removeprefix(BASE)} {act} {b.removeprefix(BASE)}": facts
        for a, b, act, facts in network.edges(keys=True, data=True)
    }


def test_there_is_an_edge_for_each_holder_addressee_and_act() -> None:
    found = aggregate([
        row("p", "demand", "a", "b"),
        row("q", "reject", "b", "a"),
        row("r", "warn", "a", "b"),
        row("s", "demand", "a", "b"),
        row("t", "demand", "a", "c"),
    ])

    counts = {edge: facts["count"] for edge, facts in found.items()}
    assert counts == {"a demand b": 2, "b reject a": 1, "a warn b": 1, "a demand c": 1}


def test_positions_of_several_tables_are_summed_up_in_their_order() -> None:
    found = aggregate(
        [row("p", "warn", "a", "b", document="d1", date="1994-05-03", confidence="0.5")],
        [row("q", "warn", "a", "b", document="d2", date="1994-02", confidence="1")],
        [row("r", "warn", "a", "b", document="d2", date="1993", confidence="0.6")],
    )

    assert found["a warn b"] == {
        "act": "warn",
        "count": 3,
        "documents": 2,
        "documentIds": "d1; d2",
        "positionIris": f"{BASE}p {BASE}q {BASE}r",
        "firstDate": "1993",
        "lastDate": "1994-05-03",
        "confidence": 0.7,
    }


def test_what_is_not_known_is_absent() -> None:
    found = aggregate([row("p", "warn", "a", "b", date="soon")])

    assert not {"firstDate", "lastDate", "confidence"} & found["a warn b"].keys()


def test_a_year_ends_after_each_of_its_days() -> None:
    found = aggregate([
        row("p", "warn", "a", "b", date="1994-05-03"),
        row("q", "warn", "a", "b", date="1994"),
    ])

    assert (found["a warn b"]["firstDate"], found["a warn b"]["lastDate"]) == ("1994", "1994")


def test_actors_count_what_they_hold_and_receive_once() -> None:
    table = Table(
        columns=COLUMNS,
        rows=(
            row("p", "warn", "a", "b"),
            row("p", "warn", "a", "c"),
            row("p", "warn", "z", "b"),
            row("q", "state", "a", None),
        ),
    )
    network = aggregate_positions([table])

    counts = {
        node.removeprefix(BASE): (facts["held"], facts["received"], facts["unaddressed"])
        for node, facts in network.nodes(data=True)
    }
    assert counts == {"a": (2, 0, 1), "b": (0, 1, 0), "c": (0, 1, 0), "z": (1, 0, 0)}


def test_a_position_towards_no_one_makes_no_edge() -> None:
    assert aggregate([row("p", "state", "a", None)]) == {}
