"""The entity corpora are brought to one convention."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from graphbuilder.training.conventions import Conventions
from graphbuilder.training.corpora import OPEN_ENTITY


@pytest.mark.parametrize(
    ("text", "entity", "expected"),
    [
        pytest.param("the Russian army", (1, 2, "LOC"), [], id="a nationality is no name"),
        pytest.param("three Americans left", (1, 2, "PER"), [], id="nor are its people"),
        pytest.param("the US army", (1, 2, "LOC"), [("US", "LOC")], id="a country is one"),
        pytest.param(
            "met Vice President Kamala Harris", (1, 5, "PER"), [("Kamala Harris", "PER")],
            id="a title is none of a name",
        ),
        pytest.param("Dr. Mbeki left", (0, 2, "PER"), [("Mbeki", "PER")], id="with a full stop"),
        pytest.param("the President left", (1, 2, "PER"), [("President", "PER")], id="title alone"),
        pytest.param("General Motors lost", (0, 2, "ORG"), [("General Motors", "ORG")], id="firm"),
        pytest.param("@ someone hi", (1, 2, "PER"), [("someone", OPEN_ENTITY)], id="a handle"),
        pytest.param("hi @someone", (1, 2, "ORG"), [("@someone", OPEN_ENTITY)], id="whole"),
        pytest.param("in Bonn now", (1, 2, "LOC"), [("Bonn", "LOC")], id="a plain name"),
    ],
)  # fmt: skip
def test_entities_follow_the_convention(
    text: str, entity: tuple[int, int, str], expected: list[tuple[str, str]]
) -> None:
    doc = Doc(spacy.blank("en").vocab, words=text.split())
    start, end, label = entity
    doc.set_ents([Span(doc, start, end, label=label)])
    Conventions().apply(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == expected
