"""What the words of its own clause say of a predicate: that it holds, does not, or neither."""

from enum import Enum, auto
from itertools import pairwise

from spacy.tokens import Token

from graphbuilder.extraction.wordforms import is_one_of
from graphbuilder.nlp.syntax import children, in_conditional, relation, subject

#: Auxiliaries of mere possibility, and those of what only should be.
_POSSIBILITY = frozenset({"may", "might", "could", "can"})

_OUGHT = frozenset({"should", "must", "ought", "would"})

#: Adverbs that leave a predicate open, and those that all but deny it.
_GUESSING = frozenset(
    "probably perhaps possibly maybe conceivably presumably supposedly almost nearly".split()
)

_DENYING_WORDS = frozenset(
    "not n't n’t never no neither nor hardly scarcely barely nowhere".split()
)

#: Subjects that deny their predicate, and those that all but do.
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})

_FEW = frozenset({"few", "little"})

#: Nouns of phrases such as "at no point", "under no circumstances".
_OCCASIONS = frozenset(
    "point time circumstance circumstances way case means condition moment stage event".split()
)

#: Words that open a condition.
_CONDITIONS = frozenset(
    "if unless whether lest until provided providing assuming supposing".split()
)

#: Words that open a condition where what follows from it is yet to come: "once it agrees, we will".
_TIMES = frozenset({"when", "whenever", "once", "soon", "moment", "minute", "instant"})

_IN_CASE = ("in", "case")


class Polarity(Enum):
    """What a text says of a predicate."""

    HOLDS = auto()
    DENIED = auto()
    OPEN = auto()


def own_polarity(head: Token) -> Polarity:
    """Tell what the words of its own clause say of a predicate."""
    if _is_outer_denial(head):
        return Polarity.OPEN
    if is_denied(head):
        return Polarity.DENIED
    auxiliaries = {child.lower_ for child in children(head, "aux")}
    unreal = bool(auxiliaries & _OUGHT) and bool(auxiliaries & {"have", "'ve"})
    guessed = any(child.lower_ in _GUESSING for child in children(head, "advmod"))
    obliged = bool(auxiliaries & (_OUGHT - {"would"}))
    if auxiliaries & _POSSIBILITY or unreal or guessed or obliged or _has_few(head):
        return Polarity.OPEN
    return Polarity.HOLDS


def is_denied(head: Token) -> bool:
    """Whether a predicate is denied in its own clause: by a word, its subject or an occasion."""
    words = children(head, "advmod", "det", "cc", "aux")
    if any(word.lower_ in _DENYING_WORDS or _is_no_longer(word) for word in words):
        return True
    occasions = (c for c in children(head, "obl") if is_one_of(c, _OCCASIONS))
    return any(has_no(occasion) for occasion in occasions) or _has_nobody(head)


def is_conditional(head: Token) -> bool:
    """Whether a predicate stands in a condition, with a conjunction or by inversion."""
    if in_conditional(head):
        return True
    return any(map(_opens_condition, (head, *head.ancestors)))


def has_no(noun: Token) -> bool:
    """Whether a noun is denied: "no support", "neither plan"."""
    return any(c.lower_ in {"no", "neither"} for c in children(noun, "det", "cc"))


def _is_outer_denial(head: Token) -> bool:
    """Whether the clause as a whole is denied: "it is not that Lisbon supports"."""
    outer = any(child.dep_ == "nsubj:outer" for child in head.children)
    begin = min((c.i for c in children(head, "mark")), default=head.i if outer else -1)
    return any(c.i < begin and c.lower_ in _DENYING_WORDS for c in children(head, "advmod"))


def _is_no_longer(word: Token) -> bool:
    return word.lower_ in {"longer", "more"} and any(c.lower_ == "no" for c in word.children)


def _has_nobody(head: Token) -> bool:
    """Whether nobody does it: "neither Greece nor Cyprus", "no state", "none of them"."""
    found = subject(head)
    return found is not None and (found.lower_ in _NOBODY or has_no(found))


def _has_few(head: Token) -> bool:
    """Whether hardly anybody does it: "few governments", "not all members"."""
    found = subject(head)
    if found is None:
        return False
    words = (found, *children(found, "amod", "det", "advmod"))
    deny = any(c.lower_ == "not" for word in words for c in children(word, "advmod"))
    return deny or any(word.lower_ in _FEW and not _has_article(word) for word in words)


def _has_article(word: Token) -> bool:
    """Whether it is "a few", which affirms."""
    return word.i > 0 and word.doc[word.i - 1].lower_ == "a"


def _opens_condition(clause: Token) -> bool:
    if relation(clause) == "advcl":
        first = clause.left_edge.i
        begins = [t.lower_ for t in clause.doc[max(first - 2, 0) : first + 2]]
        marks = {c.lower_ for c in children(clause, "mark", "advmod", "case")}
        if (marks | {clause.lower_}) & _CONDITIONS or _IN_CASE in pairwise(begins):
            return True
        return (marks & _TIMES and _is_to_come(clause.head)) or _is_inverted(clause)
    if relation(clause) == "acl" and clause.head.lower_ in _TIMES:
        return _is_to_come(clause.head.head)
    return _is_inverted(clause)


def _is_to_come(main: Token) -> bool:
    return any(child.lower_ in {"will", "'ll", "’ll"} for child in children(main, "aux"))


def _is_inverted(clause: Token) -> bool:
    """Whether an auxiliary opens a clause: "Should Moscow reject", "Were Tunis to warn"."""
    found = subject(clause)
    first = clause.left_edge
    return (
        found is not None
        and first.i < found.i
        and first.lower_ in {"should", "had", "were"}
        and first.head in {clause, found}
    )
