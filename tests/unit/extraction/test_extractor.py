"""Document → Analysis, with the packed pipeline: what holds whatever the pipeline finds."""

import pytest

from graphbuilder.extraction.extractor import RuleExtractor
from graphbuilder.model import Analysis, Document
from graphbuilder.nlp.pipeline import load_pipeline

NOTE = """\
Norway demanded that Germany open the port. Germany rejected the demand.

"We will keep the port closed," the German foreign minister, Ana Kolar, said. She added that Norway
must pay its fees, as the Zenda Accord of 1904 requires.
The Zenda Accord of 1904 requires all states to pay fees.
"""


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor(load_pipeline())


@pytest.fixture(scope="module")
def analysis(extractor: RuleExtractor) -> Analysis:
    found = extractor.extract(Document(id="note", text=NOTE))
    assert len(found.positions) >= 2, "a note without positions tests nothing"
    return found


def test_the_same_document_gives_the_same_analysis(
    extractor: RuleExtractor, analysis: Analysis
) -> None:
    assert extractor.extract(Document(id="note", text=NOTE)) == analysis


def test_a_document_between_others_is_read_alike(
    extractor: RuleExtractor, analysis: Analysis
) -> None:
    other = Document(id="other", text="France left.")
    note = Document(id="note", text=NOTE)

    read = list(extractor.extract_all([other, note, other]))

    assert [found.document.id for found in read] == ["other", "note", "other"]
    assert read[1] == analysis


@pytest.mark.parametrize(
    "text",
    ["The weather was fine.", "?", "\n.\n"],
    ids=["no stance", "a mark", "a mark between line ends"],
)
def test_a_document_without_positions_gives_an_empty_analysis(
    extractor: RuleExtractor, text: str
) -> None:
    document = Document(id="x", text=text)

    assert extractor.extract(document) == Analysis(document=document)


def test_every_position_has_a_confidence_and_tells_what_found_it(analysis: Analysis) -> None:
    for position in analysis.positions:
        assert position.confidence is not None
        assert 0 <= position.confidence <= 1
        assert position.origin.startswith(("rule:", "model:"))


def test_every_offset_is_one_of_the_text(analysis: Analysis) -> None:
    spans = [span for p in analysis.positions for span in (p.content, p.cue, p.sentence)]
    spans += [mention for actor in analysis.actors for mention in actor.mentions]
    spans += [mention for agreement in analysis.agreements for mention in agreement.mentions]

    assert all(span is not None and analysis.document.holds(span) for span in spans)


def test_every_actor_and_agreement_that_is_referred_to_is_listed(analysis: Analysis) -> None:
    positions = analysis.positions
    used = {key for p in positions for key in (*p.holder, *p.addressee, *p.reporter)}
    parties = {actor.party for actor in analysis.actors if actor.party}
    cited = {key for p in positions for key in p.cites}

    assert used | parties <= {actor.id for actor in analysis.actors}
    assert cited <= {agreement.id for agreement in analysis.agreements}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Statement by Norway on ports", {"NOR"}, id="named in the title"),
        pytest.param("On ports", set(), id="nobody is named"),
    ],
)
def test_we_is_whom_the_title_says_to_speak(
    extractor: RuleExtractor, title: str, expected: set[str]
) -> None:
    text = "We reject the plan. We demand a vote."

    found = extractor.extract(Document(id="x", title=title, text=text))

    assert {key for position in found.positions for key in position.holder} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("On behalf of Norway, we reject the plan.", {"NOR"}, id="on behalf of"),
        pytest.param(
            "I speak on behalf of Norway. We reject the plan.", {"NOR"}, id="I speak on behalf of"
        ),
        pytest.param(
            "A network that operated on behalf of Norway left. We reject the plan.",
            set(),
            id="another acted on its behalf",
        ),
    ],
)
def test_we_is_on_whose_behalf_a_speaker_says_to_speak(
    extractor: RuleExtractor, text: str, expected: set[str]
) -> None:
    found = extractor.extract(Document(id="x", text=f"{text} We demand a vote."))

    assert {key for position in found.positions for key in position.holder} == expected


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        pytest.param("Government of Norway", {"NOR-president"}, id="a state"),
        pytest.param("The Zenda Times", set(), id="a newspaper"),
    ],
)
def test_the_president_is_that_of_whoever_publishes(
    extractor: RuleExtractor, publisher: str, expected: set[str]
) -> None:
    document = Document(id="x", text="The President rejected the plan.", publisher=publisher)

    found = extractor.extract(document)

    assert {key for position in found.positions for key in position.holder} == expected
