"""In whose clause each word stands: its predicate, and the subject that this has or borrows."""

import numpy as np

from graphbuilder.nlp.coreference.codes import RELATIONS, TAGS, Role
from graphbuilder.nlp.coreference.words import Column, Flags, Words

#: Relations of a predicate to what it depends on, besides that of a verb.
_CLAUSAL = ("root", "ccomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis")

#: How often pointers are followed on: clauses inside clauses.
_ROUNDS = 3


def find_clauses(words: Words) -> Column:
    """Find the predicate of the clause that each word stands in, its own for predicates."""
    is_clausal = (
        (words.tag == TAGS["VERB"])
        | (words.tag == TAGS["AUX"])
        | _is_one_of(words.relation, *_CLAUSAL)
    )
    up = np.where(is_clausal, np.arange(len(is_clausal)), words.head)
    for _ in range(_ROUNDS):  # doubles the steps each time
        up = up[up]
    return up


def find_agents(words: Words) -> Column:
    """Find the subject of each predicate, also where the grammar leaves it out.

    Follows control ("urged Iran to stop"), coordination ("came and protested"), participles
    ("..., saying that") and modifying clauses ("Russia, which opposes"), as
    `graphbuilder.nlp.syntax.understood_subject` does.

    Returns:
        The index of its head; -1 where there is none.
    """
    subjects = _find_dependents(words, words.role == Role.SUBJECT)
    objects = _find_dependents(words, words.role == Role.OBJECT)
    is_modifier = _is_one_of(words.relation, "acl", "acl:relcl")
    is_relative = is_modifier & (subjects >= 0) & words.is_relative[subjects]
    agents = np.where(is_relative, words.head, subjects)
    lacks = subjects < 0
    agents = np.where(lacks & is_modifier, words.head, agents)
    is_controlled = lacks & (words.relation == RELATIONS["xcomp"])
    agents = np.where(is_controlled, objects[words.head], agents)
    borrows = _is_one_of(words.relation, "xcomp", "advcl", "conj")
    for _ in range(_ROUNDS):
        agents = np.where((agents < 0) & borrows, agents[words.head], agents)
    return agents


def _find_dependents(words: Words, chosen: Flags) -> Column:
    """Find which of the chosen words depends on each, the last of several; -1 for none."""
    found = np.full(len(chosen), -1, dtype=np.int64)
    at = np.flatnonzero(chosen)
    found[words.head[at]] = at
    return found


def _is_one_of(relation: Column, *names: str) -> Flags:
    return np.isin(relation, [RELATIONS[name] for name in names])
