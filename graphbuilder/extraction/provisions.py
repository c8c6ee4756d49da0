"""What agreements are said to require, forbid, permit or state.

The agreement is the subject of a verb ("the treaty bans tests", "a resolution calling for talks"),
or the clause holds under it ("under the deal, Argentina will gain access").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.agreements import Agreements
from graphbuilder.extraction.attribution import Attributor
from graphbuilder.extraction.wording import (
    content_span,
    coordinated_clauses,
    split_infinitives,
    without_preposition,
)
from graphbuilder.model import Document, Mode, Provision
from graphbuilder.nlp.syntax import (
    case_lemma,
    children,
    clause_span,
    conjuncts,
    in_conditional,
    is_negated,
    nominals,
    relation,
    subject,
    trim,
    understood_subject,
)

_MODES = {
    **dict.fromkeys(
        "require oblige demand call bind commit request urge order mandate impose compel "
        "ask".split(),
        Mode.REQUIRES,
    ),
    **dict.fromkeys(
        "forbid forbade prohibit ban bar outlaw exclude preclude restrict limit".split(),
        Mode.FORBIDS,
    ),
    **dict.fromkeys(
        "allow permit authorise authorize grant entitle enable guarantee give".split(), Mode.PERMITS
    ),
    **dict.fromkeys(
        "state stress note declare say provide define include contain affirm reaffirm recognise "
        "recognize stipulate specify establish envisage foresee proclaim express list cover "
        "regulate warn".split(),
        Mode.STATES,
    ),
}

#: Verbs whose object an agreement brings about; what it does to it is what it says.
_EFFECTS = frozenset(
    "promote eliminate cut halve reduce end abolish lift extend raise increase "
    "strengthen settle introduce remove set protect ensure secure fix cap".split()
)

#: A word inside what is stated that makes the statement an obligation, or a permission.
_OBLIGING = frozenset(
    "important necessary essential vital must shall should will obliged required bound".split()
)
_PERMITTING = frozenset("may can might allowed permitted entitled gain benefit".split())

#: Under an agreement so, a clause tells what it contains.
_UNDER = frozenset({"under", "according"})

#: How a relative clause tells so: "the deal by which Argentina gains access".
_UNDER_WHICH = _UNDER | {"by", "in"}

#: Where the content hangs on a verb without object: "calls for a ceasefire".
_PREPOSITIONS = ("for", "on", "to", "from", "of", "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A provision as a span of a Doc."""

    agreement: tuple[str, ...]
    mode: Mode
    content: Span


def find_provisions(
    document: Document, doc: Doc, *, agreements: Agreements, attributor: Attributor
) -> Iterator[Provision]:
    """Find the provisions of a document, in order of their verbs."""
    end = 0
    for token in doc:
        if token.pos_ not in {"VERB", "AUX", "ADJ"} or in_conditional(token):
            continue
        found = tuple(_by_subject(token, agreements)) or tuple(_by_scope(token, agreements))
        for one in found:
            # Where the branches of a tree cross, no words may be left.
            if not one.content or one.content.start < end:
                continue
            end = one.content.end
            governing = attributor.governing(token)
            yield Provision(
                agreement=one.agreement,
                mode=one.mode,
                content=document.span(one.content.start_char, one.content.end_char),
                reporter=governing.speaker if governing is not None else (),
            )


def _by_subject(verb: Token, agreements: Agreements) -> Iterator[_Found]:
    """What an agreement does: "the treaty bans tests"."""
    lemma = verb.lemma_.lower()
    mode = _MODES.get(lemma, Mode.STATES if lemma in _EFFECTS else None)
    if mode is None or is_negated(verb):
        return
    cited = _cited_subject(verb, agreements)
    if not cited:
        return
    if lemma in _EFFECTS:
        content = trim(verb.doc[verb.i : min(clause_span(verb).end, _next_verb(verb))])
        yield _Found(agreement=cited, mode=mode, content=content)
        return
    for head, content in _provided(verb):
        yield _Found(agreement=cited, mode=_mode(mode, head), content=content)


def _next_verb(verb: Token) -> int:
    """Where what is coordinated with a verb begins: it is a provision of its own."""
    following = (c.left_edge.i for c in children(verb, "conj") if c.pos_ == "VERB")
    return min(following, default=len(verb.doc))


def _cited_subject(verb: Token, agreements: Agreements) -> tuple[str, ...]:
    found = understood_subject(verb)
    if found is None and verb.dep_ == "acl":
        found = verb.head
    if found is not None and found.lower_ in {"which", "that"} and verb.dep_ == "acl:relcl":
        found = verb.head
    return agreements.at(found) if found is not None else ()


def _by_scope(verb: Token, agreements: Agreements) -> Iterator[_Found]:
    """What holds under an agreement: "under the deal, Argentina will gain access"."""
    if subject(verb) is None:
        return
    cited, start = _scope(verb, agreements)
    if cited:
        for head in conjuncts(verb):
            content = content_span(head)
            content = trim(verb.doc[max(start, content.start) : content.end])
            yield _Found(agreement=cited, mode=_mode(Mode.STATES, head), content=content)


def _scope(verb: Token, agreements: Agreements) -> tuple[tuple[str, ...], int]:
    """The agreements that a clause is under, and where what holds under them begins."""
    for scope in children(verb, "obl", "advmod"):
        under, start = case_lemma(scope), scope.right_edge.i + 1
        if scope.i > verb.i:
            continue
        cited: tuple[str, ...] = ()
        if scope.lower_ == "whereby" or (scope.lower_ == "which" and under in _UNDER_WHICH):
            cited = agreements.at(verb.head)
        elif under in _UNDER:
            cited = agreements.at(scope)
        if cited:
            return cited, start
    return (), verb.i


def _provided(verb: Token) -> Iterator[tuple[Token, Span]]:
    """What a verb of an agreement governs: clauses, infinitives, an object, "for ..."."""
    told_before = relation(verb) == "parataxis" and verb.head.i < verb.i
    if told_before and subject(verb) is not None and not any(children(verb, "ccomp")):
        yield verb.head, trim(verb.doc[content_span(verb.head).start : verb.left_edge.i])
        return  # "Tariffs will end, the treaty says"
    governed = chain(
        children(verb, "ccomp", "xcomp"),
        children(verb, "obj"),
        *(nominals(verb, preposition) for preposition in _PREPOSITIONS),
    )
    head = next(governed, None)
    # Coordinated clauses are provisions of their own, coordinated nouns are one.
    for part in coordinated_clauses(head) if head is not None else ():
        for content in split_infinitives(without_preposition(content_span(part), "for")):
            yield part, content


def _mode(mode: Mode, content: Token) -> Mode:
    """Read "stressed that it was important to ..." as a requirement, "may" as a permission."""
    if mode is not Mode.STATES:
        return mode
    words = {
        content.lower_,
        content.lemma_.lower(),
        *(c.lower_ for part in conjuncts(content)[:1] for c in children(part, "aux")),
    }
    if words & _PERMITTING:
        return Mode.FORBIDS if is_negated(content) else Mode.PERMITS
    if words & _OBLIGING:
        return Mode.FORBIDS if is_negated(content) else Mode.REQUIRES
    return mode
