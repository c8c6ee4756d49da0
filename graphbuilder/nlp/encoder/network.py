"""The network in ONNX Runtime.

One window goes in at a time and no padding with it: the int8 arithmetic scales its numbers by
the largest of a run, so windows that shared a run would change each other's results. Windows run
side by side on threads instead.
"""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import parent_process
from typing import Protocol

import numpy as np
import onnxruntime

from graphbuilder.nlp.encoder.pieces import Word, WordReader
from graphbuilder.nlp.encoder.reading import Reading

#: Fusions of ONNX Runtime that cost a fifth of the speed on a processor: what they fuse into is
#: not vectorised there (measured with onnxruntime 1.32).
_SLOWER = ["SkipLayerNormFusion"]

#: More threads than this only heat the machine.
_MOST_THREADS = 8


class Network(Protocol):
    """What reads windows of words."""

    def read_all(self, windows: Iterable[list[Word]]) -> Iterator[Reading]:
        """Read windows, none of them empty; one reading a window, in order."""


class OnnxNetwork:
    """Reads windows of words; may be forked, since each process opens a session of its own."""

    def __init__(self, model: bytes, words: WordReader, *, threads: int = 0) -> None:
        """Take a model.

        Args:
            model: The ONNX file's bytes.
            words: What knows the pieces that enclose a text.
            threads: Windows read at a time; 0 takes as many as there are processors, and one in
                a worker process.
        """
        self._model = model
        self._words = words
        self._threads = threads
        self._session: onnxruntime.InferenceSession | None = None
        self._process = 0

    def read_all(self, windows: Iterable[list[Word]]) -> Iterator[Reading]:
        """Read windows of words, none of them empty.

        Yields:
            One reading a window, in order.
        """
        session = self._open()
        threads = self._threads or (1 if parent_process() else _processors())
        with ThreadPoolExecutor(threads) as pool:
            yield from pool.map(lambda window: self._read(session, window), windows)

    def _open(self) -> onnxruntime.InferenceSession:
        """Open the session; one that came over a fork has lost its threads and is not used."""
        if self._session is None or self._process != os.getpid():
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                self._model,
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=_SLOWER,
            )
            self._process = os.getpid()
        return self._session

    def _read(self, session: onnxruntime.InferenceSession, window: list[Word]) -> Reading:
        pieces, shapes, firsts = [self._words.opening], [0], []
        for word in window:
            firsts.append(len(pieces))
            pieces.extend(word.pieces)
            shapes.extend([word.shape] * len(word.pieces))
        pieces.append(self._words.closing)
        shapes.append(0)
        inputs = {"pieces": pieces, "shapes": shapes, "firsts": firsts}
        arrays = {name: np.array(values, dtype=np.int64) for name, values in inputs.items()}
        outputs = [output.name for output in session.get_outputs()]
        found = dict(zip(outputs, session.run(outputs, arrays), strict=True))
        # A network that was trained without stances says nothing of them.
        nothing = np.zeros((len(window), 0), dtype=np.float32)
        return Reading(*(found.get(name, nothing) for name in Reading._fields))


def _processors() -> int:
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, _MOST_THREADS)
