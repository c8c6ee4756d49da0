"""Print how fast documents are read: ``make benchmark``.

Reads the gold documents where they are at hand, else the seed many times over.
"""

import resource
import time
from pathlib import Path

from graphbuilder.documents import read_documents
from graphbuilder.extraction.extractor import RuleExtractor
from graphbuilder.model import Document
from graphbuilder.nlp.annotation import annotate, sentences
from graphbuilder.nlp.pipeline import load_pipeline

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "train.jsonl"


def _read() -> list[Document]:
    source = GOLD if GOLD.exists() else ROOT / "seeds"
    documents = [d for d in read_documents([source]) if isinstance(d, Document)]
    return documents if GOLD.exists() else documents * 50


def main() -> None:
    """Measure and print."""
    began = time.perf_counter()
    nlp = load_pipeline()
    extractor = RuleExtractor(nlp)
    loaded = time.perf_counter()
    documents = _read()
    docs = [doc for _, doc in annotate(nlp, documents)]
    annotated = time.perf_counter()
    analyses = list(extractor.extract_all(documents))
    done = time.perf_counter()
    count = sum(1 for doc in docs for _ in sentences(doc))
    words = sum(len(doc) for doc in docs)
    print(f"load                     {loaded - began:8.2f} s")
    print(f"documents                {len(documents):8d}")
    print(f"sentences                {count:8d}")
    print(f"annotate, sentences/s    {count / (annotated - loaded):8.0f}")
    print(f"annotate, words/s        {words / (annotated - loaded):8.0f}")
    print(f"all steps, sentences/s   {count / (done - annotated):8.0f}")
    print(f"positions                {sum(len(a.positions) for a in analyses):8d}")
    print(
        f"peak memory, MiB         {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f}"
    )


if __name__ == "__main__":
    main()
