"""Tells changes, in rows for people and in records for programs."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from graphbuilder.comparison.changes import Change, ChangeKind, DocumentChange
from graphbuilder.model import (
    Actor,
    Agreement,
    Analysis,
    Position,
    Provision,
    TextSpan,
)

#: How a change is marked, as diff(1) does in its unified form.
MARKS = MappingProxyType({
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "-",
    ChangeKind.CHANGED: "~",
})

#: The columns of `rows`.
COLUMNS = ("", "what", "which", "differs")

Thing = Position | Provision | Actor | Agreement
#: A row of a table: mark, sort of thing, the thing in words, what differs.
Row = tuple[str, str, str, str]


def title(change: DocumentChange) -> str:
    """Tell in a line which document differs, and how many positions one that is new or gone has."""
    name = change.analysis.thing.document.title
    line = f"{MARKS[change.kind]} {change.id}" + (f": {name}" if name else "")
    if change.kind is ChangeKind.CHANGED:
        return line
    return f"{line} ({len(change.positions)} positions)"


def rows(change: DocumentChange) -> Iterator[Row]:
    """Tell what differs in a document that both graphs hold.

    Yields:
        A row for the document itself if its metadata or text differ, then one for each position,
        provision, actor and agreement that does.
    """
    old, new = change.analysis.old, change.analysis.new
    if old is None or new is None:
        return
    if change.analysis.fields:
        yield MARKS[change.kind], "document", change.id, _document_fields(old, new, change)
    groups: Iterable[tuple[str, Iterable[Change[Thing]]]] = (
        ("position", change.positions),
        ("provision", change.provisions),
        ("actor", change.actors),
        ("agreement", change.agreements),
    )
    for what, changes in groups:
        for one in changes:
            analysis = old if one.new is None else new
            yield MARKS[one.kind], what, _in_words(one.thing, analysis), _fields(one, old, new)


def to_record(change: DocumentChange) -> dict[str, Any]:
    """Turn a change into what JSON has.

    Returns:
        The id, what happened, the fields of the document that differ, and lists of changes, each
        with the thing before and after (null where there is none) and the fields that differ.
    """
    return {
        "document": change.id,
        "change": change.kind.value,
        "fields": list(change.analysis.fields),
        "positions": [_change_record(one) for one in change.positions],
        "provisions": [_change_record(one) for one in change.provisions],
        "actors": [_change_record(one) for one in change.actors],
        "agreements": [_change_record(one) for one in change.agreements],
    }


def _change_record(change: Change[Any]) -> dict[str, Any]:
    return {
        "change": change.kind.value,
        "fields": list(change.fields),
        "old": None if change.old is None else asdict(change.old),
        "new": None if change.new is None else asdict(change.new),
    }


def _in_words(thing: Thing, analysis: Analysis) -> str:
    match thing:
        case Position():
            to = f" → {_names(thing.addressee, analysis)}" if thing.addressee else ""
            return f"{_names(thing.holder, analysis)} {thing.act}{to}: {thing.content.text}"
        case Provision():
            return f"{_names(thing.agreement, analysis)} {thing.mode}: {thing.content.text}"
        case Actor():
            return f"{thing.name} ({thing.kind})"
        case Agreement():
            return thing.name if thing.year is None else f"{thing.name} ({thing.year})"


def _names(keys: Iterable[str], analysis: Analysis) -> str:
    named = {actor.id: actor.name for actor in analysis.actors}
    named |= {agreement.id: agreement.name for agreement in analysis.agreements}
    return ", ".join(named[key] for key in keys)


def _document_fields(old: Analysis, new: Analysis, change: DocumentChange) -> str:
    return "; ".join(
        # A text is too long to be told.
        "text" if name == "text" else _field(name, old.document, new.document, old, new)
        for name in change.analysis.fields
    )


def _fields(change: Change[Any], old: Analysis, new: Analysis) -> str:
    return "; ".join(_field(name, change.old, change.new, old, new) for name in change.fields)


def _field(name: str, before: object, after: object, old: Analysis, new: Analysis) -> str:
    told = _value(name, getattr(before, name), old), _value(name, getattr(after, name), new)
    if told[0] == told[1]:
        return f"place of {name}"
    return f"{name}: {told[0]} → {told[1]}"


def _value(name: str, value: object, analysis: Analysis) -> str:
    """Tell the value of a field; keys by the names of what they stand for."""
    match value:
        case None | "" | ():
            return "none"
        case TextSpan():
            return value.text
        case tuple() if name == "mentions":
            return f"{len(value)} mentions"
        case tuple():
            return _names(value, analysis)
        case str() if name == "party":
            return _names([value], analysis)
        case str() if name == "responds_to":
            return next(p.content.text for p in analysis.positions if p.id == value)
        case _:
            return str(value)
