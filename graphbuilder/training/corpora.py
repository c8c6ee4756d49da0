"""Read training corpora into spaCy documents.

Syntax comes as CoNLL-U (Universal Dependencies), entities as JSON Lines of text with character
spans. Sentences are joined into the paragraphs they stand in, because the pipeline reads
paragraphs and must learn where sentences end inside them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from graphbuilder.errors import CorpusError

#: The entity types every corpus teaches; each corpus's own labels are folded into them.
ENTITY_LABELS = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConlluToken:
    """One basic word line of CoNLL-U; `head` counts from 1 within its sentence, 0 is the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


Sentence = tuple[ConlluToken, ...]


def read_paragraphs(path: Path) -> Iterator[tuple[Sentence, ...]]:
    """Read a CoNLL-U file, a paragraph at a time.

    Args:
        path: A UTF-8 CoNLL-U file; paragraphs start at ``# newpar`` and ``# newdoc`` comments.

    Yields:
        The sentences of one paragraph, in order; never an empty tuple.

    Raises:
        CorpusError: If a word line has not ten fields.

    References:
        https://universaldependencies.org/format.html
    """
    paragraph: list[Sentence] = []
    for starts, sentence in _read_sentences(path):
        if starts and paragraph:
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield tuple(paragraph)


def _read_sentences(path: Path) -> Iterator[tuple[bool, Sentence]]:
    """Yield each sentence with whether a paragraph starts at it."""
    tokens: list[ConlluToken] = []
    starts = False
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if line.startswith(("# newpar", "# newdoc")):
                starts = True
            elif line and not line.startswith("#"):
                tokens.extend(_read_word(line.split("\t"), where=f"{path}:{number}"))
            elif not line and tokens:
                yield starts, tuple(tokens)
                tokens, starts = [], False
    if tokens:
        yield starts, tuple(tokens)


def _read_word(fields: list[str], *, where: str) -> Iterator[ConlluToken]:
    """Yield the word of a line; multiword ranges ("1-2") and empty nodes ("1.1") yield nothing."""
    if len(fields) != 10:
        raise CorpusError(f"{where}: {len(fields)} fields, expected 10 separated by tabs")
    if not fields[0].isdigit():
        return
    if not fields[6].isdigit():
        raise CorpusError(f"{where}: HEAD is {fields[6]!r}, expected the number of a word or 0")
    yield ConlluToken(
        form=fields[1],
        lemma=fields[2],
        upos=fields[3],
        feats=fields[5],
        head=int(fields[6]),
        deprel=fields[7],
        space_after="SpaceAfter=No" not in fields[9],
    )


def make_syntax_doc(vocab: Vocab, paragraph: Iterable[Sentence]) -> Doc:
    """Make a spaCy document of one paragraph, with the treebank's own tokens."""
    tokens: list[ConlluToken] = []
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in paragraph:
        offset = len(tokens)
        for position, token in enumerate(sentence):
            heads.append(offset + (position if token.head == 0 else token.head - 1))
            starts.append(position == 0)
        tokens.extend(sentence)
    return Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.space_after for token in tokens],
        lemmas=[token.lemma for token in tokens],
        pos=[token.upos for token in tokens],
        morphs=["" if token.feats == "_" else token.feats for token in tokens],
        deps=["ROOT" if token.head == 0 else token.deprel for token in tokens],
        heads=heads,
        sent_starts=starts,
    )


def read_syntax(paths: Iterable[Path], vocab: Vocab) -> Iterator[Doc]:
    """Read CoNLL-U files as spaCy documents, one a paragraph, in the order of the files."""
    for path in paths:
        for paragraph in read_paragraphs(path):
            yield make_syntax_doc(vocab, paragraph)


def read_entities(paths: Iterable[Path], vocab: Vocab) -> Iterator[Doc]:
    """Read entity corpora as spaCy documents, one a text.

    Args:
        paths: JSON Lines of ``{text, tokens: [[start, end]], entities: [{start, end, label}]}``.
        vocab: The vocabulary of the pipeline to be trained.

    Yields:
        Documents on the corpus's own tokens, with entities PER, ORG and LOC. Entities of other
        types, and those that do not begin and end at a token, are left out.

    Raises:
        CorpusError: If a line is not such an object.
    """
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    record = json.loads(line)
                    if record["text"].strip():
                        yield _make_entity_doc(vocab, record)
                except (KeyError, ValueError, TypeError, AttributeError) as error:
                    raise CorpusError(f"{path}:{number}: not an entity record: {error}") from error


def _make_entity_doc(vocab: Vocab, record: Mapping[str, Any]) -> Doc:
    text = record["text"]
    offsets = [(start, end) for start, end in record["tokens"] if start < end]
    words = [text[start:end] for start, end in offsets]
    following = [start for start, _ in offsets[1:]] + [len(text)]
    spaces = [nxt > end for (_, end), nxt in zip(offsets, following, strict=True)]
    doc = Doc(vocab, words=words, spaces=spaces)
    starts = {start: i for i, (start, _) in enumerate(offsets)}
    ends = {end: i + 1 for i, (_, end) in enumerate(offsets)}
    doc.ents = tuple(
        Span(doc, starts[e["start"]], ends[e["end"]], label=ENTITY_LABELS[e["label"]])
        for e in record["entities"]
        if e["label"] in ENTITY_LABELS and e["start"] in starts and e["end"] in ends
    )
    return doc
