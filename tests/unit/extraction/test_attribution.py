"""Who is found to say what: reports as words, and the attributions of known speakers."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.reports import Report, ReportKind, find_reports
from graphbuilder.nlp.encoder.labels import ACTS
from graphbuilder.nlp.encoder.stances import StanceGuess
from tests.docs import cues, make_doc, read_doc, word

SAID = make_doc(
    "Paris said that the talks failed .",
    heads=[1, 1, 5, 4, 5, 1, 1],
    deps="nsubj root mark det nsubj ccomp punct",
    pos="PROPN VERB SCONJ DET NOUN VERB PUNCT",
    lemmas="Paris say that the talk fail .",
)
PARENTHESIS = make_doc(
    "The talks , said Paris , have failed .",
    heads=[1, 7, 3, 7, 3, 3, 7, 7, 7],
    deps="det nsubj punct parataxis nsubj punct aux root punct",
    pos="DET NOUN PUNCT VERB PROPN PUNCT AUX VERB PUNCT",
    lemmas="the talk , say Paris , have fail .",
)
ACCORDING = make_doc(
    "According to Paris , the talks failed .",
    heads=[2, 0, 6, 2, 5, 6, 6, 6],
    deps="case fixed obl punct det nsubj root punct",
    pos="VERB ADP PROPN PUNCT DET NOUN VERB PUNCT",
    lemmas="accord to Paris , the talk fail .",
)
AS_NOTED = make_doc(
    "As Paris noted , the talks failed .",
    heads=[2, 2, 6, 2, 5, 6, 6, 6],
    deps="mark nsubj advcl punct det nsubj root punct",
    pos="SCONJ PROPN VERB PUNCT DET NOUN VERB PUNCT",
    lemmas="as Paris note , the talk fail .",
)
IN_WORDS = make_doc(
    "In the words of Paris , the talks failed .",
    heads=[2, 2, 8, 4, 2, 2, 7, 8, 8, 8],
    deps="case det obl case nmod punct det nsubj root punct",
    pos="ADP DET NOUN ADP PROPN PUNCT DET NOUN VERB PUNCT",
    lemmas="in the word of Paris , the talk fail .",
)
BY_MEASURE = make_doc(
    "Paris shares the costs according to ability .",
    heads=[1, 1, 3, 1, 6, 4, 1, 1],
    deps="nsubj root det obj case fixed obl punct",
    pos="PROPN VERB DET NOUN VERB ADP NOUN PUNCT",
    lemmas="Paris share the cost accord to ability .",
)
AS_IT_WAS_SAYING = make_doc(
    "As Paris was speaking , the talks failed .",
    heads=[3, 3, 3, 7, 3, 6, 7, 7, 7],
    deps="mark nsubj aux advcl punct det nsubj root punct",
    pos="SCONJ PROPN AUX VERB PUNCT DET NOUN VERB PUNCT",
    lemmas="as Paris be say , the talk fail .",
)
IN_LAST_VIEWS = make_doc(
    "In the last views of Paris , the talks failed .",
    heads=[3, 3, 3, 9, 5, 3, 3, 8, 9, 9, 9],
    deps="case det amod obl case nmod punct det nsubj root punct",
    pos="ADP DET ADJ NOUN ADP PROPN PUNCT DET NOUN VERB PUNCT",
    lemmas="in the last view of Paris , the talk fail .",
)
QUOTED_WORDS = make_doc(
    "Paris mentioned a town “ reborn from its ashes ” .",
    heads=[1, 1, 3, 1, 5, 3, 8, 8, 5, 5, 1],
    deps="nsubj root det obj punct acl case nmod:poss obl punct punct",
    pos="PROPN VERB DET NOUN PUNCT VERB ADP PRON NOUN PUNCT PUNCT",
    lemmas="Paris mention a town “ rebear from its ash ” .",
)
KNOWN = make_doc(
    "Paris knows that the talks failed .",
    heads=[1, 1, 5, 4, 5, 1, 1],
    deps="nsubj root mark det nsubj ccomp punct",
    pos="PROPN VERB SCONJ DET NOUN VERB PUNCT",
    lemmas="Paris know that the talk fail .",
)
LET_ME = make_doc(
    "Let me say that the talks failed .",
    heads=[0, 0, 0, 6, 5, 6, 2, 0],
    deps="root obj xcomp mark det nsubj ccomp punct",
    pos="VERB PRON VERB SCONJ DET NOUN VERB PUNCT",
    lemmas="let I say that the talk fail .",
)


def _passive() -> Doc:
    return make_doc(
        "It was noted that the talks failed .",
        heads=[2, 2, 2, 6, 5, 6, 2, 2],
        deps="expl aux:pass root mark det nsubj ccomp punct",
        pos="PRON AUX VERB SCONJ DET NOUN VERB PUNCT",
        lemmas="it be note that the talk fail .",
    )


def _report(doc: Doc) -> Report:
    (report,) = find_reports(doc, cues=cues())
    return report


@pytest.mark.parametrize(
    ("doc", "kind", "source"),
    [
        pytest.param(SAID, ReportKind.SAYING, "Paris", id="said that"),
        pytest.param(PARENTHESIS, ReportKind.SAYING, "Paris", id="parenthesis"),
        pytest.param(ACCORDING, ReportKind.SCOPE, "Paris", id="according to"),
        pytest.param(AS_NOTED, ReportKind.SCOPE, "Paris", id="as noted"),
        pytest.param(IN_WORDS, ReportKind.SCOPE, "Paris", id="in the words of"),
        pytest.param(KNOWN, ReportKind.KNOWING, "Paris", id="knows that"),
        pytest.param(LET_ME, ReportKind.SAYING, "me", id="let me say"),
    ],
)
def test_a_report_has_source_and_content(doc: Doc, kind: ReportKind, source: str) -> None:
    report = _report(doc)
    assert report.kind is kind
    assert report.source is not None
    assert report.source.text == source
    assert report.content.text == "failed"


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param(BY_MEASURE, id="a measure"),
        pytest.param(AS_IT_WAS_SAYING, id="what goes on meanwhile"),
        pytest.param(IN_LAST_VIEWS, id="what is seen"),
        pytest.param(QUOTED_WORDS, id="words that are quoted of a phrase"),
    ],
)
def test_other_adjuncts_make_a_clause_nobodys(doc: Doc) -> None:
    assert list(find_reports(doc, cues=cues())) == []


def test_what_nobody_is_named_to_say_has_no_source() -> None:
    assert _report(_passive()).source is None


def _shrugged(adverb: str = "then") -> Doc:
    """Make a sentence in which only the encoder sees who tells what."""
    doc = make_doc(
        f"Paris {adverb} shrugged failures .",
        heads=[2, 2, 2, 2, 2],
        deps="nsubj advmod root obj punct",
        pos="PROPN ADV VERB NOUN PUNCT",
        lemmas=f"Paris {adverb} shrug failure .",
    )
    _guess(doc, content=3, cue=2, source=0)
    return doc


def _guess(doc: Doc, *, content: int, cue: int, source: int) -> None:
    """Let the encoder say that a clause is told, and by whom."""
    doc[content]._.stance = StanceGuess(
        acts=(0.2, *[0.0] * (len(ACTS) - 2), 0.8),
        first=0,
        last=0,
        cue=cue - content,
        holder=source - content,
        addressee=0,
        is_held=0.9,
        is_addressed=0.0,
    )


def test_the_encoder_names_the_source_that_syntax_does_not_tell() -> None:
    doc = _passive()
    _guess(doc, content=6, cue=2, source=5)
    report = _report(doc)
    assert report.source is not None
    assert (report.kind, report.source.text) == (ReportKind.SAYING, "talks")


def test_the_encoder_sees_reports_that_syntax_does_not() -> None:
    report = _report(_shrugged())
    assert report.source is not None
    assert (report.kind, report.source.text) == (ReportKind.GUESS, "Paris")
    assert (report.cue.text, report.content.text) == ("shrugged", "failures")


def test_what_the_encoder_sees_to_be_denied_is_attributed_to_nobody() -> None:
    assert not read_doc(_shrugged("never")).attributor.attributions
    assert read_doc(_shrugged("then")).attributor.attributions


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param(
            make_doc(
                "Paris did not say that talks failed .",
                heads=[3, 3, 3, 3, 6, 6, 3, 3],
                deps="nsubj aux advmod root mark nsubj ccomp punct",
                pos="PROPN AUX PART VERB SCONJ NOUN VERB PUNCT",
                lemmas="Paris do not say that talk fail .",
            ),
            id="denied",
        ),
        pytest.param(
            make_doc(
                "It means that talks failed .",
                heads=[1, 1, 4, 4, 1, 1],
                deps="nsubj root mark nsubj ccomp punct",
                pos="PRON VERB SCONJ NOUN VERB PUNCT",
                lemmas="it mean that talk fail .",
            ),
            id="nobody thinks it",
        ),
        pytest.param(
            make_doc(
                "The talks failed ; Paris said goodbye .",
                heads=[1, 2, 2, 5, 5, 2, 5, 2],
                deps="det nsubj root punct nsubj parataxis obj punct",
                pos="DET NOUN VERB PUNCT PROPN VERB NOUN PUNCT",
                lemmas="the talk fail ; Paris say goodbye .",
            ),
            id="two statements",
        ),
        pytest.param(
            make_doc(
                "a statement made in Paris",
                heads=[1, 1, 1, 4, 2],
                deps="det root acl case obl",
                pos="DET NOUN VERB ADP PROPN",
                lemmas="a statement make in Paris",
            ),
            id="participle",
        ),
    ],
)
def test_no_report_is_found(doc: Doc) -> None:
    assert not list(find_reports(doc, cues=cues()))


def test_a_chain_of_reporters_runs_outwards() -> None:
    doc = make_doc(
        "Paris said that Bonn said that London said talks failed .",
        heads=[1, 1, 4, 4, 1, 7, 7, 4, 9, 7, 1],
        deps="nsubj root mark nsubj ccomp mark nsubj ccomp nsubj ccomp punct",
        pos="PROPN VERB SCONJ PROPN VERB SCONJ PROPN VERB NOUN VERB PUNCT",
        lemmas="Paris say that Bonn say that London say talk fail .",
    )
    chain = read_doc(doc).attributor.chain(word(doc, "failed"))
    assert [a.speaker for a in chain] == [("GBR",), ("DEU",), ("FRA",)]


@pytest.mark.parametrize(
    ("doc", "speakers"),
    [
        pytest.param(SAID, [("FRA",)], id="saying"),
        pytest.param(ACCORDING, [("FRA",)], id="scope"),
        pytest.param(KNOWN, [], id="to know is no stance"),
        pytest.param(_passive(), [], id="nobody"),
    ],
)
def test_attributions_have_known_speakers(doc: Doc, speakers: list[tuple[str, ...]]) -> None:
    assert [a.speaker for a in read_doc(doc).attributor.attributions] == speakers
