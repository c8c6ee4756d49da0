"""What differs between two analyses of one document."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from graphbuilder.comparison import Change, ChangeKind, compare_analyses
from graphbuilder.model import Act, Agreement, Analysis, Mode, Position, TextSpan
from tests.builders import (
    REFUSAL,
    TEXT,
    make_actors,
    make_analysis,
    make_document,
    make_position,
    make_refusal,
    span_of,
)
from tests.unit.rdf.strategies import analyses


def with_positions(*positions: Position) -> Analysis:
    return make_analysis(positions=positions)


def told(changes: tuple[Change[Position], ...]) -> list[tuple[ChangeKind, str, tuple[str, ...]]]:
    return [(change.kind, change.thing.content.text, change.fields) for change in changes]


@settings(max_examples=40, deadline=None)
@given(analyses())
def test_an_analysis_does_not_differ_from_itself(analysis: Analysis) -> None:
    assert not compare_analyses(analysis, analysis)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("holder", ("RUR",)),
        ("act", Act.PROPOSE),
        ("content", span_of("the locks on the Mur")),
        ("cue", span_of("requires")),
        ("addressee", ()),
        ("reporter", ("kolar",)),
        ("cites", ()),
        ("strength", 4),
        ("confidence", 0.88),
        ("condition", "if it rains"),
        ("origin", "model:encoder"),
    ],
)
def test_a_changed_field_of_a_position_is_named(field: str, value: object) -> None:
    old, new = make_analysis(), with_positions(make_position(**{field: value}), make_refusal())

    change = compare_analyses(old, new)

    assert [(c.kind, c.old, c.new, c.fields) for c in change.positions] == [
        (ChangeKind.CHANGED, old.positions[0], new.positions[0], (field,))
    ]
    assert not compare_analyses(old, new, ignore=[field])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            [make_position()],
            [make_position(), make_refusal()],
            [(ChangeKind.ADDED, "a joint survey", ())],
            id="added",
        ),
        pytest.param(
            [make_position(), make_refusal()],
            [make_position()],
            [(ChangeKind.REMOVED, "a joint survey", ())],
            id="removed",
        ),
        pytest.param(
            [make_position(), make_position(id="p2", addressee=())],
            [make_position(addressee=()), make_position(id="p2")],
            [],
            id="two readings in another order",
        ),
        pytest.param(
            [make_position(), make_refusal(responds_to=None)],
            [make_position(), make_refusal()],
            [(ChangeKind.CHANGED, "a joint survey", ("responds_to",))],
            id="now an answer",
        ),
        pytest.param(
            [make_position(id="x"), make_refusal(id="y", responds_to="x")],
            [make_position(id="y"), make_refusal(id="x", responds_to="y")],
            [],
            id="other ids",
        ),
        pytest.param(
            [make_position(), make_refusal(responds_to="p2")],
            [make_position(), make_refusal(responds_to="p1")],
            [(ChangeKind.CHANGED, "a joint survey", ("responds_to",))],
            id="an answer to another one",
        ),
    ],
)
def test_positions_are_known_again_by_their_words(
    old: list[Position],
    new: list[Position],
    expected: list[tuple[ChangeKind, str, tuple[str, ...]]],
) -> None:
    change = compare_analyses(with_positions(*old), with_positions(*new))

    assert told(change.positions) == expected


def test_a_text_that_moved_changes_no_position() -> None:
    def move(span: TextSpan) -> TextSpan:
        return replace(span, start=span.start + 4, end=span.end + 4)

    document = make_document(text=f"New\n{TEXT}")
    old = make_analysis(actors=(make_actors()[0], *make_actors()[1:]))
    new = replace(
        old,
        document=document,
        actors=tuple(replace(a, mentions=tuple(map(move, a.mentions))) for a in old.actors),
        agreements=tuple(replace(a, mentions=tuple(map(move, a.mentions))) for a in old.agreements),
        positions=tuple(
            replace(p, content=move(p.content), cue=move(p.cue), sentence=move(p.sentence))
            for p in old.positions
        ),
        provisions=tuple(replace(p, content=move(p.content)) for p in old.provisions),
    )

    change = compare_analyses(old, new)

    assert change.analysis.fields == ("text",)
    assert (change.positions, change.provisions, change.actors, change.agreements) == ((),) * 4


def test_the_same_words_in_another_place_are_other_words_of_the_same_text() -> None:
    first, second = span_of("Borduria"), TextSpan.cut(TEXT, *_second_place("Borduria"))
    old, new = (with_positions(make_position(content=span)) for span in (first, second))

    assert told(compare_analyses(old, new).positions) == [
        (ChangeKind.CHANGED, "Borduria", ("content",))
    ]


def _second_place(words: str) -> tuple[int, int]:
    start = TEXT.index(words, TEXT.index(REFUSAL))
    return start, start + len(words)


def test_provisions_actors_and_agreements_are_compared() -> None:
    old = make_analysis()
    actors = (replace(make_actors()[0], name="Old Ruritania"), *make_actors()[1:])
    new = replace(
        old,
        actors=actors,
        agreements=(*old.agreements, Agreement(id="mur", name="Mur Pact")),
        provisions=(replace(old.provisions[0], mode=Mode.PERMITS),),
    )

    change = compare_analyses(old, new)

    assert [(c.kind, c.thing.id, c.fields) for c in change.actors] == [
        (ChangeKind.CHANGED, "RUR", ("name",))
    ]
    assert [(c.kind, c.thing.id) for c in change.agreements] == [(ChangeKind.ADDED, "mur")]
    assert [(c.kind, c.fields) for c in change.provisions] == [(ChangeKind.CHANGED, ("mode",))]
    assert change.positions == ()


def test_all_that_an_added_document_holds_was_added() -> None:
    change = compare_analyses(None, make_analysis())

    assert (change.kind, change.id) == (ChangeKind.ADDED, "dispatch")
    assert {c.kind for c in change.positions} == {ChangeKind.ADDED}
    assert len(change.actors) == 4


def test_metadata_are_compared() -> None:
    change = compare_analyses(
        make_analysis(), make_analysis(document=make_document(title="Quarrel", date=None))
    )

    assert change.analysis.fields == ("title", "date")
    assert change


def test_nothing_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="expected a thing that one of the graphs has"):
        compare_analyses(None, None)
