"""No position without a positive assertion.

What stands in a condition, a question, a possibility or somebody's expectation is not a stance,
and a denied cue shows another act than a plain one, or none. Nothing is ever turned round here:
a cue whose denial the lexicon does not explain is dropped.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from graphbuilder.extraction.cues import CueMatch
from graphbuilder.lexicons.cues import CueKind
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import children, in_conditional, is_negated, relation

#: Auxiliaries of mere possibility.
_POSSIBILITY = frozenset({"may", "might", "could", "can"})

#: Predicates that make what they govern somebody's guess: "is expected to reject".
_EXPECTED = frozenset({"expect", "likely", "unlikely", "suppose", "appear", "rumour", "rumor"})

#: Negative words that reach down into an infinitive: "failed to support", "has yet to accept".
_FAILING = frozenset({"fail", "refuse", "decline", "yet", "stop", "cease", "neglect"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """What the firewall lets through: an act, and whether denial has changed it."""

    act: Act
    negated: bool


def assert_act(match: CueMatch) -> Assertion | None:
    """Tell which act a cue asserts where it stands, None if none."""
    act = match.cue.act
    if act is None or _is_hypothetical(match.head):
        return None
    if not _is_denied(match):
        return Assertion(act=act, negated=False)
    return Assertion(act=match.cue.negated, negated=True) if match.cue.negated else None


def is_question(token: Token) -> bool:
    """Whether a word stands in a question."""
    return token.sent.text.rstrip("\"”’' ").endswith("?")


def _is_hypothetical(head: Token) -> bool:
    if in_conditional(head) or is_question(head):
        return True
    negated = is_negated(head)
    auxiliaries = {child.lower_ for child in children(head, "aux")}
    # "cannot accept" and "could not support" refuse; "could support" only may.
    if auxiliaries & _POSSIBILITY and not negated:
        return True
    return relation(head) == "xcomp" and head.head.lemma_.lower() in _EXPECTED


def _is_denied(match: CueMatch) -> bool:
    head = match.head
    if is_negated(head):
        return True
    if relation(head) == "xcomp":
        # "do not want to accept", "failed to support"; but "cannot help but welcome" is left out.
        governor = head.head
        return governor.lemma_.lower() in _FAILING or is_negated(governor)
    if match.cue.kind is CueKind.NOUN and relation(head) == "obj":
        # "voiced no support", but not "did not answer our demands", which were made all the same.
        owned = any(child.dep_ == "nmod:poss" for child in head.children)
        return is_negated(head.head) and not owned
    return False
