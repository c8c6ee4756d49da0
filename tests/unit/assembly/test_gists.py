"""Contents are reduced to what they are about."""

import pytest

from graphbuilder.assembly.gists import Reader
from graphbuilder.lexicons.vocabulary import load_vocabulary
from graphbuilder.model import Vocabulary, WordRole
from tests.unit.assembly.world import read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("to withdraw its troops", "the withdrawal of soldiers", id="forms, synonyms"),
        pytest.param("a cease-fire", "an immediate truce", id="phrases"),
        pytest.param("the towing of ships", "to tow the ship", id="plurals"),
    ],
)
def test_what_says_the_same_has_the_same_telling_words(one: str, other: str) -> None:
    assert read(one).telling == read(other).telling


def test_function_words_and_their_forms_count_for_nothing() -> None:
    assert read("that it would have been").terms == {}


def test_a_word_that_tells_little_weighs_less() -> None:
    terms = read("important tariffs").terms

    assert terms["important"] < terms["tariff"]


def test_the_terms_of_a_content_have_length_one() -> None:
    terms = read("to reopen the locks on the Mur").terms

    assert sum(weight**2 for weight in terms.values()) == pytest.approx(1)


def test_a_name_is_what_it_names_and_a_number_is_a_mark() -> None:
    gist = read("resolution 412 on [Zenda]")

    assert gist.marks == {"<urn:zenda>", "412"}
    assert "zenda" in gist.words


@pytest.mark.parametrize("content", ["the proposal", "this important measure", "it"])
def test_what_says_nothing_by_itself_belongs_to_its_document(content: str) -> None:
    assert read(content, document="d7").marks == {"d7"}


@pytest.mark.parametrize(
    ("content", "direction", "is_plain"),
    [
        pytest.param("sanctions on [Borduria]", 1, True, id="none"),
        pytest.param("to lift the sanctions", -1, True, id="before"),
        pytest.param("that the sanctions be lifted", -1, True, id="behind"),
        pytest.param("not to lift the sanctions", 1, True, id="twice"),
        pytest.param("that sanctions do not hinder trade", 1, False, id="between"),
        pytest.param("[Borduria] won't pay the toll", -1, True, id="short form"),
    ],
)
def test_words_turn_what_a_content_is_about(
    content: str,
    direction: int,
    is_plain: bool,  # noqa: FBT001
) -> None:
    gist = read(content)

    assert (gist.direction, gist.is_plain) == (direction, is_plain)


def test_the_topic_of_a_content_names_nobody() -> None:
    topic = read("fishing in the gulf of [Zenda]").topic

    assert topic.telling == read("fishing in the gulf").telling
    assert topic.marks == frozenset()


def test_the_longest_phrase_is_taken() -> None:
    reader = Reader(
        Vocabulary(synonyms={"river toll": "toll", "river toll collector": "officer"}), labels={}
    )

    assert reader.words_of("the river toll collector") == {"the", "offic"}


@pytest.mark.parametrize(
    ("name", "expected"), [("Foreign Ministry", True), ("Zenda Foundation", False)]
)
def test_common_names_are_told_from_proper_ones(name: str, expected: bool) -> None:  # noqa: FBT001
    reader = Reader(load_vocabulary(), labels={})

    assert reader.is_common(name) is expected


def test_words_that_look_alike_are_kept_apart() -> None:
    vocabulary = Vocabulary(roles={"important": WordRole.LIGHT})
    reader = Reader(vocabulary, labels={})

    assert reader.words_of("important") != reader.words_of("imports")
