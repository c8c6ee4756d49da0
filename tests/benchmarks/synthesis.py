"""Documents that nobody wrote, with what was found in them: the same ones each time.

They have the shape of real ones, so that stores and queries can be measured at any size: twenty
positions a document, few actors that speak often and many that speak rarely, replies, reporters,
cited agreements, conditions, provisions. The actors are those of the catalogue; what they are made
to say is about tide tables and the like.
"""

import itertools
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self, TypeVar

from graphbuilder.model import (
    Act,
    Actor,
    ActorKind,
    Agreement,
    Analysis,
    Catalogue,
    Document,
    Mode,
    PartialDate,
    Position,
    Provision,
    TextSpan,
    slug,
)

Thing = TypeVar("Thing")

#: How many actors of each kind take part, beside those that speak most.
_KINDS = {
    ActorKind.STATE: 150,
    ActorKind.IGO: 40,
    ActorKind.BLOC: 15,
    ActorKind.ORGANISATION: 15,
}
_FIRST = ("RUS", "USA", "NATO", "CHN", "UKR", "EU", "FRA", "DEU", "GBR", "IRN")
_FIRST_CITED = ("JCPOA_2015", "MINSK2_2015", "HELSINKI_1975", "NPT_1968", "INF_1987")
_PERSONS, _AGREEMENTS, _PUBLISHERS = 70, 200, 40
_POSITIONS, _PROVISIONS, _SPEAKERS, _CITED = 20, 2, 12, 3

#: Each act: its cue, the rung of that on the ladder of the act, and how often the act occurs.
_CUES = {
    Act.DEMAND: ("urged", 3, 20),
    Act.STATE: ("told", None, 20),
    Act.REJECT: ("rebuffed", 3, 14),
    Act.ACCUSE: ("accused", 3, 12),
    Act.SUPPORT: ("backed", 2, 10),
    Act.COMMIT: ("promised", 3, 9),
    Act.PROPOSE: ("invited", 1, 8),
    Act.WARN: ("warned", 3, 5),
    Act.DENY: ("contradicted", 2, 2),
}
#: What answers what.
_REPLIES = {
    Act.DEMAND: (Act.REJECT, Act.REJECT, Act.SUPPORT),
    Act.PROPOSE: (Act.REJECT, Act.SUPPORT),
    Act.ACCUSE: (Act.DENY,),
}
_ORIGINS = ("rule:verb", "rule:noun", "model:encoder", "rule:verb+model:encoder")
_MATTERS = tuple(
    f"the {deed} of the {thing} {place}"
    for deed, thing, place in itertools.product(
        ("opening", "closure", "inspection", "renaming", "survey", "sale", "transfer", "repair"),
        ("tide tables", "lock gates", "seed vaults", "tram depots", "map archives", "bell towers",
         "customs sheds", "fish ladders", "ferry piers", "salt mines", "weather masts"),
        ("on the coast", "in the hills", "on the river", "at the border", "in the north"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Who and what the documents are about, the most frequent first."""

    actors: tuple[Actor, ...]
    agreements: tuple[Agreement, ...]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Self:
        """Take 300 actors and 200 agreements from a catalogue."""
        chance = random.Random("world")  # noqa: S311 # no secret
        known = {actor.id: actor for actor in catalogue.actors}
        chosen = [known.pop(key) for key in _FIRST]
        for kind, count in _KINDS.items():
            chosen += chance.sample([a for a in known.values() if a.kind is kind], count)
        bodies = [Actor(id=a.id, name=a.name, kind=a.kind) for a in chosen]
        serving = [p for p in catalogue.leaders if p.party in {actor.id for actor in bodies}]
        people = [
            Actor(id=slug(p.name), name=p.name, kind=ActorKind.PERSON, party=p.party)
            for p in {slug(p.name): p for p in serving}.values()
        ]
        others = [*bodies[len(_FIRST) :], *chance.sample(people, _PERSONS)]
        chance.shuffle(others)
        entries = {entry.id: entry for entry in catalogue.agreements}
        cited = [entries.pop(key) for key in _FIRST_CITED]
        cited += chance.sample(list(entries.values()), _AGREEMENTS - len(cited))
        return cls(
            actors=(*bodies[: len(_FIRST)], *others),
            agreements=tuple(Agreement(id=a.id, name=a.name, year=a.year) for a in cited),
        )


def make_analyses(world: World) -> Iterator[Analysis]:
    """Make documents without end; the first are the same however many are taken."""
    for number in itertools.count(1):
        yield _Dispatch(world, number).write()


class _Dispatch:
    """Writes one document and notes what stands where."""

    def __init__(self, world: World, number: int) -> None:
        self._number = number
        self._chance = random.Random(number)  # noqa: S311 # no secret
        self._known = {actor.id: actor for actor in world.actors}
        self._speakers = self._pick(world.actors, _SPEAKERS)
        self._cited = self._pick(world.agreements, _CITED)
        self._matters = self._pick(_MATTERS, 4)
        self._text = ""
        self._mentions: defaultdict[str, list[TextSpan]] = defaultdict(list)
        self._positions: list[Position] = []

    def write(self) -> Analysis:
        """Write the document, sentence by sentence."""
        for _ in range(_POSITIONS):
            self._write_position()
        provisions = [self._write_provision() for _ in range(_PROVISIONS)]
        named = self._mentions
        return Analysis(
            document=self._document(),
            actors=tuple(
                replace(actor, mentions=tuple(named[actor.id])) for actor in self._actors()
            ),
            agreements=tuple(
                replace(a, mentions=tuple(named[a.id])) for a in self._cited if a.id in named
            ),
            positions=tuple(self._positions),
            provisions=tuple(provisions),
        )

    def _document(self) -> Document:
        day = date(2015, 1, 1) + timedelta(days=self._chance.randrange(3650))
        publisher = self._chance.randrange(1, _PUBLISHERS + 1)
        return Document(
            id=f"dispatch-{self._number}",
            text=self._text,
            title=f"Dispatch {self._number} on {self._matters[0]}",
            date=PartialDate(day.year, day.month, day.day),
            publisher=f"Gazette No. {publisher}",
            url=f"https://gazette-{publisher}.example/{day.year}/{self._number}",
        )

    def _actors(self) -> Iterator[Actor]:
        """Those that are named, and those that they speak for."""
        named = [actor for actor in self._speakers if actor.id in self._mentions]
        parties = [self._known[actor.party] for actor in named if actor.party is not None]
        return iter({actor.id: actor for actor in (*named, *parties)}.values())

    def _write_position(self) -> None:
        answered = self._answered()
        act = self._chance.choice(_REPLIES[answered.act]) if answered else self._act()
        cue, strength, _ = _CUES[act]
        holders, addressee, reporter = self._roles(answered)
        matter = answered.content.text if answered else self._pick(self._matters, 1)[0]
        start = len(self._text)
        cue_span = self._write_subject(holders, reporter, cue)
        if addressee is not None:
            self._append(" ")
            self._name(addressee)
        content = self._append(" over ", matter)
        cited = self._cite()
        condition = self._append(", ", "once the snow has gone").text if self._is(0.05) else None
        self._append(".")
        sentence = TextSpan.cut(self._text, start, len(self._text))
        self._append("\n")
        self._positions.append(
            Position(
                id=f"p{len(self._positions)}",
                holder=tuple(holder.id for holder in holders),
                act=act,
                content=content,
                cue=cue_span,
                sentence=sentence,
                addressee=() if addressee is None else (addressee.id,),
                reporter=() if reporter is None else (reporter.id,),
                cites=cited,
                strength=strength,
                confidence=round(self._chance.uniform(0.2, 1), 3),
                condition=condition,
                responds_to=answered.id if answered else None,
                origin=self._chance.choice(_ORIGINS),
            )
        )

    def _write_subject(
        self, holders: Sequence[Actor], reporter: Actor | None, cue: str
    ) -> TextSpan:
        """Write who takes a position, as whom reports, and find the cue."""
        if reporter is not None:
            self._append("According to ")
            self._name(reporter)
            self._append(", ")
        self._name(holders[0])
        for holder in holders[1:]:
            self._append(" and ")
            self._name(holder)
        return self._append(" ", cue)

    def _write_provision(self) -> Provision:
        (reporter,) = self._pick(self._speakers, 1)
        (agreement,) = self._pick(self._cited, 1)
        mode = self._chance.choice(list(Mode))
        self._name(reporter)
        self._append(" said that the ")
        self._name(agreement)
        self._append(f" {mode} ")
        content = self._append("", self._pick(self._matters, 1)[0])
        self._append(".\n")
        return Provision(
            agreement=(agreement.id,), mode=mode, content=content, reporter=(reporter.id,)
        )

    def _answered(self) -> Position | None:
        """Choose what the next position answers, if anything."""
        open_to = [p for p in self._positions if p.act in _REPLIES and p.addressee]
        return self._chance.choice(open_to) if open_to and self._is(0.15) else None

    def _act(self) -> Act:
        return self._chance.choices(list(_CUES), [often for _, _, often in _CUES.values()])[0]

    def _roles(self, answered: Position | None) -> tuple[list[Actor], Actor | None, Actor | None]:
        """Choose who takes the position, towards whom, and who reports it."""
        if answered:
            return [self._known[answered.addressee[0]]], self._known[answered.holder[0]], None
        first, second, addressee, reporter = self._pick(self._speakers, 4)
        return (
            [first, second] if self._is(0.1) else [first],
            addressee if self._is(0.5) else None,
            reporter if self._is(0.25) else None,
        )

    def _cite(self) -> tuple[str, ...]:
        if not self._is(0.2):
            return ()
        (agreement,) = self._pick(self._cited, 1)
        self._append(" under the ")
        self._name(agreement)
        return (agreement.id,)

    def _name(self, thing: Actor | Agreement) -> None:
        self._mentions[thing.id].append(self._append("", thing.name))

    def _append(self, between: str, words: str = "") -> TextSpan:
        self._text += between + words
        return TextSpan.cut(self._text, len(self._text) - len(words or between), len(self._text))

    def _is(self, share: float) -> bool:
        """Tell true so often."""
        return self._chance.random() < share

    def _pick(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """Choose some things, the first of them more often, as words of a language are (Zipf)."""
        weights = [1 / rank for rank in range(1, len(things) + 1)]
        chosen: dict[int, Thing] = {}
        while len(chosen) < count:
            (index,) = self._chance.choices(range(len(things)), weights)
            chosen[index] = things[index]
        return list(chosen.values())
