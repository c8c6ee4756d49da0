"""Read training corpora into spaCy documents.

Syntax comes as CoNLL-U (Universal Dependencies), entities as JSON Lines of text with character
spans. Sentences are joined into the paragraphs they stand in, because the pipeline reads
paragraphs and must learn where sentences end inside them.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from graphbuilder.errors import CorpusError

#: The type of a name of which the corpus itself leaves the type open.
OPEN_ENTITY = "?"

#: The entity types every corpus teaches; each corpus's own labels are folded into them.
ENTITY_LABELS = {
    "ORG?": OPEN_ENTITY,
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

#: A text, and its entities as (start, end, label), in characters.
EntityText = tuple[str, frozenset[tuple[int, int, str]]]


def read_paragraphs(path: Path, *, prefix: str = "") -> Iterator[tuple[Sentence, ...]]:
    """Read a CoNLL-U file, a paragraph at a time.

    Args:
        path: A UTF-8 CoNLL-U file; paragraphs start at ``# newpar`` and ``# newdoc`` comments.
        prefix: Read only the documents whose id, as ``# newdoc id`` gives it, begins so.

    Yields:
        The sentences of one paragraph, in order; never an empty tuple.

    Raises:
        CorpusError: If a word line has not ten fields.

    References:
        https://universaldependencies.org/format.html
    """
    paragraph: list[Sentence] = []
    for starts, document, sentence in _read_sentences(path):
        if not document.startswith(prefix):
            continue
        if starts and paragraph:
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield tuple(paragraph)


def _read_sentences(path: Path) -> Iterator[tuple[bool, str, Sentence]]:
    """Yield each sentence with whether a paragraph starts at it and the id of its document."""
    rows: list[_Row] = []
    starts, document = False, ""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(chain(lines, [""]), 1):
            line = line.rstrip("\n")
            if line.startswith(("# newpar", "# newdoc")):
                starts = True
                if line.startswith("# newdoc"):
                    document = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                rows.append(_Row(line.split("\t"), f"{path}:{number}"))
            elif not line and rows:
                yield starts, document, tuple(_read_words(rows))
                rows, starts = [], False


class _Row(NamedTuple):
    """The fields of a line, and where it stands."""

    fields: list[str]
    where: str


def _read_words(rows: Iterable[_Row]) -> Iterator[ConlluToken]:
    """Yield the words of a sentence; empty nodes ("1.1") yield nothing.

    No white space stands inside a multiword token ("1-2"); behind it stands what its line says.

    Raises:
        CorpusError: If a line has not ten fields.
    """
    last, space_after = 0, True
    for fields, where in rows:
        if len(fields) != 10:
            raise CorpusError(f"{where}: {len(fields)} fields, expected 10 separated by tabs")
        number, spaced = fields[0], "SpaceAfter=No" not in fields[9]
        if "-" in number:
            last, space_after = int(number.partition("-")[2]), spaced
        elif number.isdigit():
            if int(number) <= last:
                spaced = space_after and int(number) == last
            yield _read_word(fields, spaced=spaced, where=where)


def _read_word(fields: list[str], *, spaced: bool, where: str) -> ConlluToken:
    if not fields[6].isdigit():
        raise CorpusError(f"{where}: HEAD is {fields[6]!r}, expected the number of a word or 0")
    return ConlluToken(
        form=fields[1],
        lemma=fields[2],
        upos=fields[3],
        feats=fields[5],
        head=int(fields[6]),
        deprel=fields[7],
        space_after=spaced,
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


def read_syntax(paths: Iterable[Path], vocab: Vocab, *, prefix: str = "") -> Iterator[Doc]:
    """Read CoNLL-U files as spaCy documents, one a paragraph, in the order of the files.

    Args:
        paths: The files.
        vocab: The vocabulary of the documents.
        prefix: Read only the documents whose id begins so.

    Yields:
        The paragraphs, with the treebank's own words.
    """
    for path in paths:
        for paragraph in read_paragraphs(path, prefix=prefix):
            yield make_syntax_doc(vocab, paragraph)


def attach_entities(paragraphs: Iterable[Doc], sentences: Iterable[Doc]) -> Iterator[Doc]:
    """Put the entities of a corpus onto the trees of the same corpus.

    Args:
        paragraphs: Documents with sentences.
        sentences: The same sentences, in the same order, as documents with entities.

    Yields:
        The paragraphs, with entities.

    Raises:
        CorpusError: If the words of a sentence are not the same in both.
    """
    with_entities = iter(sentences)
    for paragraph in paragraphs:
        entities: list[Span] = []
        for sentence in paragraph.sents:
            other = next(with_entities, None)
            if other is None or [t.text for t in other] != [t.text for t in sentence]:
                raise CorpusError(f"no entities are given for the sentence {sentence.text!r}")
            entities += (
                Span(paragraph, sentence.start + e.start, sentence.start + e.end, label=e.label_)
                for e in other.ents
            )
        paragraph.set_ents(entities)
        yield paragraph


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
        for record in _read_records(path):
            yield _make_entity_doc(vocab, record)


def read_entity_texts(path: Path) -> Iterator[EntityText]:
    """Read an entity corpus as texts, each with the spans and labels of its entities.

    Args:
        path: JSON Lines, as :func:`read_entities` reads them.

    Yields:
        The texts; entities of other types than PER, ORG and LOC are left out.

    Raises:
        CorpusError: If a line is not such an object as :func:`read_entities` reads.
    """
    for record in _read_records(path):
        yield (
            record.text,
            frozenset(
                (start, end, ENTITY_LABELS[label])
                for start, end, label in record.entities
                if ENTITY_LABELS.get(label, OPEN_ENTITY) != OPEN_ENTITY
            ),
        )


class _Record(NamedTuple):
    text: str
    tokens: list[tuple[int, int]]
    entities: list[tuple[int, int, str]]


def _read_records(path: Path) -> Iterator[_Record]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                fields = json.loads(line)
                record = _Record(
                    text=fields["text"],
                    tokens=[(start, end) for start, end in fields["tokens"] if start < end],
                    entities=[(e["start"], e["end"], e["label"]) for e in fields["entities"]],
                )
                if record.text.strip():
                    yield record
            except (KeyError, ValueError, TypeError, AttributeError) as error:
                raise CorpusError(f"{path}:{number}: not an entity record: {error}") from error


def _make_entity_doc(vocab: Vocab, record: _Record) -> Doc:
    words = [record.text[start:end] for start, end in record.tokens]
    following = [start for start, _ in record.tokens[1:]] + [len(record.text)]
    spaces = [nxt > end for (_, end), nxt in zip(record.tokens, following, strict=True)]
    doc = Doc(vocab, words=words, spaces=spaces)
    starts = {start: i for i, (start, _) in enumerate(record.tokens)}
    ends = {end: i + 1 for i, (_, end) in enumerate(record.tokens)}
    doc.set_ents([
        Span(doc, starts[start], ends[end], label=ENTITY_LABELS[label])
        for start, end, label in record.entities
        if label in ENTITY_LABELS and start in starts and end in ends
    ])
    return doc
