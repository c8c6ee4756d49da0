"""Tokens are those of Universal Dependencies, also after the tokenizer was saved."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from graphbuilder.nlp.tokenization import make_tokenizer

#: Texts in which rules meet one another, and whatever else Unicode has.
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["non-", "aligned", "and/or", "don’t", "id", "Wed.", "555-1234", "U.S."]),
        st.sampled_from([" ", "  ", "\n", "\t", "\u00a0", ".", "!", "?", "-", "_", "*", "<", "("]),
        st.text(max_size=6),
    ),
    max_size=20,
).map("".join)

BOUND = [
    pytest.param("non-aligned states", "non-aligned states", id="lower"),
    pytest.param("Non-aligned NON-ALIGNED", "Non-aligned NON-ALIGNED", id="any case"),
    pytest.param("the ex-minister’s", "the ex-minister ’s", id="with a clitic"),
    pytest.param("(anti-European),", "( anti-European ) ,", id="between marks"),
    pytest.param("co-operation.", "co-operation .", id="before a full stop"),
    pytest.param("pro-EU", "pro-EU", id="an acronym"),
    pytest.param("re-élection", "re-élection", id="a letter with an accent"),
]
COMPOUNDS = [
    pytest.param("well-known", "well - known", id="an adjective"),
    pytest.param("Franco-German talks", "Franco - German talks", id="two states"),
    pytest.param("state-of-the-art", "state - of - the - art", id="a phrase"),
    pytest.param("re-elected-envoy", "re - elected - envoy", id="a prefix before a compound"),
    pytest.param("mission-co-ordinator", "mission - co - ordinator", id="a prefix inside"),
    pytest.param("none-aligned", "none - aligned", id="no prefix, but like one"),
]
FORGOTTEN = [
    pytest.param('enough,"Ban said', 'enough , " Ban said', id="behind a comma"),
    pytest.param('left."The minister', 'left . " The minister', id="behind a full stop"),
    pytest.param("enough,”Ban", "enough , ” Ban", id="a curled mark"),
    pytest.param('a 10"x4', 'a 10"x4', id="but not an inch"),
]
RUNS = [
    pytest.param("Wait!!", "Wait !!", id="exclamation"),
    pytest.param("Really?!", "Really ?!", id="question and exclamation"),
    pytest.param("ok.?", "ok .?", id="after a full stop"),
    pytest.param("Wait! no", "Wait ! no", id="one mark"),
    pytest.param("wait...", "wait ...", id="full stops"),
    pytest.param("one --- two", "one --- two", id="hyphens"),
    pytest.param("<<go>>", "<< go >>", id="angles"),
    pytest.param("**go**", "** go **", id="stars"),
    pytest.param("a ==== b ____ c ~~", "a ==== b ____ c ~~", id="rules"),
]
TELEPHONES = [
    pytest.param("call 555-1234.", "call 555-1234 .", id="local"),
    pytest.param("call 202-555-1234,", "call 202-555-1234 ,", id="with an area"),
    pytest.param("(202)-555-1234", "(202)-555-1234", id="with an area in brackets"),
    pytest.param("555-12345", "555 - 12345", id="too long for one"),
    pytest.param("1990-1995", "1990 - 1995", id="years"),
]
WORDS = [
    pytest.param("and/or", "and / or", id="and/or"),
    pytest.param("and/or, then", "and / or , then", id="and/or before a mark"),
    pytest.param("his id.", "his id .", id="id"),
    pytest.param("Id", "Id", id="Id"),
    pytest.param("I'd go", "I 'd go", id="I’d is a pronoun still"),
    pytest.param("on Wed. they", "on Wed. they", id="a day"),
    pytest.param("Lt. Lutz, Ft. Lutz", "Lt. Lutz , Ft. Lutz", id="abbreviations"),
    pytest.param("https://example.org/a-b,", "https://example.org/a-b ,", id="an address"),
    pytest.param("et al. say", "et al. say", id="et al."),
    pytest.param("They wed in Bonn", "They wed in Bonn", id="wed"),
    pytest.param("They wed.", "They wed .", id="wed before a full stop"),
    pytest.param("Wed 3 May", "Wed 3 May", id="a day without a full stop"),
]
CLITICS = [
    pytest.param("don’t", "do n’t", id="don’t"),
    pytest.param("Don't", "Do n't", id="straight"),
    pytest.param("“We can’t”", "“ We ca n’t ”", id="can’t in quotation marks"),
    pytest.param("won’t.", "wo n’t .", id="won’t"),
    pytest.param("Bonn’s", "Bonn ’s", id="of a name"),
    pytest.param("they’ve I’m", "they ’ve I ’m", id="of a pronoun"),
    pytest.param("cannot", "can not", id="cannot"),
]
CASES = [*BOUND, *COMPOUNDS, *FORGOTTEN, *RUNS, *TELEPHONES, *WORDS, *CLITICS]


def make_pipeline() -> Language:
    """Make a pipeline of the tokenizer alone."""
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp.vocab)
    return nlp


NLP = make_pipeline()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """Give the pipeline as it comes back from disk."""
    path = tmp_path_factory.mktemp("pipeline")
    NLP.to_disk(path)
    return spacy.blank("en").from_disk(path)


def tokens(nlp: Language, text: str) -> list[str]:
    return [token.text for token in nlp.make_doc(text)]


@pytest.mark.parametrize(("text", "expected"), BOUND)
def test_a_bound_prefix_stays_with_its_word(text: str, expected: str) -> None:
    assert tokens(NLP, text) == expected.split()


@pytest.mark.parametrize(("text", "expected"), COMPOUNDS)
def test_compounds_are_parted_at_their_hyphens(text: str, expected: str) -> None:
    assert tokens(NLP, text) == expected.split()


@pytest.mark.parametrize(("text", "expected"), FORGOTTEN)
def test_words_are_parted_at_a_quotation_mark_without_a_space(text: str, expected: str) -> None:
    assert tokens(NLP, text) == expected.split()


@pytest.mark.parametrize(("text", "expected"), RUNS)
def test_a_run_of_marks_is_one_token(text: str, expected: str) -> None:
    assert tokens(NLP, text) == expected.split()


@pytest.mark.parametrize(("text", "expected"), TELEPHONES)
def test_a_telephone_number_is_one_token(text: str, expected: str) -> None:
    assert tokens(NLP, text) == expected.split()


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_and_abbreviations_are_cut_as_their_own_rules_say(text: str, expected: str) -> None:
    assert tokens(NLP, text) == expected.split()


@pytest.mark.parametrize(("text", "expected"), CLITICS)
def test_clitics_are_words(text: str, expected: str) -> None:
    assert tokens(NLP, text) == expected.split()


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_tokenizer_that_was_saved_cuts_the_same(
    saved: Language, text: str, expected: str
) -> None:
    assert tokens(saved, text) == expected.split()


def test_a_tokenizer_that_was_saved_cuts_any_text_the_same(saved: Language) -> None:
    @settings(deadline=None)
    @given(TEXTS)
    def cuts_the_same(text: str) -> None:
        assert tokens(saved, text) == tokens(NLP, text)

    cuts_the_same()


@settings(deadline=None)
@given(TEXTS)
def test_tokens_and_their_white_space_give_back_the_text(text: str) -> None:
    assert "".join(token.text_with_ws for token in NLP.make_doc(text)) == text
