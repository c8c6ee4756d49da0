"""Who can hold a position."""

from dataclasses import dataclass
from enum import StrEnum

from graphbuilder.model.text import TextSpan


class ActorKind(StrEnum):
    """The kinds of actor that the annotation guidelines know."""

    STATE = "state"
    BLOC = "bloc"
    IGO = "igo"
    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor as one document knows it.

    Attributes:
        id: The actor's key: that of the catalogue, or one made from its name.
        name: The canonical name.
        kind: What sort of actor it is.
        party: The id of the state or organisation that a person or organ speaks for.
        wikidata: The Wikidata item ("Q159"), None if not known.
        mentions: Where the document names it, in order; empty for an author never named.
    """

    id: str
    name: str
    kind: ActorKind
    party: str | None = None
    wikidata: str | None = None
    mentions: tuple[TextSpan, ...] = ()
