"""Learn the weights that rank whom a stance may be directed at, from annotated stances.

Takes some minutes, needs the extra ``train``, and is deterministic. The ranking is asked where the
encoder points at nobody, so it is learned where an encoder does so that knows the texts no better
than those which it will read: one that has left these texts apart::

    graphbuilder train ../shared/corpora --apart --teachers 0 --epochs 8 --out apart
    python -m graphbuilder.training.addressing ../shared/corpora ../shared/gold/train.jsonl apart
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from graphbuilder.extraction.addressing.evidence import speaks_for, speaks_for_nobody
from graphbuilder.extraction.addressing.ranking import WEIGHTS, Weights
from graphbuilder.extraction.attribution import Attributor
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.extractor import RuleExtractor
from graphbuilder.extraction.guesses import SAME, overlap
from graphbuilder.extraction.stances import Stance
from graphbuilder.nlp.annotation import annotate
from graphbuilder.nlp.pipeline import load_pipeline
from graphbuilder.training.data import Corpora
from graphbuilder.training.log_linear import Option, fit
from graphbuilder.training.stances import Annotated, Note, Offsets, span_of

#: What stands at the head of the weights.
_ABOUT = (
    "Made by graphbuilder.training.addressing from the annotation in graphbuilder/training and "
    "gold documents with an open licence."
)

#: Evidence that was seen less often gets no weight.
_OFTEN = 10

#: How much the square of a weight costs.
_COST = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A stance with all that it may be directed at, nobody first.

    Attributes:
        evidence: What is to be said of each.
        is_right: Which of them the annotation names.
    """

    evidence: tuple[tuple[str, ...], ...]
    is_right: tuple[bool, ...]


def learn(examples: Sequence[Example]) -> Weights:
    """Learn the weights.

    Args:
        examples: What is learned from.

    Returns:
        The weight of each piece of evidence; the same for the same examples.
    """
    counts = Counter(name for example in examples for names in example.evidence for name in names)
    often = {name for name, count in counts.items() if count >= _OFTEN}
    fitted = fit([list(_options(example, often)) for example in examples], cost=_COST)
    return {name: weight for name, value in fitted.items() if (weight := round(value, 3))}


def _options(example: Example, often: Set[str]) -> Iterator[Option]:
    for names, is_right in zip(example.evidence, example.is_right, strict=True):
        yield Option(names=frozenset(names) & often, is_right=is_right)


def make_examples(texts: Iterable[Annotated], nlp: Language) -> Iterator[Example]:
    """Make examples of stances that are found and annotated, where nothing shows an addressee.

    Args:
        texts: The annotated texts.
        nlp: The pipeline that reads them; it has not learned from them.

    Yields:
        The examples, but for stances that are directed at somebody who is no candidate.
    """
    extractor, texts = RuleExtractor(nlp), list(texts)
    docs = annotate(nlp, (text.document for text in texts))
    for text, (document, doc) in zip(texts, docs, strict=True):
        cast, _ = extractor.link(document, doc)
        attributor, candidates = extractor.read(document, doc, cast)
        for stance in candidates.stances:
            note = _same(stance, text.notes, doc)
            if note is None or stance.addressee:
                continue
            meant = _meant(note.addressee, stance, doc=doc, cast=cast, attributor=attributor)
            those = candidates.of(stance)
            is_right = (note.addressee is None, *(one.key in meant for one in those))
            if any(is_right):
                evidence = (speaks_for_nobody(stance), *(speaks_for(one, stance) for one in those))
                yield Example(evidence=tuple(map(tuple, evidence)), is_right=is_right)


def _same(stance: Stance, notes: Iterable[Note], doc: Doc) -> Note | None:
    """The note of the same content."""
    best, found = SAME, None
    for note in notes:
        shared = overlap(stance.content, span_of(doc, note.content))
        if shared >= best:
            best, found = shared, note
    return found


def _meant(
    offsets: Offsets | None, stance: Stance, *, doc: Doc, cast: Cast, attributor: Attributor
) -> tuple[str, ...]:
    """Whom the words of a note mean."""
    if offsets is None:
        return ()
    span, speaker = span_of(doc, offsets), attributor.voice(stance.head)
    words = (span.root, *span)
    return next(filter(None, (cast.resolve(word, speaker=speaker) for word in words)), ())


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as JSON, the same bytes for the same weights."""
    fields: Mapping[str, object] = {"about": _ABOUT, "weights": weights}
    path.write_text(json.dumps(fields, indent=0) + "\n", encoding="utf-8")


def train(corpora: Corpora, pipeline: Path, out: Path) -> Weights:
    """Learn from the package's annotation and from gold documents, and write the weights.

    Args:
        corpora: The corpora, with gold documents.
        pipeline: A packed pipeline that has left them apart.
        out: The file of the weights.

    Returns:
        The weights.
    """
    weights = learn(list(make_examples(corpora.texts_apart(), load_pipeline(pipeline))))
    write_weights(weights, out)
    return weights


if __name__ == "__main__":
    packed = Path(__file__).parents[1] / "extraction" / "addressing" / WEIGHTS
    folder, gold, pipeline = map(Path, sys.argv[1:])
    train(Corpora(folder, gold), pipeline, packed)
