"""Find what is reported, as words alone: a source, a cue and the clause that is said or thought.

The layer below the speakers: it asks the syntax, not who is who, so that a source may be any noun
phrase. The terms are those of the attribution literature (Pareti, PARC 3.0, LREC 2016).
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.complements import is_clause, known_clause, said_clause, takes_clause
from graphbuilder.extraction.cues import CueMatch, matches
from graphbuilder.extraction.quoting import MIN_STATEMENT_TOKENS, find_quoting
from graphbuilder.extraction.scopes import find_scope
from graphbuilder.lexicons.cues import CueIndex, CueKind
from graphbuilder.nlp.annotation import sentences
from graphbuilder.nlp.encoder.stances import StanceGuess
from graphbuilder.nlp.quotations import quotations
from graphbuilder.nlp.syntax import (
    VERBAL,
    case_lemma,
    first_child,
    is_infinitive,
    is_negated,
    is_passive,
    relation,
    subject,
    understood_subject,
)

#: Relations of clauses that only add to a word.
_ADJUNCTS = frozenset({"acl", "advcl", "xcomp"})

#: From which chance on the encoder is believed: likelier than not.
_SURE = 0.5


class ReportKind(Enum):
    """What shows that something is reported."""

    SAYING = auto()
    KNOWING = auto()
    SCOPE = auto()
    QUOTING = auto()
    GUESS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Somebody says, thinks or knows something.

    Attributes:
        kind: What shows it: a word of saying in the lexicon, any other word that a clause
            completes, a phrase that holds for the whole clause ("according to"), a verb beside a
            quotation, or the encoder alone.
        head: The word that the roles hang on.
        cue: The words that show it.
        source: The head of whoever says it; None where it is left unsaid.
        content: The head of the clause that is said.
        match: The row of the lexicon that makes the head one of saying, if any.
    """

    kind: ReportKind
    head: Token
    cue: Span
    source: Token | None
    content: Token
    match: CueMatch | None = None


def find_reports(doc: Doc, *, cues: CueIndex) -> Iterator[Report]:
    """Find what the clauses of a document are reported by, in order of the cues.

    Args:
        doc: An annotated document.
        cues: The lexicon by head.

    Yields:
        Reports whose content hangs on the cue, or whose cue hangs on the content; then those of
        the quotations that are said by another word of their sentence; then those that the encoder
        alone sees.
    """
    found = [_with_source(report) for report in _by_syntax(doc, cues)]
    yield from found
    quoted = list(_by_quotation(doc, cues, told={report.content.i for report in found}))
    yield from quoted
    yield from _by_guess(doc, told={report.content.i for report in (*found, *quoted)})


def _with_source(report: Report) -> Report:
    """Ask the encoder who says it where the syntax does not tell."""
    guess: StanceGuess | None = report.content._.stance
    if report.source is not None or guess is None or guess.acts[0] > 1 - _SURE:
        return report
    return replace(report, source=_guessed_source(report.content, guess))


def _by_guess(doc: Doc, *, told: Container[int]) -> Iterator[Report]:
    """Clauses of which the encoder says that somebody tells them, and who."""
    for token in doc:
        guess: StanceGuess | None = token._.stance
        if guess is None or token.i in told or guess.acts[-1] < _SURE:
            continue
        source, cue = _guessed_source(token, guess), doc[token.i + guess.cue]
        if source is not None:
            yield Report(
                kind=ReportKind.GUESS,
                head=cue,
                cue=doc[cue.i : cue.i + 1],
                source=source,
                content=token,
            )


def _guessed_source(content: Token, guess: StanceGuess) -> Token | None:
    return content.doc[content.i + guess.holder] if guess.is_held >= _SURE else None


def _by_syntax(doc: Doc, cues: CueIndex) -> Iterator[Report]:
    for sent in sentences(doc):
        for token in sent:
            report = _by_saying(token, cues) or _by_knowing(token, cues) or _by_scope(token, cues)
            # "He did not say that ..." reports nothing.
            if report is not None and not is_negated(token):
                yield report


def _by_quotation(doc: Doc, cues: CueIndex, *, told: Container[int]) -> Iterator[Report]:
    """Quotations that the parser did not hang on their verb: "Bonn's reply was read out: ..."."""
    for quote in quotations(doc):
        if len(quote) < MIN_STATEMENT_TOKENS or any(t.i in told for t in quote):
            continue
        quoting = next(find_quoting(quote, cues=cues), None)
        content = next(find_tops(quote), None)
        if quoting is not None and content is not None and _stands_alone(content):
            yield Report(
                kind=ReportKind.QUOTING,
                head=quoting.verb,
                cue=doc[quoting.verb.i : quoting.verb.i + 1],
                source=quoting.source,
                content=content,
            )


def _stands_alone(clause: Token) -> bool:
    """Whether a quoted clause is no mere part of what is around it: "a city “reborn in 1920”"."""
    return relation(clause) not in _ADJUNCTS and not is_infinitive(clause)


def find_tops(quote: Span) -> Iterator[Token]:
    """Find the heads of the clauses of a quotation, which depend on nothing inside it."""
    for token in quote:
        outside = not quote.start <= token.head.i < quote.end or token.head.i == token.i
        if outside and is_clause(token):
            yield token


def match_saying(token: Token, cues: CueIndex) -> CueMatch | None:
    """Find the row of the lexicon that makes a word one of saying."""
    return next((match for match in matches(token, cues) if match.cue.is_speech), None)


def find_source(head: Token) -> Token | None:
    """Find who says or thinks what a verb or adjective tells.

    Args:
        head: The word of saying.

    Returns:
        The head of a noun phrase; None where it is left unsaid ("it was noted that ...").
    """
    moved = first_child(head.head, "obj") if relation(head) == "xcomp" else None
    if moved is not None and not is_infinitive(head) and subject(head) is None:
        return moved  # "Let me say that ...", "makes you think that ..."
    found = understood_subject(head)
    if found is not None or is_passive(head):
        return found
    if relation(head) == "acl" and is_infinitive(head):
        return _owner(head.head)  # "We have no way to tell whether ..."
    return None


def _by_saying(token: Token, cues: CueIndex) -> Report | None:
    """A word of saying with the clause that completes it: "Lavrov said that ..."."""
    match = match_saying(token, cues)
    clause = said_clause(token) if match is not None else None
    if match is None or clause is None:
        return None
    noun = match.cue.kind is CueKind.NOUN
    return Report(
        kind=ReportKind.SAYING,
        head=token,
        cue=match.span,
        source=_owner(token) if noun else find_source(token),
        content=clause,
        match=match,
    )


def _owner(noun: Token) -> Token | None:
    """Whose word a noun of saying is: "Moscow's claim", "the claim by Moscow", "he has a view"."""
    for child in noun.children:
        behind = relation(child) == "nmod" and case_lemma(child) in {"by", "of", "from"}
        if child.dep_ == "nmod:poss" or behind:
            return child
    governed = relation(noun) in {"obj", "obl"} and noun.head.pos_ in VERBAL
    return understood_subject(noun.head) if governed else None


def _by_knowing(token: Token, cues: CueIndex) -> Report | None:
    """Any other word that a clause completes: "I know that ...", "we feel like ..."."""
    clause = known_clause(token) if takes_clause(token, cues) else None
    source = find_source(token) if clause is not None else None
    if clause is None or (source is not None and source.lower_ == "it"):
        return None  # "It means that ...": nobody knows or thinks it.
    return Report(
        kind=ReportKind.KNOWING,
        head=token,
        cue=token.doc[token.i : token.i + 1],
        source=source,
        content=clause,
    )


def _by_scope(token: Token, cues: CueIndex) -> Report | None:
    """A phrase that holds for the whole clause: "According to Tehran, ..."."""
    scope = find_scope(token, cues)
    if scope is None:
        return None
    return Report(
        kind=ReportKind.SCOPE,
        head=token,
        cue=scope.cue,
        source=scope.source,
        content=scope.clause,
    )
