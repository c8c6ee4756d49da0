"""What speaks for a candidate."""

import pytest

from graphbuilder.nlp.coreference.candidates import find_candidates, pair
from graphbuilder.nlp.coreference.codes import Pronoun
from graphbuilder.nlp.coreference.comparisons import Comparison, Occurrence
from graphbuilder.nlp.coreference.evidence import PAIR_FEATURES, PRONOUN_FEATURES, history_value
from graphbuilder.nlp.coreference.words import Lexicon, read_words
from tests.docs import make_doc

# fmt: off
DOC = make_doc(
    words="Lavrov met  Kerry and   the ministers . They  praised him .",
    heads=[1,     1,   1,    5,    5,  2,        1, 8,    8,      8,  8],
    deps ="nsubj  ROOT obj   cc    det conj  punct  nsubj ROOT    obj punct",
    pos  ="PROPN  VERB PROPN CCONJ DET NOUN  PUNCT  PRON  VERB    PRON PUNCT",
    ents ="B-PER  O    B-PER O     O   O     O      O     O       O    O",
)
# fmt: on
WORDS = read_words(DOC, Lexicon(kinds={"ministers": 1}, frequent={"praised": 1}))
CANDIDATES = find_candidates(WORDS)
PAIRS = pair(WORDS, CANDIDATES)
VIEW = Comparison(words=WORDS, candidates=CANDIDATES, pairs=PAIRS)


def test_number_and_kind_agree_or_not() -> None:
    found = [
        (DOC[pronoun].text, DOC[token].text)
        for pronoun, token, agrees in zip(VIEW.pronoun, VIEW.token, VIEW.agrees, strict=True)
        if agrees
    ]
    assert found == [
        ("They", "Kerry"),  # Kerry and the ministers
        ("They", "ministers"),
        ("him", "Lavrov"),
        ("him", "Kerry"),
    ]


def test_rivals_are_those_that_agree_and_stand_between() -> None:
    is_they = VIEW.pronoun == 7
    assert VIEW.rivals[is_they].tolist() == [2, 2, 1, 0]


@pytest.mark.parametrize("name", PAIR_FEATURES)
def test_a_feature_of_pairs_stays_below_its_size(name: str) -> None:
    values = PAIR_FEATURES[name].compute(VIEW)
    assert len(values) == len(PAIRS.pronoun)
    assert 0 <= min(values) <= max(values) < PAIR_FEATURES[name].size


@pytest.mark.parametrize("name", PRONOUN_FEATURES)
def test_a_feature_of_pronouns_stays_below_its_size(name: str) -> None:
    values = PRONOUN_FEATURES[name].compute(Occurrence(words=WORDS, pairs=PAIRS))
    assert len(values) == len(PAIRS.pronouns)
    assert 0 <= min(values) <= max(values) < PRONOUN_FEATURES[name].size


@pytest.mark.parametrize(
    ("called", "value"),
    [
        pytest.param([0, 0, 0, 0], 0, id="never"),
        pytest.param([1, 0, 0, 0], 1, id="once"),
        pytest.param([5, 0, 0, 0], 2, id="often"),
        pytest.param([0, 1, 0, 0], 3, id="otherwise"),
        pytest.param([1, 1, 0, 0], 4, id="both"),
    ],
)
def test_what_a_person_was_called_is_remembered(called: list[int], value: int) -> None:
    assert history_value(called, Pronoun.HE) == value
