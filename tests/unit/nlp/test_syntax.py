"""What the extraction asks of a tree, on trees made by hand."""

import pytest
from spacy.tokens import Doc

from graphbuilder.nlp.syntax import (
    agent,
    clause_span,
    conjuncts,
    in_conditional,
    is_excepted,
    is_gerund,
    is_negated,
    is_passive,
    nominals,
    noun_phrase,
    trim,
    understood_subject,
)
from tests.docs import make_doc, word

# fmt: off
ACTIVE = make_doc(
    words="Bonn  rejected the offer .",
    heads=[1,    1,       3,  1,    1],
    deps ="nsubj ROOT     det obj   punct",
    pos  ="PROPN VERB     DET NOUN  PUNCT",
)
PASSIVE = make_doc(
    words="The offer      was      rejected by   Bonn  on   Monday .",
    heads=[1,  3,         3,       3,       5,   3,    7,   3,     3],
    deps ="det nsubj:pass aux:pass ROOT     case obl   case obl    punct",
    pos  ="DET NOUN       AUX      VERB     ADP  PROPN ADP  PROPN  PUNCT",
)
AGENTLESS = make_doc(
    words="Bonn  left and offers     were     rejected .",
    heads=[1,    1,   5,  5,         5,       1,       1],
    deps ="nsubj ROOT cc  nsubj:pass aux:pass conj     punct",
    pos  ="PROPN VERB CCONJ NOUN     AUX      VERB     PUNCT",
)
COORDINATED = make_doc(
    words="Bonn  came and   protested .",
    heads=[1,    1,   3,    1,        1],
    deps ="nsubj ROOT cc    conj      punct",
    pos  ="PROPN VERB CCONJ VERB      PUNCT",
)
OBJECT_CONTROL = make_doc(
    words="Bonn  urged Oslo  to   wait  .",
    heads=[1,    1,    1,    4,   1,    1],
    deps ="nsubj ROOT  obj   mark xcomp punct",
    pos  ="PROPN VERB  PROPN PART VERB  PUNCT",
)
SUBJECT_CONTROL = make_doc(
    words="Bonn  agreed to   wait  .",
    heads=[1,    1,     3,   1,    1],
    deps ="nsubj ROOT   mark xcomp punct",
    pos  ="PROPN VERB   PART VERB  PUNCT",
)
PARTICIPLE = make_doc(
    words="Bonn  left , citing delays .",
    heads=[1,    1,   3, 1,    3,     1],
    deps ="nsubj ROOT punct advcl obj punct",
    pos  ="PROPN VERB PUNCT VERB NOUN PUNCT",
)
RELATIVE = make_doc(
    words="Bonn  ,     which opposes   dams ,     spoke .",
    heads=[6,    3,    3,    0,        3,   3,    6,    6],
    deps ="nsubj punct nsubj acl:relcl obj  punct ROOT  punct",
    pos  ="PROPN PUNCT PRON  VERB      NOUN PUNCT VERB  PUNCT",
)
NOUN_PARTICIPLE = make_doc(
    words="Oslo  read a   letter condemning raids .",
    heads=[1,    1,   3,  1,     3,         4,    1],
    deps ="nsubj ROOT det obj    acl        obj   punct",
    pos  ="PROPN VERB DET NOUN   VERB       NOUN  PUNCT",
)
QUOTED_AS = make_doc(
    words="Bonn  quoted Ana   Kolar as   saying that  Oslo  waits .",
    heads=[1,    1,     1,    2,    5,   1,     8,    8,    5,    1],
    deps ="nsubj ROOT   obj   flat  mark advcl  mark  nsubj ccomp punct",
    pos  ="PROPN VERB   PROPN PROPN SCONJ VERB  SCONJ PROPN VERB  PUNCT",
)
WAS_QUOTED_AS = make_doc(
    words="Kolar      was      quoted as    saying that  Oslo  waits .",
    heads=[2,         2,       2,     4,    2,     7,    7,    4,    2],
    deps ="nsubj:pass aux:pass ROOT   mark  advcl  mark  nsubj ccomp punct",
    pos  ="PROPN      AUX      VERB   SCONJ VERB   SCONJ PROPN VERB  PUNCT",
)
ACCUSED_OF = make_doc(
    words="Bonn  accused Oslo  of    saying that  Riga  waits .",
    heads=[1,    1,      1,    4,    1,     7,    7,    4,    1],
    deps ="nsubj ROOT    obj   mark  advcl  mark  nsubj ccomp punct",
    pos  ="PROPN VERB    PROPN SCONJ VERB   SCONJ PROPN VERB  PUNCT",
)
HABIT_OF = make_doc(
    words="Oslo  fears Bonn  's   habit of    saying that  Riga  waits .",
    heads=[1,    1,    4,    2,   1,    6,    4,     9,    9,    6,    1],
    deps ="nsubj ROOT  nmod:poss case obj mark acl   mark  nsubj ccomp punct",
    pos  ="PROPN VERB  PROPN PART NOUN  SCONJ VERB   SCONJ PROPN VERB  PUNCT",
)
IDEA_OF = make_doc(
    words="Oslo  fears the idea of    saying that  Riga  waits .",
    heads=[1,    1,    3,  1,   5,    3,     8,    8,    5,    1],
    deps ="nsubj ROOT  det obj  mark  acl    mark  nsubj ccomp punct",
    pos  ="PROPN VERB  DET NOUN SCONJ VERB   SCONJ PROPN VERB  PUNCT",
)
QUOTED_WORDS = make_doc(
    words='Bonn  left " in    peace " .',
    heads=[1,    1,   4, 4,   1,    4, 1],
    deps ="nsubj ROOT punct case obl punct punct",
    pos  ="PROPN VERB PUNCT ADP NOUN PUNCT PUNCT",
)
CALLS = make_doc(
    words="Bonn  calls for  talks and   for  stopping raids .",
    heads=[1,    1,    3,   1,    6,    6,   1,       6,    1],
    deps ="nsubj ROOT  case obl   cc    mark advcl    obj   punct",
    pos  ="PROPN VERB  ADP  NOUN  CCONJ SCONJ VERB    NOUN  PUNCT",
)
REPORT = make_doc(
    words="Bonn  said that  Oslo  would wait  there  .",
    heads=[1,    1,   5,    5,    5,    1,    5,     1],
    deps ="nsubj ROOT mark  nsubj aux   ccomp advmod punct",
    pos  ="PROPN VERB SCONJ PROPN AUX   VERB  ADV    PUNCT",
)
QUOTED = make_doc(
    words="“     Oslo  will wait  ,     ”     said Bonn  .",
    heads=[3,    3,    3,   6,    3,    3,    6,   6,    6],
    deps ="punct nsubj aux  ccomp punct punct ROOT nsubj punct",
    pos  ="PUNCT PROPN AUX  VERB  PUNCT PUNCT VERB PROPN PUNCT",
)
BRACKETED = make_doc(
    words="Bonn  seeks peace (     by   May  )     .",
    heads=[1,    1,    1,    5,    5,   2,   5,    1],
    deps ="nsubj ROOT  obj   punct case nmod punct punct",
    pos  ="PROPN VERB  NOUN  PUNCT ADP  PROPN PUNCT PUNCT",
)
CONDITIONAL = make_doc(
    words="If    Bonn  says  that  Oslo  lied  ,     Rome  leaves .",
    heads=[2,    2,    8,    5,    5,    2,    2,    8,    8,     8],
    deps ="mark  nsubj advcl mark  nsubj ccomp punct nsubj ROOT   punct",
    pos  ="SCONJ PROPN VERB  SCONJ PROPN VERB  PUNCT PROPN VERB   PUNCT",
)
WHEN = make_doc(
    words="When   Bonn  agrees ,     Rome  leaves .",
    heads=[2,     2,    5,     2,    5,    5,     5],
    deps ="mark   nsubj advcl  punct nsubj ROOT   punct",
    pos  ="SCONJ  PROPN VERB   PUNCT PROPN VERB   PUNCT",
)
NOT = make_doc(
    words="Bonn  did not   agree .",
    heads=[3,    3,  3,    3,    3],
    deps ="nsubj aux advmod ROOT punct",
    pos  ="PROPN AUX PART  VERB  PUNCT",
)
CONTRACTED = make_doc(
    words="Bonn  does n't    agree .",
    heads=[3,    3,   3,     3,    3],
    deps ="nsubj aux  advmod ROOT  punct",
    pos  ="PROPN AUX  PART   VERB  PUNCT",
)
NEVER = make_doc(
    words="Bonn  never  agreed .",
    heads=[2,    2,     2,     2],
    deps ="nsubj advmod ROOT   punct",
    pos  ="PROPN ADV    VERB   PUNCT",
)
NO = make_doc(
    words="Bonn  gave no  support .",
    heads=[1,    1,   3,  1,      1],
    deps ="nsubj ROOT det obj     punct",
    pos  ="PROPN VERB DET NOUN    PUNCT",
)
PHRASE = make_doc(
    words="the new plan of   Oslo  and   Rome  ,     which     failed    .",
    heads=[2,  2,  2,   4,   2,    6,    4,    9,    9,        2,        2],
    deps ="det amod ROOT case nmod cc    conj  punct nsubj     acl:relcl punct",
    pos  ="DET ADJ NOUN ADP  PROPN CCONJ PROPN PUNCT PRON      VERB      PUNCT",
)
# fmt: on


@pytest.mark.parametrize(
    ("doc", "verb", "expected"),
    [
        pytest.param(ACTIVE, "rejected", False, id="active"),
        pytest.param(PASSIVE, "rejected", True, id="with an agent"),
        pytest.param(AGENTLESS, "rejected", True, id="without an agent"),
        pytest.param(AGENTLESS, "left", False, id="the verb before a passive"),
    ],
)
def test_a_passive_is_told_by_its_auxiliary(doc: Doc, verb: str, expected: bool) -> None:  # noqa: FBT001
    assert is_passive(word(doc, verb)) is expected


def test_the_agent_of_a_passive_is_its_by_phrase_alone() -> None:
    assert agent(word(PASSIVE, "rejected")) == word(PASSIVE, "Bonn")
    assert agent(word(AGENTLESS, "rejected")) is None


@pytest.mark.parametrize(
    ("doc", "predicate", "expected"),
    [
        pytest.param(ACTIVE, "rejected", "Bonn", id="its own"),
        pytest.param(PASSIVE, "rejected", "Bonn", id="agent of a passive"),
        pytest.param(AGENTLESS, "rejected", None, id="none for a passive without agent"),
        pytest.param(COORDINATED, "protested", "Bonn", id="coordination"),
        pytest.param(OBJECT_CONTROL, "wait", "Oslo", id="control by the object"),
        pytest.param(SUBJECT_CONTROL, "wait", "Bonn", id="control by the subject"),
        pytest.param(PARTICIPLE, "citing", "Bonn", id="adverbial participle"),
        pytest.param(RELATIVE, "opposes", "Bonn", id="relative clause"),
        pytest.param(NOUN_PARTICIPLE, "condemning", "letter", id="participle at a noun"),
        pytest.param(QUOTED_AS, "saying", "Ana", id="who is quoted"),
        pytest.param(WAS_QUOTED_AS, "saying", "Kolar", id="who was quoted"),
        pytest.param(ACCUSED_OF, "saying", "Oslo", id="who is accused of it"),
        pytest.param(HABIT_OF, "saying", "Bonn", id="whose habit it is"),
        pytest.param(IDEA_OF, "saying", None, id="nobody's idea"),
    ],
)
def test_the_understood_subject_is_found(doc: Doc, predicate: str, expected: str | None) -> None:
    found = understood_subject(word(doc, predicate))

    assert (found.text if found is not None else None) == expected


@pytest.mark.parametrize(
    ("doc", "predicate", "expected"),
    [
        pytest.param(NOT, "agree", True, id="not"),
        pytest.param(CONTRACTED, "agree", True, id="n't"),
        pytest.param(NEVER, "agreed", True, id="never"),
        pytest.param(NO, "support", True, id="no before a noun"),
        pytest.param(NO, "gave", False, id="the verb of a denied noun"),
        pytest.param(ACTIVE, "rejected", False, id="plain"),
    ],
)
def test_denial_is_a_word_of_the_predicate_itself(
    doc: Doc,
    predicate: str,
    expected: bool,  # noqa: FBT001
) -> None:
    assert is_negated(word(doc, predicate)) is expected


def test_a_gerund_counts_among_what_a_preposition_governs() -> None:
    assert [t.text for t in nominals(word(CALLS, "calls"), "for")] == ["talks", "stopping"]
    assert list(nominals(word(CALLS, "calls"), "on")) == []


def test_only_a_verb_in_ing_is_a_gerund() -> None:
    assert [t.text for t in CALLS if is_gerund(t)] == ["stopping"]


@pytest.mark.parametrize(
    ("doc", "head", "expected"),
    [
        pytest.param(REPORT, "wait", "Oslo would wait there", id="complementiser"),
        pytest.param(QUOTED, "wait", "Oslo will wait", id="quotation marks and comma"),
        pytest.param(ACTIVE, "rejected", "Bonn rejected the offer", id="full stop"),
        pytest.param(BRACKETED, "peace", "peace (by May)", id="bracket opened inside stays"),
        pytest.param(CONDITIONAL, "says", "Bonn says that Oslo lied", id="if"),
    ],
)
def test_a_clause_has_no_edges(doc: Doc, head: str, expected: str) -> None:
    assert clause_span(word(doc, head)).text == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, 7, ["Bonn", "left", '"', "in", "peace", '"'], id="closed inside"),
        pytest.param(1, 5, ["left", '"', "in", "peace", '"'], id="closed right behind"),
        pytest.param(2, 6, ["in", "peace"], id="all of it quoted"),
        pytest.param(4, 6, ["peace"], id="opened before"),
    ],
)
def test_a_stretch_closes_the_quotations_that_it_opens(
    start: int, end: int, expected: list[str]
) -> None:
    assert [token.text for token in trim(QUOTED_WORDS[start:end])] == expected


def test_a_clause_without_its_subject_begins_at_the_first_auxiliary() -> None:
    assert clause_span(word(REPORT, "wait"), keep_subject=False).text == "would wait there"


@pytest.mark.parametrize(
    ("doc", "predicate", "expected"),
    [
        pytest.param(CONDITIONAL, "says", True, id="the condition"),
        pytest.param(CONDITIONAL, "lied", True, id="deep in the condition"),
        pytest.param(CONDITIONAL, "leaves", False, id="what follows from it"),
        pytest.param(WHEN, "agrees", False, id="when is no condition"),
    ],
)
def test_a_condition_reaches_down_but_not_up(doc: Doc, predicate: str, expected: bool) -> None:  # noqa: FBT001
    assert in_conditional(word(doc, predicate)) is expected


def test_a_noun_phrase_ends_before_a_conjunct_and_a_clause() -> None:
    assert noun_phrase(word(PHRASE, "plan")).text == "the new plan of Oslo"


def test_conjuncts_come_in_order() -> None:
    assert [t.text for t in conjuncts(word(PHRASE, "Oslo"))] == ["Oslo", "Rome"]


@pytest.mark.parametrize(
    ("first", "expected"),
    [("Every", True), ("One", False)],
    ids=["of all", "of some"],
)
def test_who_is_excepted_of_all_is_known_by_the_words_before(first: str, expected: bool) -> None:  # noqa: FBT001
    doc = make_doc(
        words=[first, "member", "but", "Norway", "left", "."],
        heads=[1, 4, 4, 4, 4, 4],
        deps="det nsubj cc nsubj ROOT punct",
        pos="DET NOUN CCONJ PROPN VERB PUNCT",
    )
    assert is_excepted(word(doc, "Norway")) is expected
