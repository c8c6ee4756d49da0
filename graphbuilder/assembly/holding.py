"""Says who holds a position for the purpose of comparing documents, and for whose side.

An actor is the same in all documents by its IRI, with two exceptions. What documents call only by
a common noun or a single name, of no side that is known ("the Foreign Ministry", "Ben"), is someone
else in each. And a body that only a document knows is that of the catalogue if it bears its name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphbuilder.assembly.corpus import StoredActor, StoredPosition
from graphbuilder.model import ActorKind

#: The kinds of actor that documents make up keys for.
_MADE_UP = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Party:
    """Actors who do something together, on behalf of their sides.

    Attributes:
        actors: Their IRIs, in order.
        sides: The IRIs of the states and organisations that they speak for, in order; those that
            speak for themselves are their own side.
        within: The IRI of the document that alone knows one of them, empty if all are known.
    """

    actors: tuple[str, ...]
    sides: tuple[str, ...]
    within: str = ""


class Cast:
    """The actors of all documents.

    Args:
        actors: The actors, once for each document that knows them.
        known: The IRIs of the actors of the catalogue by their names.
        is_common: Whether a name consists of common nouns.
    """

    def __init__(
        self,
        actors: Iterable[StoredActor],
        *,
        known: Mapping[str, str],
        is_common: Callable[[str], bool],
    ) -> None:
        self._actors = _index(actors)
        self._usual_side = _usual_sides(self._actors)
        self._is_common = is_common
        #: The actors of the catalogue that bodies of documents are.
        self.same = dict(_find_known(self._actors.values(), known))

    def holders(self, position: StoredPosition) -> Party:
        """Say who holds a position."""
        return self._party(position.document, position.holders)

    def addressees(self, position: StoredPosition) -> Party:
        """Say to whom a position is addressed."""
        return self._party(position.document, position.addressees)

    def _party(self, document: str, actors: Iterable[str]) -> Party:
        found = sorted(set(actors))
        return Party(
            actors=tuple(sorted({self.same.get(actor, actor) for actor in found})),
            sides=tuple(sorted({self._side(document, actor) for actor in found})),
            within=document if any(self._is_local(document, a) for a in found) else "",
        )

    def _side(self, document: str, actor: str) -> str:
        side = _follow(self._actors, document, actor)
        if side == actor:
            side = self._usual_side.get(actor, actor)
        return self.same.get(side, side)

    def _is_local(self, document: str, actor: str) -> bool:
        known = self._actors.get((document, actor))
        if known is None or known.kind not in _MADE_UP or self._side(document, actor) != actor:
            return False
        is_single = known.kind is ActorKind.PERSON and " " not in known.label
        return is_single or self._is_common(known.label)


def _find_known(
    actors: Iterable[StoredActor], known: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Find which bodies of documents bear the name or the id of an actor of the catalogue."""
    of_catalogue = set(known.values())
    for actor in actors:
        is_made_up = actor.kind is ActorKind.ORGANISATION and actor.actor not in of_catalogue
        if is_made_up and actor.party is None and actor.label in known:
            yield actor.actor, known[actor.label]


def _index(actors: Iterable[StoredActor]) -> Mapping[tuple[str, str], StoredActor]:
    """Index actors by document and IRI; of several parties the first counts."""
    found: dict[tuple[str, str], StoredActor] = {}
    for actor in actors:
        found.setdefault((actor.document, actor.actor), actor)
    return found


def _follow(known: Mapping[tuple[str, str], StoredActor], document: str, actor: str) -> str:
    """Go from an actor to whom it speaks for, and on to whom that one speaks for."""
    seen = [actor]
    while (found := known.get((document, seen[-1]))) and found.party and found.party not in seen:
        seen.append(found.party)
    return seen[-1]


def _usual_sides(known: Mapping[tuple[str, str], StoredActor]) -> Mapping[str, str]:
    """The side of an actor where a document does not say it: the one that all others say."""
    sides: defaultdict[str, set[str]] = defaultdict(set)
    for document, actor in known:
        if (side := _follow(known, document, actor)) != actor:
            sides[actor].add(side)
    return {actor: min(found) for actor, found in sides.items() if len(found) == 1}
