"""Measure a trained pipeline on test corpora."""

from collections.abc import Mapping
from pathlib import Path

from spacy.language import Language
from spacy.scorer import PRFScore
from spacy.tokens import Doc

from graphbuilder.training.corpora import read_entities, read_syntax


def score_pipeline(
    nlp: Language, *, syntax: Mapping[str, Path], entities: Mapping[str, Path]
) -> dict[str, dict[str, float]]:
    """Score a pipeline on named test files.

    Args:
        nlp: The pipeline with UD labels and entities.
        syntax: CoNLL-U files by the name they are reported under.
        entities: Entity files by the name they are reported under.

    Returns:
        Percentages by test set: for syntax ``LAS``, ``UAS``, ``UPOS``, ``lemma`` and
        ``sentence F1`` on gold tokens; for entities ``P``, ``R``, ``F1`` of exact spans
        and labels.
    """
    scores = {f"syntax, {name}": score_syntax(nlp, path) for name, path in syntax.items()}
    scores |= {f"entities, {name}": score_entities(nlp, path) for name, path in entities.items()}
    return scores


def score_syntax(nlp: Language, path: Path) -> dict[str, float]:
    """Score tags, lemmas, trees and sentence starts on gold tokens, paragraph by paragraph.

    LAS counts every token, punctuation too, and compares labels without their subtypes, as the
    CoNLL 2018 shared task does (https://universaldependencies.org/conll18/evaluation.html).

    Returns:
        Percentages by figure.
    """
    hits = dict.fromkeys(("LAS", "UAS", "UPOS", "lemma"), 0)
    total = 0
    starts = PRFScore()
    for gold in read_syntax([path], nlp.vocab):
        doc = nlp(_bare(gold))
        total += len(gold)
        for want, got in zip(gold, doc, strict=True):
            attached = want.head.i == got.head.i
            hits["UAS"] += attached
            hits["LAS"] += attached and _universal(want.dep_) == _universal(got.dep_)
            hits["UPOS"] += want.pos_ == got.pos_
            hits["lemma"] += want.lemma_ == got.lemma_
        starts.score_set({s.start for s in doc.sents}, {s.start for s in gold.sents})
    result = {name: round(100 * count / total, 2) for name, count in hits.items()}
    return result | {"sentence F1": round(100 * starts.fscore, 2)}


def score_entities(nlp: Language, path: Path) -> dict[str, float]:
    """Score exact entity spans and labels on gold tokens."""
    score = PRFScore()
    for gold in read_entities([path], nlp.vocab):
        doc = nlp(_bare(gold))
        score.score_set(_spans(doc), _spans(gold))
    return {
        "P": round(100 * score.precision, 2),
        "R": round(100 * score.recall, 2),
        "F1": round(100 * score.fscore, 2),
    }


def _spans(doc: Doc) -> set[tuple[int, int, str]]:
    return {(ent.start, ent.end, ent.label_) for ent in doc.ents}


def _bare(gold: Doc) -> Doc:
    """Copy the tokens alone, so that nothing of the gold annotation helps."""
    words, spaces = [t.text for t in gold], [bool(t.whitespace_) for t in gold]
    return Doc(gold.vocab, words=words, spaces=spaces)


def _universal(label: str) -> str:
    return label.partition(":")[0].lower()
