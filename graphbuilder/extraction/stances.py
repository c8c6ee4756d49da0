"""A position while it is being read: spans of a Doc, before it becomes a value of the model."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from graphbuilder.extraction.agreements import Agreements
from graphbuilder.extraction.conditions import find_condition
from graphbuilder.model import Act, Document, Position, TextSpan

#: The rule of what the encoder alone has found.
GUESS = "guess"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A position as spans of a Doc, before it becomes a value.

    Attributes:
        holder, addressee, reporter, act, strength: As those of the position.
        content: The words of what is demanded, rejected, ...
        cue: The words that show the act.
        head: The word among them that the roles hang on, or the head of the clause that is said.
        rule: The rule that found it.
        sure: How likely the encoder takes it to be a stance with that act; None without a guess.
    """

    holder: tuple[str, ...]
    act: Act
    content: Span
    cue: Span
    head: Token
    addressee: tuple[str, ...] = ()
    reporter: tuple[str, ...] = ()
    strength: int | None = None
    rule: str
    sure: float | None = None

    @property
    def confidence(self) -> float:
        """How likely content, act and holder are right."""
        if self.sure is None:
            return CONFIDENCE[self.rule]
        return _calibrate(self.sure, alone=self.rule == GUESS)

    @property
    def origin(self) -> str:
        """What found it: a rule, the encoder, or both."""
        if self.rule == GUESS:
            return "model:encoder"
        return f"rule:{self.rule}" if self.sure is None else f"rule:{self.rule}+model:encoder"


def to_positions(
    stances: Sequence[Stance],
    document: Document,
    agreements: Agreements,
    *,
    replies: Mapping[int, int],
) -> tuple[Position, ...]:
    """Turn stances into positions of the document.

    Args:
        stances: The stances, in order.
        document: The document.
        agreements: What it cites.
        replies: The index of what a stance answers, by the index of the answer.

    Returns:
        A position a stance.
    """
    positions = [_to_position(stance, document, agreements) for stance in stances]
    return tuple(
        replace(position, responds_to=positions[replies[i]].id) if i in replies else position
        for i, position in enumerate(positions)
    )


def _to_position(stance: Stance, document: Document, agreements: Agreements) -> Position:
    content = _text_span(document, stance.content)
    cue = _text_span(document, stance.cue)
    sentence = _text_span(document, stance.cue.sent)
    condition = find_condition(stance.head, stance.content.root)
    seed = (document.id, stance.act, *stance.holder, cue.start, cue.end, content.start, content.end)
    return Position(
        id=hashlib.sha256("\t".join(map(str, seed)).encode()).hexdigest()[:12],
        holder=stance.holder,
        act=stance.act,
        content=content,
        cue=cue,
        sentence=sentence,
        addressee=stance.addressee,
        reporter=stance.reporter,
        cites=agreements.within(stance.content),
        strength=stance.strength,
        confidence=stance.confidence,
        condition=condition.text if condition is not None else None,
        origin=stance.origin,
    )


#: How often each rule, without the encoder, was right about content, act and holder on the openly
#: licensed documents of gold/train.jsonl, to a tenth. Rules that fired fewer than ten times share
#: what they reached together, 0.6; own-statement is what it reached on train and dev together, 5
#: of 39.
CONFIDENCE = {
    "cue-verb": 0.7,
    "cue-noun": 0.6,
    "cue-adj": 0.8,
    "negated-cue": 0.6,
    "obligation": 0.8,
    "undertaking": 0.6,
    "plan": 0.5,
    "evaluation": 0.5,
    "conduct": 0.6,
    "harm": 0.6,
    "statement": 0.4,
    "own-obligation": 0.6,
    "own-undertaking": 0.6,
    "own-evaluation": 0.6,
    "own-conduct": 0.6,
    "own-harm": 0.6,
    "own-statement": 0.1,
}


def _calibrate(sure: float, *, alone: bool) -> float:
    """Tell what part of the stances that the encoder is so sure of were right.

    The encoder is surer than it should be, the more so of what no rule finds. Three parameters
    correct that: fitted on the 1,225 positions that were extracted of gold/train.jsonl and
    gold/dev.jsonl, with a network that had learned from neither.

    Args:
        sure: The probability that the encoder gives, within [0, 1].
        alone: Whether no rule has found the stance.

    Returns:
        The part, to a twentieth.

    References:
        Platt 1999, Probabilistic Outputs for Support Vector Machines.
    """
    odds = _OFFSET - _ALONE * alone + _SLOPE * math.log((sure + 1e-3) / (1 - sure + 1e-3))
    return round(20 / (1 + math.exp(-odds))) / 20


_OFFSET, _ALONE, _SLOPE = 0.21, 0.98, 0.35

#: Unless somebody asks for them, positions that are less sure are left out.
MIN_CONFIDENCE = 0.15


def _text_span(document: Document, span: Span) -> TextSpan:
    return document.span(span.start_char, span.end_char)
