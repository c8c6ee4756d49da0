"""The encoder as a component of a spaCy pipeline."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch
from spacy.vocab import Vocab
from tokenizers import Tokenizer

from graphbuilder.errors import PipelineError
from graphbuilder.nlp.encoder.decoding import ROOT, Decoder
from graphbuilder.nlp.encoder.labels import Labels
from graphbuilder.nlp.encoder.network import Network, OnnxNetwork
from graphbuilder.nlp.encoder.pieces import WordReader
from graphbuilder.nlp.encoder.reading import Reading, cut, join
from graphbuilder.nlp.encoder.stances import guess_stances
from graphbuilder.nlp.encoder.windows import Window, windows
from graphbuilder.nlp.encoder.writing import (
    DocWords,
    words_of,
    write_annotation,
    write_stances,
    write_white_space,
)

NAME = "graphbuilder_encoder"

NETWORK, TOKENIZER, LABELS = "network.onnx", "tokenizer.json", "labels.json"
_FILES = (NETWORK, TOKENIZER, LABELS)

#: Names the files with their SHA-256, and says how the model came about.
MANIFEST = "manifest.json"

#: Documents in memory at a time with all that the network says of them.
_BATCH = 32


@Language.factory(
    NAME,
    assigns=[
        "token.pos", "token.morph", "token.lemma", "token.dep", "token.head",
        "token.is_sent_start", "token.ent_iob", "token.ent_type", "doc.ents", "doc.sents",
    ],
    requires=[],
    default_config={"threads": 0},
)  # fmt: skip
def make_encoder(nlp: Language, name: str, threads: int) -> "Encoder":
    """Make the component, empty until it is read from disk.

    Args:
        nlp: The pipeline.
        name: The name of the component in it.
        threads: Windows of text that are read at a time; 0 takes as many as there are
            processors, and one in each worker of ``nlp.pipe(n_process=...)``.

    Returns:
        The component.
    """
    return Encoder(nlp.vocab, name, threads=threads)


class Encoder:
    """Fills tags, morphology, lemmas, trees, sentence starts and entities in one pass.

    The same text gets the same annotation, whatever else is read beside it. Sentence starts that
    a component before it has set are kept.
    """

    def __init__(self, vocab: Vocab, name: str = NAME, *, threads: int = 0) -> None:
        """Make it empty; :meth:`from_disk` fills it."""
        self.vocab = vocab
        self.name = name
        self._threads = threads
        self._files: dict[str, bytes] = {}
        self._labels: Labels | None = None

    def load(self, files: dict[str, bytes]) -> None:
        """Take a model.

        Args:
            files: The bytes of the network, the tokenizer, the labels and the manifest, by the
                names that they have on disk.
        """
        self._files = files
        words = WordReader(Tokenizer.from_buffer(files[TOKENIZER]))
        network = OnnxNetwork(files[NETWORK], words, threads=self._threads)
        self.attach(words, Labels.from_json(files[LABELS]), network)

    def attach(self, words: WordReader, labels: Labels, network: Network) -> None:
        """Take a network that is there already, as in training; it is not written to disk."""
        self._words = words
        self._labels = labels
        self._decoder = Decoder(labels)
        self._network = network

    @property
    def labels(self) -> tuple[str, ...]:
        """The dependency relations that it knows, none before it is loaded."""
        return (ROOT, *self._labels.relations) if self._labels else ()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document, which should be a paragraph, in place."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Annotate documents in place.

        Args:
            stream: The documents, each a paragraph.
            batch_size: Documents that are read ahead; never more than 32 are.

        Yields:
            The same documents, in order.
        """
        for docs in minibatch(stream, min(batch_size, _BATCH)):  # type: ignore[no-untyped-call]
            yield from self._annotate_all(list(docs))

    def _annotate_all(self, docs: list[Doc]) -> Iterator[Doc]:
        texts = [words_of(doc) for doc in docs]
        words = [self._words.read(text.texts, text.spaced, text.ends) for text in texts]
        cuts = [list(windows([len(word.pieces) for word in row])) for row in words]
        readings = self._network.read_all(
            row[window.start : window.stop]
            for row, its_windows in zip(words, cuts, strict=True)
            for window in its_windows
        )
        for doc, text, its_windows in zip(docs, texts, cuts, strict=True):
            self._annotate(doc, text, [_kept(window, next(readings)) for window in its_windows])
            yield doc

    def _annotate(self, doc: Doc, words: DocWords, readings: list[Reading]) -> None:
        if readings:
            starts = _known_starts(doc, words)
            reading = join(readings)
            annotation = self._decoder.decode(words.texts, reading, ends=words.ends, starts=starts)
            write_annotation(doc, words.places, annotation)
            write_stances(doc, words.places, guess_stances(reading))
        elif len(doc):
            write_white_space(doc)

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write the model into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> "Encoder":
        """Read the model from a folder.

        Returns:
            The component itself.

        Raises:
            PipelineError: If a file is missing, or is not the one that the manifest names.
        """
        try:
            files = {name: (Path(path) / name).read_bytes() for name in (*_FILES, MANIFEST)}
        except OSError as error:
            raise PipelineError(f"the encoder in {path} is not whole: {error}") from error
        hashes = json.loads(files[MANIFEST])["sha256"]
        changed = [name for name in _FILES if hashes.get(name) != sha256(files[name]).hexdigest()]
        if changed:
            raise PipelineError(
                f"the encoder in {path} is damaged: {', '.join(changed)} is not what its "
                f"{MANIFEST} names; install the package again or train it again"
            )
        self.load(files)
        return self

    def __getstate__(self) -> dict[str, object]:
        kept = ("vocab", "name", "_threads", "_files")
        return {name: self.__dict__[name] for name in kept}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        if self._files:
            self.load(self._files)


def _known_starts(doc: Doc, words: DocWords) -> list[int] | None:
    """Where sentences start, if someone has said so before."""
    if not doc.has_annotation("SENT_START"):
        return None
    return [0, *(i for i, place in enumerate(words.places) if i and doc[place].is_sent_start)]


def _kept(window: Window, reading: Reading) -> Reading:
    return cut(reading, window.keep_start - window.start, window.keep_stop - window.start)
