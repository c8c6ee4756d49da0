"""The packed encoder on text as it comes."""

import pickle
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from graphbuilder.errors import PipelineError
from graphbuilder.nlp.encoder.component import MANIFEST, NAME, Encoder
from graphbuilder.nlp.pipeline import PACKED, UD_LABELS, load_pipeline

#: Paragraphs as news, statements and web pages have them, and as nobody would write them.
PARAGRAPHS = [
    "MOSCOW, Feb 1 (Reuters) - Russia said on Tuesday that it would answer the letter.",
    "WASHINGTON — The Senate ratified the treaty, 67–32.",
    "MINISTERS AGREE ON CEASEFIRE, SAY TALKS TO GO ON",
    "• Recalls its resolution 1244 (1999) of 10 June 1999;",
    "1. The Parties shall consult; 2. They shall refrain from the threat or use of force.",
    "“We will not agree,” he said. ‘Never!’ – «Никогда!»",
    "He said: 'We don't know'... (applause)",
    "Кремль сказал, что ответит. The Kremlin said so. 中国外交部表示反对。",
    "🇺🇦🤝🇵🇱 Great talks today!!! 👩🏽‍🚀 #diplomacy @mfa https://example.org/a?b=c&d=e#f",
    "  double  spaces\tand tabs  ",
    "e\u0301te\u0301 \u200bzero\u200bwidth \u00adsoft\u00adhyphen \ufeffmark",
    "no punctuation no capitals nothing at all just words and words and more words",
    "x" * 3000,
    "- " * 300,
    "()[]{}<>//\\\\||",
    ".",
    " ",
    "\t",
]

TEXTS = st.lists(st.one_of(st.sampled_from(PARAGRAPHS), st.text(max_size=30)), max_size=4).map(
    " ".join
)


def annotation(doc: Doc) -> list[tuple[object, ...]]:
    """All that the encoder says of each token."""
    return [
        (t.text, t.head.i, t.dep_, t.pos_, str(t.morph), t.lemma_, t.ent_iob_, t.ent_type_,
         t.is_sent_start)
        for t in doc
    ]  # fmt: skip


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Give the packed pipeline."""
    return load_pipeline()


@settings(max_examples=30, deadline=None)
@given(text=TEXTS)
def test_any_text_is_annotated_whole(text: str) -> None:
    doc = load_pipeline()(text)
    assert doc.text == text
    for token in doc:
        assert token.pos_
        assert token.dep_
        assert token.lemma_
        assert token.head.sent == token.sent
        assert token.ent_iob_ in {"B", "I", "O"}
        assert token.is_space == (token.pos_ == "SPACE")
    for sentence in doc.sents:
        assert [t.i for t in sentence if t.head == t] == [sentence.root.i]
        assert all(t == sentence.root or sentence.root in t.ancestors for t in sentence)


@settings(max_examples=8, deadline=None)
@given(texts=st.lists(TEXTS, min_size=2, max_size=6), batch_size=st.integers(1, 5))
def test_a_text_is_read_the_same_whatever_is_read_beside_it(
    texts: list[str], batch_size: int
) -> None:
    nlp = load_pipeline()
    together = [annotation(doc) for doc in nlp.pipe(texts, batch_size=batch_size)]
    assert together == [annotation(nlp(text)) for text in texts]


def test_several_processes_read_the_same_as_one(nlp: Language) -> None:
    one = [annotation(doc) for doc in nlp.pipe(PARAGRAPHS)]
    two = [annotation(doc) for doc in nlp.pipe(PARAGRAPHS, n_process=2, batch_size=4)]
    assert two == one


def test_a_pipeline_that_was_pickled_reads_the_same(nlp: Language) -> None:
    encoder = nlp.get_pipe(NAME)
    copy = pickle.loads(pickle.dumps(encoder))  # noqa: S301 - our own
    assert isinstance(copy, Encoder)
    text = PARAGRAPHS[0]
    assert annotation(copy(nlp.make_doc(text))) == annotation(nlp(text))


def test_a_paragraph_longer_than_a_window_is_read_like_its_sentences(nlp: Language) -> None:
    sentence = "The foreign minister of Norway rejected the demand of the committee."
    doc = nlp(" ".join([sentence] * 60))
    assert [s.text for s in doc.sents] == [sentence] * 60
    assert {s.root.text for s in doc.sents} == {"rejected"}
    assert {e.text for e in doc.ents} == {"Norway"}


def test_a_very_long_sentence_is_cut_into_trees(nlp: Language) -> None:
    doc = nlp("recalling the resolution and " * 400)
    assert all(len(sentence) <= 400 for sentence in doc.sents)
    assert all(sentence.root in (*t.ancestors, t) for sentence in doc.sents for t in sentence)


def test_sentence_starts_that_are_set_are_kept(nlp: Language) -> None:
    words = ["Talks", "failed", "today", "Nobody", "came", "."]
    starts: list[bool | int | None] = [i in {0, 2} for i in range(len(words))]
    doc = Doc(nlp.vocab, words=words, sent_starts=starts)
    nlp.get_pipe(NAME)(doc)
    assert [token.i for token in doc if token.is_sent_start] == [0, 2]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Angela Merkel met Emmanuel Macron in Paris.",
                     [("Angela Merkel", "PER"), ("Emmanuel Macron", "PER"), ("Paris", "LOC")],
                     id="news"),
        pytest.param("The European Union and NATO criticised Turkey.",
                     [("European Union", "ORG"), ("NATO", "ORG"), ("Turkey", "LOC")],
                     id="organisations"),
        pytest.param("Talks were held yesterday.", [], id="none"),
    ],
)  # fmt: skip
def test_names_are_found_with_their_types(
    nlp: Language, text: str, names: list[tuple[str, str]]
) -> None:
    assert [(ent.text, ent.label_) for ent in nlp(text).ents] == names


def test_the_analysis_of_the_pipeline_finds_nothing_missing(nlp: Language) -> None:
    analysis = nlp.analyze_pipes(keys=["assigns", "requires"])
    assert analysis is not None
    assert {"token.dep", "token.head", "token.lemma", "doc.ents"} <= set(
        analysis["summary"][NAME]["assigns"]
    )
    assert not analysis["problems"][NAME]
    assert set(nlp.pipe_labels[NAME]) >= UD_LABELS


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(lambda path: path.unlink(), "not whole", id="missing"),
        pytest.param(lambda path: path.write_bytes(b"{}"), "damaged: labels.json", id="changed"),
    ],
)
def test_a_damaged_model_is_refused_with_what_is_wrong(
    tmp_path: Path, nlp: Language, damage: object, message: str
) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(PACKED / NAME, folder)
    assert callable(damage)
    damage(folder / "labels.json")
    with pytest.raises(PipelineError, match=message):
        Encoder(nlp.vocab).from_disk(folder)


def test_the_manifest_says_how_the_model_came_about() -> None:
    text = (PACKED / NAME / MANIFEST).read_text("utf-8")
    for key in ("versions", "settings", "corpora", "history", "scores", "exact_scores"):
        assert f'"{key}"' in text
