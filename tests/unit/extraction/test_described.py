"""Whom descriptions point back to over a whole document, on trees made by hand."""

from typing import NamedTuple

import pytest
from spacy.tokens import Doc

from tests.docs import make_doc, read_doc


class Sentence(NamedTuple):
    """A sentence as `make_doc` takes it."""

    words: str
    heads: list[int]
    deps: str
    pos: str
    ents: str = ""


# fmt: off
NORWAY = Sentence(
    words="Norway voted .",
    heads=[1,     1,    1],
    deps ="nsubj  ROOT  punct",
    pos  ="PROPN  VERB  PUNCT",
)
SWEDEN = NORWAY._replace(words="Sweden voted .")
COUNCIL = Sentence(
    words="The Norwegian council voted .",
    heads=[2,  2,        3,      3,    3],
    deps ="det amod      nsubj   ROOT  punct",
    pos  ="DET ADJ       NOUN    VERB  PUNCT",
)
MINISTRY = Sentence(
    words="Norway    's   Ministry of    Ports objected .",
    heads=[2,        0,   5,       4,    2,    5,       5],
    deps ="nmod:poss case nsubj    case  nmod  ROOT     punct",
    pos  ="PROPN     PART PROPN    ADP   PROPN VERB     PUNCT",
    ents ="O         O    B-ORG    I-ORG I-ORG O        O",
)
PARTY = Sentence(
    words="Norway    's   Ports    Club  objected .",
    heads=[3,        0,   3,       4,    4,       4],
    deps ="nmod:poss case compound nsubj ROOT     punct",
    pos  ="PROPN     PART PROPN    PROPN VERB     PUNCT",
    ents ="O         O    B-ORG    I-ORG O        O",
)
LEAGUE = Sentence(
    words="The Zenda    League met  .",
    heads=[2,  2,       3,     3,   3],
    deps ="det compound nsubj  ROOT punct",
    pos  ="DET PROPN    PROPN  VERB PUNCT",
    ents ="O   B-ORG    I-ORG  O    O",
)
UNION = Sentence(
    words="The European Union met  .",
    heads=[2,  2,       3,    3,   3],
    deps ="det amod     nsubj ROOT punct",
    pos  ="DET PROPN    PROPN VERB PUNCT",
)
KOLAR = Sentence(
    words="Ana   Kolar left .",
    heads=[2,    0,    2,   2],
    deps ="nsubj flat  ROOT punct",
    pos  ="PROPN PROPN VERB PUNCT",
    ents ="B-PER I-PER O    O",
)
OFFICIALS = Sentence(
    words="Norwegian officials left .",
    heads=[1,        2,        2,   2],
    deps ="amod      nsubj     ROOT punct",
    pos  ="ADJ       NOUN      VERB PUNCT",
)
RAIN = Sentence(
    words="It    rained .",
    heads=[1,    1,     1],
    deps ="nsubj ROOT   punct",
    pos  ="PRON  VERB   PUNCT",
)
PRESIDENT = Sentence(
    words="The president of   Norway left .",
    heads=[1,  4,        3,   1,     4,   4],
    deps ="det nsubj     case nmod   ROOT punct",
    pos  ="DET NOUN      ADP  PROPN  VERB PUNCT",
)
THEY = Sentence(
    words="The leaders returned .",
    heads=[1,  2,      2,       2],
    deps ="det nsubj   ROOT     punct",
    pos  ="DET NOUN    VERB     PUNCT",
)
BOTH = Sentence(
    words="The two    leaders returned .",
    heads=[2,  2,     3,      3,       3],
    deps ="det nummod nsubj   ROOT     punct",
    pos  ="DET NUM    NOUN    VERB     PUNCT",
)
PAIR = Sentence(
    words="The German and   Norwegian presidents returned .",
    heads=[4,  4,     3,    1,        5,         5,       5],
    deps ="det amod   cc    conj      nsubj      ROOT     punct",
    pos  ="DET ADJ    CCONJ ADJ       NOUN       VERB     PUNCT",
)
FORMER = Sentence(
    words="The former president returned .",
    heads=[2,  2,     3,        3,       3],
    deps ="det amod   nsubj     ROOT     punct",
    pos  ="DET ADJ    NOUN      VERB     PUNCT",
)
REBELS = Sentence(
    words="The Norwegian rebels voted .",
    heads=[2,  2,        3,     3,   3],
    deps ="det amod      nsubj  ROOT punct",
    pos  ="DET ADJ       NOUN   VERB PUNCT",
)
PEOPLE = Sentence(
    words="The people of   Norway voted .",
    heads=[1,  4,     3,   1,     4,   4],
    deps ="det nsubj  case nmod   ROOT punct",
    pos  ="DET NOUN   ADP  PROPN  VERB PUNCT",
)
MINISTRIES = Sentence(
    words="The interior ministry of   Norway blamed the Norwegian ports    ministry .",
    heads=[2,  2,       5,       4,   2,     5,     9,  9,        9,       5,       5],
    deps ="det amod     nsubj    case nmod   ROOT   det amod      compound obj      punct",
    pos  ="DET ADJ      NOUN     ADP  PROPN  VERB   DET ADJ       NOUN     NOUN     PUNCT",
)
STERN = Sentence(
    words="The stern ports    minister of   Norway left .",
    heads=[3,  3,    3,       6,       5,   3,     6,   6],
    deps ="det amod  compound nsubj    case nmod   ROOT punct",
    pos  ="DET ADJ   NOUN     NOUN     ADP  PROPN  VERB PUNCT",
)
AGENCY = Sentence(
    words="The Norwegian atomic agency voted .",
    heads=[3,  3,        3,     4,     4,   4],
    deps ="det amod      amod   nsubj  ROOT punct",
    pos  ="DET ADJ       ADJ    NOUN   VERB PUNCT",
)
THE_AGENCY = Sentence(
    words="The atomic agency voted .",
    heads=[2,  2,     3,     3,   3],
    deps ="det amod   nsubj  ROOT punct",
    pos  ="DET ADJ    NOUN   VERB PUNCT",
)
SPOKESMAN = Sentence(
    words="A   spokesman objected .",
    heads=[1,  2,        2,       2],
    deps ="det nsubj     ROOT     punct",
    pos  ="DET NOUN      VERB     PUNCT",
)
OF_ANOTHER = Sentence(
    words="A   spokesman for  Zenda objected .",
    heads=[1,  4,        3,   1,    4,       4],
    deps ="det nsubj     case nmod  ROOT     punct",
    pos  ="DET NOUN      ADP  PROPN VERB     PUNCT",
)
HIS = Sentence(
    words="His       ambassador objected .",
    heads=[1,        2,         2,       2],
    deps ="nmod:poss nsubj      ROOT     punct",
    pos  ="PRON      NOUN       VERB     PUNCT",
)
HIS_CABINET = Sentence(
    words="His       government objected .",
    heads=[1,        2,         2,       2],
    deps ="nmod:poss nsubj      ROOT     punct",
    pos  ="PRON      NOUN       VERB     PUNCT",
)
HIS_MAJESTYS = Sentence(
    words="His       Majesty   's   government objected .",
    heads=[1,        3,        1,   4,         4,       4],
    deps ="nmod:poss nmod:poss case nsubj      ROOT     punct",
    pos  ="PRON      NOUN      PART NOUN       VERB     PUNCT",
)
NAMED_PRESIDENT = Sentence(
    words="Norwegian president Ana   Kolar left .",
    heads=[1,        4,        1,    2,    4,   4],
    deps ="amod      nsubj     flat  flat  ROOT punct",
    pos  ="ADJ       NOUN      PROPN PROPN VERB PUNCT",
    ents ="O         O         B-PER I-PER O    O",
)
ADVISER_TO = Sentence(
    words="An  adviser to   Ana   Kolar objected .",
    heads=[1,  5,      3,   1,    3,    5,       5],
    deps ="det nsubj   case nmod  flat  ROOT     punct",
    pos  ="DET NOUN    ADP  PROPN PROPN VERB     PUNCT",
    ents ="O   O       O    B-PER I-PER O        O",
)
ENVOY_TO = ADVISER_TO._replace(words="An envoy to Ana Kolar objected .")
ADVISER_OF = Sentence(
    words="Ana       Kolar 's   adviser objected .",
    heads=[3,        0,    0,   4,      4,       4],
    deps ="nmod:poss flat  case nsubj   ROOT     punct",
    pos  ="PROPN     PROPN PART NOUN    VERB     PUNCT",
    ents ="B-PER     I-PER O    O       O        O",
)
# fmt: on

#: What parts a description from those whom it means by more sentences than it usually looks back.
LONG_AFTER = (RAIN,) * 4


def text(*sentences: Sentence) -> Doc:
    """Make a document of sentences."""
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence.heads))
    parts = [s.ents or "O " * len(s.heads) for s in sentences]
    return make_doc(
        words=" ".join(s.words for s in sentences),
        heads=[
            start + head for start, s in zip(starts, sentences, strict=False) for head in s.heads
        ],
        deps=" ".join(s.deps for s in sentences),
        pos=" ".join(s.pos for s in sentences),
        ents=" ".join(parts),
    )


def president(country: str) -> Sentence:
    """Say something of the president of a country."""
    return PRESIDENT._replace(words=PRESIDENT.words.replace("Norway", country))


def the(noun: str) -> Sentence:
    """Say something of those whom a noun describes."""
    return THEY._replace(words=f"The {noun} returned .")


def two(noun: str) -> Sentence:
    """Say something of two whom a noun describes."""
    return BOTH._replace(words=f"The two {noun} returned .")


def meant(doc: Doc, noun: str, *, home: str | None = None) -> tuple[str, ...]:
    """Tell whom the last word of a form stands for."""
    at = max(token.i for token in doc if token.text == noun)
    return read_doc(doc, home=home).cast.resolve(doc[at])


@pytest.mark.parametrize(
    ("named", "last", "expected"),
    [
        pytest.param(["Norway", "Sweden"], the("leaders"), ["NOR", "SWE"], id="the leaders"),
        pytest.param(["Norway", "Sweden"], two("leaders"), ["NOR", "SWE"], id="the two leaders"),
        pytest.param(
            ["Norway", "Sweden", "Germany"],
            the("leaders"),
            ["NOR", "SWE", "DEU"],
            id="the leaders are three",
        ),
        pytest.param(["Norway", "Sweden", "Germany"], two("leaders"), [], id="two of three"),
        pytest.param(["Norway"], the("leaders"), [], id="one is no leaders"),
        pytest.param(
            ["Norway", "Sweden", "Germany", "France", "Spain", "Italy"],
            the("leaders"),
            [],
            id="too many to be all meant",
        ),
    ],
)
def test_leaders_are_the_heads_of_state_named_long_before(
    named: list[str], last: Sentence, expected: list[str]
) -> None:
    doc = text(*map(president, named), *LONG_AFTER, last)

    assert meant(doc, "leaders") == tuple(f"{state}-president" for state in expected)


def test_who_holds_no_such_office_is_no_leader() -> None:
    doc = text(president("Norway"), KOLAR, president("Sweden"), *LONG_AFTER, two("leaders"))

    assert meant(doc, "leaders") == ("NOR-president", "SWE-president")


@pytest.mark.parametrize(
    ("before", "last", "expected"),
    [
        pytest.param([UNION], the("ministers"), ("EU",), id="of the bloc just told of"),
        pytest.param([UNION], two("ministers"), (), id="so many are not all of a bloc"),
        pytest.param([NORWAY], the("ministers"), (), id="a state is no bloc"),
        pytest.param(
            [president("Norway"), president("Sweden")],
            the("ministers"),
            (),
            id="presidents are no ministers",
        ),
        pytest.param(
            [OFFICIALS._replace(words="Norwegian ministers left ."), KOLAR],
            the("ministers"),
            ("NOR-ministers",),
            id="named by the same plural",
        ),
    ],
)
def test_ministers_point_back_to_ministers_or_to_their_bloc(
    before: list[Sentence], last: Sentence, expected: tuple[str, ...]
) -> None:
    assert meant(text(*before, last), "ministers") == expected


def test_a_council_of_one_side_is_no_third_side() -> None:
    doc = text(NORWAY, COUNCIL, SWEDEN, *LONG_AFTER, two("sides"))

    assert meant(doc, "sides") == ("NOR", "SWE")


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param(the("officials"), ("NOR-officials",), id="the officials"),
        pytest.param(THEY._replace(words="Some officials returned ."), (), id="some officials"),
        pytest.param(the("ambassadors"), (), id="others"),
    ],
)
def test_officials_point_back_to_officials_met_before(
    last: Sentence, expected: tuple[str, ...]
) -> None:
    doc = text(OFFICIALS, KOLAR, last)

    assert meant(doc, last.words.split()[1]) == expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param([LEAGUE, MINISTRY], ("zenda-league",), id="a ministry by its name"),
        pytest.param([LEAGUE, COUNCIL], ("zenda-league",), id="a council that is described"),
        pytest.param([LEAGUE, PARTY], ("ports-club",), id="a club of a state's"),
        pytest.param([UNION, NORWAY], ("EU",), id="an international organisation"),
    ],
)
def test_a_group_is_no_organ_of_a_state(named: list[Sentence], expected: tuple[str, ...]) -> None:
    assert meant(text(*named, the("group")), "group") == expected


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        pytest.param("NOR", "NOR-president", id="of the state that issues it"),
        pytest.param("STORTING", "NOR-president", id="of the state whose parliament issues it"),
        pytest.param(None, "SWE-president", id="of no state: the last one"),
        pytest.param("DEU", "SWE-president", id="of a state whose own has not been named"),
    ],
)
def test_the_president_of_whoever_issues_a_document_goes_before_the_last_one(
    home: str | None, expected: str
) -> None:
    doc = text(president("Norway"), president("Sweden"), the("president"))

    assert meant(doc, "president", home=home) == (expected,)


@pytest.mark.parametrize(
    ("noun", "home", "expected"),
    [
        pytest.param("president", "NOR", ("NOR-president",), id="of a state"),
        pytest.param("president", "STORTING", ("NOR-president",), id="of its parliament"),
        pytest.param("president", "NATO", (), id="of an organisation"),
        pytest.param("president", None, (), id="of nobody"),
        pytest.param("spokesman", "NOR", (), id="an office that not only states have"),
        pytest.param("ambassadors", "NOR", (), id="several"),
    ],
)
def test_an_office_without_a_name_is_one_of_whoever_issues_a_document(
    noun: str, home: str | None, expected: tuple[str, ...]
) -> None:
    assert meant(text(the(noun)), noun, home=home) == expected


def test_a_former_office_is_not_that_of_whoever_issues_a_document() -> None:
    assert meant(text(FORMER), "president", home="NOR") == ()


@pytest.mark.parametrize(
    ("said", "noun", "name", "kind"),
    [
        pytest.param(REBELS, "rebels", "Norwegian rebels", "armed_group", id="fighters"),
        pytest.param(
            REBELS._replace(words="The Norwegian farmers voted ."),
            "farmers", "Norwegian farmers", "people", id="people",
        ),
        pytest.param(PEOPLE, "people", "people of Norway", "people", id="a people"),
    ],
)  # fmt: skip
def test_people_are_not_their_state(said: Sentence, noun: str, name: str, kind: str) -> None:
    cast = read_doc(doc := text(said)).cast
    (key,) = cast.resolve(next(token for token in doc if token.text == noun))
    entry = cast.entries[key]

    assert (entry.name, entry.kind, entry.party) == (name, kind, None)


def test_people_named_before_are_meant_by_their_noun_alone() -> None:
    assert meant(text(REBELS, the("rebels")), "rebels") == ("norwegian-rebels",)


def test_nobody_new_is_meant_by_a_noun_for_people_alone() -> None:
    assert meant(text(the("rebels")), "rebels") == ()


@pytest.mark.parametrize(
    ("said", "names"),
    [
        pytest.param(
            MINISTRIES, ["Norway interior ministry", "Norway ports ministry"], id="bodies"
        ),
        pytest.param(STERN, ["Norway ports minister"], id="an office, not what it is like"),
    ],
)
def test_one_ministry_is_told_from_another(said: Sentence, names: list[str]) -> None:
    cast = read_doc(text(said)).cast
    described = [entry.name for entry in cast.entries.values() if entry.party == "NOR"]

    assert described == names


def test_presidents_of_two_sides_are_a_president_each() -> None:
    doc = text(PAIR, president("Norway"))

    assert meant(doc, "presidents") == ("DEU-president", "NOR-president")
    assert meant(doc, "president") == ("NOR-president",)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(AGENCY, "NOR-atomic-agency", id="of another"),
        pytest.param(THE_AGENCY, "IAEA", id="alone"),
    ],
)
def test_a_body_of_a_state_is_not_the_one_that_its_noun_means_alone(
    said: Sentence, expected: str
) -> None:
    assert meant(text(said), "agency") == (expected,)


@pytest.mark.parametrize(
    ("last", "noun", "expected"),
    [
        pytest.param(SPOKESMAN, "spokesman", ("NOR-spokesman",), id="a spokesman"),
        pytest.param(OF_ANOTHER, "spokesman", (), id="of somebody else"),
        pytest.param(HIS, "ambassador", ("NOR-ambassador",), id="his ambassador"),
        pytest.param(HIS_CABINET, "government", ("NOR",), id="his government"),
        pytest.param(HIS_MAJESTYS, "government", (), id="the government of His Majesty"),
    ],
)
def test_who_speaks_for_the_one_just_named_is_of_that_side(
    last: Sentence, noun: str, expected: tuple[str, ...]
) -> None:
    assert meant(text(president("Norway"), last), noun) == expected


@pytest.mark.parametrize(
    ("last", "noun", "expected"),
    [
        pytest.param(ADVISER_TO, "adviser", ("NOR-adviser",), id="an adviser to"),
        pytest.param(ADVISER_OF, "adviser", ("NOR-adviser",), id="her adviser"),
        pytest.param(ENVOY_TO, "envoy", (), id="an envoy to"),
    ],
)
def test_who_serves_a_person_is_of_that_person_s_side(
    last: Sentence, noun: str, expected: tuple[str, ...]
) -> None:
    assert meant(text(NAMED_PRESIDENT, last), noun) == expected


def test_a_king_is_no_president() -> None:
    assert meant(text(president("Norway"), the("president")), "president") == ("NOR-president",)
    assert meant(text(president("Norway"), the("king")), "king") == ()


def test_a_parliament_is_no_ministry() -> None:
    assert meant(text(MINISTRY, the("parliament")), "parliament") == ()
