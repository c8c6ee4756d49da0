"""What stands around a known name, and whether it is that name at all where it stands."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Span

from graphbuilder.extraction.address import ADDRESS
from graphbuilder.extraction.known_names import KnownName, NameKind
from graphbuilder.lexicons.senses import Context

#: "Lebanon, Pennsylvania" is a town.
_US_STATES = tuple(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
    "Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania "
    "Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming New North South West Rhode".split()
)

#: Behind these a capital is a person's name ("General Washington").
_RANKS = frozenset({"general", "president", "colonel", "captain"})


class NameContexts:
    """What surrounds the names of a document."""

    def __init__(
        self,
        doc: Doc,
        names: Iterable[KnownName],
        *,
        parties: Mapping[str, str | None],
        year: int | None,
    ) -> None:
        self._doc = doc
        self._parties = parties
        self._year = year
        actors = {
            NameKind.NAME,
            NameKind.METONYM,
            NameKind.ADJECTIVE,
        }
        self._names = [name for name in names if name.kind in actors]
        self._starts = {name.span.start: name.key for name in self._names}
        self._ends = {name.span.end: name.key for name in self._names}
        self._actors = frozenset().union(*(self.sides(name.key) for name in self._names))

    def sides(self, key: str) -> frozenset[str]:
        """An actor and its party."""
        party = self._parties.get(key)
        return frozenset({key, party} if party else {key})

    def owner(self, span: Span) -> str | None:
        """The actor named right before a name: "France" before "'s Foreign Ministry"."""
        end = span.start
        if end and self._doc[end - 1].lower_ in {"'s", "’s", "'", "’"}:
            end -= 1
        return self._ends.get(end)

    def owner_behind(self, span: Span) -> str | None:
        """The actor named right behind a name: "Bolivia" behind "the National Congress of"."""
        behind = [token.lower_ for token in self._doc[span.end : span.end + 2]]
        if behind[:1] != ["of"]:
            return None
        return self._starts.get(span.end + 1 + (behind[-1] == "the"))

    def around(self, span: Span) -> Context:
        """What surrounds a name; the whole of a text that has no sentences."""
        sent = span.sent if self._doc.has_annotation("SENT_START") else self._doc[:]
        near = [
            self.sides(name.key)
            for name in self._names
            if sent.start <= name.span.start < sent.end and name.span.start != span.start
        ]
        return Context(
            words=" ".join(("", *(token.lower_ for token in sent), "")),
            sentence=frozenset().union(*near),
            actors=self._actors,
            year=self._year,
        )


def is_inside_longer(entities: Iterable[Span], name: KnownName) -> bool:
    """Whether a name is only part of the name of something else."""
    span = name.span
    for entity in entities:
        if entity.start <= span.start and span.end <= entity.end and len(span) < len(entity):
            if entity.label_ == "PER":
                # "Shah of Persia" may be taken for a name, but Persia is meant in it; and "Chad
                # Idriss Deby" in "the president of Chad Idriss Deby".
                return span.start == 0 or span.doc[span.start - 1].lower_ != "of"
            return _is_only_a_part(span, entity, name.kind)
    return False


def is_other(name: KnownName) -> bool:
    """Whether a name is a person's, a verb ("Polish it") or a town of an American state."""
    span, behind = name.span, name.span.doc[name.span.end : name.span.end + 3]
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in ADDRESS or (before in _RANKS and name.kind is NameKind.METONYM):
        return True
    if name.kind is NameKind.ADJECTIVE and span.root.pos_ == "VERB":
        return True
    town = span.root.ent_type_ == "LOC" and len(behind) > 1 and behind[0].text == ","
    return town and behind[1:].text.startswith(_US_STATES)


def _is_only_a_part(span: Span, entity: Span, kind: NameKind) -> bool:
    """Whether a name only tells which place or body is meant: "New Mexico", "Bank of America"."""
    if len(span) == 1 and span.text.isupper():
        return False  # an abbreviation stands for itself
    rest = [
        t for t in entity if not span.start <= t.i < span.end and t.pos_ not in {"DET", "PUNCT"}
    ]
    if not rest or not all(t.text[0].isupper() or t.lower_ in {"of", "and"} for t in rest):
        return False
    if any(t.lower_ == "and" for t in rest) or "-" in entity.text:
        return False  # "the Iran-Iraq war" names both
    if entity.label_ == "LOC":
        return True
    return kind is NameKind.METONYM
