"""Agreements without a title, which a description tells apart.

"The treaty on friendship between Russia and North Korea", "an agreement with Spain on marine
navigation" that somebody signed, "a joint statement", "the relevant Security Council resolutions".
"A deal" that somebody seeks is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.years import is_year, years_in
from graphbuilder.nlp.syntax import (
    VERBAL,
    case_lemma,
    children,
    in_conditional,
    is_gerund,
    is_infinitive,
    is_negated,
    noun_phrase,
    relation,
)

_NOUNS = frozenset(
    "treaty agreement accord pact convention protocol memorandum declaration communiqué "
    "communique statement deal truce ceasefire resolution charter constitution "
    "statute".split()
)

#: Statements are agreements only when they are made together.
_JOINT = frozenset({"joint", "common"})
_SPOKEN = frozenset({"statement", "declaration", "communiqué", "communique"})

#: Organisations rest on these.
_FOUNDATIONS = frozenset({"charter", "constitution", "statute"})

#: Verbs that bring an agreement about.
_MAKING = frozenset(
    "sign conclude initial ratify adopt issue reach approve exchange endorse renew extend".split()
)

#: Those of them that make a mere statement one to keep to.
_SIGNING = frozenset({"sign", "initial", "adopt", "conclude"})

_ADOPTING = frozenset({"UN", "UNSC", "UNGA"})
_MAX_TOKENS = 60

#: What hangs on the noun as part of what an agreement is called.
_INSIDE = frozenset({"det", "amod", "compound", "nmod", "nummod", "flat", "obl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """A described agreement."""

    span: Span
    name: str
    year: int | None


def find_pacts(doc: Doc, *, cast: Cast, taken: set[int]) -> Iterator[Pact]:
    """Find the agreements that only a description tells apart.

    Args:
        doc: An annotated document.
        cast: Who is who in it.
        taken: The tokens that already cite an agreement.

    Yields:
        Agreements in order; a phrase inside another's is left out.
    """
    end = 0
    for token in doc:
        if token.lemma_.lower() not in _NOUNS or token.i in taken or token.i < end:
            continue
        if token.pos_ not in {"NOUN", "PROPN"} or relation(token) == "compound":
            continue
        if _is_told_apart(token, cast):
            span = _phrase(token)
            end = span.end
            years = years_in(span)
            yield Pact(span=span, name=_name(span), year=years[-1] if years else None)


def _is_told_apart(noun: Token, cast: Cast) -> bool:
    lemma = noun.lemma_.lower()
    sides = _sides(noun, cast)
    if lemma == "resolution":
        return bool(_ADOPTING & {key for side in sides for key in cast.sides(side)})
    if lemma in _FOUNDATIONS:
        return len(sides) == 1 and not cast.is_person(next(iter(sides)))
    if not _is_made(noun):
        return False
    if lemma in _SPOKEN and not _is_joint(noun):
        return _is_signed(noun, _SIGNING)
    topic = any(case_lemma(child) in {"on", "for"} for child in children(noun, "nmod", "acl"))
    if len(sides) > 1 or (topic and _is_definite(noun)):
        return True
    marked = bool(topic or sides or _is_joint(noun))
    return marked and (_is_signed(noun) or (bool(sides) and _is_dated(noun)))


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ == "the" for child in children(noun, "det"))


def _is_dated(noun: Token) -> bool:
    return any(map(is_year, noun_phrase(noun)))


def _is_joint(noun: Token) -> bool:
    return any(child.lower_ in _JOINT for child in children(noun, "amod", "compound"))


def _sides(noun: Token, cast: Cast) -> set[str]:
    """The actors that a phrase names as parties: "between X and Y", "with X", "the X-Y pact"."""
    found: set[str] = set()
    for child in noun.children:
        link = relation(child)
        before = link in {"amod", "compound", "nmod"} and child.i < noun.i
        behind = link in {"nmod", "obl"} and case_lemma(child) in {"between", "with", "of", "by"}
        if before or behind:
            for token in child.subtree:
                found |= set(cast.owners.get(token.i, ()))
        elif child.dep_ == "acl":
            for agent in children(child, "obl"):
                if case_lemma(agent) in {"by", "between", "with"}:
                    found |= {key for t in agent.subtree for key in cast.owners.get(t.i, ())}
    return found


def _is_made(noun: Token) -> bool:
    """Whether the text takes the agreement for existing, not for wanted."""
    governor = noun.head
    if any(
        child.lower_ in {"no", "any", "possible", "potential", "future"} for child in noun.children
    ):
        return False
    if governor.pos_ in VERBAL and relation(noun) in {"obj", "nsubj"}:
        modal = any(
            c.tag_ == "MD" or c.lower_ in {"would", "could", "should", "may", "might"}
            for c in children(governor, "aux")
        )
        if is_gerund(governor) and case_lemma(governor) not in {"after", "since"}:
            return False
        wanted = is_infinitive(governor) and relation(governor) in {
            "xcomp",
            "ccomp",
            "advcl",
            "acl",
        }
        return not (modal or wanted or is_negated(governor) or in_conditional(governor))
    return True


def _is_signed(noun: Token, verbs: frozenset[str] = _MAKING) -> bool:
    """Whether the text says that the agreement was brought about."""
    if any(c.dep_ == "acl" and c.lemma_.lower() in verbs for c in noun.children):
        return True
    governor, link = noun.head, relation(noun)
    if link in {"conj", "appos", "list", "parataxis", "dep"} and governor.i != noun.i:
        return governor.lemma_.lower() in verbs or _is_signed(governor, verbs)
    return governor.lemma_.lower() in verbs and link in {"obj", "nsubj"}


def _phrase(noun: Token) -> Span:
    """The phrase with what its parties and topic are and how it came about."""
    own = [noun, *(t for c in noun.children if _belongs(c) for t in c.subtree)]
    inside = {t.i for t in own if not (t.head.i == noun.i and relation(t) in {"case", "punct"})}
    start, end = noun.i, noun.i + 1
    while start - 1 in inside:
        start -= 1
    while end in inside and end - start < _MAX_TOKENS:
        end += 1
    return noun.doc[start:end]


def _belongs(child: Token) -> bool:
    if child.dep_ == "acl":
        return child.lemma_.lower() in _MAKING
    return relation(child) in _INSIDE


def _name(span: Span) -> str:
    """The phrase without its article."""
    return str(span[(span[0].pos_ == "DET" and len(span) > 1) :].text)
