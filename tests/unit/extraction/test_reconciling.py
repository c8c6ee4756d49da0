"""What the rules find and what the encoder guesses become one reading."""

from collections.abc import Iterable

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.stances import Stance
from graphbuilder.nlp.encoder.labels import ACTS
from graphbuilder.nlp.encoder.stances import StanceGuess
from tests.docs import make_doc, read_doc, word


def guess(
    doc: Doc,
    head: str,
    *,
    act: str,
    first: str,
    last: str,
    cue: str,
    holder: str | None = None,
    addressee: str | None = None,
    some: float = 0.9,
    sure: float = 0.9,
) -> None:
    """Make the encoder take a word for the head of a content.

    Args:
        doc: The document.
        head: The word.
        act: The likeliest act.
        first: The first word of the content.
        last: Its last word.
        cue: The cue.
        holder: The name of the holder.
        addressee: The name of the addressee.
        some: The probability of any stance.
        sure: That of the act among them.
    """
    at = word(doc, head).i
    others = some * (1 - sure) / (len(ACTS) - 3)
    acts = dict.fromkeys(ACTS[1:-1], others) | {act: some * sure}

    def step(text: str | None) -> int:
        return 0 if text is None else word(doc, text).i - at

    doc[at]._.stance = StanceGuess(
        acts=(1 - some, *acts.values(), 0.0),
        first=step(first),
        last=step(last),
        cue=step(cue),
        holder=step(holder),
        addressee=step(addressee),
        is_held=float(holder is not None),
        is_addressed=float(addressee is not None),
    )


def facts(stances: Iterable[Stance]) -> list[tuple[tuple[str, ...], str, str, tuple[str, ...]]]:
    return [(s.holder, s.act.value, s.content.text, s.addressee) for s in stances]


def rejected() -> Doc:
    return make_doc(
        words="Norway rejected the offer from Iran yesterday .",
        heads=[1,     1,       3,  1,    5,    3,    1,      1],
        deps ="nsubj  ROOT     det obj   case nmod   advmod  punct",
        pos  ="PROPN  VERB     DET NOUN  ADP  PROPN  ADV     PUNCT",
        lemmas="_     reject   _   _     _    _      _       _",
    )  # fmt: skip


def shrugged() -> Doc:
    """Make a sentence whose verb no lexicon knows."""
    return make_doc(
        words="Norway shrugged at   the treaty with Iran .",
        heads=[1,      1,     4,   4,  1,     6,   4,   1],
        deps ="nsubj   ROOT   case det obl    case nmod punct",
        pos  ="PROPN   VERB   ADP  DET NOUN   ADP  PROPN PUNCT",
    )  # fmt: skip


def test_without_guesses_the_rules_alone_read() -> None:
    assert facts(read_doc(rejected()).stances) == [
        (("NOR",), "reject", "the offer from Iran", ("IRN",))
    ]


def test_a_rule_that_the_encoder_excludes_is_dropped() -> None:
    doc = rejected()
    guess(doc, "yesterday", act="state", first="yesterday", last="yesterday", cue="rejected")
    assert "the offer from Iran" not in {s.content.text for s in read_doc(doc).stances}


def test_a_shared_stance_ends_where_the_encoder_ends_it_and_is_directed_at_whom_it_says() -> None:
    doc = rejected()
    guess(
        doc, "offer", act="reject", first="the", last="yesterday", cue="rejected", holder="Norway"
    )
    [stance] = read_doc(doc).stances
    assert stance.content.text == "the offer from Iran yesterday"
    assert stance.addressee == ("IRN",)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param("accuse", "accuse", id="another act on the same side"),
        pytest.param("support", "reject", id="never turned round"),
    ],
)
def test_the_encoder_may_weigh_a_word_but_not_turn_it_round(act: str, expected: str) -> None:
    doc = rejected()
    guess(doc, "offer", act=act, first="the", last="Iran", cue="rejected", sure=0.99)
    [stance] = read_doc(doc).stances
    assert stance.act.value == expected


def test_a_guess_that_no_rule_shares_counts_by_itself() -> None:
    doc = shrugged()
    guess(
        doc, "treaty", act="reject", first="the", last="Iran", cue="shrugged", holder="Norway",
        addressee="Iran",
    )  # fmt: skip
    reading = read_doc(doc)
    assert facts(reading.stances) == [(("NOR",), "reject", "the treaty with Iran", ("IRN",))]
    assert reading.stances[0].rule == "guess"


@pytest.mark.parametrize(
    ("act", "addressee"),
    [
        pytest.param("propose", ("IRN",), id="a proposal is made to the other side"),
        pytest.param("commit", ("IRN",), id="a promise too"),
        pytest.param("reject", (), id="a treaty may be rejected without a word to the other side"),
    ],
)
def test_where_the_encoder_points_at_nobody_the_content_may_name_whom_a_guess_addresses(
    act: str, addressee: tuple[str, ...]
) -> None:
    doc = shrugged()
    guess(doc, "treaty", act=act, first="the", last="Iran", cue="shrugged", holder="Norway")
    assert facts(read_doc(doc).stances) == [(("NOR",), act, "the treaty with Iran", addressee)]


def test_a_weak_guess_counts_for_nothing() -> None:
    doc = shrugged()
    guess(
        doc, "treaty", act="reject", first="the", last="Iran", cue="shrugged", holder="Norway",
        some=0.2,
    )  # fmt: skip
    assert facts(read_doc(doc).stances) == []


def test_the_subject_of_a_verb_goes_before_whom_the_encoder_points_at() -> None:
    doc = shrugged()
    guess(doc, "treaty", act="reject", first="the", last="Iran", cue="shrugged", holder="Iran")
    assert facts(read_doc(doc).stances) == [(("NOR",), "reject", "the treaty with Iran", ())]


def test_a_verb_that_no_lexicon_knows_denies_nothing() -> None:
    doc = shrugged()
    guess(doc, "treaty", act="deny", first="the", last="Iran", cue="shrugged", holder="Norway")
    assert facts(read_doc(doc).stances) == []


def test_what_a_verb_leaves_open_is_not_held() -> None:
    doc = make_doc(
        words="Norway hesitated to shrug at the treaty .",
        heads=[1,     1,       3,  1,   6, 6,   3,    1],
        deps ="nsubj  ROOT    mark xcomp case det obl punct",
        pos  ="PROPN  VERB    PART VERB ADP DET NOUN PUNCT",
        lemmas="_     hesitate _   _    _   _   _    _",
    )  # fmt: skip
    guess(doc, "treaty", act="reject", first="the", last="treaty", cue="hesitated", holder="Norway")
    assert facts(read_doc(doc).stances) == []


def test_what_is_denied_is_no_stance_however_sure_the_encoder_is() -> None:
    doc = make_doc(
        words="Norway did not    shrug at   the treaty with Iran .",
        heads=[3,     3,  3,     3,    6,   6,  3,     8,   6,   3],
        deps ="nsubj  aux advmod ROOT  case det obl    case nmod punct",
        pos  ="PROPN  AUX PART   VERB  ADP  DET NOUN   ADP  PROPN PUNCT",
    )  # fmt: skip
    guess(doc, "treaty", act="reject", first="the", last="Iran", cue="shrug", holder="Norway")
    assert facts(read_doc(doc).stances) == []


def test_who_is_urged_holds_no_demand() -> None:
    doc = make_doc(
        words="Norway was      urged to   sign the treaty .",
        heads=[2,     2,       2,    4,   2,   6,  4,     2],
        deps ="nsubj:pass aux:pass ROOT mark xcomp det obj punct",
        pos  ="PROPN  AUX      VERB  PART VERB DET NOUN   PUNCT",
        lemmas="_     be       urge  _    _    _   _      _",
    )  # fmt: skip
    guess(doc, "sign", act="demand", first="to", last="treaty", cue="urged", holder="Norway")
    assert facts(read_doc(doc).stances) == []


def test_a_statement_is_directed_at_nobody_though_the_encoder_points_at_somebody() -> None:
    doc = shrugged()
    guess(
        doc, "treaty", act="state", first="the", last="Iran", cue="shrugged", holder="Norway",
        addressee="Iran",
    )  # fmt: skip
    assert facts(read_doc(doc).stances) == [(("NOR",), "state", "the treaty with Iran", ())]


def test_a_statement_is_directed_at_whom_the_grammar_shows() -> None:
    doc = make_doc(
        words="Norway apologised to   Iran  for  the raid on   Sweden .",
        heads=[1,     1,         3,   1,    6,   6,  1,   8,   6,     1],
        deps ="nsubj  ROOT       case obl   case det obl  case nmod   punct",
        pos  ="PROPN  VERB       ADP  PROPN ADP  DET NOUN ADP  PROPN  PUNCT",
        lemmas="_     apologise  _    _     _    _   _    _    _      _",
    )  # fmt: skip
    guess(
        doc, "raid", act="state", first="the", last="Sweden", cue="apologised", holder="Norway",
        addressee="Sweden",
    )  # fmt: skip
    assert facts(read_doc(doc).stances) == [(("NOR",), "state", "the raid on Sweden", ("IRN",))]


def test_what_a_content_denies_is_not_what_it_does() -> None:
    doc = make_doc(
        words="Norway said that  it    will not    veto  the treaty .",
        heads=[1,     1,   6,    6,    6,   6,     1,    8,  6,     1],
        deps ="nsubj  ROOT mark  nsubj aux  advmod ccomp det obj    punct",
        pos  ="PROPN  VERB SCONJ PRON  AUX  PART   VERB  DET NOUN   PUNCT",
        lemmas="_     say  _     _     _    _      _     _   _      _",
    )  # fmt: skip
    guess(doc, "veto", act="reject", first="it", last="treaty", cue="said", holder="Norway")
    [(_, act, content, _)] = facts(read_doc(doc).stances)
    assert content == "it will not veto the treaty"
    assert act != "reject"


def test_whom_a_warning_goes_to_does_not_hold_it() -> None:
    doc = make_doc(
        words="A   note to   Sweden that  dams  shall end was read .",
        heads=[1,  9,   3,   1,     7,    7,    7,    1,  9,  9,   9],
        deps ="det nsubj:pass case nmod mark nsubj aux acl aux:pass ROOT punct",
        pos  ="DET NOUN ADP PROPN SCONJ NOUN AUX VERB AUX VERB PUNCT",
    )  # fmt: skip
    guess(doc, "end", act="demand", first="dams", last="end", cue="note", holder="Sweden")
    assert facts(read_doc(doc).stances) == []


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param("commit", [], id="no promise"),
        pytest.param("accuse", ["accuse"], id="but it may be blamed"),
    ],
)
def test_a_deed_told_in_the_past_is_not_promised(act: str, expected: list[str]) -> None:
    doc = make_doc(
        words="Norway waited but had sent ships .",
        heads=[1,      1,     4,  4,  1,   4,    1],
        deps ="nsubj   ROOT   cc  aux conj obj   punct",
        pos  ="PROPN   VERB   CCONJ AUX VERB NOUN PUNCT",
        lemmas="_      wait   _   have send ship  _",
    )  # fmt: skip
    guess(doc, "sent", act=act, first="had", last="ships", cue="sent", holder="Norway")
    assert [stance.act.value for stance in read_doc(doc).stances] == expected


def announced() -> Doc:
    return make_doc(
        words="Norway rejected the plan that Iran  will leave , calling it   bad .",
        heads=[1,     1,       3,  1,   7,   7,    7,   3,    1, 1,      11, 9,  1],
        deps ="nsubj  ROOT     det obj  mark nsubj aux  acl   punct advcl nsubj xcomp punct",
        pos  ="PROPN  VERB     DET NOUN SCONJ PROPN AUX VERB  PUNCT VERB  PRON  ADJ   PUNCT",
        lemmas="_     reject   _   _    _    _     _    _     _     call  _     _     _",
    )  # fmt: skip


def test_a_guess_is_not_used_up_by_the_stance_of_another_on_the_same_words() -> None:
    doc = announced()
    guess(doc, "plan", act="accuse", first="the", last="leave", cue="calling", holder="Norway")
    found = read_doc(doc).stances
    assert {(s.holder, s.act.value, s.rule) for s in found} >= {(("NOR",), "accuse", "guess")}


def test_what_is_taken_back_is_not_promised() -> None:
    doc = make_doc(
        words="Oslo confirmed that Norway rescinded its  pledge .",
        heads=[1,     1,        4,   4,     1,      6,       4,     1],
        deps ="nsubj  ROOT      mark nsubj  ccomp   nmod:poss obj   punct",
        pos  ="PROPN  VERB      SCONJ PROPN VERB    PRON     NOUN   PUNCT",
        lemmas="_     confirm   _    _      rescind _        _      _",
    )  # fmt: skip
    guess(
        doc,
        "rescinded",
        act="commit",
        first="Norway",
        last="pledge",
        cue="confirmed",
        holder="Oslo",
    )
    assert "commit" not in {stance.act.value for stance in read_doc(doc).stances}
