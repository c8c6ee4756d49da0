"""Readings of what is judged: deeds of others, evaluations, bad effects."""

from collections.abc import Iterator

from spacy.tokens import Token

from graphbuilder.extraction.arguments import clause_subject
from graphbuilder.extraction.cues import matches
from graphbuilder.extraction.reported import Reading, Reported
from graphbuilder.extraction.wordforms import is_one_of
from graphbuilder.extraction.wording import content_span
from graphbuilder.lexicons.cues import CueKind
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import agent, children, is_negated, is_passive

_POSSIBLE = frozenset({"could", "might", "may", "can", "will", "would"})

#: Verbs whose object names the deed: "committed atrocities".
_DOING = frozenset(
    "commit perpetrate carry conduct engage practise practice wage make use spread have resort "
    "launch constitute show pursue continue stage mount repeat".split()
)

#: Pronouns that mean somebody, even if it is not known whom.
_PERSONAL = frozenset({"they", "he", "she", "you", "who", "those"})

_HARM = frozenset(
    "cause lead trigger provoke harm damage endanger destroy undermine worsen escalate risk "
    "hurt hit imperil inflame ignite spark fuel backfire "
    "jeopardize jeopardise destabilize destabilise collapse suffer consequence".split()
)


def read_misconduct(reported: Reported) -> Iterator[Reading]:
    """Read conduct that accuses whoever it is said of: "The West ignored our proposals"."""
    if reported.own:
        return
    blamed = _blamed(reported)
    head = clause_subject(reported.clause)
    if not blamed and (head is None or head.lower_ not in _PERSONAL):
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


def read_evaluation(reported: Reported) -> Iterator[Reading]:
    """Read an evaluation: "The move is unacceptable", "it is important to ..."."""
    negated = is_negated(reported.clause)
    for match in matches(reported.clause, reported.cues, CueKind.EVALUATION):
        act = match.cue.negated if negated else match.cue.act
        if act is not None and _is_predicate(reported.clause):
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


def read_harm(reported: Reported) -> Iterator[Reading]:
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


def _deeds(reported: Reported) -> Iterator[Token]:
    """Where a clause names a deed: its verbs, and their objects where the doer is an actor."""
    verbs = (reported.clause, *children(reported.clause, "xcomp"))
    # "Twelve were killed" says nothing of a doer.
    yield from (verb for verb in verbs if not is_passive(verb) or agent(verb) is not None)
    if reported.others:
        done = (verb for verb in verbs if is_one_of(verb, _DOING))
        yield from (noun for verb in done for noun in children(verb, "obj", "obl"))


def _is_predicate(clause: Token) -> bool:
    """Whether a word is said of a subject: "is vital", "are needed"."""
    return any(children(clause, "cop")) or is_passive(clause)


def _blamed(reported: Reported) -> tuple[str, ...]:
    """Who is meant by an evaluation of a deed: its doer, or the subject itself."""
    if reported.others:
        return reported.others
    head = clause_subject(reported.clause)
    keys = reported.cast.possessor(head, speaker=reported.speaker) if head is not None else ()
    return tuple(key for key in keys if key not in reported.speaker)
