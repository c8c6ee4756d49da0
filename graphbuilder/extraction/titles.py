"""Titles of agreements: those of the catalogue, and those that only their form shows.

A name that ends in a word for agreements ("the Cotonou Agreement") or begins with one ("the Treaty
on the Elimination of ...") is a title.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.known_names import KnownName, NameKind
from graphbuilder.extraction.years import is_year, years_in
from graphbuilder.model import AgreementEntry

#: Words that name a kind of agreement; capitalised in a name they make it a title.
KINDS = frozenset(
    "treaty treaties agreement agreements accord accords pact pacts convention conventions "
    "protocol protocols charter declaration memorandum communiqué communique compact covenant "
    "statute concordat armistice entente understandings capitulations principles resolution".split()
)

#: Kinds that only a longer title has ("Final Act"), since laws are called so too.
_DOUBLE_KINDS = frozenset({("final", "act"), ("founding", "act"), ("general", "act")})

#: Resolutions of these are laws.
_CHAMBERS = frozenset({"house", "senate", "joint", "concurrent"})

#: Small words inside titles.
_SMALL = frozenset(
    "of on for and the in to with between against concerning its their a from by or regarding "
    "relating - –".split()
)

#: Behind a word for agreements these go on with its title.
_OPENERS = frozenset("of on for concerning between against regarding relating".split())

_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)

#: A title whose year the text does not say is that of an agreement at most so many years old.
_RECENT = 2

#: So long before its year an agreement may be talked about as a draft.
_DRAFTING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title in a text, with the year beside it."""

    span: Span
    name: str
    year: int | None


def index_titles(agreements: Iterable[AgreementEntry]) -> Mapping[str, tuple[AgreementEntry, ...]]:
    """Group agreements by their titles."""
    groups: dict[str, list[AgreementEntry]] = defaultdict(list)
    for entry in agreements:
        for name in entry.names:
            groups[name].append(entry)
    return {name: tuple(group) for name, group in groups.items()}


def choose_agreement(
    entries: Iterable[AgreementEntry], *, stated: int | None, written: int | None
) -> AgreementEntry | None:
    """Choose the agreement that a text means by a title.

    Args:
        entries: The agreements of that title.
        stated: The year that the text names with it.
        written: The year of the text; agreements much younger than it are not meant.

    Returns:
        The agreement, None if it stays open which one is meant.
    """
    known = [e for e in entries if written is None or e.year <= written]
    if not known and written is not None and stated is None:
        known = [e for e in entries if e.year <= written + _DRAFTING and not e.requires_year]
    if stated is not None:
        dated = [e for e in known if e.year == stated]
        # A text may count from the entry into force.
        near = [e for e in known if abs(e.year - stated) <= _RECENT and not e.requires_year]
        return next(iter((*dated, *near)), None)
    recent = [e for e in known if written is not None and written - e.year <= _RECENT]
    free = [e for e in known if not e.requires_year]
    for group in (recent, free, known):
        if len(group) == 1:
            return group[0]
    return free[0] if free else None


def known_titles(known: Iterable[KnownName]) -> Iterator[Title]:
    """The titles of the catalogue in a text."""
    for name in known:
        if name.kind is NameKind.AGREEMENT:
            span, year = with_year(name.span)
            yield Title(span=span, name=name.key, year=year)


def unknown_titles(doc: Doc, *, taken: set[int], actors: set[int]) -> Iterator[Title]:
    """Titles that only their form shows.

    Args:
        doc: An annotated document.
        taken: The tokens of the titles that are known.
        actors: The tokens of the actors that are known, whose names may hold such a word too.

    Yields:
        Titles in order, none overlapping another.
    """
    done = set(taken)
    for token in doc:
        if token.i in done or token.i in actors or not _names_kind(token):
            continue
        span = _opened(token) or _closed(token, done)
        if span is not None and not any(t.i in done for t in span):
            done |= {t.i for t in span}
            whole, year = with_year(span)
            yield Title(span=_with_abbreviation(whole), name=span.text, year=year)


def with_year(span: Span) -> tuple[Span, int | None]:
    """Take the date behind a title ("of 3 September 1996", "(1975)") or the year before it."""
    doc, start, end = span.doc, span.start, span.end
    found: int | None = None
    i = end
    if i < len(doc) and doc[i].lower_ in {"of", "in", "(", ",", "from"}:
        i += 1
        while i < len(doc) and (doc[i].lower_ in _MONTHS or _is_day(doc[i])):
            i += 1
    if i < len(doc) and is_year(doc[i]) and (i > end or doc[i - 1].text != ","):
        found, end = int(doc[i].text), i + 1
        if end < len(doc) and doc[end].text == ")" and doc[span.end].text == "(":
            end += 1
    if start and is_year(doc[start - 1]):
        found, start = int(doc[start - 1].text), start - 1
    if found is None:
        inside = years_in(span)
        found = inside[-1] if inside else None
    return doc[start:end], found


def _with_abbreviation(span: Span) -> Span:
    """Take the abbreviation in brackets behind a title into the span."""
    behind = span.doc[span.end : span.end + 3]
    if len(behind) == 3 and behind[0].text == "(" and behind[1].is_upper and behind[2].text == ")":
        return span.doc[span.start : span.end + 3]
    return span


def _is_day(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) <= len("31")


def _names_kind(token: Token) -> bool:
    if not token.text[0].isupper():
        return False
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if token.lower_ == "resolution" and before in _CHAMBERS:
        return False
    return token.lower_ in KINDS or (before, token.lower_) in _DOUBLE_KINDS


def _opened(kind: Token) -> Span | None:
    """A title that begins with its kind: "Convention on the Protection of Mountain Lakes"."""
    doc, end = kind.doc, kind.i + 1
    if end >= len(doc) or doc[end].lower_ not in _OPENERS:
        return None
    start = kind.i
    while start and doc[start - 1].text[0].isupper() and doc[start - 1].pos_ in {"ADJ", "PROPN"}:
        start -= 1
    last = end
    while end < len(doc) and not doc[end].is_sent_start and _goes_on(doc[end]):
        end += 1
        if doc[end - 1].text[0].isupper():
            last = end
    return doc[start:last] if last > kind.i + 1 and not _is_date(doc[kind.i + 2 : last]) else None


def _goes_on(token: Token) -> bool:
    if token.text == ",":
        # "Friendship, Good Neighbourliness and Cooperation": the list ends in "and".
        after = token.doc[token.i + 1 : token.i + 6]
        joined = any(t.lower_ in {"and", ","} for t in after[1:])
        return joined and after[0].text[0].isupper()
    return token.text[0].isupper() or token.lower_ in _SMALL or token.text in {"'s", "’s"}


def _is_date(span: Span) -> bool:
    return all(t.lower_ in _MONTHS or t.text.isdigit() for t in span)


def _closed(kind: Token, taken: set[int]) -> Span | None:
    """A title that ends in its kind: "the Cotonou Agreement"."""
    doc, start = kind.doc, kind.i
    while start > kind.sent.start and _is_title_word(doc[start - 1], start - 1 in taken):
        start -= 1
    while start < kind.i and not doc[start].text[0].isupper():
        start += 1
    if start == kind.i:
        return None
    # "She bought a Honda Accord": what there may be several of is no title.
    before = doc[start - 1].lower_ if start else ""
    return None if before in {"a", "an"} else doc[start : kind.i + 1]


def _is_title_word(token: Token, taken: bool) -> bool:  # noqa: FBT001 # a private predicate
    if taken or (token.is_sent_start and token.pos_ in {"DET", "PRON", "ADP"}):
        return False
    small = token.lower_ in {"of", "on", "for", "and", "the", "-", "–"} and token.i > 0
    capital = token.text[0].isupper() and token.pos_ not in {"PRON", "DET", "ADP", "VERB"}
    return capital or (small and not token.is_sent_start and token.nbor(-1).text[0].isupper())
