"""What a clause that Germany is reported to say does, on trees made by hand."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.attribution import Attribution
from graphbuilder.extraction.clauses import read_clause
from graphbuilder.extraction.reported import Reading
from graphbuilder.model import Act
from tests.docs import cues, make_doc, read_doc, word

# fmt: off
MUST = make_doc(
    words="Germany said that  Norway must leave the port .",
    heads=[1,      1,   5,    5,     5,   1,    7,  5,   1],
    deps ="nsubj   ROOT mark  nsubj  aux  ccomp det obj  punct",
    pos  ="PROPN   VERB SCONJ PROPN  AUX  VERB  DET NOUN PUNCT",
    lemmas="_      say  _     _      _    _     _   _    _",
)
NEEDS = make_doc(
    words="Germany said Norway needs to   leave the port .",
    heads=[1,      1,   3,     1,    5,   3,    7,  5,   1],
    deps ="nsubj   ROOT nsubj  ccomp mark xcomp det obj  punct",
    pos  ="PROPN   VERB PROPN  VERB  PART VERB  DET NOUN PUNCT",
    lemmas="_      say  _      need  _    _     _   _    _",
)
OWN_DUTY = make_doc(
    words="Germany said it    should leave the port .",
    heads=[1,      1,   4,    4,     1,    6,  4,   1],
    deps ="nsubj   ROOT nsubj aux    ccomp det obj  punct",
    pos  ="PROPN   VERB PRON  AUX    VERB  DET NOUN PUNCT",
    lemmas="_      say  _     _      _     _   _    _",
)
IGNORED = make_doc(
    words="Germany said Norway ignored the rules .",
    heads=[1,      1,   3,     1,      5,  3,    1],
    deps ="nsubj   ROOT nsubj  ccomp   det obj   punct",
    pos  ="PROPN   VERB PROPN  VERB    DET NOUN  PUNCT",
    lemmas="_      say  _      ignore  _   rule  _",
)
NOT_IGNORED = make_doc(
    words="Germany said Norway did not    ignore  the rules .",
    heads=[1,      1,   5,     5,  5,     1,      7,  5,    1],
    deps ="nsubj   ROOT nsubj  aux advmod ccomp   det obj   punct",
    pos  ="PROPN   VERB PROPN  AUX PART   VERB    DET NOUN  PUNCT",
    lemmas="_      say  _      do  _      ignore  _   rule  _",
)
OWN_FAULT = make_doc(
    words="Germany said it    ignored the rules .",
    heads=[1,      1,   3,    1,      5,  3,    1],
    deps ="nsubj   ROOT nsubj ccomp   det obj   punct",
    pos  ="PROPN   VERB PRON  VERB    DET NOUN  PUNCT",
    lemmas="_      say  _     ignore  _   rule  _",
)
AGENTLESS = make_doc(
    words="Germany said the rules      were     ignored there  .",
    heads=[1,      1,   3,  5,         5,       1,      5,     1],
    deps ="nsubj   ROOT det nsubj:pass aux:pass ccomp   advmod punct",
    pos  ="PROPN   VERB DET NOUN       AUX      VERB    ADV    PUNCT",
    lemmas="_      say  _   rule       be       ignore  _      _",
)
UNACCEPTABLE = make_doc(
    words="Germany said Norway    's   fee   is  unacceptable .",
    heads=[1,      1,   4,        2,   6,    6,  1,           1],
    deps ="nsubj   ROOT nmod:poss case nsubj cop ccomp        punct",
    pos  ="PROPN   VERB PROPN     PART NOUN  AUX ADJ          PUNCT",
    lemmas="_      say  _         _    _     be  _            _",
)
HARM = make_doc(
    words="Germany said the fee   could cause harm .",
    heads=[1,      1,   3,  5,    5,    1,    5,   1],
    deps ="nsubj   ROOT det nsubj aux   ccomp obj  punct",
    pos  ="PROPN   VERB DET NOUN  AUX   VERB  NOUN PUNCT",
    lemmas="_      say  _   _     _     _     _    _",
)
WILL = make_doc(
    words="Germany said it    will pay   the fee  .",
    heads=[1,      1,   4,    4,   1,    6,  4,   1],
    deps ="nsubj   ROOT nsubj aux  ccomp det obj  punct",
    pos  ="PROPN   VERB PRON  AUX  VERB  DET NOUN PUNCT",
    lemmas="_      say  _     _    _     _   _    _",
)
THREAT = make_doc(
    words="Germany said it    will respond if    ships come  .",
    heads=[1,      1,   4,    4,   1,      7,    7,    4,    1],
    deps ="nsubj   ROOT nsubj aux  ccomp   mark  nsubj advcl punct",
    pos  ="PROPN   VERB PRON  AUX  VERB    SCONJ NOUN  VERB  PUNCT",
    lemmas="_      say  _     _    _       _     ship  _     _",
)
OTHERS_PLAN = make_doc(
    words="Germany said Norway will pay   the fee  .",
    heads=[1,      1,   4,     4,   1,    6,  4,   1],
    deps ="nsubj   ROOT nsubj  aux  ccomp det obj  punct",
    pos  ="PROPN   VERB PROPN  AUX  VERB  DET NOUN PUNCT",
    lemmas="_      say  _      _    _     _   _    _",
)
FELL = make_doc(
    words="Germany said the fee   fell  again  .",
    heads=[1,      1,   3,  4,    1,    4,     1],
    deps ="nsubj   ROOT det nsubj ccomp advmod punct",
    pos  ="PROPN   VERB DET NOUN  VERB  ADV    PUNCT",
    lemmas="_      say  _   _     fall  _      _",
)
ASKED = make_doc(
    words="Germany asked : must Norway leave     the port ?",
    heads=[1,      1,    5, 5,  5,     1,        7,  5,   1],
    deps ="nsubj   ROOT  punct aux nsubj parataxis det obj punct",
    pos  ="PROPN   VERB  PUNCT AUX PROPN VERB   DET NOUN PUNCT",
    lemmas="_      ask   _  _   _      _        _   _    _",
)
CONDITION = make_doc(
    words="Rates fall if    Norway must leave the port .",
    heads=[1,    1,   5,    5,     5,   1,    7,  5,   1],
    deps ="nsubj ROOT mark  nsubj  aux  advcl det obj  punct",
    pos  ="NOUN  VERB SCONJ PROPN  AUX  VERB  DET NOUN PUNCT",
)
# fmt: on


def read(doc: Doc, head: str, *, states: bool = True) -> Reading | None:
    """Read a clause as Germany's."""
    cast = read_doc(doc).cast
    attribution = Attribution(
        speaker=(cast.require("DEU"),), cue=None, content=word(doc, head), states=states
    )
    return read_clause(attribution, cast=cast, cues=cues())


@pytest.mark.parametrize(
    ("doc", "head", "act", "addressee"),
    [
        pytest.param(MUST, "leave", Act.DEMAND, ("NOR",), id="must"),
        pytest.param(NEEDS, "needs", Act.DEMAND, ("NOR",), id="needs to"),
        pytest.param(OWN_DUTY, "leave", Act.DEMAND, (), id="what the speaker itself should do"),
        pytest.param(IGNORED, "ignored", Act.ACCUSE, ("NOR",), id="another's conduct"),
        pytest.param(OWN_FAULT, "ignored", Act.STATE, (), id="own conduct"),
        pytest.param(NOT_IGNORED, "ignore", Act.STATE, (), id="conduct denied"),
        pytest.param(AGENTLESS, "ignored", Act.STATE, (), id="conduct of nobody"),
        pytest.param(UNACCEPTABLE, "unacceptable", Act.REJECT, ("NOR",), id="evaluation"),
        pytest.param(HARM, "cause", Act.WARN, (), id="harm that is foretold"),
        pytest.param(WILL, "pay", Act.COMMIT, (), id="own future"),
        pytest.param(THREAT, "respond", Act.WARN, (), id="own blow under a condition"),
        pytest.param(OTHERS_PLAN, "pay", Act.STATE, (), id="another's future"),
        pytest.param(FELL, "fell", Act.STATE, (), id="anything else"),
    ],
)
def test_the_act_is_what_the_clause_means(
    doc: Doc, head: str, act: Act, addressee: tuple[str, ...]
) -> None:
    reading = read(doc, head)

    assert reading is not None
    assert (reading.act, reading.addressee) == (act, addressee)


@pytest.mark.parametrize(
    ("doc", "head", "cue", "content"),
    [
        pytest.param(MUST, "leave", "must", "Norway must leave the port", id="must"),
        pytest.param(IGNORED, "ignored", "ignored", "Norway ignored the rules", id="conduct"),
        pytest.param(WILL, "pay", "will", "it will pay the fee", id="own future"),
        pytest.param(FELL, "fell", None, "the fee fell again", id="anything else"),
    ],
)
def test_the_words_that_show_it_and_what_it_is_about(
    doc: Doc, head: str, cue: str | None, content: str
) -> None:
    reading = read(doc, head)

    assert reading is not None
    assert (reading.cue.text if reading.cue is not None else None) == cue
    assert reading.content.text == content


@pytest.mark.parametrize(
    ("doc", "head"),
    [
        pytest.param(ASKED, "leave", id="question"),
        pytest.param(CONDITION, "leave", id="condition"),
    ],
)
def test_what_is_not_asserted_is_no_act(doc: Doc, head: str) -> None:
    assert read(doc, head) is None


def test_who_narrates_states_nothing_but_still_demands() -> None:
    assert read(FELL, "fell", states=False) is None
    assert read(MUST, "leave", states=False) is not None
