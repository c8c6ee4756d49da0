"""The roles of a cue: whose stance it is, what it is about, at whom it is directed."""

from collections.abc import Iterator

from spacy.tokens import Token

from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.contents import objects, prepositional
from graphbuilder.extraction.cues import CueMatch
from graphbuilder.extraction.wordforms import is_one_of
from graphbuilder.lexicons.cues import CueKind
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import (
    VERBAL,
    agent,
    case_lemma,
    children,
    conjuncts,
    is_passive,
    relation,
    subject,
    understood_subject,
)

#: Texts that speak for whoever issued them.
_TEXTS = frozenset(
    "statement report letter declaration communique communiqué message document speech release "
    "note resolution text tweet post interview article paper memorandum editorial".split()
)

#: Verbs whose subject holds the stance that their object names: "voiced support for".
_EXPRESSING = frozenset(
    "express voice issue make give send offer reiterate reaffirm repeat restate renew declare "
    "announce state confirm convey deliver put present submit table raise lodge file show pledge "
    "extend provide lend have hold maintain keep find take set win sound signal share get see "
    "underline underscore stress emphasise emphasize highlight recall affirm note pay throw level "
    "hurl direct register enter place launch step reach conclude sign withdraw withhold withheld "
    "drop enjoy join use speak go be come work".split()
)

#: Prepositions before those who suffer a deed, and before places.
_SUFFERING = frozenset({"on", "against", "in", "near", "at", "to"})

#: Acts that are mostly done to somebody, who is often named in the content alone.
_DIRECTED = frozenset({Act.DEMAND, Act.ACCUSE, Act.REJECT, Act.WARN, Act.DENY})


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
        return voiced_by(understood_subject(head), cast, speaker=speaker)
    own = cast.possessor(head, speaker=speaker)
    if any(child.lower_ == "our" for child in children(head, "nmod")):
        # What an official calls "our demands" are those of the side that he speaks for.
        return tuple(dict.fromkeys(cast.party(key) or key for key in own))
    return own or voiced_by(_expressing_subject(head), cast, speaker=speaker)


def _lent_subject(noun: Token) -> Token | None:
    """The subject that a verb lends to a noun it governs: "they voiced support for"."""
    governed = relation(noun) in {"obj", "obl"} and noun.head.pos_ in VERBAL
    return understood_subject(noun.head) if governed else None


def _expressing_subject(noun: Token) -> Token | None:
    """The subject of the verb that expresses what a noun names, or of its copula."""
    if any(children(noun, "cop")):
        return understood_subject(noun)
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
    if keys or subject.lemma_.lower() not in _TEXTS:
        return keys
    own = cast.possessor(subject, speaker=speaker)
    issuer = _lent_subject(subject)
    return own or (cast.resolve(issuer, speaker=speaker) if issuer is not None else ())


def addressees(
    match: CueMatch,
    content: Token | None,
    cast: Cast,
    *,
    holder: tuple[str, ...],
    speaker: tuple[str, ...],
) -> tuple[str, ...]:
    """Tell at whom a stance is directed; never at its own holder.

    Args:
        match: The cue.
        content: The head of the content.
        cast: Who is who in the document.
        holder: Whose stance it is.
        speaker: Who "we" is where the cue stands.

    Returns:
        Actor ids; empty if it is directed at nobody known.
    """
    for name in match.cue.addressee:
        for token in _addressed(match, content, name):
            if name == "possessor":
                keys = cast.possessor(token, speaker=speaker)
            else:
                keys = _meant(token, cast, speaker=speaker)
            keys = tuple(key for key in keys if key not in holder)
            if keys:
                return keys
    if content is None or match.cue.act not in _DIRECTED:
        return ()
    return _named_in(content, cast, holder=holder, act=match.cue.act)


def _meant(token: Token, cast: Cast, *, speaker: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a phrase means, without those whom it excepts: "Paris, rather than Rome"."""
    excepted = {
        key
        for part in conjuncts(token)[1:]
        if any(c.lower_ in {"rather", "not"} for c in children(part, "cc", "advmod"))
        for key in cast.resolve(part, speaker=speaker)
    }
    return tuple(key for key in cast.resolve(token, speaker=speaker) if key not in excepted)


def _named_in(content: Token, cast: Cast, *, holder: tuple[str, ...], act: Act) -> tuple[str, ...]:
    """The first actor of another side that a content names: whose "attacks" are to stop."""
    for token in content.subtree:
        # "Deplored the raid on Kabul": who suffers a deed is not accused of it.
        if act is Act.ACCUSE and case_lemma(token) in _SUFFERING:
            continue
        for key in cast.resolve(token) if token.i in cast.owners else ():
            if not any(cast.same_side(key, one) for one in holder):
                return (key,)
    return ()


def _addressed(match: CueMatch, content: Token | None, name: str) -> Iterator[Token]:
    head = match.head
    if name.startswith("prep:"):
        yield from prepositional(match, name.removeprefix("prep:"))
    elif name == "obj":
        yield from objects(head)
        # Parsers take the person who is asked to do something for either kind of object.
        yield from children(head, "iobj")
    elif name == "iobj":
        yield from children(head, "iobj")
    elif content is not None and name == "csubj":
        found = agent(content) if is_passive(content) else subject(content)
        if found is not None:
            yield found
    elif content is not None:  # obj-actor, prep-actor, possessor
        yield content


def clause_subject(head: Token) -> Token | None:
    """The subject of a reported clause, or the agent of a passive one."""
    return agent(head) if is_passive(head) else subject(head) or understood_subject(head)
