"""Measure what pronouns are found to mean, on the dev part of GUM; see ``tests.benchmarks``.

A pronoun of the third person counts as right if the phrase found for it has its head in an earlier
mention of the same thing, and in none of another thing within that. Asked for are the pronouns
whose thing was named by a noun phrase before. Run by itself, it prints all figures::

    python -m tests.benchmarks.coreference ../shared/corpora
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from graphbuilder.nlp.coreference import antecedents
from graphbuilder.nlp.coreference.codes import PRONOUNS, Pronoun
from graphbuilder.nlp.pipeline import load_pipeline
from graphbuilder.nlp.syntax import relation
from graphbuilder.training.coreference_corpus import GoldText, read_gold, reread
from graphbuilder.training.data import GUM_DEV

ENTITIES = "ner/gum_dev.jsonl"

Resolve = Callable[[Doc], Mapping[int, int]]

_NEWS_LIKE = frozenset({"news", "interview", "speech", "bio"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "SYM", "X"})
_NAMES = {
    Pronoun.HE: "he and she",
    Pronoun.SHE: "he and she",
    Pronoun.IT: "it",
    Pronoun.THEY: "they",
}


def main() -> None:
    """Measure and print."""
    columns = measure_coreference(Path(sys.argv[1]), load_pipeline())
    for name, figures in columns.items():
        print(name)
        for row, value in figures.items():
            print(f"  {row:20} {value:9,.1f}")


def measure_coreference(corpora: Path, nlp: Language) -> dict[str, dict[str, float]]:
    """Measure the packed weights and the nearest subject, on gold trees and on a pipeline's.

    Args:
        corpora: The folder that holds ``syntax`` and ``ner``.
        nlp: The pipeline.

    Returns:
        For each, percentages and the speed in words a second of processor time.

    Raises:
        CorpusError: If a corpus is not as expected.
    """
    gold = list(read_gold(corpora / GUM_DEV, corpora / ENTITIES, spacy.blank("en").vocab))
    own = [reread(text, nlp) for text in gold]
    return {
        "nearest subject, gold trees": score_coreference(gold, gold, nearest_subjects),
        "ranking, gold trees": score_coreference(gold, gold, antecedents),
        "nearest subject": score_coreference(gold, own, nearest_subjects),
        "ranking": score_coreference(gold, own, antecedents),
    }


def score_coreference(
    gold: Iterable[GoldText], read: Iterable[GoldText], resolve: Resolve
) -> dict[str, float]:
    """Compare what is found in documents, as they were read, with what is gold."""
    counts: Counter[tuple[str, str]] = Counter()
    words, seconds = 0, 0.0
    for text, other in zip(gold, read, strict=True):
        began = time.process_time()
        found = resolve(other.doc)
        seconds += time.process_time() - began
        words += len(other.doc)
        counts.update(_compare(text, found))
    figures = {
        f"{name}: {figure}": value
        for name in ("all", *dict.fromkeys(_NAMES.values()), "news-like")
        for figure, value in _percentages(counts, name)
    }
    return {**figures, "words/s": words / seconds}


def nearest_subjects(doc: Doc) -> Mapping[int, int]:
    """Find the nearest subject before a pronoun that can be meant: the rule to compare with."""
    found: dict[int, int] = {}
    for token in doc:
        pronoun = PRONOUNS.get(token.lower_)
        if pronoun is not None and token.pos_ == "PRON":
            subject = next(_earlier(token, Pronoun(pronoun)), None)
            if subject is not None:
                found[token.i] = subject.i
    return found


def _earlier(token: Token, pronoun: Pronoun) -> Iterator[Token]:
    """Yield near subjects that can be meant, then for "he" and "she" all names of persons."""
    start = token.sent.start
    for _ in range(4 if pronoun is Pronoun.THEY else 1):
        start = token.doc[max(start - 1, 0)].sent.start
    is_human = pronoun in {Pronoun.HE, Pronoun.SHE}
    for other in reversed(token.doc[start : token.i]):
        fits = pronoun is Pronoun.THEY or is_human == (other.ent_type_ == "PER")
        if fits and relation(other) == "nsubj" and other.pos_ in {"NOUN", "PROPN"}:
            yield other
    if is_human:
        persons = (e.root for e in reversed(token.doc.ents) if e.label_ == "PER")
        yield from (person for person in persons if person.i < token.i)


def _compare(text: GoldText, found: Mapping[int, int]) -> Iterator[tuple[str, str]]:
    """Yield what to count: the name of a row, and "found", "asked" or "right"."""
    groups = text.groups
    asked = dict(_asked(text))
    for token in sorted(found.keys() | asked.keys()):
        rows = ["all", _NAMES[Pronoun(PRONOUNS[text.doc[token].lower_])]]
        if text.name.split("_")[1] in _NEWS_LIKE:
            rows.append("news-like")
        is_right = asked.get(token, frozenset()) & groups.get(found.get(token, -1), frozenset())
        for row in rows:
            if token in found:
                yield row, "found"
            if token in asked:
                yield row, "asked"
            if is_right:
                yield row, "right"


def _asked(text: GoldText) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the pronouns whose thing a noun phrase named before, and that thing."""
    first: dict[str, int] = {}
    for mention in sorted(text.mentions, key=lambda m: m.head):
        if text.doc[mention.head].pos_ in _NOMINAL:
            first.setdefault(mention.group, mention.head)
    for token in text.doc:
        if token.lower_ in PRONOUNS and token.pos_ == "PRON":
            named = {g for g in text.groups.get(token.i, ()) if first.get(g, token.i) < token.i}
            if named:
                yield token.i, frozenset(named)


def _percentages(counts: Counter[tuple[str, str]], row: str) -> Iterator[tuple[str, float]]:
    right, found, asked = (counts[row, what] for what in ("right", "found", "asked"))
    yield "precision", 100 * right / max(found, 1)
    yield "recall", 100 * right / max(asked, 1)
    yield "F1", 200 * right / max(found + asked, 1)


if __name__ == "__main__":
    main()
