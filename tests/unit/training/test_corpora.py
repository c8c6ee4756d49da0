"""Treebanks and entity corpora become spaCy documents."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.vocab import Vocab

from graphbuilder.errors import CorpusError
from graphbuilder.training.corpora import read_entities, read_paragraphs, read_syntax

#: Two paragraphs: of two sentences, and of one with a multiword token and an empty node.
TREEBANK = """\
# newdoc id = notes
# newpar
# sent_id = 1
1 Lutz Lutz PROPN NNP Number=Sing 2 nsubj _ _
2 waits wait VERB VBZ _ 0 root _ SpaceAfter=No
3 . . PUNCT . _ 2 punct _ _

# sent_id = 2
1 Envoys envoy NOUN NNS Number=Plur 2 nsubj _ _
2 left leave VERB VBD _ 0 root _ _

# newpar
# sent_id = 3
1-2 Don't _ _ _ _ _ _ _ _
1 Do do AUX VB _ 3 aux _ SpaceAfter=No
2 n't not PART RB _ 3 advmod _ _
2.1 you you PRON PRP _ _ _ 3:nsubj _
3 go go VERB VB _ 0 root _ _
"""


@pytest.fixture
def vocab() -> Vocab:
    """Give the vocabulary of a blank pipeline."""
    return spacy.blank("en").vocab


def write_treebank(path: Path, text: str) -> Path:
    lines = (x if x.startswith("#") else x.replace(" ", "\t") for x in text.split("\n"))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def write_records(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param(
            TREEBANK, [["Lutz waits .", "Envoys left"], ["Do n't go"]], id="paragraphs and words"
        ),
        pytest.param(TREEBANK.rstrip("\n"), [["Lutz waits .", "Envoys left"], ["Do n't go"]],
                     id="no blank line at the end"),
        pytest.param(TREEBANK.replace("# newpar\n", ""),
                     [["Lutz waits .", "Envoys left", "Do n't go"]], id="one document"),
        pytest.param(TREEBANK.replace("# newpar", "# newdoc id = x"),
                     [["Lutz waits .", "Envoys left"], ["Do n't go"]], id="documents"),
        pytest.param("", [], id="an empty file"),
        pytest.param("# newdoc\n\n", [], id="comments alone"),
    ],
)  # fmt: skip
def test_sentences_are_joined_into_paragraphs(
    tmp_path: Path, text: str, paragraphs: list[list[str]]
) -> None:
    path = write_treebank(tmp_path / "notes.conllu", text)
    read = [
        [" ".join(token.form for token in sentence) for sentence in paragraph]
        for paragraph in read_paragraphs(path)
    ]
    assert read == paragraphs


def test_a_paragraph_becomes_a_document_with_the_trees_of_its_sentences(
    tmp_path: Path, vocab: Vocab
) -> None:
    path = write_treebank(tmp_path / "notes.conllu", TREEBANK)
    first, second = read_syntax([path], vocab)
    assert first.text == "Lutz waits. Envoys left "
    assert [sentence.text for sentence in first.sents] == ["Lutz waits.", "Envoys left"]
    assert [token.head.i for token in first] == [1, 1, 1, 4, 4]
    assert [token.dep_ for token in first] == ["nsubj", "ROOT", "punct", "nsubj", "ROOT"]
    assert [token.lemma_ for token in second] == ["do", "not", "go"]
    assert [token.pos_ for token in second] == ["AUX", "PART", "VERB"]
    assert [str(token.morph) for token in first[:2]] == ["Number=Sing", ""]
    assert second.text == "Don't go "


def test_no_space_stands_in_a_multiword_token_and_its_line_says_what_stands_behind_it(
    tmp_path: Path, vocab: Vocab
) -> None:
    lines = "1-2 cannot _ _ _ _ _ _ _ SpaceAfter=No", "1 can _ AUX _ _ 0 root _ _"
    path = write_treebank(
        tmp_path / "notes.conllu",
        "\n".join([*lines, "2 not _ PART _ _ 1 advmod _ _", "3 . _ PUNCT _ _ 1 punct _ _", ""]),
    )
    (doc,) = read_syntax([path], vocab)
    assert [token.text_with_ws for token in doc] == ["can", "not", ". "]


def test_documents_are_chosen_by_the_beginning_of_their_id(tmp_path: Path, vocab: Vocab) -> None:
    text = "".join(
        f"# newdoc id = {name}\n1 {name} _ NOUN _ _ 0 root _ _\n\n"
        for name in ("news_1", "blog_1", "news_2")
    )
    path = write_treebank(tmp_path / "notes.conllu", text)
    assert [doc[0].text for doc in read_syntax([path], vocab, prefix="news")] == [
        "news_1",
        "news_2",
    ]


def test_files_are_read_in_the_order_that_they_are_given(tmp_path: Path, vocab: Vocab) -> None:
    paths = [
        write_treebank(tmp_path / f"{word}.conllu", f"1 {word} _ NOUN _ _ 0 root _ _\n\n")
        for word in ("zebra", "ant")
    ]
    assert [doc[0].text for doc in read_syntax(paths, vocab)] == ["zebra", "ant"]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        pytest.param("4 too few", 3, id="too few"),
        pytest.param("4 a b c d e 3 g h i j", 11, id="too many"),
    ],
)
def test_a_line_of_other_than_ten_fields_is_named(tmp_path: Path, line: str, count: int) -> None:
    path = write_treebank(tmp_path / "notes.conllu", f"{TREEBANK}{line}\n")
    number = TREEBANK.count("\n") + 1
    with pytest.raises(CorpusError, match=rf"notes\.conllu:{number}: {count} fields, expected 10"):
        list(read_paragraphs(path))


def test_a_head_that_is_no_number_is_named(tmp_path: Path) -> None:
    path = write_treebank(tmp_path / "notes.conllu", "1 Lutz Lutz PROPN _ _ _ root _ _\n")
    with pytest.raises(CorpusError, match=r"notes\.conllu:1"):
        list(read_paragraphs(path))


TEXT = "Ambassador Trentino left Lutz."
TOKENS = [[0, 10], [11, 19], [20, 24], [25, 29], [29, 30]]


@pytest.mark.parametrize(
    ("entities", "found"),
    [
        pytest.param([], [], id="none"),
        pytest.param([(11, 19, "PER")], [("Trentino", "PER")], id="a person"),
        pytest.param([(11, 19, "PERSON")], [("Trentino", "PER")], id="another name of the label"),
        pytest.param(
            [(11, 19, "ORG"), (25, 29, "GPE")],
            [("Trentino", "ORG"), ("Lutz", "LOC")],
            id="states are places",
        ),
        pytest.param([(0, 19, "PER")], [("Ambassador Trentino", "PER")], id="two tokens"),
        pytest.param([(11, 19, "EVENT")], [], id="a label that is not taught"),
        pytest.param([(12, 19, "PER")], [], id="starting inside of a token"),
        pytest.param([(11, 18, "PER")], [], id="ending inside of a token"),
    ],
)
def test_entities_are_read_on_the_tokens_of_the_corpus(
    tmp_path: Path, vocab: Vocab, entities: list[tuple[int, int, str]], found: list[tuple[str, str]]
) -> None:
    spans = [{"start": start, "end": end, "label": label} for start, end, label in entities]
    path = write_records(
        tmp_path / "ner.jsonl", {"text": TEXT, "tokens": TOKENS, "entities": spans}
    )
    (doc,) = read_entities([path], vocab)
    assert doc.text == TEXT
    assert [token.idx for token in doc] == [start for start, _ in TOKENS]
    assert [(ent.text, ent.label_) for ent in doc.ents] == found


def test_blank_texts_are_passed_over(tmp_path: Path, vocab: Vocab) -> None:
    blank = {"text": " ", "tokens": [], "entities": []}
    full = {"text": TEXT, "tokens": TOKENS, "entities": []}
    path = write_records(tmp_path / "ner.jsonl", blank, full)
    assert [doc.text for doc in read_entities([path], vocab)] == [TEXT]


@pytest.mark.parametrize(
    "record",
    [
        pytest.param({"tokens": [], "entities": []}, id="no text"),
        pytest.param({"text": TEXT, "entities": []}, id="no tokens"),
        pytest.param({"text": TEXT, "tokens": TOKENS}, id="no entities"),
        pytest.param({"text": TEXT, "tokens": [[0]], "entities": []}, id="a token without end"),
        pytest.param([TEXT], id="a list"),
    ],
)
def test_a_line_that_is_no_entity_record_is_named(
    tmp_path: Path, vocab: Vocab, record: object
) -> None:
    good = {"text": TEXT, "tokens": TOKENS, "entities": []}
    path = write_records(tmp_path / "ner.jsonl", good, record)
    with pytest.raises(CorpusError, match=r"ner\.jsonl:2: not an entity record"):
        list(read_entities([path], vocab))


def test_a_line_that_is_no_json_is_named(tmp_path: Path, vocab: Vocab) -> None:
    path = tmp_path / "ner.jsonl"
    path.write_text('{"text": \n', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"ner\.jsonl:1: not an entity record"):
        list(read_entities([path], vocab))


def test_a_text_that_is_a_number_is_named(tmp_path: Path, vocab: Vocab) -> None:
    path = write_records(tmp_path / "ner.jsonl", {"text": 7, "tokens": [], "entities": []})
    with pytest.raises(CorpusError, match=r"ner\.jsonl:1"):
        list(read_entities([path], vocab))
