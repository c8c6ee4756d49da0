"""The act that a cue shows together with its content.

Some words show one act or another by what they are about: one hopes that somebody does something,
which is a demand, or that something turns out well, which is support.
"""

from spacy.tokens import Token

from graphbuilder.extraction.arguments import clause_subject
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.cues import CueMatch
from graphbuilder.extraction.wordforms import is_one_of
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import VERBAL, children

_HOPING = frozenset({"hope", "hopeful", "trust", "optimistic"})
_COMMITTING = frozenset({"commitment", "committed", "commit", "dedication", "adherence"})
_REGRETTING = frozenset({"regret", "deplore", "lament"})


def weigh_act(
    act: Act, match: CueMatch, content: Token, *, cast: Cast, holder: tuple[str, ...]
) -> Act:
    """Tell which act a cue shows with a content.

    Args:
        act: The act that it shows by itself.
        match: The cue.
        content: The head of the content.
        cast: Who is who in the document.
        holder: Whose stance it is.

    Returns:
        The act; mostly the same.
    """
    if act is Act.DEMAND and is_one_of(match.head, _HOPING) and _is_clause(content):
        return act if _is_others_deed(content, cast, holder) else Act.SUPPORT
    if act is Act.COMMIT and is_one_of(match.head, _COMMITTING) and content.pos_ == "NOUN":
        return Act.SUPPORT if _names_others(content, cast, holder) else act
    if act is Act.ACCUSE and is_one_of(match.head, _REGRETTING) and _is_clause(content):
        return act if _is_others_deed(content, cast, holder) else Act.STATE
    return act


def _is_clause(content: Token) -> bool:
    return content.pos_ in VERBAL or any(children(content, "cop", "nsubj", "expl"))


def _is_others_deed(clause: Token, cast: Cast, holder: tuple[str, ...]) -> bool:
    """Whether an actor of another side does what a clause says."""
    found = clause_subject(clause)
    return found is not None and _are_others(cast.resolve(found), cast, holder)


def _names_others(phrase: Token, cast: Cast, holder: tuple[str, ...]) -> bool:
    """Whether a phrase names an actor of another side: "Israel's security"."""
    return any(
        _are_others(cast.owners[token.i], cast, holder)
        for token in phrase.subtree
        if token.i in cast.owners
    )


def _are_others(keys: tuple[str, ...], cast: Cast, holder: tuple[str, ...]) -> bool:
    return bool(keys) and not cast.share_side(keys, holder)
