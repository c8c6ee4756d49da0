"""What a phrase tells that describes an actor: by its office or body, or by what sort it is."""

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Span

from graphbuilder.model import ActorKind, OfficeRole

#: Words before a noun that only point.
ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "its", "his", "her", "their"})

_POINTING = frozenset({"the", "this", "that", "these", "those"})

#: What has a name in the singular and is spoken of in the plural: "the insurgents".
_PLURAL_KINDS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PEOPLE})

#: Whoever meets are two, unless the text says how many.
_PAIRS = frozenset({
    *"sides parties leaders presidents ministers delegations countries states nations".split(),
    *("governments", "foreign ministers", "prime ministers", "heads of state"),
})

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}

#: The roles of those who are ministers of something.
MINISTERS = frozenset({
    OfficeRole.MINISTER,
    OfficeRole.FOREIGN_MINISTER,
    OfficeRole.DEFENCE_MINISTER,
})

#: Titles that call a person by less than the office: "the minister" may be a foreign minister.
_LOOSE_ROLES = {
    OfficeRole.MINISTER: MINISTERS,
}


class Noun(StrEnum):
    """What sort of noun describes an actor."""

    OFFICE = "office"
    SIDE = "side"
    ORGAN = "organ"
    SORT = "sort"


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A phrase that describes somebody.

    Attributes:
        span: The words of the office, body or sort alone ("foreign minister").
        title: These and what tells which one it is ("transport minister").
        extent: The whole phrase, with article and side ("the Russian foreign minister").
        noun: What sort of noun it is.
        parties: The ids of the sides named in it, empty where it names none.
        singular: The title of one of several who each hold an office that a side has but once
            ("presidents" → "president"); of other offices the title as it stands.
        role: What sort of office it is, None for other nouns.
        implied: The id of the side whose office it is where none is named ("taoiseach").
        kinds: What kinds of actor the noun can stand for; empty for any but persons.
        periphrasis: The id of the actor that the noun alone means ("world body"), else None.
    """

    span: Span
    title: Span
    extent: Span
    noun: Noun
    parties: tuple[str, ...] = ()
    singular: str = ""
    role: OfficeRole | None = None
    implied: str | None = None
    kinds: frozenset[ActorKind] = frozenset()
    periphrasis: str | None = None

    @property
    def is_person(self) -> bool:
        """Whether it describes a person rather than a body."""
        return self.noun is Noun.OFFICE

    @property
    def is_definite(self) -> bool:
        """Whether it points back to somebody: "the minister", but not "a minister"."""
        several = self.is_plural and not (self.kinds and self.kinds <= _PLURAL_KINDS)
        return not several and self.extent[0].lower_ in ARTICLES - {"a", "an"}

    @property
    def is_plain(self) -> bool:
        """Whether nothing tells what it describes from others of its sort."""
        return self.extent[0].lower_ in _POINTING and len(self.extent) == len(self.span) + 1

    @property
    def is_plural(self) -> bool:
        """Whether it describes several."""
        return is_plural(self.span)

    @property
    def speaks_for_anyone(self) -> bool:
        """Whether it is a spokesman of nobody that the phrase tells: "a spokesman said"."""
        behind = self.extent.doc[self.extent.end : self.extent.end + 1]
        is_somebodys = any(token.pos_ == "ADP" for token in behind)
        is_one = not self.is_plural and self.extent[0].lower_ in {"a", "an"}
        return is_one and self.role is OfficeRole.SPOKESPERSON and not is_somebodys

    @property
    def count(self) -> int:
        """How many it speaks of ("both leaders", "the sides" → 2), 0 if it does not say."""
        pair = self.is_plural and self.is_plain and self.span.text.lower() in _PAIRS
        return self._said or (_COUNTS["two"] if pair and not self.parties else 0)

    @property
    def is_counted(self) -> bool:
        """Whether the text says how many it speaks of."""
        return self._said > 0

    @property
    def _said(self) -> int:
        before = self.extent.doc[max(self.extent.start - 1, 0) : self.span.start]
        return next((_COUNTS[t.lower_] for t in before if t.lower_ in _COUNTS), 0)

    @property
    def is_group(self) -> bool:
        """Whether it describes people or fighters together: "Libyan protesters"."""
        is_sort = self.noun is Noun.SORT and self.periphrasis is None
        return is_sort and self.is_plural and bool(self.kinds) and self.kinds <= _PLURAL_KINDS

    @property
    def words(self) -> str:
        """The phrase without what only points or counts: "Libyan protesters"."""
        idle = ARTICLES | _COUNTS.keys() | _POINTING
        start = next(token.i for token in self.extent if token.lower_ not in idle)
        return self.extent.doc[start : self.extent.end].text

    @property
    def roles(self) -> frozenset[OfficeRole]:
        """The offices that the person may hold."""
        if self.role is None:
            return frozenset()
        return _LOOSE_ROLES.get(self.role, frozenset({self.role}))


def is_plural(span: Span) -> bool:
    """Whether a noun phrase speaks of several."""
    return span.root.morph.get("Number", []) == ["Plur"]
