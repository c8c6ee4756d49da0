"""The act of a clause that is merely said: what it means, not the verb that carries it.

"Lavrov said NATO must withdraw" demands, "he said the West had broken its word" accuses, "we
will respond" promises or threatens. Each reading is one construction; the first that fits wins.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graphbuilder.extraction.arguments import clause_subject
from graphbuilder.extraction.attribution import Attribution
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.contents import content_span
from graphbuilder.extraction.cues import matches
from graphbuilder.extraction.firewall import is_question
from graphbuilder.lexicons.cues import CueIndex, CueKind
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import (
    agent,
    children,
    in_conditional,
    is_infinitive,
    is_negated,
    is_passive,
)

_OBLIGATION = frozenset({"must", "should", "ought", "shall"})
_OBLIGING_VERBS = frozenset({"need", "have"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_POSSIBLE = frozenset({"could", "might", "may", "can", "will", "would"})
_HARM = frozenset(
    "cause lead trigger provoke harm damage endanger destroy undermine worsen escalate risk "
    "jeopardize jeopardise destabilize destabilise collapse suffer consequence".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reported clause does, at whom, shown by which words."""

    act: Act
    content: Span
    addressee: tuple[str, ...]
    cue: Span | None
    strength: int | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A clause that somebody says, with what the readings ask of it.

    Attributes:
        clause: Its head.
        speaker: Who says it.
        subject: The actors that are its subject, or the agent of a passive.
        own: Whether those are of the speaker's side.
        states: Whether saying it plainly is a stance.
        cast: Who is who in the document.
        cues: The lexicon by head.
    """

    clause: Token
    speaker: tuple[str, ...]
    subject: tuple[str, ...]
    own: bool
    states: bool
    cast: Cast
    cues: CueIndex

    @property
    def others(self) -> tuple[str, ...]:
        """The actors of the subject, if it is not the speaker's side."""
        return () if self.own else self.subject


def read_clause(attribution: Attribution, *, cast: Cast, cues: CueIndex) -> Reading | None:
    """Read the act of a reported clause.

    Args:
        attribution: Who says the clause.
        cast: Who is who in the document.
        cues: The lexicon by head.

    Returns:
        The reading; None for questions, for what only stands in a condition, and for plain
        narration in a text of its own author.
    """
    clause = attribution.content
    if is_question(clause) or in_conditional(clause):
        return None
    head = clause_subject(clause)
    keys = cast.resolve(head, speaker=attribution.speaker) if head is not None else ()
    own = any(cast.same_side(key, one) for key in keys for one in attribution.speaker)
    reported = Reported(
        clause=clause,
        speaker=attribution.speaker,
        subject=keys,
        own=own,
        states=attribution.states,
        cast=cast,
        cues=cues,
    )
    return next((reading for read in _READINGS for reading in read(reported)), None)


def _obligation(reported: Reported) -> Iterator[Reading]:
    """Read an obligation: "NATO must withdraw", "Iran needs to stop"."""
    clause = reported.clause
    modal = next((c for c in children(clause, "aux") if c.lower_ in _OBLIGATION), None)
    obliging = clause.lemma_.lower() in _OBLIGING_VERBS and any(
        is_infinitive(c) for c in children(clause, "xcomp", "ccomp")
    )
    if modal is None and not obliging:
        return
    marker = modal or clause
    yield Reading(
        act=Act.DEMAND,
        content=content_span(clause),
        addressee=reported.others,
        cue=clause.doc[marker.i : marker.i + 1],
        strength=4 if marker.lower_ in {"must", "shall"} else 3,
        rule="obligation",
    )


def _misconduct(reported: Reported) -> Iterator[Reading]:
    """Read conduct that accuses whoever it is said of: "The West ignored our proposals"."""
    if reported.own:
        return
    blamed = _blamed(reported)
    if not blamed:
        return  # "The talks have failed" accuses nobody.
    negated = is_negated(reported.clause)
    for head in _deeds(reported):
        for match in matches(head, reported.cues, CueKind.CONDUCT):
            act = match.cue.negated if negated else match.cue.act
            if act is not None:
                yield Reading(
                    act=act,
                    content=content_span(reported.clause),
                    addressee=blamed,
                    cue=match.span,
                    strength=match.cue.strength,
                    rule="conduct",
                )


def _deeds(reported: Reported) -> Iterator[Token]:
    """Where a clause names a deed: its verbs, and their objects where the doer is an actor."""
    verbs = (reported.clause, *children(reported.clause, "xcomp"))
    # "Twelve were killed" says nothing of a doer.
    yield from (verb for verb in verbs if not is_passive(verb) or agent(verb) is not None)
    if reported.others:
        yield from (noun for verb in verbs for noun in children(verb, "obj", "obl"))


def _evaluation(reported: Reported) -> Iterator[Reading]:
    """Read an evaluation: "The move is unacceptable", "it is important to ..."."""
    negated = is_negated(reported.clause)
    for match in matches(reported.clause, reported.cues, CueKind.EVALUATION):
        act = match.cue.negated if negated else match.cue.act
        if act is not None and any(children(reported.clause, "cop")):
            accuses = act in {Act.ACCUSE, Act.REJECT}
            if accuses and reported.own:
                continue  # Who admits a fault of his own accuses nobody.
            yield Reading(
                act=act,
                content=content_span(reported.clause),
                addressee=_blamed(reported) if accuses else (),
                cue=match.span,
                strength=match.cue.strength,
                rule="evaluation",
            )


def _blamed(reported: Reported) -> tuple[str, ...]:
    """Who is meant by an evaluation of a deed: its doer, or the subject itself."""
    if reported.others:
        return reported.others
    head = clause_subject(reported.clause)
    keys = reported.cast.possessor(head, speaker=reported.speaker) if head is not None else ()
    return tuple(key for key in keys if key not in reported.speaker)


def _harm(reported: Reported) -> Iterator[Reading]:
    """Read bad effects that are foretold to dissuade: "This could lead to war"."""
    clause = reported.clause
    auxiliaries = {child.lower_ for child in children(clause, "aux")}
    if auxiliaries & _POSSIBLE and clause.lemma_.lower() in _HARM and not is_negated(clause):
        yield Reading(
            act=Act.WARN,
            content=content_span(clause),
            addressee=reported.others,
            cue=clause.doc[clause.i : clause.i + 1],
            strength=2,
            rule="harm",
        )


def _undertaking(reported: Reported) -> Iterator[Reading]:
    """Read the speaker's own plans: "We will send troops", "Russia would withdraw"."""
    clause = reported.clause
    future = next((c for c in children(clause, "aux") if c.lower_ in _FUTURE), None)
    going = clause.lemma_.lower() in {"go", "plan", "intend"} and any(
        is_infinitive(c) for c in children(clause, "xcomp")
    )
    if not reported.own or (future is None and not going):
        return
    conditional = any(
        c.lower_ == "if" for clause_ in children(clause, "advcl") for c in children(clause_, "mark")
    )
    marker = future or clause
    yield Reading(
        act=Act.WARN if conditional and is_threat(clause) else Act.COMMIT,
        content=content_span(clause),
        addressee=(),
        cue=clause.doc[marker.i : marker.i + 1],
        strength=3,
        rule="undertaking",
    )


def is_threat(clause: Token) -> bool:
    """Whether what is announced is a blow: "respond", "retaliate", "strike"."""
    return clause.lemma_.lower() in {"respond", "retaliate", "strike", "attack", "punish", "act"}


def _statement(reported: Reported) -> Iterator[Reading]:
    """Read what is left: any other stance of substance."""
    if not reported.states:
        return
    yield Reading(
        act=Act.STATE,
        content=content_span(reported.clause),
        addressee=(),
        cue=None,
        strength=None,
        rule="statement",
    )


_READINGS: tuple[Callable[[Reported], Iterator[Reading]], ...] = (
    _obligation,
    _misconduct,
    _evaluation,
    _harm,
    _undertaking,
    _statement,
)
