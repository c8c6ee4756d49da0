"""Corpora become a packed pipeline, here very small ones and a pipeline that has learnt little."""

import json
from pathlib import Path

import pytest

from graphbuilder.errors import CorpusError, PipelineError
from graphbuilder.nlp.pipeline import load_pipeline

pytest.importorskip("torch", reason="training needs the extra [train]")

from graphbuilder.training.data import ENTITIES, Corpora
from graphbuilder.training.learning import Settings
from graphbuilder.training.recipe import train_pipeline

#: What torch and its exporter warn of is not ours to mend.
pytestmark = pytest.mark.filterwarnings("default")

SETTINGS = Settings(epochs=2, batch_pieces=200, patience=2, teachers=1)

#: Columns: form, lemma, tag, head, relation. Has the relations that tell a UD parser.
SENTENCES = (
    "Lutz Lutz PROPN 2 nsubj|waits wait VERB 0 root|for for ADP 4 case|Wang Wang PROPN 2 obl|"
    ". . PUNCT 2 punct",
    "Envoys envoy NOUN 2 nsubj|say say VERB 0 root|Wang Wang PROPN 4 nsubj|wants want VERB 2 ccomp|"
    "to to PART 6 mark|leave leave VERB 4 xcomp",
    "Talks talk NOUN 4 nsubj|in in ADP 3 case|Bonn Bonn PROPN 1 nmod|failed fail VERB 0 root",
)


def treebank() -> str:
    lines = ["# newdoc id = notes"]
    for sentence in SENTENCES:
        for number, word in enumerate(sentence.split("|"), 1):
            form, lemma, tag, head, relation = word.split()
            lines.append(
                "\t".join([str(number), form, lemma, tag, "_", "_", head, relation, "_", "_"])
            )
        lines.append("")
    return "\n".join(lines) + "\n"


def entity_records() -> str:
    records = []
    for sentence in SENTENCES:
        words = [word.split()[0] for word in sentence.split("|")]
        text = " ".join(words)
        starts = [len(" ".join(words[:i])) + bool(i) for i in range(len(words))]
        tokens = [[start, start + len(word)] for start, word in zip(starts, words, strict=True)]
        entities = [
            {"start": start, "end": end, "label": "LOC"}
            for start, end in tokens
            if text[start:end] == "Bonn"
        ]
        records.append(json.dumps({"text": text, "tokens": tokens, "entities": entities}))
    return "\n".join(records) + "\n"


def stance_records() -> dict[str, str]:
    """Make the document, the annotation and the attribution that stances are learnt from."""
    text = "Norway urged Bonn to pay."
    position = ["demand", [18, 24], [7, 12], [[0, 6]], [[13, 17]], []]
    attribution: dict[str, list[object]] = {"sources": [], "cues": [], "contents": []}
    return {
        name: json.dumps(record) + "\n"
        for name, record in {
            "documents/documents.jsonl": {"id": "one", "text": text, "publisher": "A ministry"},
            "attribution/gum_attribution.jsonl": {
                "split": "train", "text": text, "attributions": [attribution],
            },
            "documents.jsonl": {"document": "one", "read": [0, 25], "positions": [position]},
            "invented.jsonl": {"id": "two", "text": text, "positions": [position]},
        }.items()
    }  # fmt: skip


@pytest.fixture
def corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write every corpus of the recipe, with the same few sentences, and an annotation of them."""
    folder, own = tmp_path / "corpora", tmp_path / "annotation"
    own.mkdir()
    monkeypatch.setattr("graphbuilder.training.stances.OWN", own)
    stances = stance_records()
    for name in Corpora.FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        others = treebank() if path.suffix == ".conllu" else entity_records()
        path.write_text(stances.get(name, others))
    for name in ("documents.jsonl", "invented.jsonl"):
        (own / name).write_text(stances[name])
    return folder


def test_the_packed_pipeline_loads_and_says_how_it_came_about(
    tmp_path: Path, corpora: Path
) -> None:
    out, work = tmp_path / "out", tmp_path / "work"
    scores = train_pipeline(corpora, out, work=work, settings=SETTINGS)

    doc = load_pipeline(out)("Lutz waits for Wang. Talks in Bonn failed")
    assert all(token.dep_ and token.pos_ and token.lemma_ for token in doc)

    manifest = json.loads((out / "graphbuilder_encoder" / "manifest.json").read_text("utf-8"))
    assert manifest["scores"] == scores
    assert manifest["exact_scores"].keys() == scores.keys()
    assert manifest["settings"]["epochs"] == len(manifest["history"]) == 2
    assert set(manifest["corpora"]) == set(Corpora.FILES)
    card = (out / "README.md").read_text("utf-8")
    assert manifest["versions"]["torch"] in card
    assert all(test in card for test in scores)


def test_gold_counts_twice_or_is_left_apart_with_a_part_of_the_documents(
    tmp_path: Path, corpora: Path
) -> None:
    record = json.loads(stance_records()["documents.jsonl"])
    records = [record | {"read": [0, end]} for end in (25, 24, 25)]
    (tmp_path / "annotation" / "documents.jsonl").write_text(
        "".join(json.dumps(one) + "\n" for one in records)
    )
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({
        "id": "three", "text": "Bonn asked Oslo to pay.", "publisher": "A ministry",
        "actors": [], "positions": [],
    }) + "\n")  # fmt: skip

    def texts(*, is_apart: bool) -> list[str]:
        *_, stances = Corpora(corpora, gold, is_apart=is_apart).sources()[1]
        return [" ".join(example.words[-3:]) for example in stances.examples]

    every, less = texts(is_apart=False), texts(is_apart=True)
    # The first document is held out, the second is among those that are left apart.
    assert sorted(every) == sorted([*less, "Bonn to pay", *["to pay ."] * 2])


def test_an_interrupted_training_ends_as_one_that_was_not(tmp_path: Path, corpora: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    train_pipeline(corpora, tmp_path / "out", work=whole, settings=SETTINGS)

    from graphbuilder.training import learning

    train_epoch = learning._train_epoch
    epochs = 0

    def interrupt(*args: object) -> None:
        nonlocal epochs
        epochs += 1
        if epochs == 2:
            raise KeyboardInterrupt
        train_epoch(*args)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learning, "_train_epoch", interrupt)
        with pytest.raises(KeyboardInterrupt):
            train_pipeline(corpora, tmp_path / "out2", work=parts, settings=SETTINGS)
    assert not (tmp_path / "out2").exists()
    train_pipeline(corpora, tmp_path / "out2", work=parts, settings=SETTINGS)
    model = Path("graphbuilder_encoder") / "network.onnx"
    assert (tmp_path / "out" / model).read_bytes() == (tmp_path / "out2" / model).read_bytes()


def test_a_work_folder_of_another_training_is_refused(tmp_path: Path, corpora: Path) -> None:
    work = tmp_path / "work"
    one = Settings(epochs=1, batch_pieces=200)
    train_pipeline(corpora, tmp_path / "out", work=work, settings=one)
    with pytest.raises(CorpusError, match="other settings"):
        train_pipeline(corpora, tmp_path / "out", work=work, settings=SETTINGS)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("syntax/ewt-train.conllu", id="trees to train on"),
        pytest.param("syntax/gum-nonnc-dev.conllu", id="trees to choose by"),
        pytest.param(ENTITIES[1].files[0], id="entities to train on"),
        pytest.param("ner/uner_ewt_dev.jsonl", id="entities to measure on"),
    ],
)
def test_missing_corpora_are_named(tmp_path: Path, corpora: Path, name: str) -> None:
    (corpora / name).unlink()
    out = tmp_path / "out"
    with pytest.raises(CorpusError) as caught:
        train_pipeline(corpora, out, work=tmp_path / "work", settings=SETTINGS)
    assert name in str(caught.value)
    assert "syntax/ewt-test.conllu" not in str(caught.value)
    assert not out.exists()


def test_entities_that_do_not_fit_their_trees_are_refused(tmp_path: Path, corpora: Path) -> None:
    path = corpora / "ner/gum_train.jsonl"
    path.write_text(path.read_text().replace("Bonn", "Rome"))
    with pytest.raises(CorpusError, match="Talks in Bonn failed"):
        train_pipeline(corpora, tmp_path / "out", work=tmp_path / "work", settings=SETTINGS)


def test_pretrained_weights_that_are_not_installed_are_named(
    tmp_path: Path, corpora: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphbuilder.training.recipe.PRETRAINED", "no-such-weights")
    with pytest.raises(PipelineError, match=r"no-such-weights.*graphbuilder\[train\]"):
        train_pipeline(corpora, tmp_path / "out", work=tmp_path / "work", settings=SETTINGS)
