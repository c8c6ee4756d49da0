"""The roles of a cue: whose stance it is, what it is about, at whom it is directed."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.cues import CueMatch
from graphbuilder.lexicons.cues import CueKind
from graphbuilder.nlp.syntax import (
    agent,
    children,
    clause_span,
    conjuncts,
    first_child,
    is_gerund,
    is_infinitive,
    is_passive,
    nominals,
    relation,
    subject,
    trim,
    understood_subject,
)

#: Verbs that lend their subject to a noun that is their object: "voiced support for".
_VERBAL = frozenset({"VERB", "AUX"})


def holders(match: CueMatch, cast: Cast, *, speaker: tuple[str, ...]) -> tuple[str, ...]:
    """Tell whose stance a cue shows.

    Args:
        match: The cue.
        cast: Who is who in the document.
        speaker: Who "we" is where the cue stands.

    Returns:
        Actor ids; empty if nobody known holds it.
    """
    head = match.head
    if match.cue.kind is not CueKind.NOUN:
        found = understood_subject(head)
        return cast.resolve(found, speaker=speaker) if found is not None else ()
    own = cast.possessor(head, speaker=speaker)
    if own or relation(head) not in {"obj", "obl"} or head.head.pos_ not in _VERBAL:
        return own
    found = understood_subject(head.head)
    return cast.resolve(found, speaker=speaker) if found is not None else ()


def content_heads(match: CueMatch) -> tuple[Token, ...]:
    """Find the heads of the contents of a cue.

    The relations of the cue are tried in turn, and the first that finds something decides.

    Returns:
        One head for each proposition, in order: coordinated clauses are contents of their own,
        coordinated nouns are one content.
    """
    for name in match.cue.content:
        found = [token for token in _related(match, name) if token not in match.words]
        if found:
            return tuple(part for token in found for part in _propositions(token))
    return ()


def _propositions(token: Token) -> tuple[Token, ...]:
    parts = conjuncts(token)
    return parts if all(part.pos_ in _VERBAL for part in parts) else (token,)


def _related(match: CueMatch, name: str) -> Iterator[Token]:
    """Yield what stands in a content relation to the cue."""
    head = match.head
    if name.startswith("prep:"):
        for word in (head, *match.words):
            yield from (t for t in nominals(word, name.removeprefix("prep:")))
    elif name == "obj":
        yield from _objects(head)
    elif name in {"xcomp", "acl"}:
        yield from (c for c in _clauses(head) if is_infinitive(c))
    elif name == "ccomp":
        yield from (c for c in children(head, "ccomp", "parataxis") if _is_complement(c, head))
    elif name == "gerund":
        yield from (c for c in children(head, "xcomp", "ccomp", "obj", "advcl") if is_gerund(c))
    elif name == "clause":
        yield head


def _objects(verb: Token) -> Iterator[Token]:
    if is_passive(verb):
        yield from (c for c in children(verb, "nsubj") if c.dep_ == "nsubj:pass")
        return
    yield from (c for c in children(verb, "obj"))
    if relation(verb) == "acl" and verb.dep_ != "acl:relcl" and not is_gerund(verb):
        yield verb.head  # "the plan rejected by Paris"


def _clauses(head: Token) -> Iterator[Token]:
    """Infinitives that complete a word, however the parser hung them."""
    yield from children(head, "xcomp", "ccomp", "advcl", "acl")
    for noun in children(head, "obj", "iobj", "nsubj"):
        if noun.i > head.i:
            yield from (c for c in children(noun, "acl") if c.dep_ == "acl")


def _is_complement(clause: Token, head: Token) -> bool:
    """Whether a clause is what is said: it has a subject of its own and no infinitive marker."""
    if is_infinitive(clause):
        return False
    has_subject = any(children(clause, "nsubj", "csubj", "expl"))
    return has_subject or (relation(clause) == "ccomp" and clause.i > head.i)


def content_span(head: Token) -> Span:
    """The words of a content, without what is coordinated with it as a content of its own."""
    span = clause_span(head)
    later = [c for c in children(head, "conj") if c.pos_ in _VERBAL and head.pos_ in _VERBAL]
    if later:
        end = later[0].left_edge.i
        span = trim(head.doc[span.start : end])
        while len(span) > 1 and relation(span[-1]) == "cc":
            span = trim(head.doc[span.start : span.end - 1])
    # A conjunct does not take the "and" before it along.
    while len(span) > 1 and relation(span[0]) == "cc":
        span = span.doc[span.start + 1 : span.end]
    return span


def addressees(
    match: CueMatch,
    content: Token | None,
    cast: Cast,
    *,
    holder: tuple[str, ...],
    speaker: tuple[str, ...],
) -> tuple[str, ...]:
    """Tell at whom a stance is directed; never at its own holder.

    Args:
        match: The cue.
        content: The head of the content.
        cast: Who is who in the document.
        holder: Whose stance it is.
        speaker: Who "we" is where the cue stands.

    Returns:
        Actor ids; empty if it is directed at nobody known.
    """
    for name in match.cue.addressee:
        for token in _addressed(match, content, name):
            if name == "possessor":
                keys = cast.possessor(token, speaker=speaker)
            else:
                keys = cast.resolve(token, speaker=speaker)
            keys = tuple(key for key in keys if key not in holder)
            if keys:
                return keys
    return ()


def _addressed(match: CueMatch, content: Token | None, name: str) -> Iterator[Token]:
    head = match.head
    if name.startswith("prep:"):
        for word in (head, *match.words):
            yield from nominals(word, name.removeprefix("prep:"))
    elif name == "obj":
        yield from _objects(head)
    elif name == "iobj":
        yield from children(head, "iobj")
    elif content is not None and name == "csubj":
        found = agent(content) if is_passive(content) else subject(content)
        if found is not None:
            yield found
    elif content is not None:  # obj-actor, prep-actor, possessor
        yield content


def clause_subject(head: Token) -> Token | None:
    """The subject of a reported clause, or the agent of a passive one."""
    return agent(head) if is_passive(head) else subject(head) or understood_subject(head)


def first_auxiliary(head: Token) -> str:
    """The first auxiliary of a predicate, lower case; "" without one."""
    found = first_child(head, "aux")
    return found.lower_ if found is not None else ""
