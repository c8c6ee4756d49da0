"""Which clause completes a word of saying, thinking or knowing, wherever the parser hung it."""

from spacy.tokens import Token

from graphbuilder.extraction.cues import matches
from graphbuilder.lexicons.cues import CueIndex
from graphbuilder.nlp.syntax import (
    case_lemma,
    children,
    first_child,
    is_infinitive,
    relation,
    subject,
)

_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "DET", "PRON"})

#: Words of knowing, perceiving and showing. What completes them is true or thought, not said, so
#: they are no cues of positions.
_KNOWING = frozenset(
    "know see show mean find remember ensure realize realise determine notice imagine understand "
    "guess demonstrate establish wonder learn hear prove assure guarantee discover bet "
    "hypothesize hypothesise fear dream feel teach theorize figure resent "
    "sure certain aware convinced secure determined".split()
)

#: Words of the lexicon that a clause completes although nobody says or thinks it.
_NOT_THOUGHT = frozenset("require consider seem check surprise".split())

#: Verbs that are no statement but a turn of speech when they stand beside a clause: "you know".
_FILLERS = frozenset({"know", "mean", "see"})

#: Marks that part two statements rather than a statement from who says it.
_PARTING = frozenset({":", ";", "(", "["})

#: A clause longer than this beside another is no parenthesis that names who says it.
_MAX_PARENTHESIS_TOKENS = 30


def is_clause(head: Token) -> bool:
    """Whether a word heads a clause: a verb, or what has a subject, copula or auxiliary."""
    return head.pos_ == "VERB" or (
        head.pos_ in _PREDICATES and any(children(head, "nsubj", "csubj", "expl", "aux", "cop"))
    )


def said_clause(head: Token) -> Token | None:
    """Find the clause that completes a word of saying.

    Args:
        head: A word of saying.

    Returns:
        The head of the clause; None if the word has none.
    """
    for child in children(head, "ccomp", "acl", "csubj"):
        if is_infinitive(child) or child.dep_ == "acl:relcl" or not is_clause(child):
            continue
        # "Comments made by ...", "arguments, as presented here": no clause with its own subject.
        if relation(child) != "acl" or subject(child) is not None:
            return child
    if head.pos_ == "NOUN":
        return None
    for child in children(head, "parataxis"):
        if child.i > head.i and is_clause(child) and _is_announced(child, head):
            return child
    return clause_beside(head)


def _is_announced(clause: Token, head: Token) -> bool:
    """Whether a clause that is only set beside a verb is what the verb says: "He said: ..."."""
    return first_child(head, "obj") is None and _mark_before(clause) not in {";", "(", "["}


def clause_beside(head: Token) -> Token | None:
    """Find the clause that a verb of saying hangs on: "The talks, Lavrov said, have failed"."""
    if relation(head) != "parataxis" or subject(head) is None:
        return None
    if head.i < head.head.i and not is_clause(head.head):
        return None
    if any(children(head, "ccomp", "xcomp")) or _mark_before(head) in _PARTING:
        return None
    return head.head if head.right_edge.i - head.left_edge.i < _MAX_PARENTHESIS_TOKENS else None


def _mark_before(clause: Token) -> str:
    edge = clause.left_edge
    return edge.text if edge.is_punct or edge.i == 0 else edge.nbor(-1).text


def takes_clause(token: Token, cues: CueIndex) -> bool:
    """Whether a word is one of saying, thinking or knowing, in the lexicon or beside it."""
    if token.pos_ not in {"VERB", "ADJ", "AUX"}:
        return False
    lemma = token.lemma_.lower()
    if lemma in {"be", "go"}:
        return any(child.lower_ == "like" for child in children(token, "compound"))
    if lemma in _NOT_THOUGHT:
        return False
    # Trained lemmatizers invent lemmas for verbs that they have not seen ("notic").
    if {lemma, lemma + "e", lemma[:-1]} & _KNOWING:
        return True
    return token.pos_ == "VERB" and any(
        {"ccomp", "quote"} & set(match.cue.content) for match in matches(token, cues)
    )


def known_clause(head: Token) -> Token | None:
    """Find the clause that completes a word of thinking or knowing.

    Args:
        head: The word.

    Returns:
        The head of the clause; None if the word has none.
    """
    lemma = head.lemma_.lower()
    for child in children(head, "ccomp"):
        if not is_infinitive(child) and is_clause(child):
            return child
    for child in children(head, "advcl"):
        if lemma == "feel" and case_lemma(child) == "like" and child.i > head.i:
            return child
    if lemma in _FILLERS or first_child(head, "obj") is not None:
        return None
    return clause_beside(head)
