"""Networks survive GraphML and GEXF, with every attribute, as networkx reads them."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from graphbuilder.exports import Choices, export
from graphbuilder.exports.networks import prepare_network, read_network
from graphbuilder.model import PartialDate
from graphbuilder.networks import MATTER, PositionNetwork, project_positions
from graphbuilder.query import run_named
from graphbuilder.rdf import Iris
from graphbuilder.store import MemoryStore
from tests.builders import make_document, make_quads
from tests.unit.exports.conftest import HOSTILE

READERS: dict[str, Callable[[Path], "nx.Graph[str]"]] = {
    "graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    "gexf": nx.read_gexf,
}
SINGLE = Choices(single_positions=True)
RUR, BOR, SYL, KOLAR = (str(Iris().actor(key)) for key in ("RUR", "BOR", "SYL", "kolar"))

each_format = pytest.mark.parametrize("form", READERS)
each_network = pytest.mark.parametrize("choices", [Choices(), SINGLE], ids=["acts", "positions"])


def read(store: MemoryStore, path: Path, *, form: str, choices: Choices) -> PositionNetwork:
    export(store, path, form=form, choices=choices)
    # The readers give a network without parallel edges where there are none.
    return nx.MultiDiGraph(READERS[form](path))


def nodes(network: PositionNetwork) -> dict[str, dict[str, object]]:
    """List the nodes with their attributes."""
    return {node: network.nodes[node] for node in network}


def edges(network: PositionNetwork) -> list[tuple[str, str, dict[str, object]]]:
    """List the edges without what the formats add to them."""
    found = network.edges(data=True)
    plain = [(a, b, {k: v for k, v in d.items() if k not in {"id", "key"}}) for a, b, d in found]
    return sorted(plain, key=lambda edge: (edge[0], edge[1], str(edge[2]["act"])))


@each_format
@each_network
@pytest.mark.parametrize("fixture", ["dispatch", "hostile"])
def test_a_network_is_read_back_with_every_attribute(
    form: str, choices: Choices, fixture: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    store = request.getfixturevalue(fixture)
    back = read(store, tmp_path / "out", form=form, choices=choices)
    written = prepare_network(read_network(store, single_positions=choices.single_positions))

    assert nodes(back) == nodes(written)
    assert edges(back) == edges(written)


def test_single_positions_are_those_of_the_query(dispatch: MemoryStore) -> None:
    network = read_network(dispatch, single_positions=True)
    queried = project_positions(run_named(dispatch, "positions"))

    assert edges(network) == edges(queried)
    assert set(network) == set(queried)


def test_actors_carry_what_is_known_of_them(dispatch: MemoryStore) -> None:
    network = read_network(dispatch)

    assert network.nodes[RUR] == {
        "label": "Ruritania",
        "kind": "state",
        "wikidata": "Q1",
        "held": 1,
        "received": 0,
        "unaddressed": 0,
    }
    assert network.nodes[BOR]["unaddressed"] == 1
    assert "party" not in network.nodes[RUR]
    assert KOLAR not in network  # who reports holds no position


def test_a_party_goes_by_its_label() -> None:
    store = MemoryStore(make_quads(positions=()))
    assert len(read_network(store)) == 0


def test_matters_are_nodes_of_single_positions_alone(dispatch: MemoryStore) -> None:
    single, acts = read_network(dispatch, single_positions=True), read_network(dispatch)

    assert MATTER in {facts["kind"] for facts in nodes(single).values()}
    assert set(acts) == {RUR, BOR, SYL}


@pytest.mark.parametrize(
    ("date", "times"),
    [
        (PartialDate(1994, 5, 3), {"start": "1994-05-03", "end": "1994-05-03"}),
        (PartialDate(1994, 2), {"start": "1994-02-01", "end": "1994-02-28"}),
        (PartialDate(1994), {"start": "1994-01-01", "end": "1994-12-31"}),
        (None, {}),
    ],
    ids=["day", "month", "year", "unknown"],
)
@each_format
@each_network
def test_edges_stand_from_day_to_day(
    form: str,
    choices: Choices,
    date: PartialDate | None,
    times: dict[str, str],
    tmp_path: Path,
) -> None:
    store = MemoryStore(make_quads(document=make_document(date=date)))
    network = read(store, tmp_path / "out", form=form, choices=choices)

    for _, _, facts in network.edges(data=True):
        assert {name: facts[name] for name in ("start", "end") if name in facts} == times
        dates = {name: facts.get(name) for name in ("date", "firstDate", "lastDate")}
        assert {value for value in dates.values() if value} == ({str(date)} if date else set())


def test_offsets_are_no_times(dispatch: MemoryStore, tmp_path: Path) -> None:
    network = read(dispatch, tmp_path / "out", form="gexf", choices=SINGLE)

    offsets = {facts["quotationStart"] for _, _, facts in network.edges(data=True)}
    assert offsets == {0, 118}


@each_format
def test_a_joint_position_has_edges_of_different_ids(
    dispatch: MemoryStore, form: str, tmp_path: Path
) -> None:
    export(dispatch, tmp_path / "out", form=form, choices=SINGLE)

    elements = ElementTree.parse(tmp_path / "out").iter()  # noqa: S314 # our own file
    ids = [element.get("id") for element in elements if element.tag.endswith("}edge")]
    assert len(ids) == len(set(ids)) == 3


@each_format
def test_what_xml_cannot_hold_is_replaced_and_the_rest_stays(
    hostile: MemoryStore, form: str, tmp_path: Path
) -> None:
    network = read(hostile, tmp_path / "out", form=form, choices=SINGLE)
    ((_, _, facts),) = network.edges(data=True)

    expected = HOSTILE.replace("\r\n", "\n").replace("\r", "\n")
    for lacking in "\x00\x0b\x1f\ufffe":
        expected = expected.replace(lacking, "\ufffd")
    assert facts["content"] == facts["title"] == expected


def test_no_day_of_writing_stands_in_a_file(dispatch: MemoryStore, tmp_path: Path) -> None:
    export(dispatch, tmp_path / "out.gexf")
    text = (tmp_path / "out.gexf").read_text(encoding="utf-8")

    assert "lastmodified" not in text
    assert "<meta><creator>graphbuilder</creator>" in text
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
