"""Phrases that make a whole clause somebody's: "according to Tehran", "as Paris put it"."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from graphbuilder.extraction.complements import is_clause, takes_clause
from graphbuilder.lexicons.cues import CueIndex
from graphbuilder.nlp.syntax import case_lemma, children, is_passive, nominals, relation, subject

#: Relations of "according" that the parsers have learnt, as a preposition and as a participle.
_PREPOSITIONAL = frozenset({"case", "mark"})
_PARTICIPIAL = frozenset({"advmod", "acl", "advcl"})

#: What things are done by, "according to" which nobody says anything.
_MEASURES = frozenset(
    "law constitution rule system theory plan principle norm schedule timetable calendar need "
    "ability capacity means procedure standard criterion custom tradition practice method formula "
    "model merit rank size type number weight age share proportion order wish taste logic".split()
)

#: Nouns for what somebody says or thinks, in "in the words of", "in Tehran's view".
_OPINIONS = frozenset({"word", "view", "opinion", "judgment", "judgement", "estimation", "eye"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A phrase that names a source, with the clause it holds for.

    Attributes:
        cue: The words that show it.
        source: The head of whoever says or thinks it.
        clause: The head of the clause.
    """

    cue: Span
    source: Token
    clause: Token


def find_scope(token: Token, cues: CueIndex) -> Scope | None:
    """Find what a word makes somebody's.

    Args:
        token: "according", the noun of "in the words of", or the verb of "as Paris put it".
        cues: The lexicon by head.

    Returns:
        The source and its clause; None if the word is none of these.
    """
    return _by_according(token) or _by_opinion(token) or _by_comparing(token, cues)


def _by_according(token: Token) -> Scope | None:
    """What "according to" makes somebody's: "According to Tehran, the talks failed"."""
    if token.lower_ != "according" or relation(token) not in _PREPOSITIONAL | _PARTICIPIAL:
        return None
    if relation(token) in _PREPOSITIONAL:
        source: Token | None = token.head
        clause = token.head.head
    else:
        source = next(nominals(token, "to"), None)
        clause = token.head
    if source is None or clause.i == source.i or _is_measure(token, source):
        return None
    return Scope(cue=token.doc[token.i : token.i + 2], source=source, clause=clause)


def _is_measure(token: Token, source: Token) -> bool:
    """Whether something is done by a measure: "share the costs according to ability"."""
    within = token.i > token.sent.start and not token.nbor(-1).is_punct
    return within and source.lemma_.lower() in _MEASURES


def _by_opinion(token: Token) -> Scope | None:
    """What "in ... view" makes somebody's: "in the words of Lavrov", "in Tehran's view"."""
    if token.lemma_.lower() not in _OPINIONS or relation(token) != "obl":
        return None
    if case_lemma(token) != "in" or not is_clause(token.head) or any(children(token, "amod")):
        return None
    owner = next(
        (c for c in children(token, "nmod") if c.dep_ == "nmod:poss" or case_lemma(c) == "of"), None
    )
    if owner is None:
        return None
    return Scope(cue=token.doc[token.i : token.i + 1], source=owner, clause=token.head)


def _by_comparing(token: Token, cues: CueIndex) -> Scope | None:
    """What a clause with "as" that lacks a content makes somebody's: "as Lavrov noted"."""
    if relation(token) != "advcl" or case_lemma(token) != "as" or not is_clause(token.head):
        return None
    source = subject(token)
    if source is None or _goes_on(token) or not _lacks_content(token, cues):
        return None
    return Scope(cue=token.doc[token.i : token.i + 1], source=source, clause=token.head)


def _lacks_content(verb: Token, cues: CueIndex) -> bool:
    objects = [child.lower_ for child in children(verb, "obj")]
    if verb.lemma_.lower() == "put":
        return objects == ["it"]
    is_open = not objects and not any(children(verb, "ccomp", "xcomp"))
    return is_open and takes_clause(verb, cues)


def _goes_on(verb: Token) -> bool:
    """Whether a verb tells what goes on meanwhile or is done to one: "as he was speaking"."""
    return verb.lower_.endswith("ing") or is_passive(verb)
