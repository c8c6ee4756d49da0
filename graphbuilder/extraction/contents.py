"""What a stance is about: the contents of a cue, one for each proposition."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graphbuilder.extraction.cues import CueMatch
from graphbuilder.extraction.relations import is_relative, predicates, related
from graphbuilder.extraction.wording import (
    content_span,
    coordinated_clauses,
    says,
    split_infinitives,
    split_items,
    without_clause,
    without_lead,
    without_preposition,
)
from graphbuilder.nlp.syntax import (
    case_lemma,
    children,
    clause_span,
    conjuncts,
    relation,
    trim,
)

_QUOTES = frozenset({'"', "”", "“", "»", "''"})

#: So many coordinated phrases make a list.
MIN_POINTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a stance is about: the head of the phrase or clause, and its words."""

    head: Token
    span: Span


def contents(match: CueMatch) -> tuple[Content, ...]:
    """Find the contents of a cue.

    The relations of the cue are tried in turn, and the first that finds something decides.

    Returns:
        One content for each proposition, in order: coordinated clauses are contents of their
        own, and so are the items of a list after a colon; coordinated nouns are one content.
    """
    if announces_list(match.head):
        return tuple(_listed(match.head))
    for name in match.cue.content:
        heads = [t for t in related(match, name) if t not in match.words or name == "clause"]
        found = [c for token in heads for c in _propositions(token, match, name) if says(c.span)]
        if found:
            return tuple(found)
    return ()


def _propositions(token: Token, match: CueMatch, name: str) -> Iterator[Content]:
    clause = match.head.head if relation(match.head) == "conj" else match.head
    if is_relative(token) or (token == clause.head and relation(clause) == "acl"):
        # "the freedom that they defend", "the plan rejected by Paris": the content is what the
        # clause belongs to.
        yield Content(head=clause.head, span=without_clause(clause.head, clause))
        return
    parts = conjuncts(token)
    if _are_points(parts):
        whole = _content_words(token, match, name)
        yield from _split_points(parts, whole)
        return
    for part in coordinated_clauses(token):
        for span in split_infinitives(_content_words(part, match, name)):
            yield Content(head=part if part in span else span.root, span=span)


def _are_points(nouns: tuple[Token, ...]) -> bool:
    """Whether coordinated phrases are points of a list, each with words of its own."""
    return len(nouns) >= MIN_POINTS and all(
        noun.pos_ == "NOUN" and any(children(noun, "nmod", "acl")) for noun in nouns
    )


def _split_points(nouns: tuple[Token, ...], whole: Span) -> Iterator[Content]:
    starts = [whole.start, *(noun.left_edge.i for noun in nouns[1:])]
    for noun, start, end in zip(nouns, starts, [*starts[1:], whole.end], strict=True):
        span = trim(whole.doc[start:end]) if start < end <= whole.end else None
        if span:
            last = span[-1].lower_ in {"and", "or"}
            yield Content(head=noun, span=without_lead(trim(span[:-1]) if last else span))


def _content_words(head: Token, match: CueMatch, name: str) -> Span:
    if name == "clause":
        # "Doubted that it would": what is said without its subject.
        return clause_span(head, keep_subject=False)
    span = content_span(head)
    if name == "predicate":
        ends = [c.right_edge.i + 1 for c in predicates(match.head)]
        return trim(head.doc[span.start : max(span.end, *ends)])
    if name == "obj+xcomp":
        # "did not allow this topic to be dropped": the object belongs to the content.
        starts = [c.left_edge.i for c in children(match.head, "obj", "nsubj") if c.i < head.i]
        behind = [i for i in starts if i > match.head.i]
        return head.doc[min(behind, default=span.start) : span.end]
    if name.startswith("prep:"):
        span = without_preposition(span, name.removeprefix("prep:"))
    return _with_complements(span, match) if name == "obj" or name.startswith("prep:") else span


def _with_complements(span: Span, match: CueMatch) -> Span:
    """Take along what follows a noun at once, though the parser hung it on the cue."""
    # In "support the people in their struggle" the last phrase tells what is supported.
    roles = {name.removeprefix("prep:") for name in match.cue.addressee}
    end = span.end
    for child in match.head.children:
        follows = child.left_edge.i == end and relation(child) in {"obl", "nmod", "advcl", "acl"}
        if follows and case_lemma(child) not in roles | {"by", ""} and child.dep_ != "obl:agent":
            end = child.right_edge.i + 1
    return trim(span.doc[span.start : end])


def announces_list(noun: Token) -> bool:
    """Whether a noun announces what follows a colon: "our demands were clear: stopping A, ..."."""
    plural = noun.pos_ == "NOUN" and noun.morph.get("Number", []) == ["Plur"]
    return plural and any(token.text == ":" for token in noun.doc[noun.i : noun.sent.end])


def _listed(noun: Token) -> Iterator[Content]:
    doc, sent = noun.doc, noun.sent
    colon = next(t.i for t in doc[noun.i : sent.end] if t.text == ":")
    end = next((t.i for t in doc[colon + 1 : sent.end] if t.text in _QUOTES), sent.end)
    for item in split_items(doc[colon + 1 : end]):
        yield Content(head=item.root, span=item)
