"""What agreements are said to require, forbid, permit or state.

The agreement is the subject of a verb ("the treaty bans tests", "a resolution calling for talks"),
or the clause holds under it ("under the deal, Argentina will gain access").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.agreements import Agreements
from graphbuilder.extraction.attribution import Attributor
from graphbuilder.extraction.wording import content_span
from graphbuilder.model import Document, Mode, Provision
from graphbuilder.nlp.syntax import (
    case_lemma,
    children,
    clause_span,
    conjuncts,
    in_conditional,
    is_negated,
    nominals,
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

#: Where the content hangs on a verb without object: "calls for a ceasefire".
_PREPOSITIONS = ("for", "on", "to", "from", "of", "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A provision as a span of a Doc."""

    agreement: tuple[str, ...]
    mode: Mode
    content: Span
    verb: Token


def find_provisions(
    document: Document, doc: Doc, *, agreements: Agreements, attributor: Attributor
) -> Iterator[Provision]:
    """Find the provisions of a document, in order of their verbs."""
    end = 0
    for token in doc:
        if token.pos_ not in {"VERB", "AUX", "ADJ"} or in_conditional(token):
            continue
        found = _by_subject(token, agreements) or _by_scope(token, agreements)
        if found is None or found.content.start < end:
            continue
        end = found.content.end
        governing = attributor.governing(token)
        yield Provision(
            agreement=found.agreement,
            mode=found.mode,
            content=document.span(found.content.start_char, found.content.end_char),
            reporter=governing.speaker if governing is not None else (),
        )


def _by_subject(verb: Token, agreements: Agreements) -> _Found | None:
    """What an agreement does: "the treaty bans tests"."""
    lemma = verb.lemma_.lower()
    mode = _MODES.get(lemma, Mode.STATES if lemma in _EFFECTS else None)
    if mode is None or is_negated(verb):
        return None
    cited = _cited_subject(verb, agreements)
    if not cited:
        return None
    if lemma in _EFFECTS:
        content = trim(verb.doc[verb.i : min(clause_span(verb).end, _next_verb(verb))])
        return _Found(agreement=cited, mode=mode, content=content, verb=verb)
    head = _provided(verb)
    if head is None:
        return None
    return _Found(agreement=cited, mode=_mode(mode, head), content=content_span(head), verb=verb)


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


def _by_scope(verb: Token, agreements: Agreements) -> _Found | None:
    """What holds under an agreement: "under the deal, Argentina will gain access"."""
    if subject(verb) is None:
        return None
    for scope in children(verb, "obl", "advmod"):
        if case_lemma(scope) not in _UNDER or scope.i > verb.i:
            continue
        cited = agreements.at(scope)
        if cited:
            start = scope.right_edge.i + 1
            content = trim(verb.doc[start : clause_span(verb).end])
            return _Found(
                agreement=cited, mode=_mode(Mode.STATES, verb), content=content, verb=verb
            )
    return None


def _provided(verb: Token) -> Token | None:
    """The head of what a verb of an agreement governs: clause, infinitive, object, "for ..."."""
    for clause in children(verb, "ccomp", "xcomp"):
        return clause
    found = next(children(verb, "obj"), None)
    if found is not None:
        return found
    return next((n for p in _PREPOSITIONS for n in nominals(verb, p)), None)


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
