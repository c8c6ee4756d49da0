"""Writes a bibliography: an entry for each position, which quotes it, and one for its document.

The entry of a position has nothing but its note, and takes all else from the document by
``crossref``; BibTeX wants the one that is referred to after those that refer to it. So a text may
cite a document or a single position in it. Keys are made of ids alone: they stay when documents
come and go.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from graphbuilder.errors import AnalysisError
from graphbuilder.exports.positions import (
    Cast,
    Described,
    StoredPosition,
    read_positions,
    read_sources,
)
from graphbuilder.model import PartialDate, slug
from graphbuilder.store import GraphStore

#: How LaTeX writes the characters that mean something to it. Braces must not stand alone: BibTeX
#: counts them, behind a backslash too.
_ESCAPES = MappingProxyType(
    {ord(c): f"\\{c}" for c in "&%$#_"}
    | {
        ord("\\"): r"\textbackslash{}",
        ord("{"): r"\textbraceleft{}",
        ord("}"): r"\textbraceright{}",
        ord("~"): r"\textasciitilde{}",
        ord("^"): r"\textasciicircum{}",
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: What stays of an address. It is read verbatim, and so cannot be escaped; braces would break it.
_ADDRESS = "%:/?#[]@!$&'()*+,;=~"


def write_bibtex(store: GraphStore, path: Path) -> None:
    """Write a bibliography of all documents and positions into a file."""
    cast = Cast.of(store)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for source in read_sources(store):
            for position in read_positions(store, sources=[source], cast=cast):
                file.write(_position_entry(position))
            file.write(_source_entry(source))


def source_key(source: Described) -> str:
    """Make the key of a document: its id for the eye, and a hash of it against mistakes."""
    key = source.text("document")
    return f"{slug(key)[:40].strip('-')}-{_digest(key)}"


def position_key(position: StoredPosition) -> str:
    """Make the key of a position: that of its document, and a hash of its IRI."""
    return f"{source_key(position.source)}-{_digest(position.iri)}"


def to_latex(text: str) -> str:
    """Escape what means something to LaTeX or BibTeX; line ends and the like become spaces."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split()).translate(_ESCAPES)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:10]


def _position_entry(position: StoredPosition) -> str:
    key = source_key(position.source)
    fields = (("crossref", key), ("note", _note(position)))
    return _entry(position_key(position), fields)


def _note(position: StoredPosition) -> str:
    holders, addressees = (
        " and ".join(to_latex(actor.label) for actor in actors)
        for actors in (position.holder, position.addressee)
    )
    towards = f" towards {addressees}" if addressees else ""
    start, end = (to_latex(position.text(column)) for column in ("start", "end"))
    quotation = to_latex(position.text("quotation"))
    act = to_latex(position.text("act"))
    return f"{holders}, {act}{towards}: ``{quotation}'' (characters {start}--{end})"


def _source_entry(source: Described) -> str:
    title = source.text("title") or source.text("document")
    # Inner braces keep styles from writing names in small letters.
    fields = [("title", f"{{{to_latex(title)}}}"), *_date_fields(source.text("date"))]
    if publisher := source.text("publisher"):
        fields.append(("howpublished", to_latex(publisher)))
    if url := source.text("url"):
        fields.append(("url", quote(url, safe=_ADDRESS)))
    return _entry(source_key(source), fields)


def _date_fields(date: str) -> Iterator[tuple[str, str]]:
    """Yield a date for BibTeX, and for biblatex, which takes the day too."""
    try:
        known = PartialDate.parse(date)
    except AnalysisError:  # unknown, or that of a foreign graph
        return
    yield "date", date
    yield "year", str(known.year)
    if known.month is not None:
        yield "month", _MONTHS[known.month - 1]


def _entry(key: str, fields: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> str:
    # The names of months are macros, and stand without braces.
    lines = (f"  {n} = {v if n == 'month' else f'{{{v}}}'}" for n, v in fields)
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n\n"
