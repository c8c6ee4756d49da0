"""Which agreements a text cites, with a small catalogue of invented ones."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.agreements import AgreementIndex, Agreements
from graphbuilder.extraction.casting import make_cast
from graphbuilder.extraction.gazetteer import Gazetteer
from graphbuilder.extraction.titles import index_titles
from graphbuilder.lexicons.actors import load_actors
from graphbuilder.model import AgreementEntry, AgreementKind, Document, PartialDate
from tests.docs import english, knowledge, make_doc, word

CATALOGUE = (
    AgreementEntry(id="MUR", name="Mur Final Act", year=1975, kind=AgreementKind.FINAL_ACT),
    AgreementEntry(
        id="A99", name="Locks Charter", year=1999, kind=AgreementKind.CHARTER, body="OSCE"
    ),
    AgreementEntry(
        id="B10", name="Weirs Charter", year=2010, kind=AgreementKind.CHARTER, body="OSCE"
    ),
    AgreementEntry(
        id="C05", name="Mills Charter", year=2005, kind=AgreementKind.CHARTER, body="OSCE"
    ),
    AgreementEntry(
        id="N99", name="Dams Charter", year=1999, kind=AgreementKind.CHARTER, body="NATO"
    ),
)

# fmt: off
TITLE = make_doc(
    words="Norway cites the Mur   Final Act   of   1975 .",
    heads=[1,     1,    5,  5,    5,    1,    7,   5,   1],
    deps ="nsubj  ROOT  det compound amod obj case nmod punct",
    pos  ="PROPN  VERB  DET PROPN ADJ   PROPN ADP  NUM  PUNCT",
)
SUMMIT = make_doc(
    words="the agreements of   the OSCE     summit in   1999 and   in   2010 stand .",
    heads=[1,  11,        5,   5,  5,       1,     7,   5,   10,   10,  7,   11,   11],
    deps ="det nsubj      case det compound nmod   case nmod cc    case conj ROOT  punct",
    pos  ="DET NOUN       ADP  DET PROPN    NOUN   ADP  NUM  CCONJ ADP  NUM  VERB  PUNCT",
)
NAMED = make_doc(
    words="Norway kept the Zenda    Accord of   1904 .     Germany broke the accord .",
    heads=[1,     1,   4,  4,       1,     6,   4,   1,    9,      9,    11, 9,     9],
    deps ="nsubj  ROOT det compound obj    case nmod punct nsubj   ROOT  det obj    punct",
    pos  ="PROPN  VERB DET PROPN    PROPN  ADP  NUM  PUNCT PROPN   VERB  DET NOUN   PUNCT",
)
NOTHING_BEFORE = make_doc(
    words="Germany broke the treaty .",
    heads=[1,      1,    3,  1,     1],
    deps ="nsubj   ROOT  det obj    punct",
    pos  ="PROPN   VERB  DET NOUN   PUNCT",
)
ANOTHER = make_doc(
    words="Norway kept the Zenda    Accord .     Germany seeks another treaty .",
    heads=[1,     1,   4,  4,       1,     1,    7,      7,    9,      7,     7],
    deps ="nsubj  ROOT det compound obj    punct nsubj   ROOT  det     obj    punct",
    pos  ="PROPN  VERB DET PROPN    PROPN  PUNCT PROPN   VERB  DET     NOUN   PUNCT",
)
# fmt: on


def cite(doc: Doc, *, year: int | None = None) -> Agreements:
    finder = Gazetteer(english(), actors=load_actors(), leaders=(), agreements=CATALOGUE)
    document = Document(id="x", text=doc.text, date=PartialDate(year) if year else None)
    known = finder.find(doc, year=year)
    index = AgreementIndex(titles=index_titles(CATALOGUE), entries=CATALOGUE)
    cast = make_cast(document, doc, known=known, knowledge=knowledge())
    return Agreements(document, doc, index=index, known=known, cast=cast)


def flat(words: str) -> Doc:
    """Make a doc of which only the words matter: each hangs on the first."""
    count = len(words.split())
    relations = ["ROOT", *["dep"] * (count - 1)]
    return make_doc(words, heads=[0] * count, deps=relations, pos=["X"] * count)


def test_a_title_of_the_catalogue_is_cited_with_its_year() -> None:
    (citation,) = cite(TITLE).citations

    assert (citation.agreement, citation.span.text) == ("MUR", "Mur Final Act of 1975")


def test_an_agreement_younger_than_the_document_is_not_meant() -> None:
    assert "MUR" in {c.agreement for c in cite(TITLE, year=1975).citations}
    assert "MUR" not in {c.agreement for c in cite(TITLE, year=1974).citations}


def test_a_meeting_of_a_body_is_cited_by_its_years() -> None:
    citations = cite(SUMMIT).citations

    assert {c.agreement for c in citations} == {"A99", "B10"}
    assert {c.span.text for c in citations} == {
        "the agreements of the OSCE summit in 1999 and in 2010"
    }


@pytest.mark.parametrize(
    ("words", "name", "year"),
    [
        pytest.param(
            "UN Security Council Resolution 9001 holds",
            "UN Security Council Resolution 9001",
            None,
            id="council",
        ),
        pytest.param(
            "UN General Assembly resolution 77/1 of 2022 holds",
            "UN General Assembly Resolution 77/1",
            2022,
            id="assembly with its year",
        ),
        pytest.param(
            "UN General Assembly resolution 77/1 holds",
            "UN General Assembly Resolution 77/1",
            None,
            id="assembly",
        ),
        pytest.param(
            "They cite resolution 9001 again",
            "UN Security Council Resolution 9001",
            None,
            id="bare",
        ),
        pytest.param(
            "They cite UNSCR 9001 (2031) again",
            "UN Security Council Resolution 9001",
            2031,
            id="abbreviated",
        ),
        pytest.param(
            "They cite Resolution ES-11/1 again",
            "UN General Assembly Resolution ES-11/1",
            None,
            id="emergency session",
        ),
    ],
)
def test_a_resolution_of_the_united_nations_is_cited_by_its_number(
    words: str, name: str, year: int | None
) -> None:
    (agreement,) = cite(flat(words)).values()

    assert (agreement.name, agreement.year) == (name, year)


def test_an_unknown_title_is_told_by_its_form() -> None:
    (agreement,) = cite(NAMED).values()

    assert (agreement.id, agreement.name, agreement.year) == (
        "zenda-accord-1904",
        "Zenda Accord",
        1904,
    )
    assert [m.text for m in agreement.mentions] == ["Zenda Accord of 1904", "the accord"]


@pytest.mark.parametrize(
    ("doc", "noun", "expected"),
    [
        pytest.param(NAMED, "accord", ("zenda-accord-1904",), id="the accord"),
        pytest.param(NAMED, "Accord", ("zenda-accord-1904",), id="its title"),
        pytest.param(NOTHING_BEFORE, "treaty", (), id="nothing before"),
        pytest.param(ANOTHER, "treaty", (), id="another treaty"),
    ],
)
def test_a_definite_noun_points_back_to_the_latest(
    doc: Doc, noun: str, expected: tuple[str, ...]
) -> None:
    assert cite(doc).at(word(doc, noun)) == expected


def test_a_stretch_cites_what_it_names_and_what_it_points_back_to() -> None:
    agreements = cite(NAMED)

    assert agreements.within(NAMED[2:7]) == ("zenda-accord-1904",)
    assert agreements.within(NAMED[10:12]) == ("zenda-accord-1904",)
    assert agreements.within(NAMED[8:10]) == ()
