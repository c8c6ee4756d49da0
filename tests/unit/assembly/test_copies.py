"""Copies of a text are found, however they are cut and wherever they stand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.assembly.copies import find_copies, fingerprints
from graphbuilder.assembly.corpus import StoredText
from graphbuilder.model import PartialDate

STORY = (
    "The ferry between Zenda and Strelsau will not sail before the locks are mended, the harbour "
    "master told the council on Monday. He asked the council for money and for six more men. The "
    "mayor promised both within a week, and said that the barges of the upper river would wait."
)
OTHER = (
    "Farmers of the valley met in the town hall to speak of the price of hay. Nobody had seen a "
    "summer so dry since the year of the great fire, an old miller said, and nobody contradicted "
    "him. A second meeting is to be held when the harvest is in and the counting done at last."
)


def text(document: str, words: str, date: str = "1994-05-03") -> StoredText:
    return StoredText(document=document, text=words, date=PartialDate.parse(date))


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(STORY.upper(), id="in capitals"),
        pytest.param(STORY.replace(",", " -").replace(".", " ..."), id="other punctuation"),
        pytest.param(f"STRELSAU (Agency) {STORY} Reporting by our staff.", id="with head and tail"),
        pytest.param(STORY.partition(" The mayor")[0], id="cut"),
        pytest.param(f"{STORY} {OTHER[:90]}", id="with an addition"),
    ],
)
def test_a_copy_is_found(copy: str) -> None:
    found = find_copies([text("a", STORY), text("b", copy), text("c", OTHER)])

    assert found == {"a": "a", "b": "a", "c": "c"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OTHER, id="another story"),
        pytest.param(f"{OTHER} {STORY[:80]}", id="a quotation of it"),
        pytest.param(" ".join(sorted(STORY.split())), id="its words in another order"),
    ],
)
def test_what_is_no_copy_stays_alone(other: str) -> None:
    assert find_copies([text("a", STORY), text("b", other)]) == {"a": "a", "b": "b"}


def test_copies_of_copies_are_copies_of_the_first() -> None:
    halves = STORY.partition(" He asked")
    chain = [halves[0] + " " + OTHER[:60], STORY, halves[1] + halves[2]]
    found = find_copies([text(name, words) for name, words in zip("abc", chain, strict=True)])

    assert set(found.values()) == {"a"}


def test_the_earliest_is_the_first_and_what_has_no_date_comes_last() -> None:
    undated = StoredText(document="a", text=STORY)
    found = find_copies([undated, text("b", STORY, "1994-05"), text("c", STORY, "1994-05-02")])

    assert set(found.values()) == {"b"}


def test_a_text_that_a_hundred_printed_is_one_source() -> None:
    texts = [text(f"d{n:03}", f"PAPER {n} {STORY} {n * 7919}") for n in range(100)]

    assert set(find_copies(texts).values()) == {"d000"}


def test_what_many_share_in_part_makes_no_copies() -> None:
    notice = "All rights are reserved by the paper and none of this may be printed elsewhere."
    make = random.Random(7)  # noqa: S311
    words = OTHER.split()
    texts = [text(f"d{n}", f"{' '.join(make.sample(words, 45))} {notice}") for n in range(30)]

    assert all(found == document for document, found in find_copies(texts).items())


@pytest.mark.parametrize("words", ["", "—", "Yes.", "The mayor said no."])
def test_short_texts_have_a_fingerprint(words: str) -> None:
    assert len(fingerprints(words)) == 1


@given(st.permutations(["a", "b", "c", "d", "e"]))
def test_the_order_of_documents_plays_no_part(order: list[str]) -> None:
    words = {"a": STORY, "b": STORY[:200], "c": OTHER, "d": OTHER + "!", "e": STORY[90:]}
    found = find_copies([text(name, words[name]) for name in order])

    assert found == {"a": "a", "b": "a", "c": "c", "d": "c", "e": "a"}
