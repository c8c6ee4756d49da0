"""What positions rest on: treaties, charters, final acts, resolutions, accords, declarations."""

from dataclasses import dataclass

from graphbuilder.model.text import TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement that a document cites.

    Attributes:
        id: The agreement's key: that of the catalogue, or one made from its name and year.
        name: Its usual title.
        year: The year of adoption or signature, None if neither stated nor known.
        wikidata: The Wikidata item, None if not known.
        mentions: Where the document cites it, in order.
    """

    id: str
    name: str
    year: int | None = None
    wikidata: str | None = None
    mentions: tuple[TextSpan, ...] = ()
