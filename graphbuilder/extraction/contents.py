"""What a stance is about: the words of its content."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graphbuilder.extraction.cues import CueMatch
from graphbuilder.lexicons.cues import CueKind
from graphbuilder.nlp.syntax import (
    VERBAL,
    case_lemma,
    children,
    clause_span,
    conjuncts,
    is_gerund,
    is_infinitive,
    is_passive,
    nominals,
    relation,
    subject,
    trim,
)

_QUOTES = frozenset({'"', "”", "“", "»", "''"})


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
    for part in parts if all(p.pos_ in VERBAL for p in parts) else (token,):
        yield Content(head=part, span=_content_words(part, match, name))


def _content_words(head: Token, match: CueMatch, name: str) -> Span:
    span = content_span(head)
    if name == "obj+xcomp":
        # "did not allow this topic to be dropped": the object belongs to the content.
        starts = [c.left_edge.i for c in children(match.head, "obj", "nsubj") if c.i < head.i]
        behind = [i for i in starts if i > match.head.i]
        return head.doc[min(behind, default=span.start) : span.end]
    if name.startswith("prep:"):
        span = _without_preposition(span, name.removeprefix("prep:"))
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
        yield from prepositional(match, name.removeprefix("prep:"))
    elif name == "obj":
        yield from objects(head)
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


def prepositional(match: CueMatch, preposition: str) -> Iterator[Token]:
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


def objects(verb: Token) -> Iterator[Token]:
    """The objects of a verb; of a passive, its subject; of a participle, the noun before it."""
    if is_passive(verb):
        yield from (c for c in children(verb, "nsubj") if c.dep_ == "nsubj:pass")
        return
    yield from (c for c in children(verb, "obj"))
    if relation(verb) == "acl" and verb.dep_ != "acl:relcl" and not is_gerund(verb):
        yield verb.head  # "the plan rejected by Paris"


def _clauses(head: Token) -> Iterator[Token]:
    """Infinitives that complete a word, however the parser hung them."""
    yield from children(head, "xcomp", "ccomp", "advcl", "acl")
    for noun in children(head, "obj", "iobj", "nsubj", "obl"):
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
        if (conjunct.pos_ in VERBAL and head.pos_ in VERBAL) or subject(conjunct) is not None
    ]
    if later:
        end = later[0].left_edge.i
        span = trim(head.doc[span.start : end])
        while len(span) > 1 and relation(span[-1]) == "cc":
            span = trim(head.doc[span.start : span.end - 1])
    # A conjunct does not take the "and" before it along.
    while len(span) > 1 and relation(span[0]) == "cc":
        span = trim(span.doc[span.start + 1 : span.end])
    return span
