"""Readings of what is to be done: obligations, undertakings, refusals."""

from collections.abc import Iterator

from spacy.tokens import Token

from graphbuilder.extraction.arguments import clause_subject
from graphbuilder.extraction.directions import named_in
from graphbuilder.extraction.reported import Reading, Reported
from graphbuilder.extraction.wordforms import is_one_of
from graphbuilder.extraction.wording import content_span
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import children, is_infinitive, is_negated, is_passive

_OBLIGATION = frozenset({"must", "should", "ought", "shall"})

_OBLIGING_VERBS = frozenset({"need", "have"})

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})

#: Verbs of what is arranged, of which the arranger tells: "The talks will resume".
_GOING_ON = frozenset(
    "continue begin start take resume proceed remain end last stay go open close arrive deploy "
    "leave return".split()
)

_ABLE = frozenset({"can", "could", "ca"})


def read_obligation(reported: Reported) -> Iterator[Reading]:
    """Read an obligation: "NATO must withdraw", "Iran needs to stop"."""
    clause = reported.clause
    modal = next((c for c in children(clause, "aux") if c.lower_ in _OBLIGATION), None)
    obliging = clause.lemma_.lower() in _OBLIGING_VERBS and any(
        is_infinitive(c) for c in children(clause, "xcomp", "ccomp")
    )
    if modal is None and not obliging:
        return
    marker = modal or clause
    missed = any(c.lower_ == "have" for c in children(clause, "aux"))
    if missed and not reported.others:
        return
    yield Reading(
        # "Iceland should have rejected it" blames Iceland.
        act=Act.ACCUSE if missed else Act.DEMAND,
        content=content_span(clause),
        addressee=reported.others,
        cue=clause.doc[marker.i : marker.i + 1],
        strength=4 if marker.lower_ in {"must", "shall"} else 3,
        rule="obligation",
    )


def read_mandate(reported: Reported) -> Iterator[Reading]:
    """Read a subjunctive: "insisted that the generals be invited"."""
    clause = reported.clause
    auxiliaries = tuple(children(clause, "aux", "cop"))
    if is_infinitive(clause) or [c.lower_ for c in auxiliaries] != ["be"]:
        return
    if clause_subject(clause) is not None or any(children(clause, "nsubj", "expl")):
        yield Reading(
            act=Act.DEMAND,
            content=content_span(clause),
            addressee=reported.others,
            cue=clause.doc[auxiliaries[0].i : auxiliaries[0].i + 1],
            strength=3,
            rule="obligation",
        )


def read_undertaking(reported: Reported) -> Iterator[Reading]:
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
        act=Act.WARN if conditional and _is_threat(clause) else Act.COMMIT,
        content=content_span(clause),
        addressee=_promised(reported),
        cue=clause.doc[marker.i : marker.i + 1],
        strength=3,
        rule="undertaking",
    )


def read_refusal(reported: Reported) -> Iterator[Reading]:
    """Read what the speaker's side cannot do: "We cannot accept such a delay"."""
    clause = reported.clause
    modal = next((c for c in children(clause, "aux") if c.lower_ in _ABLE), None)
    if reported.own and modal is not None and is_negated(clause):
        yield Reading(
            act=Act.REJECT,
            content=content_span(clause),
            addressee=(),
            cue=clause.doc[modal.i : modal.i + 1],
            strength=3,
            rule="undertaking",
        )


def read_prospect(reported: Reported) -> Iterator[Reading]:
    """Read what is to come by the speaker's doing: "The broadcasts will continue"."""
    clause = reported.clause
    will = next((c for c in children(clause, "aux") if c.lower_ in {"will", "shall"}), None)
    if reported.subject or will is None or not _is_official(reported):
        return
    if not (is_passive(clause) or is_one_of(clause, _GOING_ON) or _is_own_subject(reported)):
        return
    yield Reading(
        act=Act.COMMIT,
        content=content_span(clause),
        addressee=_promised(reported),
        cue=clause.doc[will.i : will.i + 1],
        strength=2,
        rule="undertaking",
    )


def _promised(reported: Reported) -> tuple[str, ...]:
    """Whom an undertaking benefits or hits."""
    return named_in(reported.clause, reported.cast, holder=reported.speaker, act=Act.COMMIT)


def _is_official(reported: Reported) -> bool:
    """Whether a speaker can commit a side: a side itself, or somebody who speaks for one."""
    cast = reported.cast
    return any(not cast.is_person(key) or cast.party(key) for key in reported.speaker)


def _is_own_subject(reported: Reported) -> bool:
    """Whether the subject is the speaker's: "his country", "our troops"."""
    head = clause_subject(reported.clause)
    keys = reported.cast.possessor(head, speaker=reported.speaker) if head is not None else ()
    return reported.cast.share_side(keys, reported.speaker)


def _is_threat(clause: Token) -> bool:
    """Whether what is announced is a blow: "respond", "retaliate", "strike"."""
    return clause.lemma_.lower() in {"respond", "retaliate", "strike", "attack", "punish", "act"}
