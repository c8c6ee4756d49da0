"""One reading from two: the stances that the rules find, and those that the encoder guesses.

The rules know the grammar of their cues, the encoder has read more texts than anyone could write
rules for. Where both mean the same words, the encoder tells how likely it is a stance at all and
where its words end, and the act is the one that both together find the likeliest. Whether a text
asserts a stance or denies it is for the rules alone to say.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from graphbuilder.extraction.cues import CueMatch, matches
from graphbuilder.extraction.denial import Polarity, is_conditional, is_denied
from graphbuilder.extraction.firewall import assert_act, hides_name, is_question, is_undone
from graphbuilder.extraction.guesses import Contents, Guess
from graphbuilder.extraction.holding import Holding
from graphbuilder.extraction.polarity import is_instead, polarity, withdraws
from graphbuilder.extraction.prefaces import declines_refusal
from graphbuilder.extraction.stances import GUESS, Stance
from graphbuilder.lexicons.cues import CueIndex
from graphbuilder.model import Act
from graphbuilder.nlp.syntax import children, is_infinitive, is_passive

#: Guesses that nobody shares count from this probability on.
ALONE = 0.45

#: How much the act of a rule weighs, as a logarithm of odds.
WEIGHT = 1.5

#: Acts for something and acts against it: a word that shows the one never shows the other.
_FOR = frozenset({Act.SUPPORT, Act.COMMIT, Act.PROPOSE, Act.DEMAND})
_AGAINST = frozenset({Act.REJECT, Act.ACCUSE, Act.DENY, Act.WARN})

#: Acts that differ in who is to do the content: whoever is asked, or the holder.
_CONTROLLED = frozenset({Act.DEMAND, Act.COMMIT})


def reconcile(
    stances: Iterable[Stance], guesses: Iterable[Guess], *, holding: Holding, cues: CueIndex
) -> Iterator[Stance]:
    """Make one reading.

    Args:
        stances: What the rules have found.
        guesses: What the encoder has; none if it has learned no stances.
        holding: Who holds what is guessed.
        cues: The lexicon by head.

    Yields:
        Stances, in no order.
    """
    guessed = Contents(guesses)
    if not any(guessed):
        yield from stances
        return
    shared: Contents[Stance] = Contents()
    for stance in stances:
        guess = _same(stance, guessed)
        if guess is None:
            continue  # What the encoder all but excludes is dropped.
        if _is_of_another(stance, guess, holding, cues):
            yield replace(stance, sure=guess.some)
        else:
            shared.add(_both(stance, guess, holding, cues))
    yield from shared
    for guess in guessed:
        if guess.some < ALONE or any(shared.alike(guess.content)):
            continue
        alone = _alone(guess, holding, cues)
        if alone is not None:
            yield alone


def _same(stance: Stance, guesses: Contents[Guess]) -> Guess | None:
    """The likeliest guess that means the words of a stance."""
    alike = (g for g in guesses.alike(stance.content) if not _is_told_in(g, stance))
    return max(alike, key=lambda g: g.some, default=None)


def _is_told_in(guess: Guess, stance: Stance) -> bool:
    """Whether a guess is of a stance that another only tells: "said that Oslo had promised it"."""
    told = stance.content.start <= guess.cue.i < stance.content.end
    return told and not guess.shows_itself


def _is_of_another(stance: Stance, guess: Guess, holding: Holding, cues: CueIndex) -> bool:
    """Whether a guess is another's stance on the same words: "rejected the request of Paris"."""
    if guess.cue in stance.cue:
        return False
    if stance.rule.startswith("cue"):
        return True
    match = _match(guess, cues)
    holder = holding.holder(guess, match) if match is not None else ()
    return bool(holder) and holding.are_others(holder, stance.holder)


def _both(stance: Stance, guess: Guess, holding: Holding, cues: CueIndex) -> Stance:
    act = stance.act
    if stance.rule != "negated-cue" and not withdraws(stance.head):
        by_word = stance.rule.startswith("cue")
        excluded = _excluded(stance.act, stance.content.root) if by_word else frozenset()
        act = _likeliest(guess, stance.act, excluded | _denied_acts(guess.head, cues))
    addressee = holding.addressee(guess, holder=stance.holder, act=act, shown=stance.addressee)
    return replace(
        stance,
        act=act,
        content=guess.content,
        addressee=addressee,
        sure=guess.some * guess.acts[act],
    )


def _likeliest(guess: Guess, shown: Act, excluded: frozenset[Act]) -> Act:
    """The act that a guess and a rule together find the likeliest.

    Args:
        guess: The guess; the less likely it takes a stance, the less its acts count.
        shown: The act that the rule finds.
        excluded: Acts that it cannot be.

    Returns:
        The act.
    """

    def score(act: Act) -> float:
        is_shown = act is shown
        chance = guess.some * guess.acts[act] + (1 - guess.some) * is_shown
        return math.log(chance + 1e-4) + WEIGHT * is_shown

    return max(sorted(set(guess.acts) - excluded), key=score)


def _excluded(shown: Act, content: Token) -> frozenset[Act]:
    """The acts that a word of the lexicon excludes.

    Args:
        shown: The act that it shows.
        content: The head of the content.

    Returns:
        Those against something where it shows one for something, and the other way round; and of
        demand and promise the other one where the content is an infinitive, whose subject is
        either asked or promises: "asked Russia to pledge", "three promises: to return".
    """
    excluded = _AGAINST if shown in _FOR else _FOR
    if shown in _CONTROLLED and is_infinitive(content):
        excluded |= _CONTROLLED - {shown}
    return excluded


def _denied_acts(content: Token, cues: CueIndex) -> frozenset[Act]:
    """The acts that a content denies: "Hungary will not veto it" rejects nothing."""
    if not is_denied(content):
        return frozenset()
    return frozenset(m.cue.act for m in matches(content, cues) if m.cue.act is not None)


def _alone(guess: Guess, holding: Holding, cues: CueIndex) -> Stance | None:
    """The stance that a guess makes by itself, unless its words deny it or leave it open."""
    if is_question(guess.head) or _is_supposed(guess) or _is_target(guess):
        return None
    if is_instead(guess.head) or hides_name(guess.head) or not _is_governed(guess):
        return None
    match = _match(guess, cues)
    act = _asserted(guess, match, cues)
    holder = holding.holder(guess, match) if act is not None else ()
    if act is None or not holder or (act in _FOR and withdraws(guess.head)):
        return None
    cue = guess.cue
    return Stance(
        holder=holder,
        act=act,
        content=guess.content,
        cue=match.span if match is not None else cue.doc[cue.i : cue.i + 1],
        head=guess.head,
        addressee=holding.addressee(guess, holder=holder, act=act),
        reporter=holding.reporter(guess, holder=holder),
        strength=match.cue.strength if match is not None else None,
        rule=GUESS,
        sure=guess.some * guess.acts[act],
    )


def _match(guess: Guess, cues: CueIndex) -> CueMatch | None:
    """The row of the lexicon that fits the cue of a guess, if that stands outside the content."""
    if guess.shows_itself:
        return None
    return next((match for match in matches(guess.cue, cues) if match.cue.act is not None), None)


def _asserted(guess: Guess, match: CueMatch | None, cues: CueIndex) -> Act | None:
    """The act of a guess, None if its words deny it or leave it open."""
    if match is not None:
        asserted = assert_act(match)
        if asserted is None or declines_refusal(match, guess.head, cues):
            return None
        if asserted.negated:
            return asserted.act
        return _likeliest(guess, asserted.act, _excluded(asserted.act, guess.head))
    if guess.shows_itself:
        return None if is_undone(guess.act, guess.head) else guess.act
    holds = polarity(guess.cue) is Polarity.HOLDS and not _takes_back(guess.cue, cues)
    # A word that no lexicon knows denies nothing by itself: "confirmed the rumour".
    return guess.act if holds and guess.act is not Act.DENY else None


def _takes_back(verb: Token, cues: CueIndex) -> bool:
    """Whether a verb takes back the stance that its object names: "dropped its demand"."""
    return any(
        match.cue.act is not None and polarity(noun) is not Polarity.HOLDS
        for noun in children(verb, "obj")
        for match in matches(noun, cues)
    )


def _is_supposed(guess: Guess) -> bool:
    """Whether a content, or whoever is taken for its holder, stands in a condition."""
    return is_conditional(guess.head) or (guess.holder is not None and is_conditional(guess.holder))


def _is_governed(guess: Guess) -> bool:
    """Whether all between a content and its cue holds: not in "hesitates to condemn the raid"."""
    if not guess.cue.is_ancestor(guess.head):
        return True
    between = takewhile(lambda governor: governor != guess.cue, guess.head.ancestors)
    return all(polarity(governor) is Polarity.HOLDS for governor in between)


def _is_target(guess: Guess) -> bool:
    """Whether the encoder takes whom a passive is about for the holder: "Bonn was urged"."""
    if guess.holder is None or not is_passive(guess.cue):
        return False
    targets = children(guess.cue, "nsubj")
    return any(target == guess.holder or target.is_ancestor(guess.holder) for target in targets)
