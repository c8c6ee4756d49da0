"""Which cues and stances only repeat what another stance is about."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from graphbuilder.extraction.stances import Stance
from graphbuilder.nlp.syntax import agent


def is_blocked(token: Token, regions: Iterable[Span]) -> bool:
    """Whether a cue is only part of what another stance is about."""
    # Not so a noun that heads the content ("rejected Moscow's demand to ..."), nor what stands in
    # a relative clause ("the plan, which Paris opposes").
    for content in regions:
        if content.start <= token.i < content.end:
            if token.pos_ == "NOUN" and token == content.root:
                continue
            if _in_relative_clause(token, content):
                continue
            return True
    return False


def without_doubles(stances: Iterable[Stance]) -> Iterator[Stance]:
    """Drop a stance of the same holder and act whose content lies in one already seen."""
    kept: list[Stance] = []
    for stance in stances:
        if not any(_says_the_same(stance, other) for other in kept):
            kept.append(stance)
            yield stance


def _in_relative_clause(token: Token, content: Span) -> bool:
    for at in (token, *token.ancestors):
        if not content.start <= at.i < content.end:
            return False
        if at.dep_ == "acl:relcl" or (at.dep_ == "acl" and agent(at) is not None):
            return True
    return False


def _says_the_same(one: Stance, other: Stance) -> bool:
    same = one.holder == other.holder and one.act is other.act
    return same and one.content.start < other.content.end and other.content.start < one.content.end
