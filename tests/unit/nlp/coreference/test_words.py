"""What is read of each word."""

from spacy.tokens import Doc, SpanGroup

from graphbuilder.nlp.annotation import PARAGRAPHS
from graphbuilder.nlp.coreference.codes import FEMALE, MALE, Form, Pronoun
from graphbuilder.nlp.coreference.words import Lexicon, read_words
from tests.docs import english, make_doc

# fmt: off
TITLE = make_doc(
    words="Mr.      Vladimir Putin read her       letter to   her .",
    heads=[1,       3,       1,    3,   5,        3,     7,   3,  3],
    deps ="compound nsubj    flat  ROOT nmod:poss obj    case obl punct",
    pos  ="PROPN    PROPN    PROPN VERB PRON      NOUN   ADP  PRON PUNCT",
)
NAMES = make_doc(
    words="Ana   Kolar left Victoria and   Victor  .",
    heads=[2,    0,    2,   2,       5,    3,      2],
    deps ="nsubj flat  ROOT obj      cc    conj    punct",
    pos  ="PROPN PROPN VERB PROPN    CCONJ PROPN   PUNCT",
    ents ="B-PER I-PER O    B-LOC    O     B-PER   O",
)
# fmt: on
_EMPTY = Lexicon(kinds={}, frequent={})


def test_a_name_has_the_gender_of_its_title_and_the_last_word() -> None:
    words = read_words(TITLE, _EMPTY)
    assert words.gender[1] == MALE
    assert words.name[1] == TITLE[2].lemma


def test_the_first_name_of_a_person_has_a_gender_and_a_place_none() -> None:
    genders = read_words(NAMES, _EMPTY).gender
    assert genders[[0, 3, 5]].tolist() == [FEMALE, 0, MALE]


def test_her_is_a_possessive_only_before_a_noun() -> None:
    words = read_words(TITLE, _EMPTY)
    assert words.pronoun[[4, 7]].tolist() == [Pronoun.SHE, Pronoun.SHE]
    assert words.form[[4, 7]].tolist() == [Form.POSSESSIVE, Form.OBJECT]


def test_white_space_between_paragraphs_is_no_sentence() -> None:
    doc = Doc(
        english().vocab,
        words=["Rome", "\n\n", "Oslo"],
        pos=["PROPN", "SPACE", "PROPN"],
        heads=[0, 1, 2],
        deps=["ROOT", "dep", "ROOT"],
        sent_starts=[True, True, True],
    )
    doc.spans[PARAGRAPHS] = SpanGroup(doc, name=PARAGRAPHS, spans=[doc[:1], doc[2:]])
    words = read_words(doc, _EMPTY)
    assert words.sentence.tolist() == [1, 1, 2]
    assert words.paragraph.tolist() == [1, 0, 2]
