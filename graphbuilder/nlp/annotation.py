"""Document → annotated Doc.

Neighbouring paragraphs are read together as long as they fit into what the encoder reads in one
pass, so that it knows what was said before; no token and no sentence crosses a line end. What is
read is put together again into one Doc whose characters are those of the document.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import tee

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from graphbuilder.model import Document

#: The key of ``doc.spans`` that holds the paragraphs, in order.
PARAGRAPHS = "paragraphs"

#: A paragraph: a line with something on it, without the white space around it.
_PARAGRAPH = re.compile(r"\S(?:.*\S)?")

#: Characters that are read together at most, if no single paragraph is longer: some 200 words, as
#: the longest of the texts that the encoder learned from.
_TOGETHER = 1200

#: Stretches that are handed to the pipeline in one call.
_BATCH = 32


def annotate(nlp: Language, documents: Iterable[Document]) -> Iterator[tuple[Document, Doc]]:
    """Annotate documents, a batch of paragraphs at a time.

    Args:
        nlp: A pipeline with UD syntax and entities.
        documents: The documents, read lazily, somewhat ahead of what is yielded.

    Yields:
        Each document with its Doc, in order. ``doc.text`` is the document's text to the
        character; ``doc.spans["paragraphs"]`` holds its paragraphs; the white space between
        them stands in tokens of its own, each a sentence of its own.
    """
    documents, again = tee(documents)
    bounds = ((document.text, span) for document in again for span in _stretches(document))
    stretches = nlp.pipe((text[start:end] for text, (start, end) in bounds), batch_size=_BATCH)
    for document in documents:
        yield document, _assemble(nlp, document, stretches)


def annotate_document(nlp: Language, document: Document) -> Doc:
    """Annotate one document; see :func:`annotate`."""
    return next(annotate(nlp, [document]))[1]


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    return [match.span() for match in _PARAGRAPH.finditer(document.text)]


def _stretches(document: Document) -> list[tuple[int, int]]:
    """Join neighbouring paragraphs to stretches that are read together."""
    stretches: list[tuple[int, int]] = []
    for start, end in _paragraphs(document):
        if stretches and end - stretches[-1][0] <= _TOGETHER:
            start, _ = stretches.pop()
        stretches.append((start, end))
    return stretches


def _assemble(nlp: Language, document: Document, stretches: Iterator[Doc]) -> Doc:
    """Put the next stretches together to the document that they are of."""
    parts = list(_pieces(nlp, document.text, _stretches(document), stretches))
    # The gaps between stretches have no tensor, so none is kept.
    doc = Doc.from_docs(parts, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg] # spaCy's stub lacks it
    if doc is None:
        raise AssertionError("a document always has a paragraph")
    spans = [
        doc.char_span(start, end, alignment_mode="expand") for start, end in _paragraphs(document)
    ]
    doc.spans[PARAGRAPHS] = SpanGroup(doc, name=PARAGRAPHS, spans=[span for span in spans if span])
    return doc


def _pieces(
    nlp: Language, text: str, bounds: list[tuple[int, int]], stretches: Iterator[Doc]
) -> Iterator[Doc]:
    """Yield stretches and the gaps between them, all characters of the text in order."""
    at = 0
    for start, end in bounds:
        if start > at:
            yield _gap(nlp, text[at:start])
        yield next(stretches)
        at = end
    if at < len(text):
        yield _gap(nlp, text[at:])


def _gap(nlp: Language, white_space: str) -> Doc:
    """Make a Doc of one white-space token, annotated so that it can stand among parsed ones."""
    return Doc(
        nlp.vocab,
        words=[white_space],
        spaces=[False],
        pos=["SPACE"],
        morphs=[""],
        lemmas=[white_space],
        heads=[0],
        deps=["dep"],
        sent_starts=[True],
        ents=["O"],
    )


def sentences(doc: Doc) -> Iterator[Span]:
    """Iterate the sentences of a document, without the white space between paragraphs."""
    return (sent for sent in doc.sents if not sent.text.isspace())
