"""Find what stands between quotation marks.

Straight and typographic marks, in the conventions of English print: a quotation that runs over
several paragraphs opens each of them and closes the last, so one without a closing mark reaches
the end of its paragraph.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from graphbuilder.nlp.annotation import PARAGRAPHS

_OPENING = frozenset({"“", "„", "«", "‟"})
_CLOSING = frozenset({"”", "»"})
_STRAIGHT = frozenset({'"', "``", "''"})


def quotations(doc: Doc) -> Iterator[Span]:
    """Find the quotations of a document, the marks left out.

    Args:
        doc: A document with ``doc.spans["paragraphs"]``.

    Yields:
        Non-empty spans in order; they do not nest and do not cross paragraphs.
    """
    for paragraph in doc.spans[PARAGRAPHS]:
        yield from _in_paragraph(paragraph)


def _in_paragraph(paragraph: Span) -> Iterator[Span]:
    doc, start = paragraph.doc, None
    for token in paragraph:
        if start is None and _opens(token, paragraph):
            start = token.i + 1
        elif start is not None and _closes(token):
            if token.i > start:
                yield doc[start : token.i]
            start = None
    if start is not None and start < paragraph.end:
        yield doc[start : paragraph.end]


def _opens(token: Token, paragraph: Span) -> bool:
    if token.text in _OPENING:
        return True
    # A straight mark with white space after it and none before it closes what we did not see open.
    begins = (
        token.i == paragraph.start or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_punct
    )
    return token.text in _STRAIGHT and (begins or not token.whitespace_)


def _closes(token: Token) -> bool:
    return token.text in _CLOSING or token.text in _STRAIGHT
