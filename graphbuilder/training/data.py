"""Which corpora teach the pipeline what, and which measure it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import ClassVar, TypeVar

import spacy
from spacy.tokens import Doc

from graphbuilder.errors import CorpusError
from graphbuilder.nlp.encoder.labels import Labels
from graphbuilder.nlp.pipeline import load_pipeline
from graphbuilder.training.conventions import Conventions
from graphbuilder.training.corpora import (
    EntityText,
    attach_entities,
    read_entities,
    read_entity_texts,
    read_syntax,
)
from graphbuilder.training.examples import (
    Example,
    Source,
    count_labels,
    entity_example,
    syntax_examples,
)
from graphbuilder.training.scores import Treebank
from graphbuilder.training.stances import (
    Annotated,
    plain_examples,
    read_attributions,
    read_documents,
    read_gold,
    read_invented,
    read_texts,
    stance_examples,
)

EWT_TRAIN, GUM_TRAIN = "syntax/ewt-train.conllu", "syntax/gum-nonnc-train.conllu"
EWT_DEV, GUM_DEV = "syntax/ewt-dev.conllu", "syntax/gum-nonnc-dev.conllu"
EWT_TEST = "syntax/ewt-test.conllu"
GUM_ENTITIES = "ner/gum_train.jsonl"
DOCUMENTS = "documents/documents.jsonl"
ATTRIBUTIONS = "attribution/gum_attribution.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCorpus:
    """An entity corpus, and what part of its texts an epoch takes.

    Those that come in one piece are split: every tenth text is held out.
    """

    name: str
    files: tuple[str, ...]
    share: float = 1.0
    split: bool = False


#: The share is what keeps tweets and machine-read reports from outweighing the rest.
ENTITIES = (
    EntityCorpus(
        name="CrossNER politics",
        files=("ner/crossner_politics_train.jsonl", "ner/crossner_politics_dev.jsonl"),
    ),
    EntityCorpus(name="multiNER", files=("ner/multiner_en.jsonl",), share=0.3, split=True),
    EntityCorpus(name="WikiGold", files=("ner/wikigold.jsonl",), split=True),
    EntityCorpus(
        name="WNUT 17", files=("ner/wnut17_train.jsonl", "ner/wnut17_dev.jsonl"), share=0.4
    ),
    EntityCorpus(name="BTC", files=("ner/btc.jsonl",), share=0.3, split=True),
)

#: Syntax to measure on: the file and the prefix of the documents.
SYNTAX_TEST = {
    "EWT test": (EWT_TEST, ""),
    "GUM dev": (GUM_DEV, ""),
    "GUM dev, news": (GUM_DEV, "GUM_news"),
}
ENTITIES_TEST = {
    "UNER EWT dev": "ner/uner_ewt_dev.jsonl",
    "CrossNER politics test": "ner/crossner_politics_test.jsonl",
    "GUM dev (silver)": "ner/gum_dev.jsonl",
}
HELD_OUT_EVERY = 10

#: Of the texts with annotated stances one in so many is held out.
STANCES_EVERY = 20

#: How often an epoch takes the gold documents.
GOLD_TIMES = 2

#: Of the package's own documents one in so many is left apart, where that is wanted.
APART_EVERY = 5

#: What part of the documents that nobody annotated an epoch takes.
PLAIN_SHARE = 0.6

#: Words of an example at most; a few of the treebanks' sentences are longer and left out.
LONGEST = 200

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Corpora:
    """A folder with all corpora, and a file of gold documents to learn stances from.

    Attributes:
        folder: The folder.
        gold: The gold documents, JSON Lines.
        is_apart: Whether gold and a part of the package's own documents are left apart: whatever
            reads the network's guesses is to be fitted on texts that it has not learned from.

    Raises:
        CorpusError: If a file is missing.
    """

    FILES: ClassVar[tuple[str, ...]] = (
        EWT_TRAIN, GUM_TRAIN, EWT_DEV, GUM_DEV, EWT_TEST, GUM_ENTITIES, DOCUMENTS,
        ATTRIBUTIONS,
        *(file for corpus in ENTITIES for file in corpus.files),
        *ENTITIES_TEST.values(),
    )  # fmt: skip

    folder: Path
    gold: Path | None = None
    is_apart: bool = False

    def __post_init__(self) -> None:
        missing = [name for name in self.FILES if not (self.folder / name).is_file()]
        if missing:
            raise CorpusError(
                f"{self.folder} lacks {', '.join(missing)}; name the folder that holds them"
            )

    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every file."""
        return {
            name: sha256((self.folder / name).read_bytes()).hexdigest()
            for name in sorted(self.FILES)
        }

    def sources(self) -> tuple[Labels, list[Source]]:
        """Read what is trained on: the label sets, and the corpora as examples."""
        vocab = spacy.blank("en").vocab
        ewt = list(read_syntax([self.folder / EWT_TRAIN], vocab))
        gum_entities = map(Conventions().apply, read_entities([self.folder / GUM_ENTITIES], vocab))
        gum = list(attach_entities(read_syntax([self.folder / GUM_TRAIN], vocab), gum_entities))
        labels = count_labels(ewt + gum)
        treebanks = [
            Source(name=name, examples=_syntax(docs, labels))
            for name, docs in (("EWT", ewt), ("GUM", gum))
        ]
        others = [
            Source(
                name=corpus.name,
                examples=[
                    entity_example(doc, labels, longest=LONGEST)
                    for doc in self._entity_docs(corpus)
                ],
                share=corpus.share,
            )
            for corpus in ENTITIES
        ]
        return labels, [*treebanks, *others, self._stances()]

    def _stances(self) -> Source:
        annotated = chain(
            _kept(self._own(), STANCES_EVERY),
            read_attributions(self.folder / ATTRIBUTIONS),
            list(self._gold_texts()) * GOLD_TIMES,
        )
        apart = list(self.texts_apart()) if self.is_apart else []
        kept = (text for text in annotated if text not in apart)
        examples = stance_examples(kept, load_pipeline(), longest=LONGEST)
        return Source(name="stances", examples=list(examples))

    def _own(self) -> Iterator[Annotated]:
        """Read the package's own annotation."""
        return chain(read_documents(self.folder / DOCUMENTS), read_invented())

    def texts_apart(self) -> Iterator[Annotated]:
        """Read what a network has not learned from that was trained with `is_apart`."""
        documents = islice(read_documents(self.folder / DOCUMENTS), 1, None, APART_EVERY)
        return chain(documents, self._gold_texts())

    def _gold_texts(self) -> Iterator[Annotated]:
        """Read the gold documents whose licence allows to train on them."""
        return read_gold(self.gold) if self.gold else iter(())

    def plain(self, measured: Path | None) -> Source:
        """Read the documents as they are, without annotation, for what teachers say of them.

        Args:
            measured: Gold documents to leave out, since they will be measured on.

        Returns:
            Examples that know nothing but their words and sentences.
        """
        texts = read_texts(self.folder / DOCUMENTS, without=measured)
        examples = plain_examples(texts, load_pipeline(), longest=LONGEST)
        return Source(name="documents", examples=list(examples), share=PLAIN_SHARE)

    def held_out_stances(self) -> list[Example]:
        """The examples of the annotated texts that are held out."""
        texts = islice(self._own(), 0, None, STANCES_EVERY)
        return list(stance_examples(texts, load_pipeline(), longest=LONGEST))

    def _entity_docs(self, corpus: EntityCorpus) -> Iterator[Doc]:
        vocab = spacy.blank("en").vocab
        docs = read_entities((self.folder / name for name in corpus.files), vocab)
        return map(Conventions().apply, _kept(docs, HELD_OUT_EVERY) if corpus.split else docs)

    def dev_syntax(self) -> dict[str, Treebank]:
        """The treebanks that choose the epoch."""
        return {
            "EWT dev": Treebank(path=self.folder / EWT_DEV),
            "GUM dev": Treebank(path=self.folder / GUM_DEV),
        }

    def test_syntax(self) -> dict[str, Treebank]:
        """The treebanks to report on."""
        return {
            name: Treebank(path=self.folder / file, prefix=prefix)
            for name, (file, prefix) in SYNTAX_TEST.items()
        }

    def held_out(self) -> dict[str, list[EntityText]]:
        """The entity texts that are held out of the corpora that are split."""
        return {
            f"{corpus.name}, held out": [
                text
                for name in corpus.files
                for text in islice(read_entity_texts(self.folder / name), 0, None, HELD_OUT_EVERY)
            ]
            for corpus in ENTITIES
            if corpus.split
        }

    def test_entities(self) -> dict[str, list[EntityText]]:
        """The entity texts to report on, those held out among them."""
        tests = {n: list(read_entity_texts(self.folder / f)) for n, f in ENTITIES_TEST.items()}
        return tests | self.held_out()


def _syntax(docs: Iterable[Doc], labels: Labels) -> list[Example]:
    return [e for doc in docs for e in syntax_examples(doc, labels, longest=LONGEST)]


def _kept(texts: Iterable[_T], every: int) -> Iterator[_T]:
    """The texts that are trained on, where one in so many is held out."""
    return (text for number, text in enumerate(texts) if number % every)
