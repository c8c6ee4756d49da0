"""The JSON that the explorer page reads: columns, and numbers where names would come again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graphbuilder.views.exploration import (
    Exploration,
    Named,
    Passage,
    Source,
    Stated,
    short_keys,
    utf16_offsets,
)

#: A value of JSON.
Json = Any

_Numbers = Mapping[str, int]


def pack_exploration(exploration: Exploration) -> dict[str, Json]:
    """Pack what a page knows.

    Args:
        exploration: What the page knows.

    Returns:
        Objects by columns. Where a position names something, the number of its row stands; where
        its words stand in the text of its document, their offsets in UTF-16 units, else the words.
        A date that is that of the document is 0, as is a stance that was not derived; the numbers
        of stances start at 1.
    """
    stances = _number(dict.fromkeys(p.stance for p in exploration.positions if p.stance), start=1)
    return {
        "actors": _named_columns(exploration.actors)
        | {
            "kinds": [actor.kind for actor in exploration.actors],
            "parties": [actor.party for actor in exploration.actors],
        },
        "agreements": _named_columns(exploration.agreements),
        "issues": _named_columns(exploration.issues),
        "documents": _document_columns(exploration.documents),
        "positions": _position_columns(exploration, stances=stances),
        "turns": [
            [stances[t.stance], t.date, t.earlier_date, t.earlier_act, t.earlier_content]
            for t in exploration.turns
        ],
    }


def _named_columns(things: Sequence[Named]) -> dict[str, Json]:
    return {
        "keys": short_keys(thing.iri for thing in things),
        "labels": [thing.label for thing in things],
    }


def _document_columns(documents: Sequence[Source]) -> dict[str, Json]:
    return {
        "keys": [document.id for document in documents],
        "titles": [document.title for document in documents],
        "publishers": [document.publisher for document in documents],
        "dates": [document.date for document in documents],
        "links": [document.link for document in documents],
        "texts": [document.text for document in documents],
    }


def _position_columns(exploration: Exploration, *, stances: _Numbers) -> dict[str, Json]:
    positions = exploration.positions
    actors = _number(actor.iri for actor in exploration.actors)
    agreements = _number(agreement.iri for agreement in exploration.agreements)
    issues = _number(issue.iri for issue in exploration.issues)
    documents = _number(document.id for document in exploration.documents)
    offsets = {document.id: utf16_offsets(document.text) for document in exploration.documents}
    dates = {document.id: document.date for document in exploration.documents}
    return {
        "keys": short_keys(p.iri for p in positions),
        "acts": [p.act for p in positions],
        "holders": [_rows(p.holders, actors) for p in positions],
        "addressees": [_rows(p.addressees, actors) for p in positions],
        "reporters": [_rows(p.reporters, actors) for p in positions],
        "agreements": [_rows(p.agreements, agreements) for p in positions],
        "issues": [_rows(p.issues, issues) for p in positions],
        "stances": [stances.get(p.stance, 0) for p in positions],
        "sources": [p.sources for p in positions],
        "documents": [documents[p.document] for p in positions],
        "dates": [0 if p.date == dates[p.document] else p.date for p in positions],
        "confidences": [p.confidence for p in positions],
        "quotations": [_place(p.quotation, offsets[p.document]) for p in positions],
        "contents": [_place(p.content, offsets[p.document]) for p in positions],
        "conditions": _sparse(positions),
    }


def _sparse(positions: Sequence[Stated]) -> dict[str, str]:
    """List by number the few positions that depend on something."""
    return {str(number): p.condition for number, p in enumerate(positions) if p.condition}


def _place(passage: Passage, offset: Callable[[int], int]) -> Json:
    if passage.start < 0:
        return passage.words
    return [offset(passage.start), offset(passage.end)]


def _rows(iris: Sequence[str], numbers: _Numbers) -> list[int]:
    return [numbers[iri] for iri in iris]


def _number(things: Iterable[str], *, start: int = 0) -> _Numbers:
    return {thing: number for number, thing in enumerate(things, start=start)}
