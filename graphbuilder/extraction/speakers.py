"""Who speaks each quotation, and each turn of a transcript."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.arguments import voiced_by
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.cues import matches
from graphbuilder.lexicons.cues import CueIndex
from graphbuilder.nlp.annotation import PARAGRAPHS
from graphbuilder.nlp.quotations import quotations
from graphbuilder.nlp.syntax import understood_subject

#: A quotation shorter than this is a phrase in somebody's clause, not a statement.
MIN_STATEMENT_TOKENS = 4

#: A sentence longer than this behind a quotation says something of its own.
_MAX_TAG_TOKENS = 12

#: A speaker's name and office before a colon are no longer than this.
_MAX_LABEL_TOKENS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A stretch that somebody speaks: a quotation, or a paragraph of a transcript."""

    span: Span
    speaker: tuple[str, ...]


def find_speeches(doc: Doc, *, cast: Cast, cues: CueIndex) -> tuple[Speech, ...]:
    """Find what is spoken by somebody known.

    Args:
        doc: An annotated document.
        cast: Who is who in it.
        cues: The lexicon by head.

    Returns:
        Quotations in order, then the turns of a transcript, in which quotations may stand.
    """
    return (*_quoted(doc, cast, cues), *_turns(doc, cast))


def _quoted(doc: Doc, cast: Cast, cues: CueIndex) -> Iterator[Speech]:
    last: tuple[str, ...] = ()
    for quote in quotations(doc):
        speaker = _quote_speaker(quote, cast, cues) or (last if _goes_on(quote) else ())
        if speaker:
            yield Speech(span=quote, speaker=speaker)
            last = speaker


def _quote_speaker(quote: Span, cast: Cast, cues: CueIndex) -> tuple[str, ...]:
    """The subject of the nearest verb of saying around the quotation, or just behind it."""
    around = [t for sent in _sentences_of(quote) for t in sent if not _holds(quote, t)]
    if len(quote) >= MIN_STATEMENT_TOKENS:
        around += _tag_behind(quote)
    around.sort(key=lambda t: min(abs(t.i - quote.start), abs(t.i - quote.end)))
    speakers = (_quoting_subject(token, quote, cast, cues) for token in around)
    return next(filter(None, speakers), ())


def _quoting_subject(token: Token, quote: Span, cast: Cast, cues: CueIndex) -> tuple[str, ...]:
    if token.pos_ != "VERB" or not any(
        m.cue.is_speech or {"quote", "ccomp"} & set(m.cue.content) for m in matches(token, cues)
    ):
        return ()
    found = understood_subject(token)
    if found is None or _holds(quote, found):
        return ()
    return voiced_by(found, cast, speaker=())


def _holds(quote: Span, token: Token) -> bool:
    return quote.start <= token.i < quote.end


def _sentences_of(quote: Span) -> Iterator[Span]:
    first, last = quote[0].sent, quote[-1].sent
    yield first
    if last.start != first.start:
        yield last


def _tag_behind(quote: Span) -> list[Token]:
    """The tokens of a short sentence right behind a quotation, which names its speaker."""
    doc, after = quote.doc, quote.end + 1
    if after >= len(doc) or doc[after].is_space:
        return []
    sent = doc[after].sent
    return list(sent) if len(sent) <= _MAX_TAG_TOKENS else []


def _goes_on(quote: Span) -> bool:
    """Whether a quotation that begins its sentence continues what was quoted before."""
    before = quote.doc[quote[0].sent.start : quote.start]
    begins = all(token.is_punct or token.is_space for token in before)
    return begins and len(quote) >= MIN_STATEMENT_TOKENS


def _turns(doc: Doc, cast: Cast) -> Iterator[Speech]:
    """The paragraphs of a transcript, each its speaker's whose name stood last before a colon."""
    speaker: tuple[str, ...] = ()
    for paragraph in doc.spans[PARAGRAPHS]:
        label = _label(paragraph)
        said = paragraph
        if label is not None:
            owned = [cast.owners[t.i] for t in label if t.i in cast.owners]
            # An unknown voice ("QUESTION:") ends the turn of the one before.
            speaker = owned[-1] if owned else ()
            said = doc[label.end + 1 : paragraph.end]
        if speaker and len(said):
            yield Speech(span=said, speaker=speaker)


def _label(paragraph: Span) -> Span | None:
    """The name and office before the colon that opens a turn: "Mr Price", "QUESTION"."""
    doc = paragraph.doc
    for token in paragraph[:_MAX_LABEL_TOKENS]:
        if token.text == ":":
            label = doc[paragraph.start : token.i]
            named = all(t.text[0].isupper() or t.is_punct or t.lower_ == "of" for t in label)
            return label if len(label) and named else None
    return None
