"""Which phrases can be meant, on trees made by hand."""

from graphbuilder.nlp.coreference.candidates import COORDINATED, find_candidates, pair
from graphbuilder.nlp.coreference.words import Lexicon, read_words
from tests.docs import make_doc

# fmt: off
TOGETHER = make_doc(
    words="France and Italy agreed . They  signed .",
    heads=[3,     2,  0,    3,    3, 6,   6,     6],
    deps ="nsubj  cc  conj  ROOT punct nsubj ROOT punct",
    pos  ="PROPN  CCONJ PROPN VERB PUNCT PRON VERB PUNCT",
    ents ="B-LOC  O   B-LOC O    O     O     O    O",
)
OFFICIALS = make_doc(
    words="US    officials left Vladimir Putin .",
    heads=[1,    2,        2,   2,       3,    2],
    deps ="compound nsubj  ROOT obj      flat  punct",
    pos  ="PROPN NOUN      VERB PROPN    PROPN PUNCT",
    ents ="B-LOC O         O    B-PER    I-PER O",
)
OWN_PHRASE = make_doc(
    words="Oslo  met  the friends of   its       rivals .",
    heads=[1,    1,   3,  1,      6,   6,        3,     1],
    deps ="nsubj ROOT det obj     case nmod:poss nmod   punct",
    pos  ="PROPN VERB DET NOUN    ADP  PRON      NOUN   PUNCT",
)
# fmt: on
_EMPTY = Lexicon(kinds={}, frequent={})


def test_coordinated_phrases_are_a_candidate_of_their_own() -> None:
    words = read_words(TOGETHER, Lexicon(kinds={}, frequent={}))
    candidates = find_candidates(words)
    assert candidates.token.tolist() == [0, 0, 2, 5]
    assert candidates.number[1] == COORDINATED


def test_a_name_before_a_noun_is_a_candidate_and_a_part_of_a_name_is_none() -> None:
    assert find_candidates(read_words(OFFICIALS, _EMPTY)).token.tolist() == [0, 1, 3]


def test_the_phrase_around_a_pronoun_is_barred() -> None:
    words = read_words(OWN_PHRASE, _EMPTY)
    candidates = find_candidates(words)
    pairs = pair(words, candidates)
    barred = candidates.token[pairs.candidate][pairs.is_barred]
    assert barred.tolist() == [3]
