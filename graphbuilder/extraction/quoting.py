"""Which words beside a quotation name who speaks it, whoever that is."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graphbuilder.extraction.cues import matches
from graphbuilder.lexicons.cues import CueIndex
from graphbuilder.nlp.syntax import understood_subject

#: A quotation shorter than this is a phrase in somebody's clause, not a statement.
MIN_STATEMENT_TOKENS = 4

#: A sentence longer than this behind a quotation says something of its own.
_MAX_TAG_TOKENS = 12


#: A verb further from a quotation than this does not introduce it.
_MAX_DISTANCE_TOKENS = 80

#: No more marks and line ends than these stand between a colon and the sentence that it announces.
_MAX_GAP_TOKENS = 3

_MARKS = frozenset({'"', "“", "‘", "«", "„"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """A verb that may introduce a quotation, with the head of its subject."""

    verb: Token
    source: Token


def find_quoting(quote: Span, *, cues: CueIndex) -> Iterator[Quoting]:
    """Find the verbs of saying around a quotation, or in a short sentence right behind it.

    Args:
        quote: What stands between the marks.
        cues: The lexicon by head.

    Yields:
        Verbs whose subject stands outside the quotation, the nearest first.
    """
    around = {token.i: token for token in _near(quote)}
    if len(quote) >= MIN_STATEMENT_TOKENS:
        around.update((token.i, token) for token in _tag_behind(quote))
    for token in sorted(around.values(), key=lambda t: _distance(t, quote)):
        if token.pos_ == "VERB" and _may_quote(token, cues):
            source = understood_subject(token)
            if source is not None and not holds(quote, source):
                yield Quoting(verb=token, source=source)


def _distance(token: Token, quote: Span) -> int:
    return min(abs(token.i - quote.start), abs(token.i - quote.end))


def holds(span: Span, token: Token) -> bool:
    """Whether a token stands in a span."""
    return span.start <= token.i < span.end


def _may_quote(verb: Token, cues: CueIndex) -> bool:
    return any(
        match.cue.is_speech or {"quote", "ccomp"} & set(match.cue.content)
        for match in matches(verb, cues)
    )


def _near(quote: Span) -> Iterator[Token]:
    """The tokens beside a quotation in its first and last sentence, and in one with a colon."""
    doc = quote.doc
    start = max(_introduction(quote), quote.start - _MAX_DISTANCE_TOKENS)
    yield from doc[start : quote.start]
    # A quotation may end in another sentence than it began in.
    yield from doc[quote.end : min(quote[-1].sent.end, quote.end + _MAX_DISTANCE_TOKENS)]


def _introduction(quote: Span) -> int:
    """Where the sentence begins that introduces a quotation: its own, or one with a colon."""
    doc, start = quote.doc, quote[0].sent.start
    for token in reversed(doc[max(start - _MAX_GAP_TOKENS, 0) : start]):
        if token.text == ":":
            return token.sent.start
        if not (token.is_space or token.text in _MARKS):
            break
    return start


def _tag_behind(quote: Span) -> list[Token]:
    """The tokens of a short sentence right behind a quotation, which names its speaker."""
    doc, after = quote.doc, quote.end + 1
    if after >= len(doc) or doc[after].is_space:
        return []
    sent = doc[after].sent
    return list(sent) if len(sent) <= _MAX_TAG_TOKENS else []
