"""Measure who is found to say what, on the dev part of GUM's attributions.

Sources there are any noun phrases, so what is measured is the layer of words below the speakers
(`graphbuilder.extraction.reports`). A content is the nucleus alone: the clause without the clauses
that depend on it. Run by itself, it prints all figures of the shared scorer::

    python -m tests.benchmarks.attribution ../shared
"""

import importlib.util
import json
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.complements import is_clause
from graphbuilder.extraction.credits import Credit, find_credits
from graphbuilder.extraction.reports import Report, ReportKind, find_reports
from graphbuilder.lexicons.cues import CueIndex, index_cues, load_cues
from graphbuilder.model import Document
from graphbuilder.nlp.annotation import annotate
from graphbuilder.nlp.pipeline import load_pipeline
from graphbuilder.nlp.syntax import (
    children,
    conjuncts,
    is_gerund,
    is_infinitive,
    is_passive,
    noun_phrase,
    relation,
)

CORPUS = Path("corpora/attribution/gum_attribution.jsonl")
SCORER = Path("tools/score_attribution.py")

#: Reports whose own clause is not what is said in the end.
_GOVERNING = frozenset({ReportKind.SAYING, ReportKind.KNOWING})

Row = Mapping[str, Any]

#: Relations of clauses that are discourse units of their own, outside the nucleus.
_SATELLITES = frozenset({"advcl", "acl", "parataxis"})

#: Words that a clause makes a noun phrase together with them.
_FREE = frozenset({"what", "whatever", "who", "whoever", "where", "how", "when"})


def main() -> None:
    """Measure and print."""
    shared = Path(sys.argv[1])
    missing = [path for path in (CORPUS, SCORER) if not (shared / path).exists()]
    if missing:
        print(f"attribution is not measured: no {missing[0]} in {shared}")
        return
    for name, figures in measure_attribution(shared, load_pipeline()).items():
        print(name)
        for row, value in figures.items():
            print(f"  {row:28} {value}")


def measure_attribution(
    shared: Path, nlp: Language, *, split: str = "dev"
) -> dict[str, dict[str, Any]]:
    """Measure a pipeline and the rules on a part of the corpus.

    Args:
        shared: The folder that holds corpus and scorer.
        nlp: The pipeline.
        split: The part of the corpus.

    Returns:
        The figures of the scorer, by what it compares and by role.
    """
    lines = (shared / CORPUS).read_text(encoding="utf-8").splitlines()
    gold = [row for row in map(json.loads, lines) if row["split"] == split]
    documents = [Document(id=row["id"], text=row["text"]) for row in gold]
    cues = index_cues(load_cues())
    found = [predict(doc, cues, name=read.id) for read, doc in annotate(nlp, documents)]
    figures: dict[str, dict[str, Any]] = _load_scorer(shared / SCORER)(gold, found)
    return figures


def predict(doc: Doc, cues: CueIndex, *, name: str) -> Row:
    """Give the reports of a document in the format of the scorer."""
    reports = tuple(find_reports(doc, cues=cues))
    rows = (*_to_rows(reports), *map(_credit_row, find_credits(doc)))
    return {"id": name, "attributions": list(rows)}


def _credit_row(credit: Credit) -> Row:
    content = nucleus(credit.content.root, without=())
    return {
        "sources": [_offsets(credit.source)],
        "cues": [],
        "contents": [_offsets(span) for span in content],
    }


def _load_scorer(path: Path) -> Any:  # noqa: ANN401 # a script without types
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python module; name the shared folder")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.evaluate


def _to_rows(reports: Iterable[Report]) -> Iterator[Row]:
    reports = tuple(reports)
    inner = {r.head.i: r.content for r in reports if r.kind in _GOVERNING}
    named = {r.source.i for r in reports if r.kind is ReportKind.SCOPE and r.source is not None}
    for report in reports:
        if not _is_counted(report):
            continue
        content = _innermost(report.content, inner)
        yield {
            "sources": [_offsets(span) for span in _sources(report)],
            "cues": [_offsets(report.cue)],
            "contents": [_offsets(span) for span in nucleus(content, without=named | inner.keys())],
        }


def _is_counted(report: Report) -> bool:
    """Whether the corpus counts it: not "it was noted that ...", nor "Moscow's claim that ..."."""
    if report.source is None:
        return report.head.pos_ != "NOUN" and not is_passive(report.head)
    return report.kind is ReportKind.SCOPE or not (
        report.head.pos_ == "NOUN" and report.source.head == report.head
    )


def _sources(report: Report) -> Iterator[Span]:
    if report.source is None:
        # The source of an order ("remember that ...") is the verb itself.
        if not (is_infinitive(report.head) or is_gerund(report.head)):
            yield report.cue
        return
    for part in conjuncts(report.source):
        yield _with_participles(_bare(noun_phrase(part)))


def _bare(phrase: Span) -> Span:
    """A noun phrase without its preposition."""
    start = phrase.start
    while start < phrase.end - 1 and _is_preposition(phrase.doc[start], phrase.root):
        start += 1
    return phrase.doc[start : phrase.end]


def _with_participles(phrase: Span) -> Span:
    """A noun phrase with what a participle adds to it: "the report published on Monday"."""
    added = [c.right_edge.i + 1 for c in children(phrase.root, "acl") if c.dep_ == "acl"]
    return phrase.doc[phrase.start : max([phrase.end, *added])]


def _is_preposition(token: Token, noun: Token) -> bool:
    # "At" of "at least three people" is none of the people.
    return relation(token) == "fixed" or (relation(token) == "case" and token.head == noun)


def _innermost(clause: Token, inner: Mapping[int, Token]) -> Token:
    """What is said in the end: the corpus takes "he said he thinks" to be about one content."""
    seen: set[int] = set()
    while clause.i in inner and clause.i not in seen:
        seen.add(clause.i)
        clause = inner[clause.i]
    return clause


def nucleus(clause: Token, *, without: Container[int]) -> Iterator[Span]:
    """Give the stretches of a clause that are in no clause that depends on it.

    Args:
        clause: Its head.
        without: Tokens that head what is said elsewhere, or name who says the clause.

    Yields:
        Spans in order.
    """
    words = sorted(token.i for token in _own_words(clause, without))
    for _, run in groupby(enumerate(words), key=lambda pair: pair[1] - pair[0]):
        stretch = [i for _, i in run]
        yield clause.doc[stretch[0] : stretch[-1] + 1]


def _own_words(head: Token, without: Container[int]) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.i not in without and not _is_satellite(child):
            yield from _own_words(child, without)


def _is_satellite(token: Token) -> bool:
    if relation(token) == "conj":
        return is_clause(token)
    # "What they found" is one with the word that it explains.
    is_free = token.dep_ == "acl:relcl" and token.head.lower_ in _FREE
    return relation(token) in _SATELLITES and not is_free


def _offsets(span: Span) -> Mapping[str, int]:
    return {"start": span.start_char, "end": span.end_char}


if __name__ == "__main__":
    main()
