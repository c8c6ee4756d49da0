"""Who is reported to have said what: the speaker of each clause and quotation.

In the terms of the attribution literature (Pareti, PARC 3.0, LREC 2016) an attribution has a
source, a cue and a content. The source is our speaker; a position's holder or reporter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.arguments import voiced_by
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.cues import CueMatch
from graphbuilder.extraction.quoting import MIN_STATEMENT_TOKENS
from graphbuilder.extraction.reports import (
    Report,
    ReportKind,
    find_reports,
    find_tops,
    match_saying,
)
from graphbuilder.extraction.speakers import Speech, find_speeches
from graphbuilder.lexicons.cues import CueIndex, CueKind
from graphbuilder.nlp.annotation import sentences
from graphbuilder.nlp.syntax import conjuncts, is_negated, subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody says something.

    Attributes:
        speaker: Ids of those who say it.
        cue: The words that say so ("told", "according to"); None for a speech's own author.
        content: The head of the clause that is said.
        until: The token at which the content ends at the latest, None if the tree tells.
        is_own: Whether it is the word of the document's own author.
        states: Whether saying it plainly is a stance. A press office that writes "we" narrates
            too, so of its own words only those count that do more than state.
    """

    speaker: tuple[str, ...]
    cue: Span | None
    content: Token
    until: int | None = None
    is_own: bool = False
    states: bool = True


class Attributor:
    """Finds the attributions of one document, and who speaks at each of its words.

    Attributes:
        attributions: One for each clause that is said, in order of the clauses' heads.
    """

    def __init__(
        self,
        doc: Doc,
        *,
        cast: Cast,
        cues: CueIndex,
        author: tuple[str, ...] = (),
        is_speech: bool = True,
    ) -> None:
        self._doc = doc
        self._cast = cast
        self._author = author
        self._is_speech = is_speech
        self._speeches = find_speeches(doc, cast=cast, cues=cues)
        self._voices = _index_voices(self._speeches)
        self._found: dict[int, Attribution] = {}
        self._attribute_reports(cues)
        self._attribute_quoted_clauses()
        if author:
            self._attribute_author()
        self.attributions = tuple(self._found[i] for i in sorted(self._found))

    def voice(self, token: Token) -> tuple[str, ...]:
        """Who says "we" at a word: the speaker of the quotation, else the document's author."""
        return self._voices.get(token.i, self._author)

    def governing(self, token: Token) -> Attribution | None:
        """The innermost attribution whose content holds a word, the word's own clause included."""
        return next(self.chain(token), None)

    def chain(self, token: Token) -> Iterator[Attribution]:
        """Iterate the attributions whose contents hold a word.

        Yields:
            The innermost first: for "failed" in "Paris said that Bonn had told London that the
            talks failed" what Bonn told, then what Paris said.
        """
        for at in (token, *token.ancestors):
            if at.i in self._found:
                yield self._found[at.i]

    def reporters(self, head: Token, holder: tuple[str, ...]) -> tuple[str, ...]:
        """Who vouches for a stance that is told inside what others say, the outermost last."""
        vouchers = (
            speaker
            for attribution in self.chain(head)
            if not self._cast.share_side(attribution.speaker, holder)
            for speaker in attribution.speaker
        )
        return tuple(dict.fromkeys(vouchers))

    def _add(self, attribution: Attribution) -> None:
        for clause in _statements(attribution.content):
            self._found.setdefault(clause.i, replace(attribution, content=clause))

    def _attribute_reports(self, cues: CueIndex) -> None:
        """Attribute the clauses that words of saying govern: "Lavrov said that ..."."""
        found = list(find_reports(self._doc, cues=cues))
        # Who speaks the quotations is asked of the cast; see `find_speeches`.
        apart = {ReportKind.QUOTING, ReportKind.GUESS}
        reports = {r.head.i: r for r in found if r.kind not in apart}
        for sent in sentences(self._doc):
            for token in sent:
                report = reports.get(token.i)
                match = match_saying(token, cues) if report is None else None
                if report is not None:
                    self._attribute_report(report)
                elif match is not None:
                    self._attribute_before(match)
        for report in found:
            # "He did not say that ..." is told, but by nobody.
            if report.kind is ReportKind.GUESS and not is_negated(report.head):
                self._attribute_report(report)

    def _attribute_report(self, report: Report) -> None:
        # "..., he added": who speaks a quotation, its other parts tell too.
        inside, outside = self._voices.get(report.content.i), report.head.i not in self._voices
        speaker = inside if inside and outside else self._speaker_of(report)
        if speaker and report.content.i != report.head.i:
            self._add(Attribution(speaker=speaker, cue=report.cue, content=report.content))

    def _speaker_of(self, report: Report) -> tuple[str, ...]:
        speaker = self.voice(report.head)
        if report.kind in {ReportKind.SCOPE, ReportKind.GUESS}:
            return voiced_by(report.source, self._cast, speaker=speaker)
        if report.kind is not ReportKind.SAYING or report.match is None:
            return ()  # To know something is no stance.
        if report.match.cue.kind is CueKind.NOUN:
            return self._cast.possessor(report.head, speaker=speaker)
        found = report.source
        if found is not None:
            found = self._nearest_subject(found, report.head)
        return voiced_by(found, self._cast, speaker=speaker)

    def _nearest_subject(self, subject: Token, verb: Token) -> Token:
        """Prefer the name right before the verb over one that a comma parts from it."""
        # In "..., in a letter to Antony Blinken, Sergei Lavrov said" parsers take the two names
        # for coordinated or for one.
        owners, before = self._cast.owners, verb.i - 1
        if subject.i < verb.i and before in owners and owners[before] != owners.get(subject.i):
            between = self._doc[subject.i : before]
            if any(token.text == "," for token in between):
                return self._doc[before]
        return subject

    def _attribute_before(self, match: CueMatch) -> None:
        """Attribute what stands before "..., Lavrov said", however it was parsed."""
        verb = match.head
        named = next((m for m in self._cast.mentions if m.extent.end == verb.i), None)
        if named is None:
            return
        comma = named.extent.start - 1
        if comma <= verb.sent.start or self._doc[comma].text != ",":
            return
        said = self._doc[verb.sent.start : comma]
        if said.root.pos_ in {"VERB", "AUX"} and len(said) >= MIN_STATEMENT_TOKENS:
            self._add(
                Attribution(
                    speaker=named.keys,
                    cue=match.span,
                    content=said.root,
                    until=comma,
                )
            )

    def _attribute_quoted_clauses(self) -> None:
        for speech in self._speeches:
            if len(speech.span) < MIN_STATEMENT_TOKENS:
                continue
            for head in find_tops(speech.span):
                self._add(Attribution(speaker=speech.speaker, cue=None, content=head))

    def _attribute_author(self) -> None:
        """In a text of its own author, what nobody else is said to say is the author's."""
        for sent in sentences(self._doc):
            root = sent.root
            if root.pos_ in {"VERB", "AUX", "ADJ", "NOUN"} and root.i not in self._voices:
                self._add(
                    Attribution(
                        speaker=self._author,
                        cue=None,
                        content=root,
                        is_own=True,
                        states=self._is_speech,
                    )
                )


def _index_voices(speeches: Iterable[Speech]) -> dict[int, tuple[str, ...]]:
    """Who speaks each spoken word, by its index; what stands first in the list counts."""
    voices: dict[int, tuple[str, ...]] = {}
    for speech in speeches:
        for i in range(speech.span.start, speech.span.end):
            voices.setdefault(i, speech.speaker)
    return voices


def _statements(head: Token) -> Iterator[Token]:
    """A clause and the clauses coordinated with it that have a subject of their own."""
    yield head
    for part in conjuncts(head)[1:]:
        if subject(part) is not None:
            yield part


def is_first_person(doc: Doc, quoted: Iterable[Span]) -> bool:
    """Whether a document speaks of "we" or "I" in its own voice, outside quotations."""
    inside = {i for quote in quoted for i in range(quote.start, quote.end)}
    count = sum(
        token.lower_ in {"we", "our", "i", "us"} and token.text != "US" and token.i not in inside
        for token in doc
    )
    return count >= 2
