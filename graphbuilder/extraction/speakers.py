"""Who speaks each quotation, and each turn of a transcript."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from graphbuilder.extraction.arguments import voiced_by
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.credits import find_signature
from graphbuilder.extraction.quoting import MIN_STATEMENT_TOKENS, find_quoting
from graphbuilder.extraction.turns import LabelKind, Turn, find_turns
from graphbuilder.lexicons.cues import CueIndex
from graphbuilder.nlp.quotations import quotations

#: So many labels of a kind make a transcript, where one alone may be a heading or an aside.
_MIN_LABELS = 2


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
    for utterance in _utterances(doc):
        before = last if _goes_on(utterance[0]) else ()
        speaker = _utterance_speaker(utterance, before, cast, cues) or before
        if speaker:
            yield from (Speech(span=quote, speaker=speaker) for quote in utterance)
            last = speaker


def _utterance_speaker(
    utterance: tuple[Span, ...], before: tuple[str, ...], cast: Cast, cues: CueIndex
) -> tuple[str, ...]:
    """The first actor that is the subject of a verb of saying around it, or who signs it."""
    for quote in utterance:
        for quoting in find_quoting(quote, cues=cues):
            if before and len(utterance) > 1 and quoting.source.pos_ == "PRON":
                return before  # "..., he added": not somebody who is named in the quotation.
            speaker = voiced_by(quoting.source, cast, speaker=())
            if speaker:
                return speaker
    signature = find_signature(utterance[-1])
    return _named_in(signature, cast) if signature is not None else ()


def _utterances(doc: Doc) -> Iterator[tuple[Span, ...]]:
    """The quotations, those together that leave the mark open to the next paragraph."""
    parts: list[Span] = []
    for quote in quotations(doc):
        if parts and not (_is_open(parts[-1]) and _begins_paragraph(quote)):
            yield tuple(parts)
            parts = []
        parts.append(quote)
    if parts:
        yield tuple(parts)


def _is_open(quote: Span) -> bool:
    """Whether a quotation ends with its paragraph and without a closing mark."""
    return quote.end < len(quote.doc) and quote.doc[quote.end].is_space


def _begins_paragraph(quote: Span) -> bool:
    return quote.start >= 2 and quote.doc[quote.start - 2].is_space


def _goes_on(quote: Span) -> bool:
    """Whether a quotation that begins its sentence continues what was quoted before."""
    before = quote.doc[quote[0].sent.start : quote.start]
    begins = all(token.is_punct or token.is_space for token in before)
    return begins and len(quote) >= MIN_STATEMENT_TOKENS


def _turns(doc: Doc, cast: Cast) -> Iterator[Speech]:
    """The paragraphs of a transcript, each its speaker's whose name stood last above it."""
    turns = tuple(_without_lists(find_turns(doc)))
    kinds = Counter(t.kind for t in turns if t.label is not None and _named_in(t.label, cast))
    speaker: tuple[str, ...] = ()
    for turn in turns:
        if turn.label is not None and turn.kind is not None:
            named = _turn_speaker(turn, cast) if _counts(turn.kind, kinds) else None
            speaker = speaker if named is None else named
        if speaker and len(turn.said):
            yield Speech(span=turn.said, speaker=speaker)


def _without_lists(turns: Iterable[Turn]) -> Iterator[Turn]:
    """Take the names of those present, one a line, for no headings."""
    turns = tuple(turns)
    for before, turn, behind in zip((None, *turns), turns, (*turns[1:], None), strict=False):
        beside = {t.kind for t in (before, behind) if t is not None}
        if turn.kind is not LabelKind.HEADING or LabelKind.HEADING not in beside:
            yield turn


def _counts(kind: LabelKind, kinds: Counter[LabelKind | None]) -> bool:
    return kind is LabelKind.COLON or kinds[kind] >= _MIN_LABELS


def _turn_speaker(turn: Turn, cast: Cast) -> tuple[str, ...]:
    """Who speaks from a label on; an unknown voice ("QUESTION") ends the turn of the one before."""
    return _named_in(turn.label, cast) if turn.label is not None else ()


def _named_in(label: Span, cast: Cast) -> tuple[str, ...]:
    """Whom a name with its office names: the last actor in it."""
    owned = [cast.owners[token.i] for token in label if token.i in cast.owners]
    return owned[-1] if owned else ()
