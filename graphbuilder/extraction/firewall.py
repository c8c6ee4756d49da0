"""No position without a positive assertion.

What stands in a condition, a question, a possibility or somebody's expectation is not a stance,
and a denied cue shows another act than a plain one, or none. Nothing is ever turned round here:
a cue whose denial the lexicon does not explain is dropped.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from graphbuilder.extraction.cues import CueMatch
from graphbuilder.extraction.denial import Polarity
from graphbuilder.extraction.polarity import polarity
from graphbuilder.extraction.wordforms import is_one_of
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import children, is_infinitive, is_negated, is_passive, relation

#: Verbs of not doing something, which says nothing of doing the opposite.
_DECLINING = frozenset({"decline", "refuse", "fail", "neglect", "omit"})

#: Verbs of telling who somebody is.
_NAMING = frozenset({"identify", "name", "quote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """What the firewall lets through: an act, and whether denial has changed it."""

    act: Act
    negated: bool


def assert_act(match: CueMatch) -> Assertion | None:
    """Tell which act a cue asserts where it stands, None if none."""
    act = match.cue.act
    if act is None or is_question(match.head):
        return None
    found = polarity(match.head)
    if found is Polarity.OPEN:
        return None
    if found is Polarity.HOLDS:
        return Assertion(act=act, negated=False)
    if act is Act.REJECT and is_one_of(match.head.head, _DECLINING):
        return None  # "Declined to reject it" supports nothing.
    return Assertion(act=match.cue.negated, negated=True) if match.cue.negated else None


def is_undone(act: Act, content: Token) -> bool:
    """Whether a content is past, so that it cannot be asked for: "wishes NATO had demanded"."""
    auxiliaries = [child.lower_ for child in children(content, "aux")]
    past = "had" in auxiliaries or (relation(content) == "conj" and _is_past(content))
    return act in {Act.DEMAND, Act.COMMIT, Act.PROPOSE} and past


def hides_name(content: Token) -> bool:
    """Whether a content is what journalists promise: "officials who asked not to be identified"."""
    is_naming = is_one_of(content, _NAMING) and is_passive(content)
    return is_naming and is_infinitive(content) and is_negated(content)


def _is_past(verb: Token) -> bool:
    return "Past" in verb.morph.get("Tense", []) and "Fin" in verb.morph.get("VerbForm", [])


def is_question(token: Token) -> bool:
    """Whether a word stands in a question."""
    return token.sent.text.rstrip("\"”’' ").endswith("?")
