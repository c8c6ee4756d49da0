"""Documents with annotated stances, and the examples that the encoder learns them from.

Four annotations are read: gold documents, as ``evaluate`` reads them; the package's own of
documents of the corpora, which holds offsets alone; its own of texts that were invented for it; and
who says what in the texts of GUM.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphbuilder.documents.fields import make_document
from graphbuilder.model import Document
from graphbuilder.nlp.annotation import annotate
from graphbuilder.nlp.encoder.labels import ACTS, ROLES
from graphbuilder.nlp.encoder.writing import DocWords, words_of
from graphbuilder.training.examples import UNKNOWN, Example, blank_example, stretches

#: The annotation that comes with the package.
OWN = Path(__file__).with_name("annotation")

#: Whose documents may be measured on, but not trained on.
_UNLICENSED = "Reuters"

#: What is told of a document beside its text, which may tell who "we" are.
_FIELDS = ("id", "title", "date", "publisher", "text")

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An annotated stance: its act, and where its parts stand, in characters."""

    act: str
    content: Offsets
    cue: Offsets | None
    holder: Offsets | None
    addressee: Offsets | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A document, or a stretch of one, in which all stances are noted."""

    document: Document
    notes: tuple[Note, ...]


def read_gold(path: Path) -> Iterator[Annotated]:
    """Read gold documents whose licence allows to train on them.

    Yields:
        The documents. Of the mentions of a holder or an addressee the one nearest to the cue is
        taken.
    """
    for record in _records(path):
        if record["publisher"] == _UNLICENSED:
            continue
        mentions = {
            actor["key"]: [(m["start"], m["end"]) for m in actor["mentions"]]
            for actor in record["actors"]
        }
        notes = tuple(_gold_note(position, mentions) for position in record["positions"])
        yield Annotated(document=_document(record), notes=notes)


def _gold_note(position: Mapping[str, Any], mentions: Mapping[str, list[Offsets]]) -> Note:
    cue = position.get("cue") or position["content"]
    at = int(cue["start"])

    def nearest(keys: Iterable[str]) -> Offsets | None:
        named = (span for key in keys for span in mentions.get(key, ()))
        return min(named, key=lambda span: abs(span[0] - at), default=None)

    content = position["content"]
    return Note(
        act=position["act"],
        content=(content["start"], content["end"]),
        cue=(cue["start"], cue["end"]),
        holder=nearest(position["holder"]),
        addressee=nearest(position["addressee"]),
    )


def read_documents(documents: Path) -> Iterator[Annotated]:
    """Read the package's own annotation of documents, which the README beside it describes.

    Args:
        documents: The corpus of these documents, JSON Lines.

    Yields:
        The stretches of them that are annotated.
    """
    whole = {record["id"]: _document(record) for record in _records(documents)}
    for record in _records(OWN / "documents.jsonl"):
        document = whole[record["document"]]
        read = replace(document, text=document.text[slice(*record["read"])])
        notes = tuple(map(_own_note, record["positions"]))
        yield Annotated(document=read, notes=notes)


def read_invented() -> Iterator[Annotated]:
    """Read the package's own annotation of texts that were invented for it."""
    for record in _records(OWN / "invented.jsonl"):
        notes = tuple(map(_own_note, record["positions"]))
        yield Annotated(document=_document(record), notes=notes)


def read_attributions(path: Path) -> Iterator[Annotated]:
    """Read the training part of the attribution corpus, JSON Lines.

    Yields:
        The texts. Of a source, a cue or a content in several parts the first one is taken.
    """
    for record in _records(path):
        if record["split"] == "train":
            notes = (_attribution_note(a) for a in record["attributions"] if a["contents"])
            yield Annotated(document=_document(record), notes=tuple(notes))


def read_texts(documents: Path, *, without: Path | None) -> Iterator[str]:
    """Read the texts of documents whose licence allows to train on them.

    Args:
        documents: The documents, JSON Lines.
        without: Documents to leave out, JSON Lines; they are known by their texts.

    Yields:
        The texts, in order.
    """
    left_out = {_words(record["text"]) for record in _records(without)} if without else set()
    for record in _records(documents):
        if record["publisher"] != _UNLICENSED and _words(record["text"]) not in left_out:
            yield record["text"]


def _words(text: str) -> str:
    return " ".join(text.split())


def _attribution_note(attribution: Mapping[str, Any]) -> Note:
    def first(part: str) -> Offsets | None:
        spans = attribution[part]
        return (spans[0]["start"], spans[0]["end"]) if spans else None

    content = attribution["contents"][0]
    return Note(
        act="said",
        content=(content["start"], content["end"]),
        cue=first("cues"),
        holder=first("sources"),
        addressee=None,
    )


def _own_note(fields: Sequence[Any]) -> Note:
    act, content, cue, holders, addressees, _ = fields
    return Note(
        act=act,
        content=content,
        cue=cue,
        holder=holders[0] if holders else None,
        addressee=addressees[0] if addressees else None,
    )


def _document(record: Mapping[str, Any]) -> Document:
    return make_document({name: record.get(name) for name in _FIELDS})


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def stance_examples(
    annotated: Iterable[Annotated], nlp: Language, *, longest: int
) -> Iterator[Example]:
    """Make the examples of annotated texts.

    Args:
        annotated: The texts.
        nlp: What cuts them into words, and tells the head of a content; the packed pipeline.
        longest: Words of an example; a sentence longer than that is left out.

    Yields:
        The examples; all that they teach is stances.
    """
    texts = list(annotated)
    docs = (doc for _, doc in annotate(nlp, (text.document for text in texts)))
    for text, doc in zip(texts, docs, strict=True):
        notes, words = list(_locate(doc, text.notes)), words_of(doc)
        for stretch in stretches(doc[:], longest=longest):
            yield _example(stretch, words, notes)


def _locate(doc: Doc, notes: Iterable[Note]) -> Iterator[tuple[int, dict[str, int]]]:
    """Yield the head of each content, and the label and the places that belong to it."""
    for note in notes:
        content = span_of(doc, note.content)
        head = content.root.i
        places = {"acts": ACTS.index(note.act), "first": content.start, "last": content.end - 1}
        for role in ("cue", "holder", "addressee"):
            offsets = getattr(note, role)
            places[role] = head if offsets is None else span_of(doc, offsets).root.i
        yield head, places


def span_of(doc: Doc, offsets: Offsets) -> Span:
    """Find the words that a stretch of a text touches."""
    span = doc.char_span(*offsets, alignment_mode="expand")
    if span is None:
        raise AssertionError("an expanding span is never None")
    return span


def _example(
    stretch: Span, words: DocWords, notes: Iterable[tuple[int, dict[str, int]]]
) -> Example:
    number = {i: n for n, i in enumerate(words.places[_inside(stretch, words)].tolist())}
    acts = [0] * len(number)
    roles = {role: [UNKNOWN] * len(number) for role in ROLES}
    for head, places in notes:
        if head not in number or acts[number[head]]:
            continue
        at = number[head]
        acts[at] = places["acts"]
        for role, row in roles.items():
            row[at] = number.get(places[role], at)
    first, last, cue, holder, addressee = (tuple(roles[role]) for role in ROLES)
    return replace(
        _blank(stretch, words),
        acts=tuple(acts),
        first=first,
        last=last,
        cue=cue,
        holder=holder,
        addressee=addressee,
    )


def plain_examples(texts: Iterable[str], nlp: Language, *, longest: int) -> Iterator[Example]:
    """Make examples of texts that nobody annotated, for what teachers say of them.

    Args:
        texts: The texts.
        nlp: As for `stance_examples`.
        longest: Likewise.

    Yields:
        The examples, which know nothing but their words and sentences.
    """
    documents = (Document(id=str(i), text=text) for i, text in enumerate(texts))
    for _, doc in annotate(nlp, documents):
        words = words_of(doc)
        for stretch in stretches(doc[:], longest=longest):
            yield _blank(stretch, words)


def _inside(stretch: Span, words: DocWords) -> slice:
    """Find which words are those of a stretch."""
    return slice(*words.places.searchsorted((stretch.start, stretch.end)).tolist())


def _blank(stretch: Span, words: DocWords) -> Example:
    """Make an example that knows its words and, from the pipeline, its sentences."""
    inside = _inside(stretch, words)
    sentences = [stretch.doc[i].sent.start for i in words.places[inside].tolist()]
    numbers = {start: number for number, start in enumerate(dict.fromkeys(sentences))}
    return replace(
        blank_example(words.texts[inside], words.spaced[inside]),
        ends=tuple(words.ends[inside]),
        sentences=tuple(numbers[start] for start in sentences),
    )
