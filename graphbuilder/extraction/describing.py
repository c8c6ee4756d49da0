"""Finding the noun phrases that describe actors, and whose they are."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from graphbuilder.extraction.descriptions import Description, Noun
from graphbuilder.extraction.sides import BETWEEN, seat_behind, sides_before, sides_behind
from graphbuilder.lexicons.bodies import Body
from graphbuilder.lexicons.descriptors import Descriptor
from graphbuilder.lexicons.offices import Office
from graphbuilder.model import ActorKind, OfficeRole

#: Offices that a side has once.
_HELD_ONCE = frozenset({
    OfficeRole.HEAD_OF_STATE,
    OfficeRole.HEAD_OF_GOVERNMENT,
    OfficeRole.FOREIGN_MINISTER,
    OfficeRole.DEFENCE_MINISTER,
})


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
        before, left = sides_before(span, owners)
        behind, right = sides_behind(span, owners)
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
            sides = behind or before or seat_behind(span, seats)
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
    return is_part and token.i not in owners and token.lower_ not in BETWEEN


def _first_side(span: Span, before: tuple[str, ...], behind: tuple[str, ...]) -> tuple[str, ...]:
    """Whose an office is: "the Turkish head of the OPCW" is OPCW's, a minister at Rome is not."""
    at = span.end < len(span.doc) and span.doc[span.end].lower_ == "at"
    return (before or behind) if at else (behind or before)


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
