"""Who speaks quotations and turns, on docs made by hand."""

import pytest
from spacy.tokens import Doc, SpanGroup

from graphbuilder.extraction.credits import find_credits
from graphbuilder.extraction.quoting import find_quoting
from graphbuilder.extraction.speakers import find_speeches
from graphbuilder.extraction.turns import LabelKind, find_turns
from graphbuilder.nlp.annotation import PARAGRAPHS
from graphbuilder.nlp.quotations import quotations
from tests.docs import cues, make_doc, read_doc, tokenize, word

BEFORE = make_doc(
    "Paris said : “ We will go . ”",
    heads=[1, 1, 1, 6, 6, 6, 1, 6, 6],
    deps="nsubj root punct punct nsubj aux ccomp punct punct",
    pos="PROPN VERB PUNCT PUNCT PRON AUX VERB PUNCT PUNCT",
    lemmas="Paris say : “ we will go . ”",
)
BEHIND = make_doc(
    "“ We will go , ” said Paris .",
    heads=[3, 3, 3, 6, 3, 3, 6, 6, 6],
    deps="punct nsubj aux ccomp punct punct root nsubj punct",
    pos="PUNCT PRON AUX VERB PUNCT PUNCT VERB PROPN PUNCT",
    lemmas="“ we will go , ” say Paris .",
)


def _with_paragraphs(doc: Doc, *bounds: tuple[int, int]) -> Doc:
    spans = [doc[start:end] for start, end in bounds]
    doc.spans[PARAGRAPHS] = SpanGroup(doc, name=PARAGRAPHS, spans=spans)
    return doc


@pytest.mark.parametrize(
    "doc", [pytest.param(BEFORE, id="before"), pytest.param(BEHIND, id="behind")]
)
def test_the_subject_of_the_verb_beside_a_quotation_speaks_it(doc: Doc) -> None:
    (quote,) = quotations(doc)
    (quoting,) = find_quoting(quote, cues=cues())
    assert (quoting.verb.text, quoting.source.text) == ("said", "Paris")
    reading = read_doc(doc)
    assert reading.attributor.voice(word(doc, "We")) == ("FRA",)


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    doc = _with_paragraphs(
        make_doc(
            ["“", "We", "will", "go", ".", "\n", "“", "We", "must", ",", "”", "said", "Paris", "."],
            heads=[3, 3, 3, 3, 3, 5, 8, 8, 11, 8, 8, 11, 11, 11],
            deps="punct nsubj aux root punct dep punct nsubj ccomp punct punct root nsubj punct",
            pos="PUNCT PRON AUX VERB PUNCT SPACE PUNCT PRON AUX PUNCT PUNCT VERB PROPN PUNCT",
            lemmas=[*"“ we will go .".split(), "\n", *"“ we must , ” say Paris .".split()],
        ),
        (0, 5),
        (6, 14),
    )
    speeches = find_speeches(doc, cast=read_doc(doc).cast, cues=cues())
    assert [s.speaker for s in speeches] == [("FRA",), ("FRA",)]


def test_the_turn_of_a_speaker_lasts_to_the_next_label() -> None:
    doc = _with_paragraphs(
        make_doc(
            ["Paris", ":", "We", "go", "\n", "We", "win", "\n", "QUESTION", ":", "Why", "?"],
            heads=[3, 0, 3, 3, 4, 6, 6, 7, 8, 8, 8, 8],
            deps="nsubj punct nsubj root dep nsubj root dep root punct dep punct",
            pos="PROPN PUNCT PRON VERB SPACE PRON VERB SPACE NOUN PUNCT ADV PUNCT",
        ),
        (0, 4),
        (5, 7),
        (8, 12),
    )
    spoken = read_doc(doc).attributor
    assert spoken.voice(word(doc, "go")) == ("FRA",)
    assert spoken.voice(word(doc, "win")) == ("FRA",)
    assert spoken.voice(word(doc, "Why")) == ()


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        pytest.param("MR PRICE: Good day.", "MR PRICE", LabelKind.COLON, id="colon"),
        pytest.param("Q: Why?", "Q", LabelKind.COLON, id="letter"),
        pytest.param("Mr Price (retranslated) : Yes.", "Mr Price", LabelKind.COLON, id="brackets"),
        pytest.param("** Mr Price ** – Yes.", "Mr Price", LabelKind.DASH, id="bold"),
        pytest.param("Mr Price", "Mr Price", LabelKind.HEADING, id="heading"),
        pytest.param("He said this: no.", None, None, id="sentence"),
        pytest.param("For Bolivia: Mr Paz", None, None, id="list of signatures"),
        pytest.param("Mr Price left.", None, None, id="no label"),
    ],
)
def test_labels_of_turns_are_found(text: str, label: str | None, kind: LabelKind | None) -> None:
    (turn,) = find_turns(tokenize(text))
    assert (turn.label.text if turn.label is not None else None, turn.kind) == (label, kind)


@pytest.mark.parametrize(
    ("doc", "source", "content"),
    [
        pytest.param(
            make_doc(
                "A tank . Photo : Reuters .",
                heads=[1, 1, 1, 3, 3, 3, 3],
                deps="det root punct root punct appos punct",
                pos="DET NOUN PUNCT NOUN PUNCT PROPN PUNCT",
            ),
            "Reuters",
            "A tank.",
            id="caption",
        ),
        pytest.param(
            make_doc(
                "“ No more war ” — Briand",
                heads=[3, 3, 3, 3, 3, 3, 3],
                deps="punct det amod root punct punct appos",
                pos="PUNCT DET ADJ NOUN PUNCT PUNCT PROPN",
            ),
            "Briand",
            "No more war",
            id="signature",
        ),
    ],
)
def test_credits_name_whose_something_is(doc: Doc, source: str, content: str) -> None:
    found = [(credit.source.text, credit.content.text) for credit in find_credits(doc)]
    assert found == [(source, content)]
