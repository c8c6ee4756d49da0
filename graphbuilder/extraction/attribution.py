"""Who is reported to have said what: the speaker of each clause and quotation.

In the terms of the attribution literature (Pareti, PARC 3.0, LREC 2016) an attribution has a
source, a cue and a content. The source is our speaker; a position's holder or reporter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.arguments import voiced_by
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.cues import CueMatch, matches
from graphbuilder.extraction.speakers import MIN_STATEMENT_TOKENS, find_speeches
from graphbuilder.lexicons.cues import CueIndex, CueKind
from graphbuilder.nlp.annotation import sentences
from graphbuilder.nlp.syntax import (
    children,
    conjuncts,
    is_infinitive,
    nominals,
    relation,
    subject,
    understood_subject,
)

_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "DET", "PRON"})


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
        self._cues = cues
        self._author = author
        self._is_speech = is_speech
        self._speeches = find_speeches(doc, cast=cast, cues=cues)
        self._found: dict[int, Attribution] = {}
        self._fill()
        self.attributions = tuple(self._found[i] for i in sorted(self._found))

    def voice(self, token: Token) -> tuple[str, ...]:
        """Who says "we" at a word: the speaker of the quotation, else the document's author."""
        for speech in self._speeches:
            if speech.span.start <= token.i < speech.span.end:
                return speech.speaker
        return self._author

    def governing(self, token: Token) -> Attribution | None:
        """The innermost attribution whose content holds a word, the word's own clause included."""
        for at in (token, *token.ancestors):
            if at.i in self._found:
                return self._found[at.i]
        return None

    def _fill(self) -> None:
        for sent in sentences(self._doc):
            for token in sent:
                self._attribute_clauses(token)
                self._attribute_according(token)
        self._attribute_quoted_clauses()
        if self._author:
            self._attribute_author()

    def _add(self, attribution: Attribution) -> None:
        for clause in _statements(attribution.content):
            self._found.setdefault(clause.i, replace(attribution, content=clause))

    def _attribute_clauses(self, token: Token) -> None:
        """Attribute the clause that completes a word of saying: "Lavrov said that ..."."""
        match = self._speech(token)
        if match is None:
            return
        clause = _said_clause(match)
        if clause is None:
            self._attribute_before(match)
            return
        speaker = self._speaker_of(match)
        if speaker:
            self._add(
                Attribution(
                    speaker=speaker,
                    cue=match.span,
                    content=clause,
                )
            )

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

    def _speech(self, token: Token) -> CueMatch | None:
        return next((m for m in matches(token, self._cues) if m.cue.is_speech), None)

    def _speaker_of(self, match: CueMatch) -> tuple[str, ...]:
        speaker = self.voice(match.head)
        if match.cue.kind is CueKind.NOUN:
            return self._cast.possessor(match.head, speaker=speaker)
        found = understood_subject(match.head)
        if found is not None:
            found = self._nearest_subject(found, match.head)
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

    def _attribute_according(self, token: Token) -> None:
        """Attribute the clause that the phrase depends on: "According to Tehran, ..."."""
        if token.lower_ != "according" or relation(token) not in {
            "case",
            "mark",
            "advmod",
            "acl",
            "advcl",
        }:
            return
        source = (
            token.head if relation(token) in {"case", "mark"} else next(nominals(token, "to"), None)
        )
        if source is None:
            return
        clause = source.head if relation(token) in {"case", "mark"} else token.head
        speaker = self._cast.resolve(source)
        if speaker and clause.i != source.i:
            cue = self._doc[token.i : token.i + 2]
            self._add(Attribution(speaker=speaker, cue=cue, content=clause))

    def _is_quoted(self, token: Token) -> bool:
        spans = (speech.span for speech in self._speeches)
        return any(span.start <= token.i < span.end for span in spans)

    def _attribute_quoted_clauses(self) -> None:
        for speech in self._speeches:
            if len(speech.span) < MIN_STATEMENT_TOKENS:
                continue
            for head in _tops(speech.span):
                self._add(Attribution(speaker=speech.speaker, cue=None, content=head))

    def _attribute_author(self) -> None:
        """In a text of its own author, what nobody else is said to say is the author's."""
        for sent in sentences(self._doc):
            root = sent.root
            if root.pos_ in {"VERB", "AUX", "ADJ", "NOUN"} and not self._is_quoted(root):
                self._add(
                    Attribution(
                        speaker=self._author,
                        cue=None,
                        content=root,
                        is_own=True,
                        states=self._is_speech,
                    )
                )


def _said_clause(match: CueMatch) -> Token | None:
    """The head of the clause that completes a word of saying, wherever the parser hung it."""
    head = match.head
    for child in children(head, "ccomp", "parataxis", "acl", "csubj"):
        if not is_infinitive(child) and child.dep_ != "acl:relcl" and _is_clause(child):
            return child
    # "The talks failed, Lavrov said": the parser may hang the verb of saying on the clause.
    if relation(head) == "parataxis" and subject(head) is not None and head.head.i < head.i:
        return head.head
    return None


def _is_clause(head: Token) -> bool:
    return head.pos_ in _PREDICATES and (
        any(children(head, "nsubj", "csubj", "expl", "aux", "cop")) or head.pos_ == "VERB"
    )


def _statements(head: Token) -> Iterator[Token]:
    """A clause and the clauses coordinated with it that have a subject of their own."""
    yield head
    for part in conjuncts(head)[1:]:
        if subject(part) is not None:
            yield part


def _tops(quote: Span) -> Iterator[Token]:
    """The heads of the clauses of a quotation: predicates that depend on nothing inside it."""
    for token in quote:
        outside = not quote.start <= token.head.i < quote.end or token.head.i == token.i
        if outside and _is_clause(token):
            yield token


def is_first_person(doc: Doc, quoted: Iterable[Span]) -> bool:
    """Whether a document speaks of "we" or "I" in its own voice, outside quotations."""
    inside = {i for quote in quoted for i in range(quote.start, quote.end)}
    count = sum(
        token.lower_ in {"we", "our", "i", "us"} and token.text != "US" and token.i not in inside
        for token in doc
    )
    return count >= 2
