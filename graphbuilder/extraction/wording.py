"""The words of a content: where it begins and ends, and how lists of contents are split."""

import itertools
from collections.abc import Iterator

from spacy.tokens import Span, Token

from graphbuilder.nlp.syntax import (
    VERBAL,
    children,
    clause_span,
    conjuncts,
    relation,
    subject,
    trim,
)


def content_span(head: Token) -> Span:
    """The words of a content, without what is coordinated with it as a content of its own."""
    span = clause_span(head)
    later = [
        conjunct
        for conjunct in children(head, "conj")
        if (conjunct.pos_ in VERBAL and head.pos_ in VERBAL) or subject(conjunct) is not None
    ]
    if later:
        end = later[0].left_edge.i
        span = trim(head.doc[span.start : end])
        while len(span) > 1 and relation(span[-1]) == "cc":
            span = trim(head.doc[span.start : span.end - 1])
    span = _without_aside(span, head)
    # A conjunct does not take the "and" before it along.
    while len(span) > 1 and relation(span[0]) == "cc":
        span = trim(span.doc[span.start + 1 : span.end])
    return span


def coordinated_clauses(head: Token) -> tuple[Token, ...]:
    """The heads of coordinated clauses; the head alone if not all of them are clauses."""
    parts = conjuncts(head)
    return parts if all(part.pos_ in VERBAL for part in parts) else (head,)


def split_infinitives(span: Span) -> tuple[Span, ...]:
    """Split "to fight A; and to defend B", wherever parsers hang the parts."""
    breaks = [t.i for t in span if _parts(t) and _precedes_infinitive(t, span)]
    bounds = [span.start - 1, *breaks, span.end]
    parts = (trim(span.doc[i + 1 : j]) for i, j in itertools.pairwise(bounds) if j > i + 1)
    return tuple(without_lead(part) for part in parts if len(part))


def split_items(span: Span) -> Iterator[Span]:
    """Split "A, B, and C" at its commas and semicolons."""
    doc, start = span.doc, span.start
    breaks = [t.i for t in span if t.text in {",", ";"}]
    for end in (*breaks, span.end):
        item = trim(doc[start:end]) if end > start else None
        start = end + 1
        if item is None or not len(item):
            continue
        yield without_lead(item)


def without_lead(span: Span) -> Span:
    """Leave out a conjunction in front."""
    while len(span) > 1 and span[0].lower_ in {"and", "or"}:
        span = span[1:]
    return span


def without_preposition(span: Span, preposition: str) -> Span:
    """Leave out a preposition in front."""
    words = preposition.split()
    lead = [t.lower_ for t in span[: len(words)]]
    return span[len(words) :] if lead == words and len(span) > len(words) else span


def without_clause(noun: Token, clause: Token) -> Span:
    """The words of a noun phrase up to a relative clause of it."""
    return trim(noun.doc[noun.left_edge.i : max(clause.left_edge.i, noun.i + 1)])


def says(span: Span) -> bool:
    """Whether a content says something by itself: not a bare pronoun."""
    return any(token.pos_ not in {"PRON", "DET", "ADP", "PUNCT", "PART"} for token in span)


def _parts(token: Token) -> bool:
    """Whether a token parts clauses: a semicolon, or the "and" of "for A to leave and to stay"."""
    joined = token.head
    is_and = relation(token) == "cc" and joined.pos_ == "VERB" and relation(joined) == "conj"
    return token.text == ";" or (is_and and joined.head.pos_ == "VERB")


def _precedes_infinitive(token: Token, span: Span) -> bool:
    words = [t.lower_ for t in span.doc[token.i + 1 : min(token.i + 3, span.end)]]
    return words[:1] == ["to"] or words == ["and", "to"]


def _without_aside(span: Span, head: Token) -> Span:
    """Leave out what a relative clause behind a comma adds to a noun at the end."""
    if head.pos_ in VERBAL:
        return span
    for token in span:
        first = token.left_edge
        aside = token.dep_ == "acl:relcl" and any(t.text == "," for t in edge(first))
        if aside and token.right_edge.i >= span.end - 1 and first.i > head.i:
            return trim(span.doc[span.start : first.i])
    return span


def edge(first: Token) -> Span:
    """The first word of a phrase and the one before it."""
    return first.doc[max(first.i - 1, 0) : first.i + 1]
