"""What is known before reading: actors, agreements, and the record of who belonged to what."""

from dataclasses import dataclass
from enum import StrEnum

from graphbuilder.model.actor import ActorKind
from graphbuilder.model.dates import PartialDate
from graphbuilder.model.provision import Mode


class OfficeRole(StrEnum):
    """What sort of office a title or a leader holds."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    MINISTER = "minister"
    SPOKESPERSON = "spokesperson"
    AMBASSADOR = "ambassador"
    ENVOY = "envoy"
    HEAD_OF_ORGANISATION = "head_of_organisation"
    LEGISLATOR = "legislator"
    MILITARY = "military"
    OFFICIAL = "official"


class AgreementKind(StrEnum):
    """What sort of text an agreement is."""

    TREATY = "treaty"
    CONVENTION = "convention"
    CHARTER = "charter"
    PROTOCOL = "protocol"
    ACCORD = "accord"
    DECLARATION = "declaration"
    COMMUNIQUE = "communique"
    FINAL_ACT = "final_act"
    MEMORANDUM = "memorandum"
    PLAN = "plan"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """One row of the table of actors.

    Attributes:
        id: ISO 3166 alpha-3 for a state ("RUS"), a short code in capitals for the others.
        name: What an analyst would call it.
        kind: What sort of actor it is.
        official: The long name, the same as `name` where there is none.
        aliases: Other proper names and abbreviations, as they stand in text.
        adjectives: Adjectives and names of its people.
        metonyms: Capitals and seats of government that stand for it.
        party: The id of the actor that an organ or a people belongs to, None if to none.
        wikidata: The Wikidata item, None if not known for certain.
        valid_from: The first year of an actor that shares names with another, else None.
        valid_to: The last year, None for an actor that still exists.
        exact_case: Whether its names prove nothing in a line of capitals, where they may be
            common words ("WHO", "CAR").
        founded: When an organisation or bloc was founded, None if not known or not one.
        dissolved: When it ended, None if it did not.
    """

    id: str
    name: str
    kind: ActorKind
    official: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    party: str | None = None
    wikidata: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    exact_case: bool = False
    founded: PartialDate | None = None
    dissolved: PartialDate | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name, the official name and the aliases, each once."""
        return tuple(dict.fromkeys((self.name, self.official, *self.aliases)))

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every form by which a text may name it: names, adjectives, metonyms."""
        return (*self.names, *self.adjectives, *self.metonyms)

    def is_valid_in(self, year: int | None) -> bool:
        """Whether it exists in a year; for None, whether it exists today."""
        return _is_within(year, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """One row of the table of leaders: a person in the service of one actor.

    Attributes:
        name: The person's name.
        aliases: Other forms of it, among them a surname that says who is meant.
        party: The id of the state or organisation that the person speaks for.
        role: The principal office.
        wikidata: The Wikidata item, None if not known for certain.
        from_year: The first year in which the person spoke for the party.
        to_year: The last year, None if not over by 2025.
    """

    name: str
    party: str
    role: OfficeRole
    from_year: int
    to_year: int | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None

    def is_in_office(self, year: int | None) -> bool:
        """Whether the person speaks for the party in a year; for None, at the end of 2025."""
        return _is_within(year, self.from_year, self.to_year)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEntry:
    """One row of the table of agreements.

    Attributes:
        id: A short code in capitals, with the year where the name needs it.
        name: Its usual title.
        year: The year of adoption or signature.
        kind: What sort of text it is.
        aliases: Other titles and abbreviations, as they stand in text.
        place: The city where it was adopted or signed, None if that does not name it.
        body: The id of the organisation that issued it or under which it was made, None if none.
        wikidata: The Wikidata item, None if not known for certain.
        requires_year: Whether its names cite it only beside its year, since other agreements
            bear them too ("Moscow Treaty").
        signed: When it was adopted or signed, None if only the year is known.
        in_force: When it entered into force, None if it did not or that is not known.
        ended: When it ended for all, None if it did not or that is not known.
        parties_are_complete: Whether all its parties are known; None if none are listed.
    """

    id: str
    name: str
    year: int
    kind: AgreementKind
    aliases: tuple[str, ...] = ()
    place: str | None = None
    body: str | None = None
    wikidata: str | None = None
    requires_year: bool = False
    signed: PartialDate | None = None
    in_force: PartialDate | None = None
    ended: PartialDate | None = None
    parties_are_complete: bool | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A spell in which an actor was a member of an organisation or a party to an agreement.

    Attributes:
        whole: The id of the organisation or agreement.
        member: The id of the actor.
        first: When the spell began, None if not known; a year stands for some day of it.
        last: When it ended, None if it did not.
    """

    whole: str
    member: str
    first: PartialDate | None = None
    last: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A spell in which a person held an office.

    Attributes:
        person: The name of a leader.
        role: The office.
        party: The id of the actor whose office it is.
        first: When the term began.
        last: When it ended, None if it did not by the end of 2025.
    """

    person: str
    role: OfficeRole
    party: str
    first: PartialDate
    last: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What an agreement says in one place, in our words.

    Attributes:
        agreement: The id of the agreement.
        locator: Where it says so ("Art. 5", "par. 8"), None if not known.
        mode: How it bears on the content.
        content: One clause in the present tense.
    """

    agreement: str
    locator: str | None
    mode: Mode
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """That an actor is what another was before: the same subject of law under a new name.

    Attributes:
        actor: The id of the actor of later days.
        continues: The id of the one that it continues.
    """

    actor: str
    continues: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The actors, leaders and agreements that texts are read with."""

    actors: tuple[ActorEntry, ...]
    leaders: tuple[Leader, ...]
    agreements: tuple[AgreementEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What history records of the things of a catalogue; reading texts does not need it."""

    memberships: tuple[Membership, ...]
    parties: tuple[Membership, ...]
    terms: tuple[Term, ...]
    clauses: tuple[Clause, ...]
    successions: tuple[Succession, ...] = ()


def _is_within(year: int | None, first: int | None, last: int | None) -> bool:
    if year is None:
        return last is None
    return (first is None or first <= year) and (last is None or year <= last)
