"""Which positions share a line."""

import pytest

from graphbuilder.networks import is_matter
from graphbuilder.views.exploration import Exploration, Named, Passage, Source, Stated
from graphbuilder.views.links import draw_links


def explore(*positions: Stated) -> Exploration:
    actors = sorted({iri for p in positions for iri in (*p.holders, *p.addressees)})
    documents = sorted({p.document for p in positions})
    return Exploration(
        actors=tuple(Named(iri=iri, label=iri) for iri in actors),
        documents=tuple(Source(id=name) for name in documents),
        positions=positions,
    )


def say(
    iri: str,
    *,
    by: str = "a",
    to: str = "b",
    act: str = "demand",
    content: str = "peace",
    stance: str = "",
    sources: int = 1,
    document: str = "d",
) -> Stated:
    return Stated(
        iri=iri,
        act=act,
        holders=tuple(by),
        addressees=tuple(to),
        content=Passage(content),
        stance=stance,
        sources=sources,
        document=document,
    )


@pytest.mark.parametrize(
    ("one", "other", "lines"),
    [
        (say("p"), say("q", document="e"), 1),
        (say("p"), say("q", content="Peace"), 1),
        (say("p", stance="s"), say("q", stance="s", content="an end of war"), 1),
        (say("p"), say("q", content="bread"), 2),
        (say("p"), say("q", act="propose"), 2),
        (say("p"), say("q", to="c"), 2),
        (say("p"), say("q", by="c"), 2),
        (say("p", to=""), say("q", to=""), 1),
    ],
)
def test_a_line_is_of_one_holder_target_act_and_matter(
    one: Stated, other: Stated, lines: int
) -> None:
    assert len(draw_links(explore(one, other)).links) == lines


def test_a_joint_position_has_a_line_for_each_pair() -> None:
    drawing = draw_links(explore(say("p", by="ab", to="cd")))

    pairs = {(link.holder, link.target) for link in drawing.links}
    assert pairs == {("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")}


def test_who_says_something_to_no_one_together_meets_in_its_matter() -> None:
    exploration = explore(say("p", by="ab", to=""), say("q", by="a", to=""))
    network = draw_links(exploration).network(exploration)

    matters = [node for node in network if is_matter(network, node)]
    assert sorted(network.in_degree(matter) for matter in matters) == [1, 2]


def test_a_line_is_the_broader_the_more_sources_there_are() -> None:
    few, many = (draw_links(explore(say("p", stance="s", sources=n))).links[0] for n in (1, 8))
    papers = draw_links(explore(say("p"), say("q", document="e"))).links[0]

    assert few.width == 1
    assert many.width > papers.width > few.width


def test_above_a_number_lines_of_an_act_become_one_and_matters_go() -> None:
    exploration = explore(
        say("p"), say("q", content="bread"), say("r", act="reject"), say("s", to="")
    )

    drawing = draw_links(exploration, most=3)

    assert drawing.is_aggregated
    found = {(link.act, link.positions) for link in drawing.links}
    assert found == {("demand", ("p", "q")), ("reject", ("r",))}
    network = drawing.network(exploration)
    assert not any(is_matter(network, node) for node in network)


def test_who_only_reports_has_no_node() -> None:
    exploration = explore(say("p"))
    with_reporter = Exploration(
        actors=(*exploration.actors, Named(iri="r", label="r")),
        documents=exploration.documents,
        positions=exploration.positions,
    )

    assert set(draw_links(with_reporter).network(with_reporter)) == {"a", "b"}
