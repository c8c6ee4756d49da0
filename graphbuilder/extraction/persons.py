"""Persons and organisations that the catalogue does not know: found, and told apart by name."""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.address import ADDRESS
from graphbuilder.extraction.descriptions import Description

#: Articles of Arabic names, which a hyphen joins to what follows.
ARTICLES = frozenset("al el ul as ash an ar at ad az".split())

#: Between a name and the name of a father: such persons are also called by their first names.
_PATRONYMIC = frozenset({"bin", "ibn", "ben", "bint"})

#: What surnames of several words begin with.
_PARTICLES = _PATRONYMIC | frozenset(
    "al el ul von van der den de del della di da dos du la le ter zu".split()
)

#: The punctuation that may stand between an office and the name of its holder.
_COMMA = ","


def entity_spans(doc: Doc, label: str) -> Iterator[Span]:
    """The recognised entities of a type, without article and possessive ending."""
    for ent in doc.ents:
        span = _without_edges(ent)
        if ent.label_ == label and span and any(t.text[0].isupper() for t in span):
            yield _completed(span) if label == "PER" else span


def titled_names(doc: Doc, descriptions: Iterable[Description]) -> Iterator[Span]:
    """Names that stand right behind an office, also where the entity recogniser missed them."""
    for description in descriptions:
        if not description.is_person:
            continue
        start = description.extent.end
        if start < len(doc) and doc[start].text == _COMMA:
            # "Secretary of State, Antony Blinken": after a comma only a full name counts.
            start += 1
            if not (_is_name_word(doc, start) and _is_name_word(doc, start + 1)):
                continue
        end = _name_end(doc, start)
        if end > start:
            yield _completed(doc[start:end])


def canonical_names(names: Iterable[str]) -> Mapping[str, str]:
    """Tell which names of a document name one person.

    A surname alone is the person whose full name ends in it ("von der Leyen"), a first name before
    the father's as well ("Faisal" of "Faisal bin Farhan"); of two such persons, the one named
    first.

    Args:
        names: Names in order of appearance, repeated or not.

    Returns:
        The fullest form of each name.
    """
    ordered = list(dict.fromkeys(names))
    by_length = sorted(ordered, key=lambda name: -len(name.split()))
    canonical: dict[str, str] = {}
    for name in by_length:
        fuller = [f for f in dict.fromkeys(canonical.values()) if _is_short_for(name, f)]
        canonical[name] = min(fuller, key=ordered.index, default=name)
    return canonical


def _is_short_for(name: str, full: str) -> bool:
    """Whether a name could stand for a fuller one: same surname, and no other first name."""
    short, long = name.split(), full.split()
    if len(short) >= len(long):
        return name == full
    if len(short) == 1:
        is_first = short[0] == long[0] and long[1].lower() in _PATRONYMIC
        return is_first or short[0] == long[-1]
    end = " ".join(long[-len(short) :])
    is_surname = short[0].lower() in _PARTICLES and end.lower() == name.lower()
    return is_surname or (short[-1] == long[-1] and short[0] == long[0])


def _completed(span: Span) -> Span:
    """A name with what was cut off: "Rafiq | al-Hariri", "Al- | Sisi", "Qaboos bin | Said"."""
    doc, start, end = span.doc, span.start, span.end
    if start < end - 1 and doc[end - 1].lower_ in _PARTICLES:
        end = _name_end(doc, start)
    while start >= 2 and _is_joining(doc[start - 1]) and not doc[start - 2].whitespace_:
        start -= 2
    if end + 1 < len(doc) and doc[end].lower_ in ARTICLES and _is_joining(doc[end + 1]):
        end += 1
    while end + 1 < len(doc) and _is_joining(doc[end]) and doc[end + 1].pos_ == "PROPN":
        end += 2
    return doc[start:end]


def _is_joining(token: Token) -> bool:
    """Whether a hyphen stands inside a word."""
    return token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_


def _is_name_word(doc: Doc, i: int) -> bool:
    if i >= len(doc) or doc[i].pos_ != "PROPN":
        return False
    text = doc[i].text
    return text[0].isupper() and (not text.isupper() or len(text) <= 2)


def _name_end(doc: Doc, start: int) -> int:
    """Where a name ends; "bin" leads on to a word that taggers may take for none of a name."""
    end = start
    while _is_name_word(doc, end):
        end += 1
        behind = end
        while behind < len(doc) and doc[behind].lower_ in _PARTICLES:
            behind += 1
        if behind > end and behind < len(doc) and doc[behind].text[0].isupper():
            end = behind + 1
    return end


def _is_edge(token: Token) -> bool:
    """Whether a word before a name is no part of it: an article, a form of address."""
    return token.pos_ in {"DET", "PUNCT"} or token.is_space or token.lower_ in ADDRESS


def _without_edges(ent: Span) -> Span:
    start, end = ent.start, ent.end
    while start < end and _is_edge(ent.doc[start]):
        start += 1
    while end > start and (ent.doc[end - 1].pos_ in {"PART", "PUNCT"} or ent.doc[end - 1].is_space):
        end -= 1
    return ent.doc[start:end]
