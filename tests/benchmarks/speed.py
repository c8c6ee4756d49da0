"""Measure one pipeline and print the figures as JSON; see ``tests.benchmarks``.

Reads the gold documents where they are at hand, else the seed many times over.
"""

import json
import resource
import sys
import time
from pathlib import Path

from spacy.language import Language

from graphbuilder.documents import read_documents
from graphbuilder.extraction.extractor import RuleExtractor
from graphbuilder.model import Document
from graphbuilder.nlp.annotation import annotate, sentences
from graphbuilder.nlp.pipeline import load_pipeline

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "train.jsonl"


def main() -> None:
    """Measure and print."""
    began = time.perf_counter()
    nlp = load_pipeline(sys.argv[1])
    nlp("Foreign ministers met.")
    figures = {"load and first sentence, s": time.perf_counter() - began}
    figures["memory when loaded, MiB"] = _peak()
    documents = _read()

    texts = [line for document in documents for line in document.text.splitlines() if line.strip()]
    words = sum(len(nlp.make_doc(text)) for text in texts)
    figures["words"] = words
    for name, processes in (("one process", 1), ("two processes", 2)):
        figures[f"words/s, {name}"] = words / _time(nlp, texts, processes)

    began = time.perf_counter()
    count = sum(1 for _, doc in annotate(nlp, documents) for _ in sentences(doc))
    figures["annotate, sentences/s"] = count / (time.perf_counter() - began)
    began = time.perf_counter()
    for _ in RuleExtractor(nlp).extract_all(documents):
        pass
    figures["all steps, sentences/s"] = count / (time.perf_counter() - began)
    figures["peak memory, MiB"] = _peak()
    print(json.dumps(figures))


def _read() -> list[Document]:
    source = GOLD if GOLD.exists() else ROOT / "seeds"
    documents = [d for d in read_documents([source]) if isinstance(d, Document)]
    return documents if GOLD.exists() else documents * 50


def _time(nlp: Language, texts: list[str], processes: int) -> float:
    """Time the pipeline on paragraphs; starting further processes counts."""
    began = time.perf_counter()
    for _ in nlp.pipe(texts, n_process=processes, batch_size=64):
        pass
    return time.perf_counter() - began


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
