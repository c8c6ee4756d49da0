"""What agreements are said to require, forbid, permit or state."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graphbuilder.extraction.agreements import Agreements
from graphbuilder.extraction.attribution import Attributor
from graphbuilder.extraction.contents import content_span
from graphbuilder.model import Document, Mode, Provision
from graphbuilder.nlp.syntax import children, is_negated, nominals, understood_subject

_MODES = {
    **dict.fromkeys(
        "require oblige demand call bind commit request urge order mandate impose compel".split(),
        Mode.REQUIRES,
    ),
    **dict.fromkeys(
        "forbid forbade prohibit ban bar outlaw exclude preclude restrict limit".split(),
        Mode.FORBIDS,
    ),
    **dict.fromkeys(
        "allow permit authorise authorize grant entitle enable guarantee".split(), Mode.PERMITS
    ),
    **dict.fromkeys(
        "state stress note declare say provide define include contain affirm reaffirm recognise "
        "recognize stipulate specify establish envisage proclaim express list".split(),
        Mode.STATES,
    ),
}

#: An adjective inside what is stated that makes the statement an obligation.
_OBLIGING = frozenset({"important", "necessary", "essential", "vital", "must", "shall", "should"})


def find_provisions(
    document: Document, doc: Doc, *, agreements: Agreements, attributor: Attributor
) -> Iterator[Provision]:
    """Find the provisions of a document, in order of their verbs."""
    for token in doc:
        mode = _MODES.get(token.lemma_.lower())
        if mode is None or token.pos_ != "VERB" or is_negated(token):
            continue
        subject = understood_subject(token)
        cited = agreements.at(subject) if subject is not None else ()
        content = _provided(token)
        if not cited or content is None:
            continue
        span = content_span(content)
        governing = attributor.governing(token)
        yield Provision(
            agreement=cited,
            mode=_mode(mode, content),
            content=document.span(span.start_char, span.end_char),
            reporter=governing.speaker if governing is not None else (),
        )


def _provided(verb: Token) -> Token | None:
    """The head of what a verb of an agreement governs: clause, infinitive, object, "for ..."."""
    for clause in children(verb, "ccomp", "xcomp"):
        return clause
    found = next(children(verb, "obj"), None)
    if found is not None:
        return found
    return next((n for p in ("for", "on", "to", "from") for n in nominals(verb, p)), None)


def _mode(mode: Mode, content: Token) -> Mode:
    """Read "stressed that it was important to ..." as a requirement."""
    words = {content.lower_, *(c.lower_ for c in children(content, "aux"))}
    return Mode.REQUIRES if mode is Mode.STATES and words & _OBLIGING else mode
