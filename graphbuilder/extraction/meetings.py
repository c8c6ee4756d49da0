"""Agreements cited by where, when and by whom they were made.

"The 1999 Istanbul summit", "the agreements reached during the OSCE summit in 1999 and in 2010",
"the communiqué issued at Shanghai in 1972", "Helsinki 1975".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.years import is_year, years_in
from graphbuilder.model import AgreementEntry, AgreementKind
from graphbuilder.nlp.syntax import noun_phrase, relation

_MEETINGS = frozenset({"summit", "summits", "meeting", "conference"})

#: What a meeting issues, as against what states sign at it.
_ISSUED = frozenset({
    AgreementKind.CHARTER,
    AgreementKind.DECLARATION,
    AgreementKind.COMMUNIQUE,
    AgreementKind.FINAL_ACT,
    AgreementKind.PLAN,
})

#: Of the documents of one meeting these are the main ones, the first before the others.
_WEIGHTS = {
    kind: rank
    for rank, kind in enumerate((
        AgreementKind.FINAL_ACT,
        AgreementKind.CHARTER,
        AgreementKind.TREATY,
        AgreementKind.DECLARATION,
        AgreementKind.COMMUNIQUE,
    ))
}

#: What states agree on, as against what an organisation resolves.
_AGREED = frozenset(AgreementKind) - {AgreementKind.RESOLUTION}

#: The kinds that a noun can mean; a noun that is not here can mean any.
_NOUNS: Mapping[str, frozenset[AgreementKind]] = {
    "summit": _ISSUED,
    "summits": _ISSUED,
    "meeting": _ISSUED,
    "conference": _ISSUED,
    "declaration": frozenset({AgreementKind.DECLARATION}),
    "communiqué": frozenset({AgreementKind.COMMUNIQUE}),
    "communique": frozenset({AgreementKind.COMMUNIQUE}),
    "charter": frozenset({AgreementKind.CHARTER}),
    "treaty": frozenset({AgreementKind.TREATY, AgreementKind.CONVENTION}),
    "convention": frozenset({AgreementKind.CONVENTION, AgreementKind.TREATY}),
    "protocol": frozenset({AgreementKind.PROTOCOL}),
    "memorandum": frozenset({AgreementKind.MEMORANDUM}),
    "accord": _AGREED,
    "accords": _AGREED,
    "agreement": _AGREED,
    "agreements": _AGREED,
    "commitments": _AGREED,
    "documents": _AGREED,
    "pact": _AGREED,
    "act": frozenset({AgreementKind.FINAL_ACT, AgreementKind.ACCORD, AgreementKind.DECLARATION}),
    "plan": frozenset({AgreementKind.PLAN}),
    "initiative": frozenset({AgreementKind.PLAN, AgreementKind.DECLARATION}),
}

#: Nouns for what is agreed, as against where.
_PACTS = _NOUNS.keys() - _MEETINGS

#: An agreement named by its place alone is, if of several one is so new, that one.
_RECENT = 2


def find_meetings(
    doc: Doc,
    *,
    entries: Iterable[AgreementEntry],
    owners: Mapping[int, tuple[str, ...]],
    written: int | None,
) -> Iterator[tuple[Span, AgreementEntry]]:
    """Find agreements of the catalogue that place or body and year cite.

    Args:
        doc: An annotated document.
        entries: The agreements that it may cite.
        owners: The actors that its words name, by token index.
        written: The year of the document.

    Yields:
        The words that cite an agreement, and the agreement.
    """
    by_year: dict[int, list[AgreementEntry]] = {}
    for entry in entries:
        by_year.setdefault(entry.year, []).append(entry)
    places = {
        entry.place.split()[-1] for group in by_year.values() for entry in group if entry.place
    }
    done = -1
    for token in doc:
        if token.i <= done:
            continue
        is_pact = token.lower_ in _PACTS
        if is_pact and token.i and token.nbor(-1).text in places:
            named = _named_by_place(token, by_year, written)
            if named is not None:
                yield token.doc[token.i - 1 : token.i + 1], named
                continue
        span = _dated_place(token, places) or _dated_phrase(token)
        if span is None:
            continue
        found = list(_fitting(span, token.lower_, by_year, owners))
        if token.lower_ in _MEETINGS and not (_NOUNS.keys() - _MEETINGS) & {t.lower_ for t in span}:
            # A meeting of the year itself is news; one of the past stands for what it agreed.
            found = [entry for entry in found if entry.year != written]
        for entry in found:
            yield span, entry
        if found:
            done = span.end - 1


def _named_by_place(
    noun: Token, by_year: Mapping[int, Sequence[AgreementEntry]], written: int | None
) -> AgreementEntry | None:
    """The one agreement of a kind that bears a place's name: "the Bandung communiqué"."""
    place = noun.nbor(-1).text
    if noun.i > 1 and is_year(noun.nbor(-2)):
        return None
    fitting = [
        entry
        for group in by_year.values()
        for entry in group
        if entry.place == place and entry.kind in _NOUNS[noun.lower_]
    ]
    recent = [e for e in fitting if written is not None and written - e.year <= _RECENT]
    return next((group[0] for group in (recent, fitting) if len(group) == 1), None)


def _dated_place(token: Token, places: set[str]) -> Span | None:
    """A place with a year right behind it: "Helsinki 1975"."""
    doc, i = token.doc, token.i
    if token.text in places and i + 1 < len(doc) and is_year(doc[i + 1]):
        return doc[i : i + 2]
    return None


def _dated_phrase(token: Token) -> Span | None:
    """The phrase around a noun for agreements or meetings that holds a year."""
    if token.lower_ not in _NOUNS:
        return None
    phrase = _with_participles(token)
    if token.lower_ in _MEETINGS:
        phrase = _from_what_was_agreed(phrase, token)
    return phrase if any(map(is_year, phrase)) else None


def _with_participles(noun: Token) -> Span:
    """A noun phrase with the participle behind it: "the communiqué issued at Shanghai in 1972"."""
    phrase = noun_phrase(noun)
    end = phrase.end
    for child in noun.children:
        if child.dep_ == "acl" and child.i == end:
            end = max(end, child.right_edge.i + 1)
    span = noun.doc[phrase.start : end]
    return _with_years_behind(span)


def _with_years_behind(span: Span) -> Span:
    doc, end = span.doc, span.end
    for token in doc[span.end : span.sent.end]:
        if is_year(token):
            end = token.i + 1
        elif token.lower_ not in {"in", "of", "and", ",", "the"}:
            break
    return doc[span.start : end]


def _from_what_was_agreed(span: Span, meeting: Token) -> Span:
    """Take in the agreements that were reached at a meeting."""
    for ancestor in meeting.ancestors:
        if ancestor.lower_ in _NOUNS and ancestor.lower_ not in _MEETINGS:
            start = min(span.start, noun_phrase(ancestor).start)
            return span.doc[start : span.end]
        if relation(ancestor) not in {"acl", "nmod", "obl"}:
            break
    return span


def _fitting(
    span: Span,
    noun: str,
    by_year: Mapping[int, Sequence[AgreementEntry]],
    owners: Mapping[int, tuple[str, ...]],
) -> Iterator[AgreementEntry]:
    text = span.text
    bodies = {key for token in span for key in owners.get(token.i, ())}
    for year in dict.fromkeys(years_in(span)):
        kinds = _NOUNS.get(noun, _ISSUED | {AgreementKind.TREATY, AgreementKind.ACCORD})
        fitting = [
            (2 * (entry.place is not None and entry.place in text) + (entry.body in bodies), entry)
            for entry in by_year.get(year, ())
            if entry.kind in kinds
        ]
        best = max((score for score, _ in fitting), default=0)
        chosen = [entry for score, entry in fitting if score == best]
        chosen.sort(key=lambda entry: _WEIGHTS.get(entry.kind, len(_WEIGHTS)))
        if best and (len(chosen) == 1 or _outweighs(chosen[0], chosen[1])):
            yield chosen[0]


def _outweighs(one: AgreementEntry, other: AgreementEntry) -> bool:
    """Whether of two documents of one meeting the first is the main one."""
    ranks = [_WEIGHTS.get(entry.kind, len(_WEIGHTS)) for entry in (one, other)]
    return ranks[0] < ranks[1]
