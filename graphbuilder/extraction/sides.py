"""The sides named right beside a noun: before ("Russia's", "US") or behind ("of Russia").

Neighbouring words rather than the tree decide, because titles and names are where parsers err
most.
"""

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.descriptions import ARTICLES, is_plural

#: Words that may stand between a side and an office without changing either.
BETWEEN = frozenset(
    "former acting deputy vice senior top chief new then current outgoing incoming first late "
    "unnamed foreign interim permanent special federal state national both two three four five "
    "'s ’s ' ’".split()
)

#: Behind these a side stands whose office or organ something is.
_LINKS = frozenset({"of", "for", "at"})

#: Those who are somebody's by "to": an ambassador to Mali is not Mali's, an adviser to it is.
_ADVISERS = frozenset({"adviser", "advisor", "aide", "assistant", "counsellor", "counselor"})

#: Words of these parts of speech, as these dependents, may stand before an office too.
_MODIFYING = frozenset({"ADJ", "PROPN", "NOUN", "NUM"})
_MODIFIERS = frozenset({"amod", "compound", "nmod:desc", "nummod"})

#: Between the links of "the commander of the armed forces of Lebanon" there are no more words.
_MAX_REACH = 10


def sides_before(span: Span, owners: Mapping[int, tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """The sides named just before a span, and where the phrase begins."""
    doc, i = span.doc, span.start - 1
    found: tuple[str, ...] = ()
    several = False
    while i >= span.sent.start:
        token = doc[i]
        if i in owners and (not found or several or owners[i] == found[: len(owners[i])]):
            found = tuple(dict.fromkeys((*owners[i], *found)))
            several = False
        elif found and is_plural(span) and token.lower_ in {"and", ","} and i - 1 in owners:
            several = True
        elif not (token.lower_ in BETWEEN or (not found and _is_modifier(token))):
            break
        i -= 1
    if i >= span.sent.start and doc[i].lower_ in ARTICLES:
        i -= 1
    return found, i + 1


def sides_behind(span: Span, owners: Mapping[int, tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """The sides named by "of ..." just behind a span, and where the phrase ends."""
    doc, i = span.doc, span.end
    links = _LINKS | {"to"} if span.root.lemma_.lower() in _ADVISERS else _LINKS
    if i >= len(doc) or doc[i].lower_ not in links:
        return (), span.end
    limit = min(i + _MAX_REACH, span.sent.end)
    while i < limit and i not in owners:
        if not (doc[i].lower_ in links | ARTICLES or doc[i].pos_ in {"ADJ", "NOUN", "PROPN"}):
            return (), span.end
        i += 1
    if i >= limit:
        return (), span.end
    found = owners[i]
    while i < len(doc) and (i in owners or _joins(doc, i, span, owners)):
        found = tuple(dict.fromkeys((*found, *owners.get(i, ()))))
        i += 1
    return found, i


def seat_behind(span: Span, seats: Mapping[int, str]) -> tuple[str, ...]:
    """The side in whose capital a body sits: "the parliament in Canberra"."""
    behind = span.doc[span.end : span.end + 2]
    found = seats.get(span.end + 1) if len(behind) and behind[0].lower_ == "in" else None
    return (found,) if found else ()


def _is_modifier(token: Token) -> bool:
    # "The Ukrainian president's chief of staff" is Ukraine's as the president is.
    possessor = token.dep_ == "nmod:poss" and token.nbor().lower_ in {"'s", "’s"}
    return possessor or (token.pos_ in _MODIFYING and token.dep_ in _MODIFIERS)


def _joins(doc: Doc, i: int, span: Span, owners: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether a comma or "and" behind a side leads on to another: "ministers of X, Y and Z"."""
    if not is_plural(span) or doc[i].lower_ not in {"and", ",", "the"}:
        return False
    return i + 1 in owners or (i + 2 in owners and doc[i + 1].lower_ in {"and", "the"})
