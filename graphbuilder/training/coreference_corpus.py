"""Read who is who in the documents of a treebank: GUM marks its coreference in CoNLL-U."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from graphbuilder.errors import CorpusError
from graphbuilder.nlp.annotation import PARAGRAPHS
from graphbuilder.training.conventions import Conventions
from graphbuilder.training.corpora import (
    attach_entities,
    make_syntax_doc,
    read_entities,
    read_paragraphs,
)

#: The brackets of an Entity field: "(12-person-giv:act-ssssn-cf1*-1-ana" opens, "12)" closes,
#: "(12-...-ana)" does both; a part of a discontinuous mention adds "[1/2]" to the number.
_BRACKET = re.compile(r"\((?P<opened>[^()]*)(?P<both>\))?|(?P<closed>\d+)(?:\[\d+/\d+\])?\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """A mention as the treebank marks it.

    Attributes:
        start: Its first word.
        end: Behind its last word.
        group: What it refers to, the same number for all that refer to one thing.
        kind: What sort of thing: "person", "organization", "place", "abstract" and others.
        head: Its head in the tree, the first one of coordinated ones.
    """

    start: int
    end: int
    group: str
    kind: str
    head: int


@dataclass(frozen=True, kw_only=True)
class GoldText:
    """A document with gold words, trees and entities, and its mentions in order of their start."""

    name: str
    doc: Doc
    mentions: tuple[GoldMention, ...]

    @cached_property
    def groups(self) -> Mapping[int, frozenset[str]]:
        """What each word belongs to: the innermost mention around it, and those it is head of."""
        found: dict[int, set[str]] = {}
        for mention in sorted(self.mentions, key=lambda m: m.start - m.end):
            for i in range(mention.start, mention.end):
                found[i] = {mention.group}
        for mention in self.mentions:
            found[mention.head].add(mention.group)
        return {i: frozenset(groups) for i, groups in found.items()}


def read_gold(treebank: Path, entities: Path, vocab: Vocab) -> Iterator[GoldText]:
    """Read the documents of a treebank that has coreference.

    Args:
        treebank: CoNLL-U with GUM's ``Entity`` in the tenth field.
        entities: JSON Lines of the names in the same sentences; see `read_entities`.
        vocab: The vocabulary of the Docs.

    Yields:
        The documents, in order.

    Raises:
        CorpusError: If a bracket closes a mention that was not opened, or the two files differ.

    References:
        https://gucorpling.org/gum/annotations.html; fields: group, type, information status,
        salience, centering, heads, kind of link, identity.
    """
    named = map(Conventions().apply, read_entities([entities], vocab))
    trees = (make_syntax_doc(vocab, paragraph) for paragraph in read_paragraphs(treebank))
    paragraphs = attach_entities(trees, named)
    for name, marks in _read_marks(treebank):
        parts: list[Doc] = []
        while sum(map(len, parts)) < len(marks):
            parts.append(next(paragraphs))
        doc = join(parts)
        yield GoldText(name=name, doc=doc, mentions=tuple(_find_mentions(doc, marks, name)))


def reread(text: GoldText, nlp: Language) -> GoldText:
    """Put what a pipeline reads in the words of a text in place of its trees and entities."""
    blank = [
        Doc(nlp.vocab, words=[t.text for t in p], spaces=[bool(t.whitespace_) for t in p])
        for p in text.doc.spans[PARAGRAPHS]
    ]
    return GoldText(name=text.name, doc=join(nlp.pipe(blank)), mentions=text.mentions)


def join(paragraphs: Iterable[Doc]) -> Doc:
    """Put paragraphs together to a Doc that knows them, as `annotate` does."""
    parts = list(paragraphs)
    doc = Doc.from_docs(parts, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg] # spaCy's stub lacks it
    if doc is None:
        raise AssertionError("a document always has a paragraph")
    spans: list[Span] = []
    for part in parts:
        start = spans[-1].end if spans else 0
        spans.append(doc[start : start + len(part)])
    doc.spans[PARAGRAPHS] = SpanGroup(doc, name=PARAGRAPHS, spans=spans)
    return doc


def _read_marks(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each document, and the Entity field of each of its words."""
    name, marks = "", list[str]()
    with path.open(encoding="utf-8") as lines:
        for line in chain(lines, ["# newdoc id = "]):
            if line.startswith("# newdoc"):
                if marks:
                    yield name, marks
                name, marks = line.partition("=")[2].strip(), []
            elif line.partition("\t")[0].isdigit():
                marks.append(_field(line.rstrip("\n").rpartition("\t")[2]))


def _field(misc: str) -> str:
    found = (field for field in misc.split("|") if field.startswith("Entity="))
    return next(found, "").removeprefix("Entity=")


def _find_mentions(doc: Doc, marks: list[str], name: str) -> list[GoldMention]:
    """Match opening and closing brackets."""
    found: list[GoldMention] = []
    opened: dict[str, list[tuple[int, list[str]]]] = {}
    for i, mark in enumerate(marks):
        for bracket in _BRACKET.finditer(mark):
            if bracket["closed"] is None:
                fields = bracket["opened"].split("-")
                group = fields[0].partition("[")[0]
                opened.setdefault(group, []).append((i, fields))
            group = bracket["closed"] or group
            if bracket["closed"] or bracket["both"]:
                if not opened.get(group):
                    raise CorpusError(f"{name}: word {i + 1} closes mention {group}, never opened")
                start, fields = opened[group].pop()
                found.append(_make_mention(doc[start : i + 1], fields))
    return sorted(found, key=lambda m: (m.start, -m.end))


def _make_mention(span: Span, fields: list[str]) -> GoldMention:
    return GoldMention(
        start=span.start,
        end=span.end,
        group=fields[0].partition("[")[0],
        kind=fields[1],
        head=span.root.i,
    )
