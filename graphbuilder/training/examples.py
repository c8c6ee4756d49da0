"""Corpora as the encoder learns them: words, and what is to be said of each.

An example is a stretch of text short enough for one pass. What its corpus does not know is
marked :data:`UNKNOWN` word by word, so that every corpus teaches only the labels that it has.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from random import Random

from spacy.tokens import Doc, Span

from graphbuilder.nlp.encoder.labels import Labels
from graphbuilder.nlp.encoder.lemmas import make_script
from graphbuilder.training.corpora import OPEN_ENTITY

#: The target of a word of which the corpus does not say the answer.
UNKNOWN = -100

Targets = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A stretch of words with a target each, by task; every tuple is as long as `words`.

    `spaced` tells whether white space stands before a word, `ends` whether a paragraph ends with
    it. Heads are positions in the example, a root is its own head; `sentences` numbers the
    sentence of each word. Roles are positions too: at the head of a content stands which word is,
    say, its holder's, or the head's own place if none is.
    """

    words: tuple[str, ...]
    spaced: tuple[bool, ...]
    ends: tuple[bool, ...]
    sentences: Targets
    heads: Targets
    relations: Targets
    pos: Targets
    morphs: Targets
    lemmas: Targets
    starts: Targets
    entities: Targets
    acts: Targets
    first: Targets
    last: Targets
    cue: Targets
    holder: Targets
    addressee: Targets

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The examples of a corpus, and what part of them, drawn anew, an epoch takes."""

    name: str
    examples: Sequence[Example]
    share: float = 1.0


def count_labels(docs: Iterable[Doc], *, rare: int = 2) -> Labels:
    """Collect the labels of a treebank.

    Args:
        docs: Documents with syntax.
        rare: Morphologies and lemma scripts seen less often are no labels.

    Returns:
        The labels, the most frequent first.
    """
    pos, morphs, lemmas, relations = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for doc in docs:
        for token in doc:
            pos[token.pos_] += 1
            morphs[str(token.morph)] += 1
            lemmas[make_script(token.text, token.lemma_)] += 1
            if token.dep_ != "ROOT":
                relations[token.dep_] += 1
    return Labels(
        pos=_frequent(pos, 1),
        morphs=_frequent(morphs, rare),
        lemmas=_frequent(lemmas, rare),
        relations=_frequent(relations, 1),
    )


def _frequent(counts: Counter[str], least: int) -> tuple[str, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(label for label, count in ordered if count >= least)


def syntax_examples(doc: Doc, labels: Labels, *, longest: int) -> Iterator[Example]:
    """Cut a paragraph with syntax into examples of whole sentences.

    Args:
        doc: A paragraph; its entities are taught too if it has any annotation of them.
        labels: The labels of the tasks.
        longest: Words of an example; a sentence longer than that is left out.

    Yields:
        The examples, in order.
    """
    for stretch in stretches(doc[:], longest=longest):
        yield _syntax_example(stretch, labels)


def stretches(paragraph: Span, *, longest: int) -> Iterator[Span]:
    """Cut a paragraph into stretches of whole sentences.

    Args:
        paragraph: The paragraph.
        longest: Words of a stretch; a sentence longer than that is left out.

    Yields:
        The stretches, as long as they may be.
    """
    taken: list[Span] = []
    for sentence in _sentences(paragraph):
        if taken and sentence.end - taken[0].start > longest:
            yield paragraph.doc[taken[0].start : taken[-1].end]
            taken = []
        if len(sentence) <= longest:
            taken.append(sentence)
    if taken:
        yield paragraph.doc[taken[0].start : taken[-1].end]


def _sentences(paragraph: Span) -> Iterator[Span]:
    doc, end = paragraph.doc, paragraph.start
    while end < paragraph.end:
        sentence = doc[end].sent
        yield sentence
        end = sentence.end


def _syntax_example(span: Span, labels: Labels) -> Example:
    pos, morphs = _index(labels.pos), _index(labels.morphs)
    lemmas, relations = _index(labels.lemmas), _index(labels.relations)
    numbers = {s.start: i for i, s in enumerate(span.doc.sents)}
    return replace(
        blank_example(_words(span), _spaced(span)),
        sentences=tuple(numbers[t.sent.start] for t in span),
        heads=tuple(t.head.i - span.start for t in span),
        relations=tuple(relations.get(t.dep_, UNKNOWN) for t in span),
        pos=tuple(pos.get(t.pos_, UNKNOWN) for t in span),
        morphs=tuple(morphs.get(str(t.morph), UNKNOWN) for t in span),
        lemmas=tuple(lemmas.get(make_script(t.text, t.lemma_), UNKNOWN) for t in span),
        starts=tuple(int(bool(t.is_sent_start)) for t in span),
        entities=_entities(span, labels),
    )


def entity_example(doc: Doc, labels: Labels, *, longest: int) -> Example:
    """Make an example of a text with entities alone; what is longer is cut off."""
    span = doc[:longest]
    return replace(blank_example(_words(span), _spaced(span)), entities=_entities(span, labels))


def blank_example(words: Sequence[str], spaced: Sequence[bool]) -> Example:
    """Make an example of which nothing is known but the words, taken for one sentence."""
    nothing = {field.name: (UNKNOWN,) * len(words) for field in fields(Example)}
    known = {
        "words": tuple(words),
        "spaced": tuple(spaced),
        "ends": (False,) * len(words),
        "sentences": (0,) * len(words),
    }
    return Example(**(nothing | known))  # type: ignore[arg-type] # a field's name, its value


def _entities(span: Span, labels: Labels) -> Targets:
    if not span.doc.has_annotation("ENT_IOB"):
        return (UNKNOWN,) * len(span)
    numbers = _index(labels.entities)
    return tuple(
        UNKNOWN if t.ent_type_ == OPEN_ENTITY
        else numbers[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"]
        for t in span
    )  # fmt: skip


def _words(span: Span) -> tuple[str, ...]:
    return tuple(token.text for token in span)


def _spaced(span: Span) -> tuple[bool, ...]:
    return tuple(t.i == 0 or bool(span.doc[t.i - 1].whitespace_) for t in span)


def _index(labels: Sequence[str]) -> dict[str, int]:
    return {label: number for number, label in enumerate(labels)}


def vary(example: Example, random: Random) -> Example:
    """Change now and then how an example is written, never what it says.

    Text as it comes is in capitals, in lower case, or in typographic quotation marks more often
    than the corpora are.

    Returns:
        The example itself, or a rewritten copy; lemmas that no longer fit are UNKNOWN.
    """
    chance = random.random()
    if chance < 0.04:
        return _rewrite(example, [word.upper() for word in example.words])
    if chance < 0.07:
        return _rewrite(example, [word.lower() for word in example.words])
    if chance < 0.35 and any(word in _TYPOGRAPHIC for word in example.words):
        return replace(example, words=tuple(_typographic(example)))
    return example


_TYPOGRAPHIC = {
    '"': "”", "``": "“", "''": "”", "'s": "’s", "n't": "n’t", "'re": "’re", "'ve": "’ve",
    "'ll": "’ll", "'d": "’d", "'m": "’m", "'": "’",
}  # fmt: skip


def _typographic(example: Example) -> Iterator[str]:
    for word, spaced in zip(example.words, example.spaced, strict=True):
        opens = spaced and word in {'"', "'"}
        yield {'"': "“", "'": "‘"}[word] if opens else _TYPOGRAPHIC.get(word, word)


def _rewrite(example: Example, words: list[str]) -> Example:
    """Take other letters; what the lemma is made from has changed with them."""
    return replace(example, words=tuple(words), lemmas=(UNKNOWN,) * len(words))
