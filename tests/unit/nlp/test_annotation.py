"""Annotated documents, with the packed pipeline."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from graphbuilder.model import Document
from graphbuilder.nlp.annotation import PARAGRAPHS, annotate, annotate_document, sentences
from graphbuilder.nlp.pipeline import load_pipeline

#: Texts with much white space, marks of every kind and whatever else Unicode has.
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([
            "\n",
            "\r\n",
            "\r",
            "\t",
            " ",
            "\u00a0",
            "\u2028",
            "👩🏽‍🚀",
            "“",
            "”",
            ".",
        ]),
        st.sampled_from(["Bonn", "said", "we", "don't", "agree", "U.S.", "e\u0301"]),
        st.text(max_size=8),
    ),
    max_size=25,
).map("".join)


def annotated(text: str) -> Doc:
    return annotate_document(load_pipeline(), Document(id="x", text=text))


@settings(max_examples=40, deadline=None)
@given(text=TEXTS.filter(lambda text: bool(text.strip())))
def test_the_characters_are_those_of_the_document(text: str) -> None:
    assert annotated(text).text == text


@settings(max_examples=40, deadline=None)
@given(text=TEXTS.filter(lambda text: bool(text.strip())))
def test_no_token_and_no_sentence_crosses_a_paragraph(text: str) -> None:
    doc = annotated(text)

    edges = {i for p in doc.spans[PARAGRAPHS] for i in (p.start_char, p.end_char)}

    for token in doc:
        assert not any(token.idx < edge < token.idx + len(token) for edge in edges)
    for sent in doc.sents:
        assert not any(sent.start_char < edge < sent.end_char for edge in edges)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bonn agreed.", ["Bonn agreed."], id="one"),
        pytest.param(
            "\n Bonn agreed. \n\n\tOslo left.\n", ["Bonn agreed.", "Oslo left."], id="two"
        ),
        pytest.param("Bonn agreed.\r\nOslo left.", ["Bonn agreed.", "Oslo left."], id="CRLF"),
    ],
)
def test_paragraphs_are_the_lines_of_the_text(text: str, expected: list[str]) -> None:
    doc = annotated(text)

    assert [span.text for span in doc.spans[PARAGRAPHS]] == expected


def test_the_white_space_between_paragraphs_is_no_sentence() -> None:
    assert [s.text for s in sentences(annotated("Bonn agreed.\n\nOslo left."))] == [
        "Bonn agreed.",
        "Oslo left.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bonn agreed.\n\nOslo left.\n", ["Bonn agreed.\n\nOslo left."], id="short"),
        pytest.param(f"{'a ' * 500}b\nc\n{'d ' * 200}e", 2, id="as many as fit"),
        pytest.param(f"a\n{'b ' * 900}c\nd", 3, id="a long one alone"),
    ],
)
def test_neighbouring_paragraphs_are_read_together(
    text: str, expected: list[str] | int, monkeypatch: pytest.MonkeyPatch
) -> None:
    nlp, seen = load_pipeline(), list[str]()

    def pipe(texts: Iterable[str], *, batch_size: int) -> Iterator[Doc]:
        for one in texts:
            seen.append(one)
            yield nlp(one)

    monkeypatch.setattr(nlp, "pipe", pipe)
    annotated(text)

    assert (seen if isinstance(expected, list) else len(seen)) == expected


def test_documents_come_in_order_with_their_docs() -> None:
    documents = [Document(id=name, text=f"{name} agreed.") for name in ("Bonn", "Oslo")]

    read = list(annotate(load_pipeline(), documents))

    assert [(document.id, doc.text) for document, doc in read] == [
        ("Bonn", "Bonn agreed."),
        ("Oslo", "Oslo agreed."),
    ]
