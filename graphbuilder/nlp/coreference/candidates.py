"""Which phrases a pronoun can look back to, and the pairs of pronouns and candidates."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from graphbuilder.nlp.coreference.clauses import find_agents, find_clauses
from graphbuilder.nlp.coreference.codes import KINDS, RELATIONS, TAGS
from graphbuilder.nlp.coreference.words import Column, Flags, Hashes, Words

#: The sentences that are searched: the pronoun's own and those before it.
SENTENCES = 5

#: Candidates of a pronoun at most, the latest.
_MOST = 60

#: The number of a candidate that is several coordinated phrases.
COORDINATED = 3

#: The kind of a candidate that is a pronoun "he"; the others follow.
FIRST_PRONOUN = len(KINDS) + 1


class Sort(IntEnum):
    """What a candidate is by its form; names first, pronouns from `PRONOUN` on."""

    NAME = 0
    PERSON = 1
    ORGANISATION = 2
    PLACE = 3
    NOUN = 4
    PRONOUN = 5
    OTHER_PRONOUN = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The phrases of a document that pronouns can look back to, in order.

    Coordinated phrases come twice: the first one by itself, and all of them together.

    Attributes:
        token: The index of the head.
        sort: The `Sort`; a pronoun of the third person is `Sort.PRONOUN` plus its `Pronoun`.
        kind: What sort of thing it is, as `KINDS` numbers them; pronouns go on counting.
        number: Singular, plural, `COORDINATED` or 0 for unknown.
        earlier: How many candidates of the same name or noun stand before it.
        place: How many stand before it in its sentence.
    """

    token: Column
    sort: Column
    kind: Column
    number: Column
    earlier: Column
    place: Column

    @property
    def is_nominal(self) -> Flags:
        """Whether each is a name or a noun."""
        return self.sort < Sort.PRONOUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Each pronoun with each of its candidates; grouped by pronoun, both in order.

    Attributes:
        pronouns: The indices of the tokens of all pronouns.
        counts: How many candidates each of the pronouns has.
        pronoun: The number of the pronoun of each pair, in `pronouns`.
        candidate: The number of the candidate of each pair.
        is_barred: Whether one stands inside the noun phrase of the other.
        tie: How the candidate commands the pronoun in the tree, 0 to 5, from the arguments of one
            verb to words of different sentences.
        is_agent: Whether the candidate is the subject of the pronoun's clause, if only understood.
    """

    pronouns: Column
    counts: Column
    pronoun: Column
    candidate: Column
    is_barred: Flags
    tie: Column
    is_agent: Flags


def find_candidates(words: Words) -> Candidates:
    """Find the phrases that can be meant."""
    is_noun = (words.tag == TAGS["NOUN"]) | (words.tag == TAGS["PROPN"])
    # Of "US officials" the name counts too; of "Obama administration" as one name it does not.
    is_part = (words.relation == RELATIONS["flat"]) | (
        (words.relation == RELATIONS["compound"])
        & ((words.entity == 0) | (words.entity[words.head] > 0))
    )
    single = np.flatnonzero((is_noun & ~is_part) | (words.pronoun >= 0) | words.other_pronoun)
    several = np.zeros(len(is_noun), dtype=bool)
    several[words.head[(words.relation == RELATIONS["conj"]) & is_noun]] = True
    together = single[several[single] & is_noun[single]]
    token = np.concatenate([single, together])
    is_group = np.arange(len(token)) >= len(single)
    order = np.lexsort((is_group, token))
    token, is_group = token[order], is_group[order]
    sort = _sort(words, token)
    sentence = words.sentence[token]
    return Candidates(
        token=token,
        sort=sort,
        kind=_kind(words, token, sort),
        number=np.where(is_group, COORDINATED, words.number[token]),
        earlier=np.where(sort < Sort.PRONOUN, _count_earlier(words.name[token]), 0),
        place=np.arange(len(token)) - np.searchsorted(sentence, sentence),
    )


def _sort(words: Words, token: Column) -> Column:
    entity = words.entity[token]
    is_name = (words.tag[token] == TAGS["PROPN"]) | (entity > 0)
    nominal = np.where(is_name, np.where(entity <= Sort.PLACE, entity, Sort.NAME), Sort.NOUN)
    pronoun = words.pronoun[token]
    other = np.where(words.other_pronoun[token], Sort.OTHER_PRONOUN, nominal)
    return np.where(pronoun >= 0, Sort.PRONOUN + pronoun, other)


def _kind(words: Words, token: Column, sort: Column) -> Column:
    is_typed = (sort >= Sort.PERSON) & (sort <= Sort.PLACE)
    kind = np.where(is_typed, sort, words.kind[token])
    return np.where(sort >= Sort.PRONOUN, FIRST_PRONOUN + sort - Sort.PRONOUN, kind)


def _count_earlier(names: Hashes) -> Column:
    """Count for each name how often it came before."""
    order = np.argsort(names, kind="stable")
    ordered = names[order]
    at = np.arange(len(names))
    begins = np.ones(len(names), dtype=bool)
    begins[1:] = ordered[1:] != ordered[:-1]
    counts = np.empty(len(names), dtype=np.int64)
    counts[order] = at - np.maximum.accumulate(np.where(begins, at, 0))
    return counts


def pair(words: Words, candidates: Candidates) -> Pairs:
    """Pair the pronouns with the candidates before them, in their sentence and a few before."""
    pronouns = np.flatnonzero(words.pronoun >= 0)
    sentence = words.sentence[candidates.token]
    stop = np.searchsorted(candidates.token, pronouns)
    start = np.searchsorted(sentence, words.sentence[pronouns] - SENTENCES + 1)
    start = np.maximum(start, stop - _MOST)
    counts = stop - start
    pronoun = np.repeat(np.arange(len(pronouns)), counts)
    offsets = np.cumsum(counts) - counts
    candidate = np.arange(len(pronoun)) + np.repeat(start - offsets, counts)
    one, other = pronouns[pronoun], candidates.token[candidate]
    clause = find_clauses(words)
    return Pairs(
        pronouns=pronouns,
        counts=counts,
        pronoun=pronoun,
        candidate=candidate,
        is_barred=_is_above(words.phrase, one, other) | _is_above(words.phrase, other, one),
        tie=_tie(words, clause, one, other),
        is_agent=find_agents(words)[clause[one]] == other,
    )


def _is_above(up: Column, below: Column, above: Column) -> Flags:
    """Whether going up a tree from one word comes to another one."""
    found = np.zeros(len(below), dtype=bool)
    at, following = below, up[below]
    while np.any(at != following):
        found |= following == above
        at, following = following, up[following]
    return found


def _tie(words: Words, clause: Column, one: Column, other: Column) -> Column:
    head = words.head
    return np.select(
        [
            words.sentence[one] != words.sentence[other],
            head[one] == head[other],
            _is_above(head, one, other),
            _is_above(head, one, head[other]),
            clause[one] == clause[other],
        ],
        [5, 0, 1, 2, 3],
        default=4,
    )
