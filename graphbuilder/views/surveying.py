"""From the tables of queries to what the explorer page knows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from graphbuilder.query import Table
from graphbuilder.views.exploration import (
    Exploration,
    Named,
    Passage,
    Source,
    Stated,
    Turn,
    web_link,
)

#: The named queries whose tables are read, beside ``positions``. Those of what documents say
#: together may have no rows; of a graph from elsewhere, others too.
QUERIES = (
    *("actors", "agreements", "issues", "documents", "texts"),
    *("evidence", "reporters", "citations", "gathered", "reversals"),
)

#: A row by the names of its columns, as text; what is unknown is absent.
_Record: TypeAlias = Mapping[str, str]
_Groups: TypeAlias = Mapping[str, list[_Record]]


def survey_positions(positions: Table, *, tables: Mapping[str, Table]) -> Exploration:
    """Gather all that belongs to positions.

    Args:
        positions: The table of the query ``positions``, or some of its rows.
        tables: The tables of `QUERIES`, by their names; one that is missing has no rows.

    Returns:
        The positions with those actors, agreements, issues and documents that they name.
    """
    rows = _group(positions, by="position")
    details = {
        name: _group(tables[name], by="position")
        for name in ("evidence", "reporters", "citations", "gathered")
        if name in tables
    }
    documents = _documents(rows, tables=tables)
    texts = {document.id: document.text for document in documents}
    stated = tuple(
        _position(iri, records, details=details, text=texts[records[0].get("document", "")])
        for iri, records in rows.items()
    )
    return Exploration(
        actors=_actors(stated, rows, details=details, table=tables.get("actors")),
        agreements=_agreements(stated, details=details, table=tables.get("agreements")),
        issues=_issues(stated, details=details),
        documents=documents,
        positions=tuple(sorted(stated, key=_reading_order)),
        turns=_turns(stated, table=tables.get("reversals")),
    )


def _position(
    iri: str, rows: list[_Record], *, details: Mapping[str, _Groups], text: str
) -> Stated:
    first = rows[0]
    evidence = _of(details, "evidence", iri)
    where = evidence[0] if evidence else {}
    gathered = _of(details, "gathered", iri)
    confidence = first.get("confidence")
    return Stated(
        iri=iri,
        act=first["act"],
        holders=_distinct(rows, "holder"),
        addressees=_distinct(rows, "addressee"),
        reporters=tuple(row["reporter"] for row in _of(details, "reporters", iri)),
        agreements=_distinct(_of(details, "citations", iri), "agreement"),
        issues=_distinct(gathered, "issue"),
        stance=min((row["stance"] for row in gathered), default=""),
        sources=max((int(row["sources"]) for row in gathered), default=1),
        document=first.get("document", ""),
        date=first.get("date", ""),
        confidence=None if confidence is None else round(float(confidence), 4),
        quotation=_place(first.get("quotation", ""), first, ("start", "end"), text=text),
        content=_place(first.get("content", ""), where, ("contentStart", "contentEnd"), text=text),
        condition=first.get("condition", ""),
    )


def _place(words: str, row: _Record, columns: tuple[str, str], *, text: str) -> Passage:
    """Say where words stand, unless the text has others there, as that of a foreign graph may."""
    try:
        start, end = (int(row[column]) for column in columns)
    except (KeyError, ValueError):
        return Passage(words)
    is_there = 0 <= start < end and text[start:end] == words
    return Passage(words, start, end) if is_there else Passage(words)


def _reading_order(position: Stated) -> tuple[str, str, int, str]:
    return (position.date, position.document, position.quotation.start, position.iri)


def _documents(rows: _Groups, *, tables: Mapping[str, Table]) -> tuple[Source, ...]:
    texts = {row["document"]: row.get("text", "") for row in _records(tables.get("texts"))}
    facts = {row["document"]: row for row in _records(tables.get("documents"))}
    for records in rows.values():
        # Of a graph from elsewhere, the positions alone may know a document.
        facts.setdefault(records[0].get("document", ""), records[0])
    wanted = {records[0].get("document", "") for records in rows.values()}
    documents = [
        Source(
            id=key,
            title=facts[key].get("title", ""),
            publisher=facts[key].get("publisher", ""),
            date=facts[key].get("date", ""),
            link=web_link(facts[key].get("source", facts[key].get("url", ""))),
            text=texts.get(key, ""),
        )
        for key in wanted
    ]
    return tuple(sorted(documents, key=lambda document: (document.date, document.id)))


def _actors(
    stated: Iterable[Stated],
    rows: _Groups,
    *,
    details: Mapping[str, _Groups],
    table: Table | None,
) -> tuple[Named, ...]:
    met: dict[str, Named] = {}
    for position in stated:
        for role in ("holder", "addressee", "reporter"):
            records = rows if role != "reporter" else details.get("reporters", {})
            for row in records.get(position.iri, ()):
                if role in row:
                    named = _named(row, role, kind=row.get(f"{role}Kind", ""))
                    met.setdefault(named.iri, named)
    for row in _records(table):
        if row["actor"] in met:
            label = row.get("label") or met[row["actor"]].label
            kind, party = row.get("kind", ""), row.get("party", "")
            met[row["actor"]] = Named(iri=row["actor"], label=label, kind=kind, party=party)
    return _by_label(met.values())


def _agreements(
    stated: Iterable[Stated], *, details: Mapping[str, _Groups], table: Table | None
) -> tuple[Named, ...]:
    met = {
        row["agreement"]: _named(row, "agreement")
        for position in stated
        for row in _of(details, "citations", position.iri)
    }
    for row in _records(table):
        if (iri := row["agreement"]) in met:
            year, label = row.get("year", ""), row.get("label") or met[iri].label
            is_dated = year and year not in label
            met[iri] = Named(iri=iri, label=f"{label} ({year})" if is_dated else label)
    return _by_label(met.values())


def _issues(stated: Iterable[Stated], *, details: Mapping[str, _Groups]) -> tuple[Named, ...]:
    met = {
        row["issue"]: _named(row, "issue")
        for position in stated
        for row in _of(details, "gathered", position.iri)
        if "issue" in row
    }
    return _by_label(met.values())


def _turns(stated: Iterable[Stated], *, table: Table | None) -> tuple[Turn, ...]:
    stances = {position.stance for position in stated}
    turns = {
        Turn(
            stance=row["stance"],
            date=row["date"],
            earlier_date=row["earlierDate"],
            earlier_act=row["earlierAct"],
            earlier_content=row.get("earlierContent", ""),
        ): None  # a joint stance has a row a holder
        for row in _records(table)
        if row["stance"] in stances
    }
    return tuple(turns)


def _named(row: _Record, role: str, *, kind: str = "") -> Named:
    iri = row[role]
    return Named(iri=iri, label=row.get(f"{role}Label", iri.rpartition("/")[2]), kind=kind)


def _by_label(things: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(things, key=lambda thing: (thing.label.casefold(), thing.iri)))


def _distinct(rows: Iterable[_Record], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[column] for row in rows if column in row))


def _of(details: Mapping[str, _Groups], name: str, iri: str) -> list[_Record]:
    return details.get(name, {}).get(iri, [])


def _group(table: Table, *, by: str) -> _Groups:
    groups: defaultdict[str, list[_Record]] = defaultdict(list)
    for row in _records(table):
        groups[row[by]].append(row)
    return groups


def _records(table: Table | None) -> Iterator[_Record]:
    """Yield the rows as text by column, without the empty cells."""
    for row in table.rows if table else ():
        cells = zip(table.columns if table else (), row, strict=True)
        yield {column: str(term) for column, term in cells if term is not None and str(term)}
