"""What agreements are said to require, forbid, permit or state, on trees made by hand."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.provisions import find_provisions
from graphbuilder.model import Mode, Provision
from tests.docs import make_doc, read_doc

# fmt: off
REQUIRES = make_doc(
    words="The Zenda    Accord requires Norway to   open  the locks .",
    heads=[2,  2,       3,     3,       3,     6,   3,    8,  6,    3],
    deps ="det compound nsubj  ROOT     obj    mark xcomp det obj   punct",
    pos  ="DET PROPN    PROPN  VERB     PROPN  PART VERB  DET NOUN  PUNCT",
    lemmas="_  _        _      require  _      _    _     _   lock  _",
)
FORBIDS = make_doc(
    words="The Zenda    Accord forbids new  dams .",
    heads=[2,  2,       3,     3,      5,   3,   3],
    deps ="det compound nsubj  ROOT    amod obj  punct",
    pos  ="DET PROPN    PROPN  VERB    ADJ  NOUN PUNCT",
    lemmas="_  _        _      forbid  _    dam  _",
)
PERMITS = make_doc(
    words="The Zenda    Accord permits small dams .",
    heads=[2,  2,       3,     3,      5,    3,   3],
    deps ="det compound nsubj  ROOT    amod  obj  punct",
    pos  ="DET PROPN    PROPN  VERB    ADJ   NOUN PUNCT",
    lemmas="_  _        _      permit  _     dam  _",
)
STATES = make_doc(
    words="The Zenda    Accord states that  rivers are free  .",
    heads=[2,  2,       3,     3,     7,    7,     7,  3,    3],
    deps ="det compound nsubj  ROOT   mark  nsubj  cop ccomp punct",
    pos  ="DET PROPN    PROPN  VERB   SCONJ NOUN   AUX ADJ   PUNCT",
    lemmas="_  _        _      state  _     river  be  _     _",
)
STATES_DUTY = make_doc(
    words="The Zenda    Accord states that  rivers must stay  free  .",
    heads=[2,  2,       3,     3,     7,    7,     7,   3,    7,    3],
    deps ="det compound nsubj  ROOT   mark  nsubj  aux  ccomp xcomp punct",
    pos  ="DET PROPN    PROPN  VERB   SCONJ NOUN   AUX  VERB  ADJ   PUNCT",
    lemmas="_  _        _      state  _     river  _    _     _     _",
)
AGREED = make_doc(
    words="The Zenda    Accord ,     agreed Monday        ,     requires Norway to   wait  .",
    heads=[2,  2,       4,     4,    4,     4,            4,    4,       7,     10,  7,    4],
    deps ="det compound nsubj  punct ROOT  obl:unmarked  punct parataxis obj   mark xcomp punct",
    pos  ="DET PROPN    PROPN  PUNCT VERB  PROPN         PUNCT VERB      PROPN PART VERB  PUNCT",
    lemmas="_  _        _      _     agree _             _     require   _     _    _     _",
)
DENIED = make_doc(
    words="The Zenda    Accord does not    forbid new  dams .",
    heads=[2,  2,       5,     5,   5,     5,     7,   5,   5],
    deps ="det compound nsubj  aux  advmod ROOT   amod obj  punct",
    pos  ="DET PROPN    PROPN  AUX  PART   VERB   ADJ  NOUN PUNCT",
)
NO_AGREEMENT = make_doc(
    words="Norway forbids new  dams .",
    heads=[1,     1,      3,   1,   1],
    deps ="nsubj  ROOT    amod obj  punct",
    pos  ="PROPN  VERB    ADJ  NOUN PUNCT",
    lemmas="_     forbid  _    dam  _",
)
REPORTED = make_doc(
    words="Germany said the Zenda    Accord forbids new  dams .",
    heads=[1,      1,   4,  4,       5,     1,      7,   5,   1],
    deps ="nsubj   ROOT det compound nsubj  ccomp   amod obj  punct",
    pos  ="PROPN   VERB DET PROPN    PROPN  VERB    ADJ  NOUN PUNCT",
    lemmas="_      say  _   _        _      forbid  _    dam  _",
)
POINTED = make_doc(
    words="Norway kept the Zenda    Accord .     The accord forbids new  dams .",
    heads=[1,     1,   4,  4,       1,     1,    7,  8,     8,      10,  8,   8],
    deps ="nsubj  ROOT det compound obj    punct det nsubj  ROOT    amod obj  punct",
    pos  ="PROPN  VERB DET PROPN    PROPN  PUNCT DET NOUN   VERB    ADJ  NOUN PUNCT",
    lemmas="_     keep _   _        _      _     _   _      forbid  _    dam  _",
)
UNDER = make_doc(
    words="Under the Zenda    Accord Norway may build small dams .",
    heads=[3,    3,  3,       6,     6,     6,  6,    8,    6,   6],
    deps ="case  det compound obl    nsubj  aux ROOT  amod  obj  punct",
    pos  ="ADP   DET PROPN    PROPN  PROPN  AUX VERB  ADJ   NOUN PUNCT",
)
UNDER_BOTH = make_doc(
    words="Under pressure ,     under the Zenda    Accord Norway may build dams .",
    heads=[1,    9,       9,    6,    6,  6,       9,     9,     9,  9,    9,   9],
    deps ="case  obl      punct case  det compound obl    nsubj  aux ROOT  obj  punct",
    pos  ="ADP   NOUN     PUNCT ADP   DET PROPN    PROPN  PROPN  AUX VERB  NOUN PUNCT",
)
UNDER_WHICH = make_doc(
    words="Norway left the Zenda    Accord under which Finland may fish .",
    heads=[1,     1,   4,  4,       1,     6,    9,    9,      9,  4,   1],
    deps ="nsubj  ROOT det compound obj    case  obl   nsubj   aux acl:relcl punct",
    pos  ="PROPN  VERB DET PROPN    PROPN  ADP   PRON  PROPN   AUX VERB PUNCT",
)
SAID_BEHIND = make_doc(
    words="Tariffs will end  ,     the Zenda    Accord says .",
    heads=[2,      2,   2,    2,    6,  6,       7,     2,   2],
    deps ="nsubj   aux  ROOT  punct det compound nsubj  parataxis punct",
    pos  ="NOUN    AUX  VERB  PUNCT DET PROPN    PROPN  VERB PUNCT",
    lemmas="tariff _    _     _     _   _        _      say  _",
)
CROSSING = make_doc(
    words="Today end  ,     the Zenda    Accord says .",
    heads=[6,    1,   1,    5,  5,       6,     1,   1],
    deps ="advmod ROOT punct det compound nsubj parataxis punct",
    pos  ="ADV   VERB PUNCT DET PROPN    PROPN  VERB PUNCT",
    lemmas="_    _    _     _   _        _      say  _",
)
TWO_DUTIES = make_doc(
    words="The Zenda    Accord calls for  Oslo  to   stop fishing and to   open ports .",
    heads=[2,  2,       3,     3,    7,   7,    7,   3,   7,      11, 11,  8,   11,   3],
    deps ="det compound nsubj  ROOT  mark nsubj mark xcomp xcomp  cc  mark conj obj   punct",
    pos  ="DET PROPN    PROPN  VERB  SCONJ PROPN PART VERB VERB   CCONJ PART VERB NOUN PUNCT",
    lemmas="_  _        _      call  _    _     _    _    _       _   _    _    _     _",
)
TWO_EFFECTS = make_doc(
    words="The Zenda    Accord cuts tariffs and ends   quotas .",
    heads=[2,  2,       3,     3,   3,      6,  3,     6,     3],
    deps ="det compound nsubj  ROOT obj     cc  conj   obj    punct",
    pos  ="DET PROPN    PROPN  VERB NOUN    CCONJ VERB NOUN   PUNCT",
    lemmas="_  _        _      cut  _       _   end    _      _",
)
# fmt: on


def find(doc: Doc) -> list[Provision]:
    reading = read_doc(doc)
    return list(
        find_provisions(
            reading.document, doc, agreements=reading.agreements, attributor=reading.attributor
        )
    )


@pytest.mark.parametrize(
    ("doc", "mode", "content"),
    [
        pytest.param(REQUIRES, Mode.REQUIRES, "to open the locks", id="requires"),
        pytest.param(FORBIDS, Mode.FORBIDS, "new dams", id="forbids"),
        pytest.param(PERMITS, Mode.PERMITS, "small dams", id="permits"),
        pytest.param(STATES, Mode.STATES, "rivers are free", id="states"),
        pytest.param(STATES_DUTY, Mode.REQUIRES, "rivers must stay free", id="states a duty"),
        pytest.param(UNDER, Mode.PERMITS, "Norway may build small dams", id="under it"),
        pytest.param(
            UNDER_BOTH, Mode.PERMITS, "Norway may build dams", id="under another thing too"
        ),
        pytest.param(UNDER_WHICH, Mode.PERMITS, "Finland may fish", id="under which"),
        pytest.param(SAID_BEHIND, Mode.REQUIRES, "Tariffs will end", id="said behind"),
        pytest.param(AGREED, Mode.REQUIRES, "to wait", id="agreed on a day before"),
        pytest.param(POINTED, Mode.FORBIDS, "new dams", id="the accord"),
    ],
)
def test_a_verb_tells_what_an_agreement_does(doc: Doc, mode: Mode, content: str) -> None:
    (found,) = find(doc)

    assert (found.agreement, found.mode, found.content.text) == (("zenda-accord",), mode, content)


def test_each_thing_that_it_does_is_a_provision() -> None:
    assert [found.content.text for found in find(TWO_EFFECTS)] == ["cuts tariffs", "ends quotas"]


def test_each_coordinated_duty_is_a_provision_wherever_parsers_hang_it() -> None:
    contents = [found.content.text for found in find(TWO_DUTIES)]
    assert contents == ["Oslo to stop fishing", "to open ports"]


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param(DENIED, id="denied"),
        pytest.param(NO_AGREEMENT, id="subject is no agreement"),
        pytest.param(CROSSING, id="no words left before the verb"),
    ],
)
def test_nothing_else_is_a_provision(doc: Doc) -> None:
    assert find(doc) == []


@pytest.mark.parametrize(
    ("doc", "reporter"),
    [
        pytest.param(FORBIDS, (), id="the narrator"),
        pytest.param(REPORTED, ("DEU",), id="somebody said"),
    ],
)
def test_who_says_so_is_the_reporter(doc: Doc, reporter: tuple[str, ...]) -> None:
    assert [found.reporter for found in find(doc)] == [reporter]
