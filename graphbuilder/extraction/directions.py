"""At whom a stance is directed: who is asked, blamed, warned, promised or welcomed."""

from collections.abc import Iterator

from spacy.tokens import Token

from graphbuilder.extraction.arguments import voiced_by
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.cues import CueMatch
from graphbuilder.extraction.relations import objects, prepositional
from graphbuilder.lexicons.cues import CueKind
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import (
    agent,
    case_lemma,
    children,
    is_passive,
    subject,
    understood_subject,
)

#: Prepositions before those who suffer a deed, and before places.
_SUFFERING = frozenset({"on", "against", "in", "near", "at", "to"})

#: Prepositions before those for or against whom something is done.
_RECEIVING = frozenset({"to", "for", "against", "with", "toward", "towards"})

#: Objects of verbs for what is done to somebody or given to them.
_OBJECTS = frozenset({"obj", "iobj"})

#: Acts that are mostly done to somebody, who is often named in the content alone.
_DIRECTED = frozenset({Act.DEMAND, Act.ACCUSE, Act.WARN, Act.COMMIT, Act.PROPOSE})

#: Acts whose holder does something to others, or with them.
_OFFERED = frozenset({Act.COMMIT, Act.PROPOSE})


def addressees(
    match: CueMatch,
    content: Token | None,
    cast: Cast,
    *,
    act: Act,
    holder: tuple[str, ...],
    speaker: tuple[str, ...],
) -> tuple[str, ...]:
    """Tell at whom a stance is directed; never at its own holder.

    Args:
        match: The cue.
        content: The head of the content.
        cast: Who is who in the document.
        act: What the stance does; denial may have changed that of the cue.
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
                keys = cast.resolve(token, speaker=speaker)
            if not keys and name == "obj":
                keys = cast.possessor(token, speaker=speaker)  # "accused Indian pilots"
            keys = tuple(key for key in keys if key not in holder)
            if keys:
                return keys
    if match.cue.kind is CueKind.NOUN and case_lemma(match.head) == "under":
        # "Under pressure from Brussels to repeal it, Georgia ...".
        pressed = voiced_by(understood_subject(match.head.head), cast, speaker=speaker)
        return tuple(key for key in pressed if key not in holder)
    return named_in(content, cast, holder=holder, act=act) if content is not None else ()


def named_in(content: Token, cast: Cast, *, holder: tuple[str, ...], act: Act) -> tuple[str, ...]:
    """Tell whom a content alone shows to be addressed.

    Args:
        content: Its head.
        cast: Who is who in the document.
        holder: Whose stance it is.
        act: What the stance does.

    Returns:
        The first actor of another side: whose "attacks" are to stop, who is to receive aid.
        Empty for acts that are mostly done to nobody.
    """
    if act not in _DIRECTED:
        return ()
    for token in content.subtree:
        if token.i in cast.owners and _can_be_meant(token, act):
            found = _others(cast.resolve(token), cast, holder)
            if found:
                return found[:1]
    return ()


def _can_be_meant(token: Token, act: Act) -> bool:
    if act is Act.ACCUSE:
        # "Deplored the raid on Kabul": who suffers a deed is not accused of it.
        return case_lemma(token) not in _SUFFERING
    # "Will send aid to Kabul": who is promised something is at the receiving end.
    return act not in _OFFERED or case_lemma(token) in _RECEIVING or token.dep_ in _OBJECTS


def _others(keys: tuple[str, ...], cast: Cast, holder: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some actors that are not of the holder's side."""
    return tuple(key for key in keys if not cast.share_side((key,), holder))


def _addressed(match: CueMatch, content: Token | None, name: str) -> Iterator[Token]:
    head = match.head
    if name.startswith("prep:"):
        yield from prepositional(match, name.removeprefix("prep:"))
    elif name == "obj":
        yield from (c for c in objects(head) if content is None or c != content)
        if is_passive(head) and any(children(head, "obj")):
            yield from children(head, "nsubj")  # "Nepal was promised a road"
        # Parsers take the person who is asked to do something for either kind of object.
        yield from children(head, "iobj")
    elif name == "iobj":
        yield from children(head, "iobj")
        if is_passive(head) and any(children(head, "obj")):
            yield from children(head, "nsubj")
    elif content is not None and name == "csubj":
        found = agent(content) if is_passive(content) else subject(content)
        if found is not None:
            yield found
    elif content is not None:  # obj-actor, prep-actor, possessor
        yield content
