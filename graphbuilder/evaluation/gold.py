"""What the comparison reads of a document's annotations, gold or extracted.

Gold says "key" where an analysis says "id", and may list other right readings of holder and
addressee; both are read by the same function, so that neither side is favoured.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.errors import CorpusError
from graphbuilder.evaluation.names import fold, is_proper
from graphbuilder.model import Analysis, to_record


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedPosition:
    """A position as the comparison sees it: ids, offsets, the alternatives of gold."""

    holder: tuple[str, ...]
    act: str
    addressee: tuple[str, ...]
    reporter: tuple[str, ...]
    start: int
    end: int
    text: str
    holder_alt: tuple[str, ...] = ()
    addressee_alt: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedAgreement:
    """An agreement by its folded names and its year."""

    names: frozenset[str]
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedProvision:
    """A provision: the ids of its agreements and the offsets of its content."""

    agreement: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """The annotations of one document.

    Attributes:
        id: The document.
        names: Of each actor, the folded names by which it can be identified.
        parties: Of each actor that has one, its party: an actor id or a name.
        positions: In order.
        agreements: By id.
        provisions: In order.
    """

    id: str
    names: Mapping[str, frozenset[str]]
    parties: Mapping[str, str]
    positions: tuple[AnnotatedPosition, ...] = ()
    agreements: Mapping[str, AnnotatedAgreement]
    provisions: tuple[AnnotatedProvision, ...] = ()

    def names_of(self, key: str) -> frozenset[str]:
        """The names of an actor; an id that is not listed counts as a name."""
        return self.names.get(key) or frozenset({fold(key)})

    def side_of(self, key: str) -> frozenset[str]:
        """The names of an actor and of its party."""
        party = self.parties.get(key)
        return self.names_of(key) | (self.names_of(party) if party else frozenset())


def read_gold(path: Path) -> Iterator[Annotated]:
    """Read gold documents from JSON Lines.

    Yields:
        The annotations of one document a line, in order.

    Raises:
        CorpusError: If a line is not a gold document.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8 (byte {error.start})") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(line, where=f"{path}:{number}")


def _read_line(line: str, *, where: str) -> Annotated:
    try:
        return _read(json.loads(line))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise CorpusError(
            f"{where}: not a gold document: {error!r}; expected the form of an analysis"
        ) from error


def annotated(analysis: Analysis) -> Annotated:
    """See an analysis as the comparison sees it."""
    return _read(to_record(analysis))


def _read(record: Mapping[str, Any]) -> Annotated:
    actors = {_key(a): a for a in record.get("actors", ())}
    return Annotated(
        id=record["id"],
        names={key: _names(a, proper_only=True) for key, a in actors.items()},
        parties={key: a["party"] for key, a in actors.items() if a.get("party")},
        positions=tuple(_read_position(p) for p in record.get("positions", ())),
        agreements={_key(a): _read_agreement(a) for a in record.get("agreements", ())},
        provisions=tuple(_read_provision(p) for p in record.get("provisions", ())),
    )


def _key(record: Mapping[str, Any]) -> str:
    return str(record["id"] if "id" in record else record["key"])


def _names(record: Mapping[str, Any], *, proper_only: bool) -> frozenset[str]:
    texts = [m if isinstance(m, str) else m.get("text", "") for m in record.get("mentions", ())]
    kept = (text for text in texts if not proper_only or is_proper(text))
    return frozenset({fold(record["name"]), *map(fold, kept)})


def _read_agreement(record: Mapping[str, Any]) -> AnnotatedAgreement:
    year = record.get("year")
    return AnnotatedAgreement(
        names=_names(record, proper_only=False), year=int(year) if year else None
    )


def _read_position(record: Mapping[str, Any]) -> AnnotatedPosition:
    content = record["content"]
    return AnnotatedPosition(
        holder=_ids(record.get("holder")),
        act=record["act"],
        addressee=_ids(record.get("addressee")),
        reporter=_ids(record.get("reporter")),
        start=content["start"],
        end=content["end"],
        text=content.get("text", ""),
        holder_alt=_ids(record.get("holder_alt")),
        addressee_alt=_ids(record.get("addressee_alt")),
        confidence=float(record.get("confidence", 1.0)),
    )


def _read_provision(record: Mapping[str, Any]) -> AnnotatedProvision:
    content = record["content"]
    return AnnotatedProvision(
        agreement=_ids(record["agreement"]), start=content["start"], end=content["end"]
    )


def _ids(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    return tuple(value) if isinstance(value, list) else (str(value),)
