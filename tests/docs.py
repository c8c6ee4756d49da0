"""Docs made by hand for tests of linguistic rules: no model has a part in them.

Columns are given as lists, or as strings that are split at white space, so that they can stand
below one another. In a column of lemmas ``_`` stands for the word itself in lower case. A hyphen
joins the words beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup, Token

from graphbuilder.extraction.agreements import AgreementIndex, Agreements
from graphbuilder.extraction.attribution import Attributor
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.casting import Knowledge, make_cast
from graphbuilder.extraction.describing import Describer
from graphbuilder.extraction.gazetteer import Gazetteer
from graphbuilder.extraction.known_names import KnownName
from graphbuilder.extraction.positions import find_stances
from graphbuilder.extraction.stances import Stance
from graphbuilder.extraction.titles import index_titles
from graphbuilder.lexicons.actors import index_surnames, load_actors, load_leaders
from graphbuilder.lexicons.agreements import load_agreements
from graphbuilder.lexicons.bodies import load_bodies
from graphbuilder.lexicons.cues import CueIndex, index_cues, load_cues
from graphbuilder.lexicons.descriptors import load_descriptors
from graphbuilder.lexicons.media import load_media
from graphbuilder.lexicons.offices import load_offices
from graphbuilder.lexicons.senses import load_senses
from graphbuilder.model import Document, PartialDate
from graphbuilder.nlp.annotation import PARAGRAPHS

#: Tokens with no white space before them, and those with none behind.
_TIGHT_BEFORE = frozenset({".", ",", ":", ";", "?", "!", ")", "'s", "’s", "n't", "”", "-"})
_TIGHT_BEHIND = frozenset({"(", "“", "-"})

_RELATIVE = frozenset({"who", "which", "that", "whom"})

Column = str | Sequence[str]


@cache
def english() -> Language:
    """Give the tokenizer and vocabulary that the tests share: English without any model."""
    return spacy.blank("en")


def make_doc(
    words: Column,
    heads: Sequence[int],
    deps: Column,
    pos: Column,
    lemmas: Column | None = None,
    ents: Column | None = None,
) -> Doc:
    """Make an annotated document of one paragraph.

    Args:
        words: Its words.
        heads: The index of each word's head; a root is its own.
        deps: The relations of Universal Dependencies.
        pos: The universal parts of speech.
        lemmas: The lemmas; the words in lower case if left out.
        ents: The entities in IOB ("B-PER I-PER O"); none if left out.

    Returns:
        The Doc, with features of words that their form and relation tell.
    """
    texts, relations, tags = _column(words), _column(deps), _column(pos)
    marked = _column(lemmas) if lemmas is not None else ["_"] * len(texts)
    doc = Doc(
        english().vocab,
        words=texts,
        spaces=list(_spaces(texts)),
        heads=list(heads),
        deps=relations,
        pos=tags,
        lemmas=[w.lower() if m == "_" else m for w, m in zip(texts, marked, strict=True)],
        morphs=list(_morphs(texts, heads, relations, tags)),
        ents=_column(ents) if ents is not None else None,
    )
    doc.spans[PARAGRAPHS] = SpanGroup(doc, name=PARAGRAPHS, spans=[doc[:]])
    return doc


def tokenize(text: str) -> Doc:
    """Cut a text into tokens without any other annotation; its lines are its paragraphs."""
    doc = english().make_doc(text)
    bounds, start = [], 0
    for line in text.split("\n"):
        bounds.append((start, start + len(line)))
        start += len(line) + 1
    spans = [doc.char_span(*bound, alignment_mode="contract") for bound in bounds]
    doc.spans[PARAGRAPHS] = SpanGroup(doc, name=PARAGRAPHS, spans=[s for s in spans if s])
    return doc


def word(doc: Doc, text: str) -> Token:
    """Find the first token of a form."""
    return next(token for token in doc if token.text == text)


@cache
def gazetteer() -> Gazetteer:
    """Give the gazetteer of the package, for docs made by hand."""
    return Gazetteer(
        english(),
        actors=load_actors(),
        leaders=load_leaders(),
        agreements=load_agreements(),
        senses=load_senses(),
    )


@cache
def knowledge() -> Knowledge:
    """Give what the package knows of actors, for docs made by hand."""
    return Knowledge(
        actors={actor.id: actor for actor in load_actors()},
        surnames=index_surnames(load_leaders()),
        describer=Describer(
            english(), offices=load_offices(), bodies=load_bodies(), descriptors=load_descriptors()
        ),
        media=load_media(),
    )


@cache
def agreements() -> AgreementIndex:
    """Give the agreements of the package."""
    return AgreementIndex(titles=index_titles(load_agreements()), entries=load_agreements())


@cache
def cues() -> CueIndex:
    """Give the cues of the package."""
    return index_cues(load_cues())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A doc made by hand with what the steps before the positions find in it."""

    document: Document
    doc: Doc
    known: tuple[KnownName, ...]
    cast: Cast
    agreements: Agreements
    attributor: Attributor

    @property
    def stances(self) -> tuple[Stance, ...]:
        """What the last step finds."""
        return find_stances(self.doc, cast=self.cast, attributor=self.attributor, cues=cues())


def read_doc(
    doc: Doc, *, year: int | None = None, author: Iterable[str] = (), home: str | None = None
) -> Reading:
    """Do what the extractor does with an annotated document, up to the positions.

    Args:
        doc: The document.
        year: The year of its publication.
        author: Ids of catalogue actors that its "we" stands for.
        home: The id of the actor that issues it.

    Returns:
        What was found on the way, for the step under test.
    """
    document = Document(id="x", text=doc.text, date=PartialDate(year) if year else None)
    known = gazetteer().find(doc, year=year)
    cast = make_cast(document, doc, known=known, knowledge=knowledge(), home=home)
    own = tuple(cast.require(key) for key in author)
    return Reading(
        document=document,
        doc=doc,
        known=known,
        cast=cast,
        agreements=Agreements(document, doc, index=agreements(), known=known, cast=cast),
        attributor=Attributor(doc, cast=cast, cues=cues(), author=own),
    )


def _column(column: Column) -> list[str]:
    return column.split() if isinstance(column, str) else list(column)


def _spaces(words: Sequence[str]) -> Iterator[bool]:
    for this, following in zip(words, [*words[1:], "."], strict=True):
        yield this not in _TIGHT_BEHIND and following not in _TIGHT_BEFORE


def _morphs(
    words: Sequence[str], heads: Sequence[int], deps: Sequence[str], pos: Sequence[str]
) -> Iterator[str]:
    for text, head, dep, tag in zip(words, heads, deps, pos, strict=True):
        if tag == "VERB" and text.lower().endswith("ing"):
            yield "VerbForm=Ger"
        elif text.lower() in _RELATIVE and dep != "mark" and deps[head] == "acl:relcl":
            yield "PronType=Rel"
        elif tag == "NOUN":
            is_plural = text.endswith("s") or text.lower() == "people"
            yield f"Number={'Plur' if is_plural else 'Sing'}"
        else:
            yield ""
