"""The act of a clause that is merely said: what it means, not the verb that carries it.

"Lavrov said NATO must withdraw" demands, "he said the West had broken its word" accuses, "we
will respond" promises or threatens. Each reading is one construction; the first that fits wins.
"""

from collections.abc import Callable, Iterator

from graphbuilder.extraction.arguments import clause_subject
from graphbuilder.extraction.attribution import Attribution
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.firewall import is_question
from graphbuilder.extraction.judgements import read_evaluation, read_harm, read_misconduct
from graphbuilder.extraction.reported import Reading, Reported
from graphbuilder.extraction.undertakings import (
    read_mandate,
    read_obligation,
    read_prospect,
    read_refusal,
    read_undertaking,
)
from graphbuilder.extraction.wording import content_span
from graphbuilder.lexicons.cues import CueIndex
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import in_conditional


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
    own = cast.share_side(keys, attribution.speaker)
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


def _read_statement(reported: Reported) -> Iterator[Reading]:
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
    read_obligation,
    read_mandate,
    read_misconduct,
    read_evaluation,
    read_harm,
    read_undertaking,
    read_refusal,
    read_prospect,
    _read_statement,
)
