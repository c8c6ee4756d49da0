"""The turns of a transcript: which paragraphs stand under the name of whoever speaks them.

Three ways of print: "Mr Price: ...", "**Mr Price** – ..." and the name as a heading of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from spacy.tokens import Doc, Span, Token

from graphbuilder.nlp.annotation import PARAGRAPHS

#: A speaker's name and office are no longer than this.
_MAX_LABEL_TOKENS = 14
_MAX_HEADING_TOKENS = 8

_DASHES = frozenset({"-", "–", "—", "--"})
_BOLD = frozenset({"*", "**", "__"})

#: Words of a name and office that are not written with a capital.
_SMALL = frozenset({"of", "the", "and", "for"})

#: Words before a list of names that nobody speaks: "For Bolivia:".
_LISTING = frozenset({"for", "in", "on", "to"})


class LabelKind(Enum):
    """How a label is set off from what is said."""

    COLON = auto()
    DASH = auto()
    HEADING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A paragraph that opens a turn, or goes on with one.

    Attributes:
        label: The name and office, if it opens one.
        kind: How the label is set off.
        said: What follows the label in the paragraph; may be empty.
    """

    label: Span | None
    kind: LabelKind | None
    said: Span


def find_turns(doc: Doc) -> Iterator[Turn]:
    """Read each paragraph as a turn, or as part of the turn before.

    Args:
        doc: A document with ``doc.spans["paragraphs"]``.

    Yields:
        One for each paragraph, in order. Whether a label names a speaker is for the cast to say.
    """
    for paragraph in doc.spans[PARAGRAPHS]:
        yield _by_mark(paragraph) or _by_heading(paragraph) or _going_on(paragraph)


def _going_on(paragraph: Span) -> Turn:
    return Turn(label=None, kind=None, said=paragraph)


def _by_mark(paragraph: Span) -> Turn | None:
    """A paragraph with a colon or dash behind the name that it begins with."""
    doc = paragraph.doc
    for token in paragraph[: _MAX_LABEL_TOKENS + 1]:
        is_colon = token.text == ":"
        if is_colon or _is_spaced_dash(token, paragraph):
            label = _bare(doc[paragraph.start : token.i])
            if not label or not _is_name(label):
                return None
            kind = LabelKind.COLON if is_colon else LabelKind.DASH
            return Turn(label=label, kind=kind, said=doc[token.i + 1 : paragraph.end])
    return None


def _is_spaced_dash(token: Token, paragraph: Span) -> bool:
    before = token.doc[token.i - 1] if token.i > paragraph.start else None
    is_apart = before is not None and (bool(before.whitespace_) or before.text in _BOLD)
    return token.text in _DASHES and is_apart


def _by_heading(paragraph: Span) -> Turn | None:
    """A paragraph that is nothing but a name."""
    label = _bare(paragraph)
    if not label or len(label) > _MAX_HEADING_TOKENS or not _is_name(label):
        return None
    said = paragraph.doc[paragraph.end : paragraph.end]
    return Turn(label=label, kind=LabelKind.HEADING, said=said)


def _bare(label: Span) -> Span:
    """A label without the marks of bold print and what stands in brackets at its end."""
    doc, start, end = label.doc, label.start, label.end
    while start < end and doc[start].text in _BOLD:
        start += 1
    while end > start and doc[end - 1].text in _BOLD:
        end -= 1
    if end > start and doc[end - 1].text == ")":
        end = next((t.i for t in doc[start:end] if t.text == "("), end)
    return doc[start:end]


def _is_name(label: Span) -> bool:
    if label[0].lower_ in _LISTING or label[-1].text in {".", "?", "!", "”", '"'}:
        return False
    return all(t.text[0].isupper() or t.is_punct or t.lower_ in _SMALL for t in label)
