"""Find what stands between quotation marks.

Straight and typographic marks, double and single, in the conventions of English print: a quotation
that runs over several paragraphs opens each of them and closes the last, so one without a closing
mark reaches the end of its paragraph. A quotation in a quotation is part of the outer one.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, SpanGroup, Token

from graphbuilder.nlp.annotation import PARAGRAPHS

_OPENING = frozenset({"“", "„", "«", "‟"})
_CLOSING = frozenset({"”", "»"})
_STRAIGHT = frozenset({'"', "``", "''"})

#: Single marks that open, with those that close them and are apostrophes too.
_SINGLE = {"‘": "’", "'": "'"}

#: Single marks around fewer words than these set off a term, not what somebody says.
_MIN_SINGLE_TOKENS = 4


#: The key of ``doc.spans`` that holds the quotations, once somebody has asked for them.
QUOTATIONS = "quotations"


def quotations(doc: Doc) -> tuple[Span, ...]:
    """Find the quotations of a document, the marks left out.

    Several steps ask for them, so they are kept in ``doc.spans["quotations"]``.

    Args:
        doc: A document with ``doc.spans["paragraphs"]``.

    Returns:
        Non-empty spans in order; they do not nest and do not cross paragraphs.
    """
    if QUOTATIONS not in doc.spans:
        found = [span for paragraph in doc.spans[PARAGRAPHS] for span in _in_paragraph(paragraph)]
        doc.spans[QUOTATIONS] = SpanGroup(doc, name=QUOTATIONS, spans=found)
    return tuple(doc.spans[QUOTATIONS])


def _in_paragraph(paragraph: Span) -> Iterator[Span]:
    at = paragraph.start
    ends = _single_ends(paragraph)
    left = sum(token.text in _CLOSING for token in paragraph)
    while at < paragraph.end:
        token = paragraph.doc[at]
        left -= token.text in _CLOSING
        end = at
        if _opens(token, paragraph):
            end = _find_end(at + 1, paragraph, left)
        elif token.text in _SINGLE and _begins_word(token, paragraph):
            end = ends.get(at, at)
        if end > at + 1:
            yield paragraph.doc[at + 1 : end]
        left -= sum(t.text in _CLOSING for t in paragraph.doc[at + 1 : end + 1])
        at = max(at, end) + 1


def _find_end(start: int, paragraph: Span, left: int) -> int:
    """Find the mark that closes a quotation.

    Args:
        start: The first token that is quoted.
        paragraph: Where it stands.
        left: How many closing marks are still to come; those opened within need one each.

    Returns:
        The index of the mark, or of the end of the paragraph.
    """
    depth = 1
    for token in paragraph.doc[start : paragraph.end]:
        if token.text in _OPENING and depth < left:
            depth += 1
        elif token.text in _CLOSING:
            depth, left = depth - 1, left - 1
        elif token.text in _STRAIGHT:
            depth -= 1
        if depth == 0:
            return token.i
    return paragraph.end


def _opens(token: Token, paragraph: Span) -> bool:
    if token.text in _OPENING:
        return True
    # A straight mark with white space after it and none before it closes what we did not see open.
    return token.text in _STRAIGHT and (_begins_word(token, paragraph) or not token.whitespace_)


def _begins_word(token: Token, paragraph: Span) -> bool:
    if token.i == paragraph.start:
        return True
    before = token.doc[token.i - 1]
    return bool(before.whitespace_) or before.is_punct


def _single_ends(paragraph: Span) -> dict[int, int]:
    """Where each quotation in single marks ends, by the token that opens it."""
    ends: dict[int, int] = {}
    start = None
    for token in paragraph:
        if start is None and token.text in _SINGLE and _opens_single(token, paragraph):
            start = token.i
        elif start is not None and _closes_single(token, paragraph.doc[start].text):
            if token.i - start > _MIN_SINGLE_TOKENS:
                ends[start] = token.i
            start = None
    return ends


def _opens_single(token: Token, paragraph: Span) -> bool:
    return _begins_word(token, paragraph) and not token.whitespace_


def _closes_single(token: Token, opening: str) -> bool:
    # The apostrophe of "the states’ rights" has a letter before it, too, so that it counts as an
    # end only behind another mark, or where it has no word behind it.
    if token.text != _SINGLE[opening] or token.i == 0:
        return False
    before = token.doc[token.i - 1]
    if before.whitespace_:
        return False
    return before.is_punct or before.lower_[-1:] != "s" or not token.whitespace_
