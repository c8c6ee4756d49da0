"""Scores become guesses of stances, with places counted from the head of the content."""

import numpy as np
import pytest

from graphbuilder.nlp.encoder.labels import ACTS, ROLES
from graphbuilder.nlp.encoder.reading import Floats, Reading
from graphbuilder.nlp.encoder.stances import LEAST, REACH, guess_stances

#: The score of what is certain.
SURE = 20.0


def make_reading(
    words: int, *, acts: dict[int, str], roles: dict[tuple[int, str], int] | None = None
) -> Reading:
    """Make a reading in which words head contents of acts, and words are in roles to them.

    Args:
        words: How many there are.
        acts: The act of each head.
        roles: The place of the word in a role to a head; none stands in the others.

    Returns:
        The reading; of what is no stance it says nothing.
    """
    nothing = np.zeros((words, 0), dtype=np.float32)
    scores = np.zeros((words, len(ACTS)), dtype=np.float32)
    scores[:, 0] = SURE
    for head, act in acts.items():
        scores[head] = 0.0
        scores[head, ACTS.index(act)] = SURE
    # A head asks for its words by their place; a word answers with its own.
    heads = np.zeros((words, len(ROLES), words), dtype=np.float32)
    answers = np.repeat(np.eye(words, dtype=np.float32)[:, None, :], len(ROLES), axis=1)
    for (head, role), place in (roles or {}).items():
        heads[head, ROLES.index(role), place] = 2 * SURE
    selves = np.full((words, len(ROLES)), SURE, dtype=np.float32)
    parts: dict[str, Floats] = dict.fromkeys(Reading._fields, nothing)
    stances = {"acts": scores, "role_heads": heads, "role_words": answers, "role_selves": selves}
    return Reading(**(parts | stances))


def test_a_guess_has_its_act_and_the_words_that_belong_to_it() -> None:
    roles = {(3, "first"): 2, (3, "last"): 5, (3, "cue"): 1, (3, "holder"): 0}
    [(word, guess)] = guess_stances(make_reading(7, acts={3: "demand"}, roles=roles))
    assert word == 3
    assert guess.acts[ACTS.index("demand")] > 0.99
    assert guess.some > 0.99
    assert (guess.first, guess.last, guess.cue, guess.holder) == (-1, 2, -2, -3)
    assert guess.is_held > 0.99


def test_roles_that_no_word_is_in_are_unlikely() -> None:
    [(_, guess)] = guess_stances(make_reading(4, acts={1: "state"}))
    assert (guess.first, guess.last, guess.cue) == (0, 0, 0)
    assert guess.is_held < LEAST
    assert guess.is_addressed < LEAST


def test_a_content_holds_its_head() -> None:
    roles = {(2, "first"): 3, (2, "last"): 1}
    [(_, guess)] = guess_stances(make_reading(5, acts={2: "warn"}, roles=roles))
    assert guess.first <= 0 <= guess.last


def test_words_are_looked_for_no_farther_off_than_texts_of_the_training_are_long() -> None:
    head, words = REACH + 5, 2 * REACH + 20
    far = {(head, "holder"): 0, (head, "first"): 2, (head, "last"): words - 1}
    [(_, guess)] = guess_stances(make_reading(words, acts={head: "demand"}, roles=far))
    assert guess.is_held < LEAST
    assert (guess.first, guess.last) == (0, 0)

    near = {(head, "holder"): head - REACH, (head, "last"): head + REACH}
    [(_, guess)] = guess_stances(make_reading(words, acts={head: "demand"}, roles=near))
    assert (guess.holder, guess.last) == (-REACH, REACH)


def test_what_is_merely_said_is_no_stance() -> None:
    [(_, guess)] = guess_stances(make_reading(3, acts={1: "said"}))
    assert guess.some < LEAST


@pytest.mark.parametrize("words", [1, 2])
def test_short_texts_have_guesses_too(words: int) -> None:
    [(_, guess)] = guess_stances(make_reading(words, acts={0: "support"}))
    assert guess.holder in range(words)


def test_a_network_without_stances_guesses_none() -> None:
    nothing = np.zeros((3, 0), dtype=np.float32)
    assert list(guess_stances(Reading(*[nothing] * len(Reading._fields)))) == []


def test_words_that_are_hardly_a_head_get_no_guess() -> None:
    assert list(guess_stances(make_reading(6, acts={}))) == []
