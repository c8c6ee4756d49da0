"""The figures of a pipeline are those that the definitions give."""

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graphbuilder.nlp.encoder.labels import ACTS
from graphbuilder.nlp.encoder.stances import StanceGuess
from graphbuilder.training.corpora import read_entity_texts
from graphbuilder.training.examples import UNKNOWN, blank_example
from graphbuilder.training.scores import (
    GIVEN,
    Treebank,
    score_entities,
    score_stances,
    score_syntax,
)

SHARED = Path(__file__).parents[4] / "shared"

#: "Lutz can't wait. Envoys left": two sentences of one paragraph.
TREEBANK = """\
# newdoc id = notes
1 Lutz Lutz PROPN _ _ 4 nsubj _ _
2-3 can't _ _ _ _ _ _ _ _
2 ca can AUX _ _ 4 aux _ _
3 n't not PART _ _ 4 advmod:neg _ _
4 wait wait VERB _ _ 0 root _ SpaceAfter=No
5 . . PUNCT _ _ 4 punct _ _

1 Envoys envoy NOUN _ _ 2 nsubj _ _
2 left leave VERB _ _ 0 root _ _

"""


@Language.component("test_reader")
def read_badly(doc: Doc) -> Doc:
    """Hang every word on the last of the paragraph, as its subject; call every word a noun."""
    for token in doc:
        token.head = doc[-1]
        token.dep_ = "nsubj:outer" if token.i < len(doc) - 1 else "ROOT"
        token.pos_ = "NOUN"
        token.lemma_ = token.text
    return doc


@pytest.fixture
def nlp() -> Language:
    """Give a pipeline that reads badly, but known how."""
    nlp = spacy.blank("en")
    nlp.add_pipe("test_reader")
    return nlp


@pytest.fixture
def treebank(tmp_path: Path) -> Treebank:
    """Write the treebank."""
    path = tmp_path / "notes.conllu"
    lines = (x if x.startswith("#") else x.replace(" ", "\t") for x in TREEBANK.split("\n"))
    path.write_text("\n".join(lines), encoding="utf-8")
    return Treebank(path=path)


@pytest.mark.parametrize("given", ["raw text", "gold tokens"])
def test_words_are_counted_at_their_places(nlp: Language, treebank: Treebank, given: str) -> None:
    # Right of seven words: "Envoys" and "left" hang as they do; "Envoys" is a noun; the forms
    # Lutz, wait and the full stop are their own lemmas. The relation's subtype does not count.
    assert score_syntax(nlp, treebank, given=given) == {
        "LAS": pytest.approx(28.57),
        "UAS": pytest.approx(28.57),
        "UPOS": pytest.approx(14.29),
        "lemma": pytest.approx(42.86),
        "words F1": 100,
        "sentence F1": 0,
    }


def test_words_cut_otherwise_cost_precision_and_recall(nlp: Language, treebank: Treebank) -> None:
    nlp.tokenizer.rules = {}  # type: ignore[union-attr] # "can't" stays one word now
    words = score_syntax(nlp, treebank, given="raw text")["words F1"]
    assert words == pytest.approx(100 * 2 * 5 / (6 + 7), abs=0.01)


def test_documents_are_chosen_by_their_prefix(nlp: Language, treebank: Treebank) -> None:
    other = Treebank(path=treebank.path, prefix="other")
    assert score_syntax(nlp, other)["UAS"] == 0
    assert set(GIVEN) == {"raw text", "gold tokens", "gold tokens and sentences"}


@Language.component("test_guesser")
def guess_demands(doc: Doc) -> Doc:
    """Take every verb after a line end for the head of a demand."""
    for token in doc[1:]:
        if token.text == "Leave" and token.nbor(-1).text == "\n":
            acts = tuple(float(act == "demand") for act in ACTS)
            nowhere = dict.fromkeys(("first", "last", "cue", "holder", "addressee"), 0)
            token._.stance = StanceGuess(acts=acts, **nowhere, is_held=0, is_addressed=0)
    return doc


def test_stances_are_read_with_the_paragraphs_that_they_were_learned_with() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("test_guesser")
    demand = ACTS.index("demand")
    example = replace(
        blank_example(["Lutz", "waits", "Leave", "now"], [False, True, True, True]),
        ends=(False, True, False, False),
        acts=(0, 0, demand, UNKNOWN),
    )
    assert score_stances(nlp, [example]) == {"heads": 100, "acts": 100}
    together = replace(example, ends=(False,) * 4)
    assert score_stances(nlp, [together]) == {"heads": 0, "acts": 0}


def reference() -> ModuleType:
    """Load the scorer that the entity corpora come with."""
    path = SHARED / "tools" / "score_ner.py"
    if not path.exists():
        pytest.skip(f"{path} is not at hand")
    spec = importlib.util.spec_from_file_location("score_ner", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_entities_are_scored_as_the_reference_scores_them() -> None:
    scorer = reference()
    path = SHARED / "corpora" / "ner" / "crossner_politics_dev.jsonl"
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    assert hasattr(ruler, "add_patterns")
    names = {
        "Germany": "LOC",
        "Obama": "PER",
        "Party": "ORG",
        "Clinton": "ORG",
        "Democratic Party": "ORG",
    }
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in names.items()])
    gold = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    predicted = [
        {
            "id": record["id"],
            "entities": [
                {"start": e.start_char, "end": e.end_char, "label": e.label_}
                for e in nlp(record["text"]).ents
            ],
        }
        for record in gold
    ]
    strict = scorer.evaluate(gold, predicted, labels={"PER", "ORG", "LOC"}, mp={"GPE": "LOC"})[
        "strict"
    ]
    ours = score_entities(nlp, read_entity_texts(path))
    assert 0 < ours["F1"] < 100
    assert {k: round(100 * strict[k], 1) for k in ours} == {k: round(v, 1) for k, v in ours.items()}
