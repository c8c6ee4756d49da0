"""Measure a pipeline on test corpora.

Words are compared by the characters that they stand on, as the CoNLL 2018 shared task does, so
that text which the pipeline cuts into words by itself is measured by the same figures.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.scorer import PRFScore
from spacy.tokens import Doc, Span, Token

from graphbuilder.nlp.encoder.stances import StanceGuess
from graphbuilder.training.corpora import EntityText, read_syntax
from graphbuilder.training.examples import Example
from graphbuilder.training.record import Scores

#: What a pipeline is given: nothing but the text, its words, or its words and sentences.
GIVEN = ("raw text", "gold tokens", "gold tokens and sentences")


@dataclass(frozen=True, slots=True, kw_only=True)
class Treebank:
    """A CoNLL-U file, or those of its documents whose id starts with a prefix."""

    path: Path
    prefix: str = ""


def score_pipeline(
    nlp: Language,
    *,
    syntax: Mapping[str, Treebank],
    entities: Mapping[str, Iterable[EntityText]],
    stances: Mapping[str, Iterable[Example]],
) -> Scores:
    """Score a pipeline on named test sets.

    Args:
        nlp: The pipeline with UD labels and entities.
        syntax: Treebanks by the name they are reported under.
        entities: Texts by the name they are reported under.
        stances: Annotated texts by the name they are reported under.

    Returns:
        Percentages by test set; see :func:`score_syntax`, :func:`score_entities` and
        :func:`score_stances`.
    """
    scores = {
        f"syntax, {name}, {given}": score_syntax(nlp, treebank, given=given)
        for name, treebank in syntax.items()
        for given in GIVEN
    }
    scores |= {f"entities, {name}": score_entities(nlp, texts) for name, texts in entities.items()}
    return scores | {
        f"stances, {name}": score_stances(nlp, texts) for name, texts in stances.items()
    }


def score_syntax(
    nlp: Language, treebank: Treebank, *, given: str = "gold tokens"
) -> dict[str, float]:
    """Score words, tags, lemmas, trees and sentences, paragraph by paragraph.

    Args:
        nlp: The pipeline.
        treebank: What to measure on.
        given: One of :data:`GIVEN`.

    Returns:
        F1 in percent. ``LAS`` counts every word, punctuation too, and compares relations without
        their subtypes; a sentence is right if it begins and ends at the right characters.

    References:
        https://universaldependencies.org/conll18/evaluation.html
    """
    gold = list(read_syntax([treebank.path], nlp.vocab, prefix=treebank.prefix))
    words, sentences = PRFScore(), PRFScore()
    counts = {name: PRFScore() for name in ("LAS", "UAS", "UPOS", "lemma")}
    for want, got in zip(gold, nlp.pipe(_given(nlp, doc, given) for doc in gold), strict=True):
        facts, truth = list(_facts(got)), list(_facts(want))
        words.score_set({f[0] for f in facts}, {f[0] for f in truth})
        for number, count in enumerate(counts.values(), 1):
            count.score_set({(f[0], f[number]) for f in facts}, {(f[0], f[number]) for f in truth})
        sentences.score_set(set(map(_bounds, got.sents)), set(map(_bounds, want.sents)))
    named = {**counts, "words F1": words, "sentence F1": sentences}
    return {name: _percent(score.fscore) for name, score in named.items()}


def score_entities(nlp: Language, texts: Iterable[EntityText]) -> dict[str, float]:
    """Score exact entity spans and labels, found in raw text; percentages ``P``, ``R``, ``F1``."""
    pairs = list(texts)
    score = PRFScore()
    for doc, (_, gold) in zip(nlp.pipe(text for text, _ in pairs), pairs, strict=True):
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        score.score_set(found, set(gold))
    figures = {"P": score.precision, "R": score.recall, "F1": score.fscore}
    return {name: _percent(figure) for name, figure in figures.items()}


def score_stances(nlp: Language, examples: Iterable[Example]) -> dict[str, float]:
    """Score which words head the content of a stance, given the words of each text.

    Args:
        nlp: The pipeline.
        examples: Texts with annotated stances.

    Returns:
        Percentages: ``heads`` is the F1 of heads, ``acts`` that of heads with the right act.
    """
    heads, acts = PRFScore(), PRFScore()
    wanted = list(examples)
    for example, doc in zip(wanted, nlp.pipe(_words_of(nlp, e) for e in wanted), strict=True):
        gold = {(i, act) for i, act in enumerate(example.acts) if act > 0}
        words = enumerate(token for token in doc if not token.is_space)
        guesses = ((i, word._.stance) for i, word in words)
        found = {(i, _likeliest(guess)) for i, guess in guesses if guess and guess.some > 0.5}
        heads.score_set({i for i, _ in found}, {i for i, _ in gold})
        acts.score_set(found, gold)
    return {"heads": _percent(heads.fscore), "acts": _percent(acts.fscore)}


def _words_of(nlp: Language, example: Example) -> Doc:
    """Make a document of an example's words, with a line end where a paragraph ends."""
    words: list[str] = []
    spaces: list[bool] = []
    for word, ends, spaced in zip(
        example.words, example.ends, (*example.spaced[1:], False), strict=True
    ):
        words += [word, "\n"] if ends else [word]
        spaces += [False, False] if ends else [spaced]
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _likeliest(guess: StanceGuess) -> int:
    return max(range(1, len(guess.acts)), key=guess.acts.__getitem__)


def _given(nlp: Language, gold: Doc, given: str) -> Doc:
    """Copy what is given of a document and nothing more."""
    if given == "raw text":
        return nlp.make_doc(gold.text)
    starts: list[bool | int | None] | None = None
    if given == "gold tokens and sentences":
        starts = [bool(token.is_sent_start) for token in gold]
    return Doc(
        gold.vocab,
        words=[t.text for t in gold],
        spaces=[bool(t.whitespace_) for t in gold],
        sent_starts=starts,
    )


def _facts(doc: Doc) -> Iterator[tuple[tuple[int, int], object, object, object, object]]:
    """Yield of each word its place, then what LAS, UAS, UPOS and lemma compare."""
    for token in doc:
        if not token.is_space:
            head = _place(token.head) if token.head.i != token.i else None
            relation = token.dep_.partition(":")[0].lower()
            yield _place(token), (head, relation), head, token.pos_, token.lemma_


def _place(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _bounds(sentence: Span) -> tuple[int, int]:
    words = [token for token in sentence if not token.is_space]
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else (0, 0)


def _percent(figure: float) -> float:
    return round(100 * figure, 2)
