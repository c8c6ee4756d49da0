"""The condition that a stance is tied to: "will ratify only if Sweden extradites them"."""

from spacy.tokens import Span, Token

from graphbuilder.nlp.syntax import children, relation

#: Words that open a condition.
_OPENERS = frozenset({"if", "unless", "provided", "providing", "until"})

#: Phrases that do, by their first two words.
_PHRASES = frozenset({("as", "long"), ("so", "long"), ("on", "condition"), ("in", "case")})


def find_condition(*heads: Token) -> Span | None:
    """Find the condition of a stance.

    Args:
        heads: The head of its cue, and that of its content.

    Returns:
        The clause or phrase of the condition with the words that open it; None without one.
    """
    for head in heads:
        for child in (*children(head, "advcl"), *children(head, "obl", "advmod")):
            span = head.doc[child.left_edge.i : child.right_edge.i + 1]
            if _is_condition(child, span):
                return _with_only(span)
    return None


def _is_condition(head: Token, span: Span) -> bool:
    marks = [c.lower_ for c in children(head, "mark", "case")]
    if relation(head) == "advcl" and _OPENERS & set(marks):
        return True
    return tuple(token.lower_ for token in span[:2]) in _PHRASES


def _with_only(span: Span) -> Span:
    """Take "only" or "even" before a condition into it, and leave edge punctuation out."""
    start, end = span.start, span.end
    if start and span.doc[start - 1].lower_ in {"only", "even", "except"}:
        start -= 1
    while start < end - 1 and span.doc[start].is_punct:
        start += 1
    while end > start + 1 and span.doc[end - 1].is_punct:
        end -= 1
    return span.doc[start:end]
