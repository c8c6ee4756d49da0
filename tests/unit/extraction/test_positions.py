"""Positions from end to end: on trees made by hand, and on plain sentences with the pipeline."""

from typing import NamedTuple

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.extractor import RuleExtractor
from graphbuilder.extraction.stances import Stance, to_positions
from graphbuilder.model import Act, Document, Position
from graphbuilder.nlp.pipeline import load_pipeline
from tests.docs import make_doc, read_doc


class Expected(NamedTuple):
    """What a test asks of a position."""

    holder: tuple[str, ...]
    act: Act
    addressee: tuple[str, ...]
    content: str
    reporter: tuple[str, ...] = ()


# fmt: off
DEMANDED = make_doc(
    words="Germany demanded that  Norway leave the port .",
    heads=[1,      1,       4,    4,     1,    6,  4,   1],
    deps ="nsubj   ROOT     mark  nsubj  ccomp det obj  punct",
    pos  ="PROPN   VERB     SCONJ PROPN  VERB  DET NOUN PUNCT",
    lemmas="_      demand   _     _      _     _   _    _",
)
URGED = make_doc(
    words="Germany urged Norway to   leave the port .",
    heads=[1,      1,    1,     4,   1,    6,  4,   1],
    deps ="nsubj   ROOT  obj    mark xcomp det obj  punct",
    pos  ="PROPN   VERB  PROPN  PART VERB  DET NOUN PUNCT",
    lemmas="_      urge  _      _    _     _   _    _",
)
URGED_BY = make_doc(
    words="Norway     was      urged by   Germany to   leave the port .",
    heads=[2,         2,       2,    4,   2,      6,   2,    8,  6,   2],
    deps ="nsubj:pass aux:pass ROOT  case obl     mark xcomp det obj  punct",
    pos  ="PROPN      AUX      VERB  ADP  PROPN   PART VERB  DET NOUN PUNCT",
    lemmas="_         be       urge  _    _       _    _     _   _    _",
)
REJECTED = make_doc(
    words="Germany and   France rejected Norway    's   offer .",
    heads=[3,      2,    0,     3,       6,        4,   3,    3],
    deps ="nsubj   cc    conj   ROOT     nmod:poss case obj   punct",
    pos  ="PROPN   CCONJ PROPN  VERB     PROPN     PART NOUN  PUNCT",
    lemmas="_      _     _      reject   _         _    _     _",
)
REPORTED = make_doc(
    words="France said Germany had rejected the ferry    plan .",
    heads=[1,     1,   4,      4,  1,       7,  7,       4,   1],
    deps ="nsubj  ROOT nsubj   aux ccomp    det compound obj  punct",
    pos  ="PROPN  VERB PROPN   AUX VERB     DET NOUN     NOUN PUNCT",
    lemmas="_     say  _       _   reject   _   _        _    _",
)
OBLIGED = make_doc(
    words="Germany said Norway must leave the port .",
    heads=[1,      1,   4,     4,   1,    6,  4,   1],
    deps ="nsubj   ROOT nsubj  aux  ccomp det obj  punct",
    pos  ="PROPN   VERB PROPN  AUX  VERB  DET NOUN PUNCT",
    lemmas="_      say  _      _    _     _   _    _",
)
NOT_ACCEPTED = make_doc(
    words="Germany did not    accept the ferry    plan .",
    heads=[3,      3,  3,     3,     6,  6,       3,   3],
    deps ="nsubj   aux advmod ROOT   det compound obj  punct",
    pos  ="PROPN   AUX PART   VERB   DET NOUN     NOUN PUNCT",
)
WILL_SEND = make_doc(
    words="Germany will send two    ships to   Norway .",
    heads=[2,      2,   2,   4,     2,    6,   2,     2],
    deps ="nsubj   aux  ROOT nummod obj   case obl    punct",
    pos  ="PROPN   AUX  VERB NUM    NOUN  ADP  PROPN  PUNCT",
)
OTHERS_PLAN = make_doc(
    words="Germany said Norway will send  two    ships .",
    heads=[1,      1,   4,     4,   1,    6,     4,    1],
    deps ="nsubj   ROOT nsubj  aux  ccomp nummod obj   punct",
    pos  ="PROPN   VERB PROPN  AUX  VERB  NUM    NOUN  PUNCT",
    lemmas="_      say  _      _    _     _      ship  _",
)
HOPED_FOR_DEED = make_doc(
    words="Germany hopes that  Norway leaves .",
    heads=[1,      1,    4,    4,     1,     1],
    deps ="nsubj   ROOT  mark  nsubj  ccomp  punct",
    pos  ="PROPN   VERB  SCONJ PROPN  VERB   PUNCT",
    lemmas="_      hope  _     _      leave  _",
)
HOPED_FOR_EVENT = make_doc(
    words="Germany hopes that  the talks succeed .",
    heads=[1,      1,    5,    4,  5,    1,      1],
    deps ="nsubj   ROOT  mark  det nsubj ccomp   punct",
    pos  ="PROPN   VERB  SCONJ DET NOUN  VERB    PUNCT",
    lemmas="_      hope  _     _   talk  _       _",
)
IS_OPPOSED = make_doc(
    words="Germany    is       opposed to   the plan .",
    heads=[2,         2,       2,      5,   5,  2,   2],
    deps ="nsubj:pass aux:pass ROOT    case det obl  punct",
    pos  ="PROPN      AUX      VERB    ADP  DET NOUN PUNCT",
    lemmas="_         be       oppose  _    _   _    _",
)
DECLINED = make_doc(
    words="Germany declined to   reject the plan .",
    heads=[1,      1,       3,   1,     5,  3,   1],
    deps ="nsubj   ROOT     mark xcomp  det obj  punct",
    pos  ="PROPN   VERB     PART VERB   DET NOUN PUNCT",
    lemmas="_      decline  _    _      _   _    _",
)
WARNED_RATHER = make_doc(
    words="Germany warned Norway ,     rather than  Sweden ,     of   delays .",
    heads=[1,      1,     1,     6,    6,     4,    2,     2,    9,   1,     1],
    deps ="nsubj   ROOT   obj    punct cc     fixed conj   punct case obl    punct",
    pos  ="PROPN   VERB   PROPN  PUNCT ADV    ADP   PROPN  PUNCT ADP  NOUN   PUNCT",
    lemmas="_      warn   _      _     _      _     _      _     _    delay  _",
)
SUPPORT_FROM = make_doc(
    words="Support from Norway for  Sweden grew .",
    heads=[5,      2,   0,     4,   2,     5,   5],
    deps ="nsubj   case nmod   case nmod   ROOT punct",
    pos  ="NOUN    ADP  PROPN  ADP  PROPN  VERB PUNCT",
    lemmas="_      _    _      _    _      grow _",
)
SAILED = make_doc(
    words="Germany sent two    ships to   Norway .",
    heads=[1,      1,   3,     1,    5,   1,     1],
    deps ="nsubj   ROOT nummod obj   case obl    punct",
    pos  ="PROPN   VERB NUM    NOUN  ADP  PROPN  PUNCT",
    lemmas="_      send _      _     _    _      _",
)
UNKNOWN_HOLDER = make_doc(
    words="Nobody demanded the ferry    plan .",
    heads=[1,     1,       4,  4,       1,   1],
    deps ="nsubj  ROOT     det compound obj  punct",
    pos  ="PRON   VERB     DET NOUN     NOUN PUNCT",
    lemmas="_     demand   _   _        _    _",
)
IF_DEMANDED = make_doc(
    words="If   Germany demands that  Norway leave ,     rates fall .",
    heads=[2,   2,      8,      5,    5,     2,    2,    8,    8,   8],
    deps ="mark nsubj   advcl   mark  nsubj  ccomp punct nsubj ROOT punct",
    pos  ="SCONJ PROPN  VERB    SCONJ PROPN  VERB  PUNCT NOUN  VERB PUNCT",
    lemmas="_   _       demand  _     _      _     _     rate  _    _",
)
# fmt: on


def summarise(stance: Stance) -> Expected:
    return Expected(
        holder=stance.holder,
        act=stance.act,
        addressee=stance.addressee,
        content=stance.content.text,
        reporter=stance.reporter,
    )


@pytest.mark.parametrize(
    ("doc", "expected"),
    [
        pytest.param(
            DEMANDED,
            Expected(("DEU",), Act.DEMAND, ("NOR",), "Norway leave the port"),
            id="demanded that",
        ),
        pytest.param(
            URGED, Expected(("DEU",), Act.DEMAND, ("NOR",), "to leave the port"), id="urged to"
        ),
        pytest.param(
            URGED_BY, Expected(("DEU",), Act.DEMAND, ("NOR",), "to leave the port"), id="passive"
        ),
        pytest.param(
            REJECTED,
            Expected(("DEU", "FRA"), Act.REJECT, ("NOR",), "Norway's offer"),
            id="coordinated holders",
        ),
        pytest.param(
            REPORTED,
            Expected(("DEU",), Act.REJECT, (), "the ferry plan", ("FRA",)),
            id="reported by another",
        ),
        pytest.param(
            OBLIGED,
            Expected(("DEU",), Act.DEMAND, ("NOR",), "Norway must leave the port"),
            id="said that must",
        ),
        pytest.param(
            NOT_ACCEPTED, Expected(("DEU",), Act.REJECT, (), "the ferry plan"), id="did not accept"
        ),
        pytest.param(
            WILL_SEND,
            Expected(("DEU",), Act.COMMIT, ("NOR",), "send two ships to Norway"),
            id="plan",
        ),
        pytest.param(
            HOPED_FOR_DEED,
            Expected(("DEU",), Act.DEMAND, ("NOR",), "Norway leaves"),
            id="hopes for a deed",
        ),
        pytest.param(
            HOPED_FOR_EVENT,
            Expected(("DEU",), Act.SUPPORT, (), "the talks succeed"),
            id="hopes for an event",
        ),
        pytest.param(
            IS_OPPOSED, Expected(("DEU",), Act.REJECT, (), "the plan"), id="is opposed to"
        ),
        pytest.param(
            WARNED_RATHER,
            Expected(("DEU",), Act.WARN, ("NOR",), "delays"),
            id="one rather than another",
        ),
        pytest.param(
            SUPPORT_FROM,
            Expected(("NOR",), Act.SUPPORT, ("SWE",), "Sweden"),
            id="support from one for another",
        ),
        pytest.param(
            OTHERS_PLAN,
            Expected(("DEU",), Act.STATE, (), "Norway will send two ships"),
            id="a plan that another tells",
        ),
    ],
)
def test_a_construction_shows_one_position(doc: Doc, expected: Expected) -> None:
    assert [summarise(stance) for stance in read_doc(doc).stances] == [expected]


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param(SAILED, id="a deed"),
        pytest.param(UNKNOWN_HOLDER, id="nobody known"),
        pytest.param(IF_DEMANDED, id="a condition"),
        pytest.param(DECLINED, id="a refusal that is declined"),
    ],
)
def test_what_is_no_stance_shows_none(doc: Doc) -> None:
    assert read_doc(doc).stances == ()


def test_a_position_says_where_it_stands_and_by_which_rule() -> None:
    reading = read_doc(DEMANDED)

    (position,) = to_positions(reading.stances, reading.document, reading.agreements, replies={})

    assert position.cue.text == "demanded"
    assert position.sentence.text == DEMANDED.text
    assert position.origin == "rule:cue-verb"
    assert reading.document.holds(position.content)


def test_the_same_position_has_the_same_id_and_another_document_another() -> None:
    reading = read_doc(DEMANDED)
    other = Document(id="y", text=reading.document.text)

    (first,), (again,), (elsewhere,) = (
        to_positions(reading.stances, document, reading.agreements, replies={})
        for document in (reading.document, reading.document, other)
    )

    assert first.id == again.id
    assert first.id != elsewhere.id


# With the packed pipeline: sentences so plain that any pipeline that is good enough reads them.


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor(load_pipeline())


def brief(position: Position) -> Expected:
    return Expected(
        holder=position.holder,
        act=position.act,
        addressee=position.addressee,
        content=position.content.text,
        reporter=position.reporter,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Russia demanded that NATO withdraw its troops.",
            Expected(("RUS",), Act.DEMAND, ("NATO",), "NATO withdraw its troops"),
            id="demanded",
        ),
        pytest.param(
            "Turkey urged Greece to remove its soldiers from the islands.",
            Expected(("TUR",), Act.DEMAND, ("GRC",), "to remove its soldiers from the islands"),
            id="urged",
        ),
        pytest.param(
            "China opposes the sanctions.",
            Expected(("CHN",), Act.REJECT, (), "the sanctions"),
            id="opposes",
        ),
        pytest.param(
            "The offer was rejected by Iran.",
            Expected(("IRN",), Act.REJECT, (), "The offer"),
            id="passive",
        ),
        pytest.param(
            "Russia did not accept the proposal.",
            Expected(("RUS",), Act.REJECT, (), "the proposal"),
            id="denied",
        ),
        pytest.param(
            "Iran and Iraq condemned the attack.",
            Expected(("IRN", "IRQ"), Act.ACCUSE, (), "the attack"),
            id="condemned",
        ),
    ],
)
def test_plain_sentences_are_read_with_the_packed_pipeline(
    extractor: RuleExtractor, text: str, expected: Expected
) -> None:
    analysis = extractor.extract(Document(id="x", text=text))

    assert [brief(position) for position in analysis.positions] == [expected]
