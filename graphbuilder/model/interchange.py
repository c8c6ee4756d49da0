"""Analyses as JSON, both ways: the form that files, pipes and the gold documents share.

One object a document; JSON Lines holds one object a line. Reading ignores fields it does not
know, so that others may add their own.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graphbuilder.errors import AnalysisError
from graphbuilder.model.actor import Actor, ActorKind
from graphbuilder.model.agreement import Agreement
from graphbuilder.model.analysis import Analysis
from graphbuilder.model.dates import PartialDate
from graphbuilder.model.document import Document
from graphbuilder.model.position import Act, Position
from graphbuilder.model.provision import Mode, Provision
from graphbuilder.model.text import TextSpan

#: A JSON object as the standard library reads and writes it.
Record = dict[str, Any]


def to_json(analysis: Analysis) -> str:
    """Write an analysis as one line of JSON; equal analyses give equal lines."""
    return json.dumps(to_record(analysis), ensure_ascii=False)


def from_json(line: str) -> Analysis:
    """Read an analysis back from one JSON object.

    Returns:
        The analysis.

    Raises:
        AnalysisError: If the JSON is malformed, a field is missing or of the wrong form, or the
            analysis contradicts itself.
    """
    try:
        record = json.loads(line)
    except ValueError as error:
        raise AnalysisError(f"not JSON: {error}") from error
    return from_record(record)


def to_record(analysis: Analysis) -> Record:
    """Turn an analysis into the JSON object of its interchange form."""
    return {
        **_document_record(analysis.document),
        "actors": [_actor_record(a) for a in analysis.actors],
        "agreements": [_agreement_record(a) for a in analysis.agreements],
        "positions": [_position_record(p) for p in analysis.positions],
        "provisions": [_provision_record(p) for p in analysis.provisions],
    }


def from_record(record: Mapping[str, Any]) -> Analysis:
    """Turn a JSON object of the interchange form into an analysis.

    Returns:
        The analysis; fields that the form does not know are ignored.

    Raises:
        AnalysisError: If a field is missing or of the wrong form, or the analysis contradicts
            itself.
    """
    try:
        document = _read_document(record)
        return Analysis(
            document=document,
            actors=tuple(_read_actor(r) for r in record.get("actors", ())),
            agreements=tuple(_read_agreement(r) for r in record.get("agreements", ())),
            positions=tuple(_read_position(r, document) for r in record.get("positions", ())),
            provisions=tuple(_read_provision(r) for r in record.get("provisions", ())),
        )
    except AnalysisError:
        raise
    except KeyError as error:
        raise AnalysisError(f"analysis {_id_of(record)}: field {error} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise AnalysisError(f"analysis {_id_of(record)}: {error}") from error


def _id_of(record: object) -> str:
    return repr(record.get("id")) if isinstance(record, Mapping) else "without an object"


def _document_record(document: Document) -> Record:
    return {
        "id": document.id,
        "title": document.title,
        "date": str(document.date) if document.date else None,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "text": document.text,
    }


def _span_record(span: TextSpan) -> Record:
    return {"text": span.text, "start": span.start, "end": span.end}


def _actor_record(actor: Actor) -> Record:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "party": actor.party,
        "wikidata": actor.wikidata,
        "mentions": [_span_record(m) for m in actor.mentions],
    }


def _agreement_record(agreement: Agreement) -> Record:
    return {
        "id": agreement.id,
        "name": agreement.name,
        "year": agreement.year,
        "wikidata": agreement.wikidata,
        "mentions": [_span_record(m) for m in agreement.mentions],
    }


def _provision_record(provision: Provision) -> Record:
    return {
        "agreement": list(provision.agreement),
        "mode": provision.mode.value,
        "content": _span_record(provision.content),
        "reporter": list(provision.reporter),
    }


def _position_record(position: Position) -> Record:
    return {
        "id": position.id,
        "holder": list(position.holder),
        "act": position.act.value,
        "addressee": list(position.addressee),
        "reporter": list(position.reporter),
        "cites": list(position.cites),
        "strength": position.strength,
        "confidence": position.confidence,
        "condition": position.condition,
        "responds_to": position.responds_to,
        "cue": _span_record(position.cue),
        "content": _span_record(position.content),
        "sentence": {"start": position.sentence.start, "end": position.sentence.end},
        "origin": position.origin,
    }


def _read_document(record: Mapping[str, Any]) -> Document:
    day = record.get("date")
    return Document(
        id=record["id"],
        text=record["text"],
        title=record.get("title") or "",
        date=PartialDate.parse(day) if day else None,
        publisher=record.get("publisher") or "",
        url=record.get("url") or "",
        language=record.get("language") or "en",
    )


def _read_span(record: Mapping[str, Any]) -> TextSpan:
    return TextSpan(start=record["start"], end=record["end"], text=record["text"])


def _read_spans(records: Iterable[Mapping[str, Any]]) -> tuple[TextSpan, ...]:
    return tuple(_read_span(r) for r in records)


def _read_actor(record: Mapping[str, Any]) -> Actor:
    return Actor(
        id=record["id"],
        name=record["name"],
        kind=ActorKind(record["kind"]),
        party=record.get("party"),
        wikidata=record.get("wikidata"),
        mentions=_read_spans(record.get("mentions", ())),
    )


def _read_agreement(record: Mapping[str, Any]) -> Agreement:
    return Agreement(
        id=record["id"],
        name=record["name"],
        year=record.get("year"),
        wikidata=record.get("wikidata"),
        mentions=_read_spans(record.get("mentions", ())),
    )


def _read_position(record: Mapping[str, Any], document: Document) -> Position:
    sentence = record["sentence"]
    return Position(
        id=record["id"],
        holder=tuple(record["holder"]),
        act=Act(record["act"]),
        content=_read_span(record["content"]),
        cue=_read_span(record["cue"]),
        sentence=document.span(sentence["start"], sentence["end"]),
        addressee=tuple(record.get("addressee", ())),
        reporter=tuple(record.get("reporter", ())),
        cites=tuple(record.get("cites", ())),
        strength=record.get("strength"),
        confidence=record.get("confidence", 1.0),
        condition=record.get("condition"),
        responds_to=record.get("responds_to"),
        origin=record.get("origin") or "",
    )


def _read_provision(record: Mapping[str, Any]) -> Provision:
    return Provision(
        agreement=tuple(record["agreement"]),
        mode=Mode(record["mode"]),
        content=_read_span(record["content"]),
        reporter=tuple(record.get("reporter", ())),
    )
