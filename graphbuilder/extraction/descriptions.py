"""Noun phrases that describe an actor: by its office or body, or by what sort of thing it is.

The noun is found by its words, and the side it belongs to by what stands right beside it: before
("Russian", "Russia's", "US") or behind ("of Russia"). Neighbouring words rather than the tree
decide, because titles and names are where parsers err most.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from graphbuilder.lexicons.bodies import Body
from graphbuilder.lexicons.descriptors import Descriptor
from graphbuilder.lexicons.offices import Office
from graphbuilder.model import ActorKind, OfficeRole

#: Words that may stand between a side and an office without changing either.
_BETWEEN = frozenset(
    "former acting deputy vice senior top chief new then current outgoing incoming first late "
    "unnamed foreign interim permanent special federal state national both two three four five "
    "'s ’s ' ’".split()
)
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "its", "his", "her", "their"})

#: Behind these a side stands whose office or organ something is.
_LINKS = frozenset({"of", "for", "at"})

#: Between the links of "the commander of the armed forces of Lebanon" there are no more words.
_MAX_REACH = 10

_POINTING = frozenset({"the", "this", "that", "these", "those"})

#: What has a name in the singular and is spoken of in the plural: "the insurgents".
_PLURAL_KINDS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PEOPLE})

#: Whoever meets are two, unless the text says how many.
_PAIRS = frozenset({
    *"sides parties leaders presidents ministers delegations countries states nations".split(),
    *("governments", "foreign ministers", "prime ministers", "heads of state"),
})

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}

#: Offices that a side has once.
_HELD_ONCE = frozenset({
    OfficeRole.HEAD_OF_STATE,
    OfficeRole.HEAD_OF_GOVERNMENT,
    OfficeRole.FOREIGN_MINISTER,
    OfficeRole.DEFENCE_MINISTER,
})

#: Titles that call a person by less than the office: "the minister" may be a foreign minister.
_LOOSE_ROLES = {
    OfficeRole.MINISTER: frozenset({
        OfficeRole.MINISTER,
        OfficeRole.FOREIGN_MINISTER,
        OfficeRole.DEFENCE_MINISTER,
    }),
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
        return not several and self.extent[0].lower_ in _ARTICLES - {"a", "an"}

    @property
    def is_plain(self) -> bool:
        """Whether nothing tells what it describes from others of its sort."""
        return self.extent[0].lower_ in _POINTING and len(self.extent) == len(self.span) + 1

    @property
    def is_plural(self) -> bool:
        """Whether it describes several."""
        return _is_plural(self.span)

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
        idle = _ARTICLES | _COUNTS.keys() | _POINTING
        start = next(token.i for token in self.extent if token.lower_ not in idle)
        return self.extent.doc[start : self.extent.end].text

    @property
    def roles(self) -> frozenset[OfficeRole]:
        """The offices that the person may hold."""
        if self.role is None:
            return frozenset()
        return _LOOSE_ROLES.get(self.role, frozenset({self.role}))


class Describer:
    """The nouns that describe actors, compiled for one pipeline's tokens.

    Attributes:
        organs: Those for organs of a state ("ministry").
    """

    def __init__(
        self,
        nlp: Language,
        *,
        offices: Iterable[Office],
        bodies: Iterable[Body],
        descriptors: Iterable[Descriptor],
    ) -> None:
        bodies = tuple(bodies)
        self.organs = frozenset(body.noun for body in bodies if body.is_organ)
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._offices = {form: o for o in offices for form in (o.title, _plural(o.title))}
        self._bodies = {form: b for b in bodies for form in (b.noun, _plural(b.noun))}
        self._sorts = {form: d for d in descriptors for form in (d.noun, _plural(d.noun))}
        forms = {**self._offices, **self._bodies, **self._sorts}
        self._matcher.add("noun", [nlp.make_doc(form) for form in forms])

    def nouns(self, doc: Doc) -> tuple[Span, ...]:
        """The nouns of a document that may describe an actor, the longest where some overlap."""
        found = filter_spans([doc[start:end] for _, start, end in self._matcher(doc)])
        return tuple(s for s in sorted(found) if s.root.pos_ in {"NOUN", "PROPN"})

    def describe(
        self,
        nouns: Iterable[Span],
        owners: Mapping[int, tuple[str, ...]],
        seats: Mapping[int, str] = MappingProxyType({}),
    ) -> Iterator[Description]:
        """Describe those of the nouns that do not themselves belong to a known name.

        Args:
            nouns: From `nouns`.
            owners: The known actors that each token names, by token index.
            seats: The actors whose capitals tokens name as places: "the parliament in Canberra".

        Yields:
            Descriptions in order.
        """
        for span in nouns:
            free = self._free_part(span, owners)
            if free is not None:
                yield self._describe(free, owners, seats)

    def _free_part(self, span: Span, owners: Mapping[int, tuple[str, ...]]) -> Span | None:
        """The noun without a known name in it: "Speaker" of "Speaker of the House"."""
        head = span.root.i
        if head in owners:
            return None
        form = span.text.lower()
        meant = form in self._sorts and self._sorts[form].actor is not None
        if meant or not any(token.i in owners for token in span):
            return span
        start, end = span.start, span.end
        while any(i in owners for i in range(start, head)):
            start += 1
        while any(i in owners for i in range(head, end)):
            end -= 1
        parts = (span.doc[start:end], span.doc[start : head + 1], span.doc[head : head + 1])
        return next((part for part in parts if part.text.lower() in self._offices), None)

    def _describe(
        self, span: Span, owners: Mapping[int, tuple[str, ...]], seats: Mapping[int, str]
    ) -> Description:
        before, left = _sides_before(span, owners)
        behind, right = _sides_behind(span, owners)
        form, extent = span.text.lower(), span.doc[left:right]
        title = _title(span, owners, is_body=form in self._bodies)
        sort = self._sorts.get(form)
        kinds = sort.kinds if sort else frozenset()
        if form in self._offices:
            office = self._offices[form]
            return Description(
                span=span,
                title=title,
                singular=office.title if office.role in _HELD_ONCE else title.text,
                extent=extent,
                noun=Noun.OFFICE,
                parties=_first_side(span, before, behind),
                role=office.role,
                implied=office.of,
            )
        if form in self._bodies:
            noun = Noun.ORGAN if self._bodies[form].is_organ else Noun.SIDE
            sides = behind or before or _seat_behind(span, seats)
            return Description(
                span=span, title=title, extent=extent, noun=noun, parties=sides, kinds=kinds
            )
        # "The people of Mali", "the security council of Mali": whose they are tells which.
        behind_too = kinds == {ActorKind.PEOPLE} or (sort is not None and sort.actor is not None)
        return Description(
            span=span,
            title=title,
            extent=span.doc[left : right if behind_too else span.end],
            noun=Noun.SORT,
            parties=(before or behind) if behind_too else before,
            kinds=kinds,
            periphrasis=sort.actor if sort else None,
        )


def _title(span: Span, owners: Mapping[int, tuple[str, ...]], *, is_body: bool) -> Span:
    """An office or body with the words that tell which: "Interior" before "Ministry of Mali"."""
    # An "interior ministry" is one of several, an "outspoken minister" only described.
    telling = {"compound", "amod"} if is_body else {"compound"}
    start = span.start
    while start > span.sent.start and _is_part(span.doc[start - 1], span, telling, owners):
        start -= 1
    return span.doc[start : span.end]


def _is_part(
    token: Token, span: Span, telling: set[str], owners: Mapping[int, tuple[str, ...]]
) -> bool:
    is_part = token.dep_ in telling and token.head in span
    return is_part and token.i not in owners and token.lower_ not in _BETWEEN


def _first_side(span: Span, before: tuple[str, ...], behind: tuple[str, ...]) -> tuple[str, ...]:
    """Whose an office is: "the Turkish head of the OPCW" is OPCW's, a minister at Rome is not."""
    at = span.end < len(span.doc) and span.doc[span.end].lower_ == "at"
    return (before or behind) if at else (behind or before)


def _sides_before(span: Span, owners: Mapping[int, tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """The sides named just before a span, and where the phrase begins."""
    doc, i = span.doc, span.start - 1
    found: tuple[str, ...] = ()
    several = False
    while i >= span.sent.start:
        token = doc[i]
        if i in owners and (not found or several or owners[i] == found[: len(owners[i])]):
            found = tuple(dict.fromkeys((*owners[i], *found)))
            several = False
        elif found and _is_plural(span) and token.lower_ in {"and", ","} and i - 1 in owners:
            several = True
        elif not (token.lower_ in _BETWEEN or (not found and _is_modifier(token))):
            break
        i -= 1
    if i >= span.sent.start and doc[i].lower_ in _ARTICLES:
        i -= 1
    return found, i + 1


def _is_modifier(token: Token) -> bool:
    # "The Ukrainian president's chief of staff" is Ukraine's as the president is.
    possessor = token.dep_ == "nmod:poss" and token.nbor().lower_ in {"'s", "’s"}
    return possessor or (
        token.pos_ in {"ADJ", "PROPN", "NOUN", "NUM"}
        and token.dep_
        in {
            "amod",
            "compound",
            "nmod:desc",
            "nummod",
        }
    )


def _sides_behind(span: Span, owners: Mapping[int, tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """The sides named by "of ..." just behind a span, and where the phrase ends."""
    doc, i = span.doc, span.end
    if i >= len(doc) or doc[i].lower_ not in _LINKS:
        return (), span.end
    limit = min(i + _MAX_REACH, span.sent.end)
    while i < limit and i not in owners:
        if not (doc[i].lower_ in _LINKS | _ARTICLES or doc[i].pos_ in {"ADJ", "NOUN", "PROPN"}):
            return (), span.end
        i += 1
    if i >= limit:
        return (), span.end
    found = owners[i]
    while i < len(doc) and (i in owners or _joins(doc, i, span, owners)):
        found = tuple(dict.fromkeys((*found, *owners.get(i, ()))))
        i += 1
    return found, i


def _seat_behind(span: Span, seats: Mapping[int, str]) -> tuple[str, ...]:
    behind = span.doc[span.end : span.end + 2]
    found = seats.get(span.end + 1) if len(behind) and behind[0].lower_ == "in" else None
    return (found,) if found else ()


def _joins(doc: Doc, i: int, span: Span, owners: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether a comma or "and" behind a side leads on to another: "ministers of X, Y and Z"."""
    if not _is_plural(span) or doc[i].lower_ not in {"and", ",", "the"}:
        return False
    return i + 1 in owners or (i + 2 in owners and doc[i + 1].lower_ in {"and", "the"})


def _is_plural(span: Span) -> bool:
    return span.root.morph.get("Number", []) == ["Plur"]


def _plural(title: str) -> str:
    """The plural of a title, whose first noun takes the ending: "secretaries of state"."""
    words = title.split()
    links = [i for i, word in enumerate(words) if i and word in {"of", "for", "to", "in", "at"}]
    at = (links[0] if links else len(words)) - 1
    word = words[at]
    if word.endswith("man"):
        plural = word.removesuffix("man") + "men"
    elif word.endswith("y") and word[-2:-1] not in "aeou":
        plural = word.removesuffix("y") + "ies"
    else:
        plural = word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    return " ".join((*words[:at], plural, *words[at + 1 :]))
