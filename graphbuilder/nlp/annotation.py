"""Document → annotated Doc.

Paragraphs are read apart, so that no token, sentence or quotation mark crosses a line end by
accident, and put together again into one Doc whose characters are those of the document.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from graphbuilder.model import Document

#: The key of ``doc.spans`` that holds the paragraphs, in order.
PARAGRAPHS = "paragraphs"

#: A paragraph: a line with something on it, without the white space around it.
_PARAGRAPH = re.compile(r"\S(?:.*\S)?")

#: Paragraphs that are handed to the pipeline in one call.
_BATCH = 64


def annotate(nlp: Language, documents: Iterable[Document]) -> Iterator[tuple[Document, Doc]]:
    """Annotate documents, a batch of paragraphs at a time.

    Args:
        nlp: A pipeline with UD syntax and entities.
        documents: The documents, read lazily.

    Yields:
        Each document with its Doc, in order. ``doc.text`` is the document's text to the
        character; ``doc.spans["paragraphs"]`` holds its paragraphs; the white space between
        them stands in tokens of its own, each a sentence of its own.
    """
    for document in documents:
        yield document, annotate_document(nlp, document)


def annotate_document(nlp: Language, document: Document) -> Doc:
    """Annotate one document; see :func:`annotate`."""
    bounds = [match.span() for match in _PARAGRAPH.finditer(document.text)]
    parts = _pieces(nlp, document.text, bounds)
    # The gaps between paragraphs have no tensor, so none is kept.
    doc = Doc.from_docs(list(parts), ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg] # spaCy's stub lacks it
    if doc is None:
        raise AssertionError("a document always has a paragraph")
    paragraphs = [doc.char_span(start, end, alignment_mode="expand") for start, end in bounds]
    doc.spans[PARAGRAPHS] = SpanGroup(doc, name=PARAGRAPHS, spans=[p for p in paragraphs if p])
    return doc


def _pieces(nlp: Language, text: str, bounds: list[tuple[int, int]]) -> Iterator[Doc]:
    """Yield paragraphs and the gaps between them, all characters of the text in order."""
    read = nlp.pipe((text[start:end] for start, end in bounds), batch_size=_BATCH)
    at = 0
    for (start, end), paragraph in zip(bounds, read, strict=True):
        if start > at:
            yield _gap(nlp, text[at:start])
        yield paragraph
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
