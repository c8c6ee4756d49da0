"""Things of the graph as records of JSON, with the ids that the JSON API names them by."""

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from graphbuilder.exports.positions import Described, StoredPosition
from graphbuilder.query import Table, to_records

#: A record of JSON.
Record = dict[str, object]


def id_of(iri: str) -> str:
    """Read the id of a thing off the end of its IRI."""
    return unquote(iri.rpartition("/")[2])


def write_rows(table: Table, *, named: str) -> tuple[Record, ...]:
    """Turn the rows of a named query into records.

    Args:
        table: The table.
        named: The column that names what each row is about, by an IRI or an id.

    Returns:
        A record a row. It has an ``id`` in the place of that column, and the ``iri`` if there was
        one.
    """
    records: list[Record] = []
    for row in to_records(table):
        name = str(row.pop(named))
        iri: Record = {"iri": name} if "://" in name else {}
        records.append({"id": id_of(name) if iri else name, **iri, **row})
    return tuple(records)


def write_position(position: StoredPosition, *, issues: Iterable[tuple[str, str]] = ()) -> Record:
    """Turn a position into a record, in the words of the JSON of analyses.

    Args:
        position: The position.
        issues: Keys and labels of what it is about.

    Returns:
        The record; what is not known is None or an empty list.
    """
    facts = position.facts
    source = position.source
    return {
        "id": id_of(position.iri),
        "iri": position.iri,
        "act": position.text("act"),
        "holder": [_actor(actor) for actor in position.holder],
        "addressee": [_actor(actor) for actor in position.addressee],
        "reporter": [_actor(actor) for actor in position.reporter],
        "content": position.text("content"),
        "condition": position.text("condition") or None,
        "strength": int(position.text("strength")) if "strength" in facts else None,
        "cites": [
            {"id": agreement.text("id") or id_of(agreement.iri), "label": agreement.label}
            for agreement in position.cites
        ],
        "issues": [{"id": key, "label": label} for key, label in issues],
        "cue": position.text("cue"),
        "quotation": position.text("quotation"),
        "start": int(position.text("start")),
        "end": int(position.text("end")),
        "confidence": float(position.text("confidence")),
        "responds_to": id_of(position.text("respondsTo")) or None,
        "origin": position.text("origin") or None,
        "date": source.text("date") or None,
        "document": {"id": source.text("document"), "title": source.text("title") or None},
    }


def _actor(actor: Described) -> Mapping[str, str | None]:
    return {
        "id": actor.text("id") or id_of(actor.iri),
        "label": actor.label,
        "kind": actor.text("kind") or None,
    }
