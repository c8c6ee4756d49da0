"""The roles of a cue: whose stance it is, what it is about, at whom it is directed."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.cues import CueMatch
from graphbuilder.lexicons.cues import CueKind
from graphbuilder.model import Act
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

#: Texts that speak for whoever issued them.
_TEXTS = frozenset(
    "statement report letter declaration communique communiqué message document speech release "
    "note resolution text tweet post interview article paper memorandum editorial".split()
)

#: Acts that are mostly done to somebody, who is often named in the content alone.
_DIRECTED = frozenset({Act.DEMAND, Act.ACCUSE, Act.REJECT, Act.WARN, Act.DENY})

_QUOTES = frozenset({'"', "”", "“", "»", "''"})


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
        return voiced_by(understood_subject(head), cast, speaker=speaker)
    own = cast.possessor(head, speaker=speaker)
    if any(child.lower_ == "our" for child in children(head, "nmod")):
        # What an official calls "our demands" are those of the side that he speaks for.
        return tuple(dict.fromkeys(cast.party(key) or key for key in own))
    if own or relation(head) not in {"obj", "obl"} or head.head.pos_ not in _VERBAL:
        return own
    return voiced_by(understood_subject(head.head), cast, speaker=speaker)


def voiced_by(subject: Token | None, cast: Cast, *, speaker: tuple[str, ...]) -> tuple[str, ...]:
    """Tell whose voice a subject is: an actor's, or a text's, which is that of its author.

    Args:
        subject: The head of the subject, None if there is none.
        cast: Who is who in the document.
        speaker: Who "we" is where the subject stands.

    Returns:
        Actor ids; for "a statement ... which said", those of whoever issued the statement.
    """
    if subject is None:
        return ()
    keys = cast.resolve(subject, speaker=speaker)
    if keys or subject.lemma_.lower() not in _TEXTS:
        return keys
    own = cast.possessor(subject, speaker=speaker)
    if own or relation(subject) not in {"obj", "obl"} or subject.head.pos_ not in _VERBAL:
        return own
    issuer = understood_subject(subject.head)
    return cast.resolve(issuer, speaker=speaker) if issuer is not None else ()


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
        heads = [token for token in _related(match, name) if token not in match.words]
        found = [c for token in heads for c in _propositions(token, match, name) if _says(c.span)]
        if found:
            return tuple(found)
    return ()


def _propositions(token: Token, match: CueMatch, name: str) -> Iterator[Content]:
    if token.morph.get("PronType", []) == ["Rel"] and relation(match.head) == "acl":
        # "the freedom that they defend": the content is what the clause belongs to.
        yield Content(head=match.head.head, span=_without_clause(match.head.head, match.head))
        return
    parts = conjuncts(token)
    for part in parts if all(p.pos_ in _VERBAL for p in parts) else (token,):
        yield Content(head=part, span=_content_words(part, match, name))


def _content_words(head: Token, match: CueMatch, name: str) -> Span:
    span = content_span(head)
    if name == "obj+xcomp":
        # "did not allow this topic to be dropped": the object belongs to the content.
        starts = [c.left_edge.i for c in children(match.head, "obj", "nsubj") if c.i < head.i]
        behind = [i for i in starts if i > match.head.i]
        return head.doc[min(behind, default=span.start) : span.end]
    if name.startswith("prep:"):
        return _without_preposition(span, name.removeprefix("prep:"))
    return span


def _without_preposition(span: Span, preposition: str) -> Span:
    words = preposition.split()
    lead = [t.lower_ for t in span[: len(words)]]
    return span[len(words) :] if lead == words and len(span) > len(words) else span


def _without_clause(noun: Token, clause: Token) -> Span:
    """The words of a noun phrase up to a relative clause of it."""
    return trim(noun.doc[noun.left_edge.i : max(clause.left_edge.i, noun.i + 1)])


def _says(span: Span) -> bool:
    """Whether a content says something by itself: not a bare pronoun."""
    return any(token.pos_ not in {"PRON", "DET", "ADP", "PUNCT", "PART"} for token in span)


def announces_list(noun: Token) -> bool:
    """Whether a noun announces what follows a colon: "our demands were clear: stopping A, ..."."""
    plural = noun.pos_ == "NOUN" and noun.morph.get("Number", []) == ["Plur"]
    return plural and any(token.text == ":" for token in noun.doc[noun.i : noun.sent.end])


def _listed(noun: Token) -> Iterator[Content]:
    doc, sent = noun.doc, noun.sent
    colon = next(t.i for t in doc[noun.i : sent.end] if t.text == ":")
    end = next((t.i for t in doc[colon + 1 : sent.end] if t.text in _QUOTES), sent.end)
    for item in _split_list(doc[colon + 1 : end]):
        yield Content(head=item.root, span=item)


def _split_list(span: Span) -> Iterator[Span]:
    """Split "A, B, and C" at its commas and semicolons."""
    doc, start = span.doc, span.start
    breaks = [t.i for t in span if t.text in {",", ";"}]
    for end in (*breaks, span.end):
        item = trim(doc[start:end]) if end > start else None
        start = end + 1
        if item is None or not len(item):
            continue
        while len(item) > 1 and item[0].lower_ in {"and", "or"}:
            item = item[1:]
        yield item


def _related(match: CueMatch, name: str) -> Iterator[Token]:
    """Yield what stands in a content relation to the cue."""
    head = match.head
    if name.startswith("prep:"):
        yield from _prepositional(match, name.removeprefix("prep:"))
    elif name == "obj":
        yield from _objects(head)
    elif name == "obj+xcomp":
        if any(children(head, "obj")):
            yield from (c for c in _clauses(head) if is_infinitive(c))
    elif name in {"xcomp", "acl"}:
        yield from (c for c in _clauses(head) if is_infinitive(c))
    elif name == "ccomp":
        yield from (c for c in children(head, "ccomp", "parataxis") if _is_complement(c, head))
    elif name == "gerund":
        yield from (c for c in children(head, "xcomp", "ccomp", "obj", "advcl") if is_gerund(c))
    elif name == "clause":
        yield head


def _prepositional(match: CueMatch, preposition: str) -> Iterator[Token]:
    """What hangs on a cue by a preposition, also where the parser hung it on a neighbour."""
    head = match.head
    hosts = [head, *match.words]
    if match.cue.kind is CueKind.NOUN:
        # "expressed appreciation for their efforts": "for" may hang on the verb.
        hosts += [head.head] if relation(head) == "obj" else []
    else:
        # "accused Belgium of meddling": "of" may hang on the object.
        hosts += children(head, "obj")
    seen: set[int] = set()
    for host in hosts:
        for token in nominals(host, preposition):
            if token.i not in seen and token.i > head.i:
                seen.add(token.i)
                yield token


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
    later = [
        conjunct
        for conjunct in children(head, "conj")
        if (conjunct.pos_ in _VERBAL and head.pos_ in _VERBAL) or subject(conjunct) is not None
    ]
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
    if content is None or match.cue.act not in _DIRECTED:
        return ()
    return _named_in(content, cast, holder=holder)


def _named_in(content: Token, cast: Cast, *, holder: tuple[str, ...]) -> tuple[str, ...]:
    """The first actor of another side that a content names: whose "attacks" are to stop."""
    for token in content.subtree:
        for key in cast.resolve(token) if token.i in cast.owners else ():
            if not any(cast.same_side(key, one) for one in holder):
                return (key,)
    return ()


def _addressed(match: CueMatch, content: Token | None, name: str) -> Iterator[Token]:
    head = match.head
    if name.startswith("prep:"):
        yield from _prepositional(match, name.removeprefix("prep:"))
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
