"""Whose stance it is that a cue shows."""

from spacy.tokens import Token

from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.cues import CueMatch
from graphbuilder.extraction.wordforms import is_one_of
from graphbuilder.lexicons.cues import CueKind
from graphbuilder.nlp.syntax import (
    VERBAL,
    agent,
    case_lemma,
    children,
    is_passive,
    relation,
    subject,
    understood_subject,
)

#: Texts that speak for whoever issued them.
_TEXTS = frozenset(
    "statement report letter declaration communique communiqué message document speech release "
    "note resolution text tweet post interview article paper memorandum editorial advisory "
    "bulletin circular dispatch telegram cable".split()
)

#: A text that was named farther back than so many tokens is not "the text" any more.
_MAX_REACH = 1000

#: Determiners of what has been spoken of.
_POINTING = frozenset({"the", "this", "that"})

#: Verbs whose subject holds the stance that their object names: "voiced support for".
_EXPRESSING = frozenset(
    "express voice issue make give send offer reiterate reaffirm repeat restate renew declare "
    "announce state confirm convey deliver put present submit table raise lodge file show "
    "pledge extend provide lend have hold maintain keep find take set win sound signal share "
    "get see underline underscore stress emphasise emphasize highlight recall affirm note pay "
    "throw level hurl direct register enter place launch step reach conclude sign withdraw "
    "withhold withheld drop enjoy join use speak go be come work reinforce apply agree "
    "contain include strengthen welcome adopt bring demonstrate continue pursue lead".split()
)

#: Words that stand for some of those whom a phrase behind them names.
_QUANTIFIERS = frozenset("none nobody all both each most many neither everyone everybody".split())

#: Prepositions before those from whom a stance comes.
_SOURCES = frozenset({"by", "from"})


def holders(match: CueMatch, cast: Cast, *, speaker: tuple[str, ...]) -> tuple[str, ...]:
    """Tell whose stance a cue shows.

    Args:
        match: The cue.
        cast: Who is who in the document.
        speaker: Who "we" is where the cue stands.

    Returns:
        Actor ids; empty if nobody known holds it.
    """
    head = match.head
    if match.cue.kind is not CueKind.NOUN:
        return voiced_by(_stance_subject(match), cast, speaker=speaker)
    own = _owner(match, cast, speaker=speaker)
    if any(child.lower_ == "our" for child in children(head, "nmod")):
        # What an official calls "our demands" are those of the side that he speaks for.
        return tuple(dict.fromkeys(cast.party(key) or key for key in own))
    return own or voiced_by(_expressing_subject(head), cast, speaker=speaker)


def _owner(match: CueMatch, cast: Cast, *, speaker: tuple[str, ...]) -> tuple[str, ...]:
    """Whose the stance is that a noun names, by its possessor or who it is said to come from."""
    # In "criticism of Rome from Paris" parsers hang the second phrase on the first.
    near = [c for c in children(match.head, "nmod") if c.i > match.head.i]
    sources = [c for c in near if case_lemma(c) in _SOURCES]
    sources += [c for host in near for c in children(host, "nmod") if case_lemma(c) in _SOURCES]
    named = any(c.i < match.head.i for c in children(match.head, "nmod", "amod", "compound"))
    if not named and "prep:of" in match.cue.content:
        keys = (cast.resolve(source, speaker=speaker) for source in sources)
        found = next(filter(None, keys), ())
        if found:
            return found
    return cast.possessor(match.head, speaker=speaker)


def _stance_subject(match: CueMatch) -> Token | None:
    """The subject of a verb or adjective that shows a stance."""
    head = match.head
    by = _agent(head)
    if by is not None and subject(head) is None:
        return by  # "Blamed by Rome, hailed by Paris".
    if match.cue.kind is CueKind.ADJECTIVE and is_passive(head):
        return subject(head)  # "Washington is opposed to it": who is opposed holds the stance.
    governor = head.head
    if relation(head) == "advcl" and case_lemma(head) == "for" and subject(head) is None:
        # "Thanked Cuba for supporting it": Cuba supports it.
        return next(children(governor, "obj", "iobj"), None) or understood_subject(head)
    return understood_subject(head)


def _agent(verb: Token) -> Token | None:
    """By whom something is done: "backed by Rome and opposed by Paris"."""
    found = agent(verb)
    shares = relation(verb) == "conj" and is_passive(verb.head)
    return found if found is None or shares or found.dep_ == "obl:agent" else None


def _lent_subject(noun: Token) -> Token | None:
    """The subject that a verb lends to a noun it governs: "they voiced support for"."""
    governed = relation(noun) in {"obj", "obl"} and noun.head.pos_ in VERBAL
    return understood_subject(noun.head) if governed else None


def _expressing_subject(noun: Token) -> Token | None:
    """The subject of the verb that expresses what a noun names, or of its copula."""
    if any(children(noun, "cop")) or relation(noun) == "xcomp":
        return understood_subject(noun)  # "They made Chad promise to", as some taggers read it
    for participle in children(noun, "acl"):
        if is_one_of(participle, _EXPRESSING) and agent(participle) is not None:
            return agent(participle)  # "a request made by Paris"
    if noun.dep_ == "nsubj:pass":
        return agent(noun.head) if is_one_of(noun.head, _EXPRESSING) else None
    return _lent_subject(noun) if is_one_of(noun.head, _EXPRESSING) else None


def voiced_by(subject: Token | None, cast: Cast, *, speaker: tuple[str, ...]) -> tuple[str, ...]:
    """Tell whose voice a subject is: an actor's, or a text's, which is that of its author.

    Args:
        subject: The head of the subject, None if there is none.
        cast: Who is who in the document.
        speaker: Who "we" is where the subject stands.

    Returns:
        Actor ids; for "a statement ... which said", those of whoever issued the statement.
    """
    if subject is None:
        return ()
    keys = cast.resolve(subject, speaker=speaker)
    if not keys and subject.lower_ in _QUANTIFIERS:
        # "None of the allies", "many in the Slovak government".
        near = (c for c in children(subject, "nmod") if case_lemma(c) in {"of", "in", "among"})
        keys = next(filter(None, (cast.resolve(c, speaker=speaker) for c in near)), ())
    if keys or subject.lemma_.lower() not in _TEXTS:
        return keys
    return _issuer(subject, cast, speaker=speaker) or _issuer_before(subject, cast)


def _issuer(text: Token, cast: Cast, *, speaker: tuple[str, ...]) -> tuple[str, ...]:
    """Whose a text is, as the words beside it tell."""
    own = cast.possessor(text, speaker=speaker)
    issuer = _lent_subject(text)
    return own or (cast.resolve(issuer, speaker=speaker) if issuer is not None else ())


def _issuer_before(text: Token, cast: Cast) -> tuple[str, ...]:
    """Whose a text is that is spoken of again: "Chad sent a letter. The letter said that"."""
    if not any(child.lower_ in _POINTING for child in children(text, "det")):
        return ()
    lemma = text.lemma_.lower()
    before = text.doc[max(0, text.i - _MAX_REACH) : text.i]
    named = (t for t in reversed(before) if t.lemma_.lower() == lemma)
    return next(filter(None, (_issuer(t, cast, speaker=()) for t in named)), ())


def clause_subject(head: Token) -> Token | None:
    """The subject of a reported clause, or the agent of a passive one."""
    return agent(head) if is_passive(head) else subject(head) or understood_subject(head)
