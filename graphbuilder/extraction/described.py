"""Whom the descriptions of a document stand for: "the minister", "both sides", "its parliament".

A description names the sides beside it, or points back to whoever was named before.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from graphbuilder.extraction.belonging import OF_STATES, Belonging
from graphbuilder.extraction.cast import Cast, Entry
from graphbuilder.extraction.descriptions import MINISTERS, Description, Noun
from graphbuilder.extraction.mentions import Mention
from graphbuilder.model import ActorKind, OfficeRole, slug

#: Those who are called leaders.
_HEADS = frozenset({OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD_OF_GOVERNMENT})

#: Heads of state who are called nothing else.
_MONARCHS = frozenset("king queen emperor empress emir sultan shah tsar kaiser pope".split())

#: "The leaders" are no more than so many, unless the text says so.
_MAX_HEADS = 5

#: A description looks back over no more mentions than this.
_MAX_MENTIONS = 500


class DescribedActors:
    """Adds to a cast the actors that descriptions stand for.

    Args:
        cast: The cast, with all who are named.
        organs: Nouns for organs of a state ("ministry").
        home: The id of the actor that issues the document, None if no actor does.
    """

    def __init__(self, cast: Cast, *, organs: frozenset[str], home: str | None) -> None:
        self._cast = cast
        self._belonging = Belonging(cast)
        self._organs = organs
        self._home = frozenset[str]() if home is None else cast.sides(cast.require(home))

    def side_of(self, description: Description) -> str | None:
        """The one side that a description names, or that its "its" stands for."""
        parties = self._belonging.parties(description)
        return self._cast.side_of(parties[0]) if len(parties) == 1 else None

    def add(self, description: Description) -> None:
        """Note whom a description stands for, unless its words belong to a name."""
        taken = any(token.i in self._cast.owners for token in description.span)
        # "The Jewish state" means more than its words name.
        if taken and description.periphrasis is None:
            return
        keys = self._described(description)
        if keys:
            self._cast.name(keys, description.span, extent=description.extent)

    def _described(self, description: Description) -> tuple[str, ...]:
        if description.count:
            return self._several(description)
        if description.is_person:
            return self._described_person(description)
        if description.noun is Noun.ORGAN:
            return self._described_organ(description)
        parties = self._belonging.parties(description)
        if parties and description.noun is Noun.SIDE:
            sides = (self._cast.side_of(party) for party in parties)
            return tuple(dict.fromkeys(side for side in sides if side is not None))
        if self._is_foreign(description):
            return self._described_organ(description)
        if description.is_group:
            return self._described_group(description)
        return self._described_thing(description)

    def _several(self, description: Description) -> tuple[str, ...]:
        """Those of whom a plural speaks, the last so many or all, or whom it named before."""
        last = self._cast.last_ones(
            description.span.start, description.count, fits=self._fitting(description)
        )
        found = last or self._all_together(description) or self._of_members(description)
        title = description.span.text.lower()
        return next(((k,) for k in found if title in self._cast.entries[k].titles), found)

    def _all_together(self, description: Description) -> tuple[str, ...]:
        """All who were named before, if they are as many as a description speaks of."""
        before = reversed(list(self._before(description)))
        mentions = filter(self._fitting(description), before)
        named = list(dict.fromkeys(key for mention in mentions for key in mention.keys))
        heads = [key for key in named if self._cast.entries[key].role in _HEADS]
        if description.is_person and len(heads) > 1:
            named = heads  # Leaders are not all who are named, but the presidents and the like.
        # A council of one of the sides is no third side.
        apart = [key for key in named if not (self._cast.sides(key) - {key}) & set(named)]
        uncounted = description.is_person and not description.is_counted
        is_meant = len(apart) == description.count or (uncounted and 1 < len(apart) <= _MAX_HEADS)
        return tuple(apart) if is_meant else ()

    def _of_members(self, description: Description) -> tuple[str, ...]:
        """The bloc that was told of last, whose "ministers" or "leaders" speak for it."""
        if description.is_counted or not description.is_person:
            return ()
        keys = self._cast.latest_subject(description.span.start)
        return keys if len(keys) == 1 and self._has_members(keys[0]) else ()

    def _has_members(self, key: str) -> bool:
        return self._cast.entries[key].kind in {ActorKind.BLOC, ActorKind.IGO}

    def _before(self, description: Description) -> Iterator[Mention]:
        """The mentions before a description, the latest first, as far as it may look back."""
        return islice(self._cast.before(description.span.start), _MAX_MENTIONS)

    def _fitting(self, description: Description) -> Callable[[Mention], bool]:
        """Tell what a description may point back to."""

        def fits(mention: Mention) -> bool:
            if mention.is_person or description.is_person:
                both = mention.is_person and description.is_person
                return both and not self._is_no_minister(mention.keys[0], description)
            kinds = {self._cast.entries[key].kind for key in mention.keys}
            if description.noun is Noun.SORT and any(map(self._is_organ, mention.keys)):
                return False  # A ministry is no group.
            return not description.kinds or kinds <= description.kinds

        return fits

    def _is_no_minister(self, key: str, description: Description) -> bool:
        """Whether a head of state is spoken of together as ministers."""
        is_head = self._cast.entries[key].role is OfficeRole.HEAD_OF_STATE
        return is_head and description.role in MINISTERS

    def _described_thing(self, description: Description) -> tuple[str, ...]:
        if description.periphrasis is not None:
            return (self._cast.require(description.periphrasis),)
        if not description.is_definite or description.parties or not description.is_plain:
            return ()
        return self._cast.latest(description.span.start, fits=self._fitting(description))

    def _is_foreign(self, description: Description) -> bool:
        """Whether it names another's body than it means alone: "Iran's atomic agency"."""
        if not description.parties or description.periphrasis is None:
            return False
        meant = self._cast.require(description.periphrasis)
        return not self._cast.share_side((meant,), description.parties)

    def _described_group(self, description: Description) -> tuple[str, ...]:
        """People who are no state's: "Libyan protesters", or those spoken of before."""
        if not description.parties:
            return self._described_thing(description)
        groups = [p for p in description.parties if self._cast.entries[p].kind in description.kinds]
        if groups:
            return tuple(groups)
        key = slug(description.words)
        kind = min(description.kinds)
        self._cast.entries.setdefault(key, Entry(name=description.words, kind=kind))
        return (key,)

    def _described_person(self, description: Description) -> tuple[str, ...]:
        """A person met before under that office, or a new one for each side that is meant."""
        met = self._met(description)
        if met:
            return met
        parties = self._belonging.parties(description) or self._home_of(description)
        sides = (self._cast.side_of(party) for party in parties)
        # Of two sides' presidents each has one.
        title = description.singular if len(parties) > 1 else description.title.text
        return tuple(
            self._new_described(description, side, ActorKind.PERSON, title=title)
            for side in dict.fromkeys(sides)
            if side is not None
        )

    def _met(self, description: Description) -> tuple[str, ...]:
        """Persons met before who may be called so, those of the issuer first."""
        if not (description.is_definite or (description.is_plural and description.is_plain)):
            return ()
        met = (
            mention.keys
            for mention in self._before(description)
            if mention.is_person and self._is_called(mention.keys[0], description)
        )
        last = next(met, ())
        if not (last and self._home and description.is_plain):
            return last
        return next((keys for keys in (last, *met) if self._is_of_home(keys[0])), last)

    def _is_of_home(self, key: str) -> bool:
        """Whether a person is of the side that issues the document."""
        return bool(self._cast.sides(key) & self._home)

    def _home_of(self, description: Description) -> tuple[str, ...]:
        """The state that issues a document, whose "the President" without a name is its own."""
        points = description.is_plain and description.is_definite
        if not points or description.role not in OF_STATES:
            return ()
        return tuple(k for k in self._home if self._cast.entries[k].kind is ActorKind.STATE)

    def _is_organ(self, key: str) -> bool:
        """Whether an actor is an organ of a state, as its name tells."""
        entry = self._cast.entries[key]
        if entry.kind is not ActorKind.ORGANISATION or entry.party is None:
            return False
        of_state = self._cast.entries[entry.party].kind is ActorKind.STATE
        return of_state and not self._organs.isdisjoint(entry.name.lower().split())

    def _is_called(self, key: str, description: Description) -> bool:
        """Whether a person met before may be called by an office."""
        entry, title = self._cast.entries[key], description.span.text.lower()
        if description.parties and not set(description.parties) & self._cast.sides(key):
            return False
        titled = any(t == title or t.endswith(" " + title) for t in entry.titles)
        if title in _MONARCHS and entry.titles:
            return titled  # A president is no king.
        return titled or (entry.role is not None and entry.role in description.roles)

    def _described_organ(self, description: Description) -> tuple[str, ...]:
        parties = self._belonging.parties(description)
        sides = [side for p in parties if (side := self._cast.side_of(p)) is not None]
        if sides:
            return tuple(
                self._new_described(
                    description, side, ActorKind.ORGANISATION, title=description.title.text
                )
                for side in sides
            )
        noun = description.span.text.lower()
        for mention in self._cast.before(description.span.start):
            if noun in self._cast.entries[mention.keys[0]].name.lower().split():
                return mention.keys
        found = self._described_thing(description) if description.kinds else ()
        # A parliament is no department, but it may be a Knesset.
        return found if not any(map(self._is_organ, found)) else ()

    def _new_described(
        self, description: Description, party: str, kind: ActorKind, *, title: str
    ) -> str:
        key = f"{party}-{slug(title)}"
        if key not in self._cast.entries:
            name = f"{self._cast.entries[party].name} {title}"
            self._cast.entries[key] = Entry(
                name=name, kind=kind, party=party, role=description.role
            )
        self._cast.entries[key].titles.add(title.lower())
        return key
