"""Whose office, organ or people a description is: named beside it, pointed to, or implied."""

from spacy.tokens import Token

from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.descriptions import MINISTERS, Description
from graphbuilder.extraction.sides import sides_before, sides_behind
from graphbuilder.model import ActorKind, OfficeRole
from graphbuilder.nlp.syntax import children, relation, subject

#: Offices that only states, and bodies of states, have.
OF_STATES = MINISTERS | {
    OfficeRole.HEAD_OF_STATE,
    OfficeRole.HEAD_OF_GOVERNMENT,
    OfficeRole.AMBASSADOR,
}

#: What is a leader's own side.
_RULED = frozenset({"government", "administration", "country", "nation", "delegation"})


class Belonging:
    """Tells whose a description is.

    Args:
        cast: Who has been named so far.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def parties(self, description: Description) -> tuple[str, ...]:
        """The sides of a description: named, pointed to by "its", or implied by the office.

        Returns:
            Ids of actors; empty where nothing tells.
        """
        pointer = description.extent[0]
        if description.parties:
            return description.parties
        if pointer.lower_ in {"its", "their"}:
            return self._pointed_to(pointer, description)
        if description.implied:
            return (description.implied,)
        if pointer.lower_ in {"his", "her"} and (description.is_person or _is_ruled(description)):
            return self._speaking_for(self._cast.resolve(pointer))
        if description.is_person and (served := self._persons_beside(description)):
            return self._speaking_for(served)
        if description.speaks_for_anyone:
            return self._speaking_for(self._cast.latest_subject(pointer.i))
        return ()

    def _persons_beside(self, description: Description) -> tuple[str, ...]:
        """The person whose office it is: "Zelenskyy's adviser", "an adviser to Zelenskyy"."""
        owners, span = self._cast.owners, description.span
        found = sides_behind(span, owners)[0] or sides_before(span, owners)[0]
        return found if len(found) == 1 and self._cast.is_person(found[0]) else ()

    def _speaking_for(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """For whom somebody's people speak: "his spokeswoman", or "a spokesman" who says it."""
        sides = (self._cast.party(k) if self._cast.is_person(k) else k for k in keys[:1])
        return tuple(filter(None, sides))

    def _pointed_to(self, pointer: Token, description: Description) -> tuple[str, ...]:
        """Whose "its" minister it is: of whom it tells something, or of a state, if it must be."""
        told = _told_subject(description.extent.root)
        keys = self._cast.resolve(told) if told is not None else ()
        keys = keys or self._cast.resolve(pointer)
        if description.role not in OF_STATES or any(map(self._is_state, keys)):
            return keys
        found = self._cast.latest(pointer.i, fits=lambda m: all(map(self._is_state, m.keys)))
        return found or keys

    def _is_state(self, key: str) -> bool:
        kind = self._cast.entries[key].kind
        return kind in {ActorKind.STATE, ActorKind.BLOC, ActorKind.IGO}


def _is_ruled(description: Description) -> bool:
    """Whether it is what a leader has: "his government", but not "his Majesty's government"."""
    is_beside = description.extent.start + 1 == description.span.start
    return is_beside and description.span.lemma_.lower() in _RULED


def _told_subject(speaker: Token) -> Token | None:
    """The subject of what somebody tells who is named behind it: "Mali left, its envoy said"."""
    if relation(speaker) != "nsubj":
        return None
    told = next((c for c in children(speaker.head, "ccomp") if c.i < speaker.i), None)
    return subject(told) if told is not None else None
