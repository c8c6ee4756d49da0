"""Builds without language processing: each line of a text is a position, and little is known.

So a build takes a fraction of a second, and a graph of any size can be made. As a program,
``python -m tests.synthetic build ...``, it is graphbuilder's command line with such builds.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from spacy.language import Language

from graphbuilder.build import build
from graphbuilder.cli import main
from graphbuilder.model import Analysis, Document, Position, TextSpan
from graphbuilder.report import BuildReport
from tests.builders import make_actors, make_analysis, make_catalogue, make_position, make_record

HOLDER, CUE, ADDRESSEE = "Ruritania", "urged", "Sylvania"


def make_text(number: int, *, positions: int = 20, matter: str = "locks") -> str:
    """Write a text of as many lines as it has positions; texts differ by their number."""
    return "\n".join(
        f"{HOLDER} {CUE} {ADDRESSEE} to reopen the {matter} of district {number}, part {part}."
        for part in range(1, positions + 1)
    )


def analyse(document: Document) -> Analysis:
    """Read a text that `make_text` wrote."""
    named = {name: _mention(document, name) for name in (HOLDER, ADDRESSEE)}
    actors = (actor for actor in make_actors() if actor.name in named)
    return make_analysis(
        document=document,
        actors=tuple(replace(actor, mentions=(named[actor.name],)) for actor in actors),
        agreements=(),
        positions=tuple(_positions(document)),
        provisions=(),
    )


def _mention(document: Document, name: str) -> TextSpan:
    start = document.text.index(name)
    return document.span(start, start + len(name))


def _positions(document: Document) -> Iterator[Position]:
    start = 0
    for number, line in enumerate(document.text.split("\n"), start=1):
        cue, content = start + line.index(CUE), start + line.index("to ")
        end = start + len(line)
        yield make_position(
            id=f"p{number}",
            holder=("RUR",),
            addressee=("SYL",),
            cites=(),
            cue=document.span(cue, cue + len(CUE)),
            content=document.span(content, end - 1),
            sentence=document.span(start, end),
        )
        start = end + 1


class LineExtractor:
    """Stands in for the extractor that reads real texts."""

    def __init__(self, *_: object, **__: object) -> None:
        """Take what the real one takes."""

    def extract(self, document: Document) -> Analysis:
        """Read a text that `make_text` wrote."""
        return analyse(document)


@contextmanager
def no_language() -> Iterator[None]:
    """Let builds read synthetic texts, with a small catalogue."""
    fakes = {
        "graphbuilder.build.load_pipeline": lambda _: Language(),
        "graphbuilder.build.RuleExtractor": LineExtractor,
        "graphbuilder.build.load_catalogue": lambda _: make_catalogue(),
        "graphbuilder.catalogue.load_record": lambda _: make_record(),
    }
    with ExitStack() as stack:
        for name, fake in fakes.items():
            stack.enter_context(patch(name, fake))
        yield


def build_synthetic(texts: Path, out: Path, **options: Any) -> BuildReport:  # noqa: ANN401 # of `build`
    """Build the graph of a folder of synthetic texts."""
    with no_language():
        return build([texts], out, **options)


if __name__ == "__main__":
    with no_language():
        main()
