"""Where the content of a cue stands: its object, its clause, its phrase with a preposition."""

from collections.abc import Iterator

from spacy.tokens import Token

from graphbuilder.extraction.cues import CueMatch
from graphbuilder.extraction.wording import edge
from graphbuilder.lexicons.cues import CueKind
from graphbuilder.nlp.syntax import (
    VERBAL,
    agent,
    case_lemma,
    children,
    is_gerund,
    is_infinitive,
    is_passive,
    nominals,
    relation,
    subject,
)


def related(match: CueMatch, name: str) -> Iterator[Token]:
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
        yield from (c for c in _predicated(head) if is_infinitive(c))
    elif name == "ccomp":
        yield from _finite_clauses(head)
    elif name == "gerund":
        yield from (c for c in children(head, "xcomp", "ccomp", "obj", "advcl") if is_gerund(c))
    elif name == "clause":
        yield head
    elif name == "predicate" and any(predicates(head)):
        yield from children(head, "obj", "iobj")


def prepositional(match: CueMatch, preposition: str) -> Iterator[Token]:
    """What hangs on a cue by a preposition, also where the parser hung it on a neighbour."""
    head = match.head
    hosts = [head, *match.words]
    if match.cue.kind is CueKind.NOUN:
        # "expressed appreciation for their efforts": "for" may hang on the verb.
        hosts += [head.head] if relation(head) == "obj" else []
        # "support from Rome for Paris": "for" may hang on the possessor.
        hosts += [c for c in children(head, "nmod") if case_lemma(c) in {"by", "from", "of", "to"}]
    else:
        # "accused Belgium of meddling": "of" may hang on the object.
        hosts += children(head, "obj")
    seen: set[int] = set()
    for host in hosts:
        for token in nominals(host, preposition):
            if token.i not in seen and (token.i > head.i or is_relative(token)):
                seen.add(token.i)
                yield token


def objects(verb: Token) -> Iterator[Token]:
    """The objects of a verb; of a passive, its subject; of a participle, the noun before it."""
    first = verb.head
    if is_passive(verb):
        # "Nepal was promised a road": the object stays behind.
        kept = tuple(c for c in children(verb, "obj") if c.i > verb.i)
        yield from kept or (c for c in children(verb, "nsubj") if c.dep_ == "nsubj:pass")
        return
    yield from (c for c in children(verb, "obj"))
    if relation(verb) == "conj" and first.pos_ == "VERB" and not any(children(verb, "obj")):
        # "Supported by Jordan and opposed by Egypt", "that Manila supports and Beijing rejects".
        if is_passive(first) and agent(verb) is not None:
            yield from objects(first)
        elif first.dep_ == "acl:relcl" and subject(verb) is not None:
            yield first.head
    # "the plan that Rome rejects": parsers do not always see an object in the pronoun.
    yield from (c for c in verb.children if c.dep_ == "obl:unmarked" and is_relative(c))
    if verb.dep_ == "acl" and not is_gerund(verb) and subject(verb) is None:
        yield verb.head  # "the plan rejected by Paris"


def is_relative(token: Token) -> bool:
    """Whether a word is a relative pronoun of its own clause."""
    clause = token.head
    if token.lower_ not in {"that", "which", "whom"} or clause.dep_ != "acl:relcl":
        return False
    filled = any(c.i > token.i for c in children(clause, "obj", "iobj"))
    return any(children(token, "case")) or not filled


def predicates(verb: Token) -> Iterator[Token]:
    """What a verb of naming calls its object: "a disgrace" of "called it a disgrace"."""
    return (c for c in children(verb, "xcomp", "obl") if c.i > verb.i and not is_infinitive(c))


def _predicated(noun: Token) -> Iterator[Token]:
    """The clause that a copula equates with a noun: "the demand is that Iran withdraw"."""
    clause = noun.head
    is_subject = noun.dep_ in {"nsubj:outer", "nsubj"}
    if is_subject and any(children(clause, "cop")) and clause.pos_ in VERBAL:
        yield clause


def _clauses(head: Token) -> Iterator[Token]:
    """Infinitives that complete a word, however the parser hung them."""
    yield from children(head, "xcomp", "ccomp", "advcl", "acl")
    for noun in children(head, "obj", "iobj", "nsubj", "obl"):
        if noun.i > head.i:
            yield from (c for c in children(noun, "acl") if c.dep_ == "acl")


def _finite_clauses(head: Token) -> Iterator[Token]:
    """Finite clauses that complete a word, however the parser hung them."""
    yield from (c for c in children(head, "ccomp", "parataxis") if _is_complement(c, head))
    yield from (c for c in children(head, "acl", "csubj") if _is_that_clause(c, head))
    yield from (c for c in _predicated(head) if not is_infinitive(c))
    if head.dep_ == "nsubj:pass":
        # "Promises were made that ...": the clause hangs on the verb.
        yield from (c for c in children(head.head, "ccomp") if _is_complement(c, head))


def _is_that_clause(clause: Token, head: Token) -> bool:
    """Whether a finite clause tells what a noun is about: "the claim that it attacked"."""
    if clause.dep_ == "acl:relcl" or is_infinitive(clause) or clause.i < head.i:
        return False
    return subject(clause) is not None and not is_gerund(clause)


def _is_complement(clause: Token, head: Token) -> bool:
    """Whether a clause is what is said: it has a subject of its own and no infinitive marker."""
    if is_infinitive(clause):
        return False
    if relation(clause) == "parataxis" and _is_tag(clause):
        return False
    has_subject = any(children(clause, "nsubj", "csubj", "expl"))
    return has_subject or (relation(clause) == "ccomp" and clause.i > head.i)


def _is_tag(clause: Token) -> bool:
    """Whether a clause is set off by a comma at the end: "..., the minister wrote"."""
    before = edge(clause.left_edge)
    return clause.i > clause.head.i and any(token.text == "," for token in before)
