"""Lines that name whose something is without a verb: "Image: Reuters", "“...” — Lech Walesa"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from graphbuilder.nlp.annotation import PARAGRAPHS
from graphbuilder.nlp.quotations import quotations

#: What a credit line calls that which it credits.
_CREDITED = frozenset({"image", "photo", "photograph", "picture", "video", "audio", "credit"})

_DASHES = frozenset({"-", "–", "—", "--"})

#: A name with its office is no longer than this.
_MAX_NAME_TOKENS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A name with what is credited to it.

    Attributes:
        source: The name.
        content: What is said, or what the picture shows.
    """

    source: Span
    content: Span


def find_credits(doc: Doc) -> Iterator[Credit]:
    """Find the credit lines of a document, then its signed quotations, each in order.

    Args:
        doc: A document with ``doc.spans["paragraphs"]``.

    Yields:
        Credits whose two spans are not empty.
    """
    for paragraph in doc.spans[PARAGRAPHS]:
        yield from _by_label(paragraph)
    for quote in quotations(doc):
        signature = find_signature(quote)
        if signature is not None:
            yield Credit(source=signature, content=quote)


def _by_label(paragraph: Span) -> Iterator[Credit]:
    """The end of a caption, which its first sentence tells: "A Soviet tank. Photo: Reuters"."""
    doc = paragraph.doc
    for token in paragraph[1:]:
        if token.text != ":" or doc[token.i - 1].lower_ not in _CREDITED:
            continue
        source = _name(doc[token.i + 1 : paragraph.end])
        first = paragraph[0].sent
        content = doc[paragraph.start : min(first.end, token.i - 1)]
        if source and content:
            yield Credit(source=source, content=content)


def find_signature(quote: Span) -> Span | None:
    """Find the name behind a quotation and a dash, alone on the rest of its line."""
    doc, dash = quote.doc, quote.end + 1
    if dash + 1 < len(doc) and doc[dash].text in _DASHES and doc[dash + 1].pos_ == "PROPN":
        return _name(doc[dash + 1 : dash + 2 + _MAX_NAME_TOKENS])
    return None


def _name(line: Span) -> Span | None:
    """What stands before the end of a line, or the first mark that ends a name in it."""
    end = next((t.i for t in line if t.is_space or t.text in {".", ",", ")", ";"}), line.end)
    is_short = line.start < end <= line.start + _MAX_NAME_TOKENS
    return line.doc[line.start : end] if is_short else None
