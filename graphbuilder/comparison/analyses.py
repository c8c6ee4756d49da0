"""Compares two analyses of one document.

What has no bearing on what a text says is not compared: the ids and the order of positions. Where
the text itself differs, places in it are not compared either, but the words that stand there are.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from graphbuilder.comparison.changes import Change, DocumentChange
from graphbuilder.comparison.pairing import Key, Pair, pair
from graphbuilder.model import Actor, Agreement, Analysis, Position, Provision, TextSpan

Thing = TypeVar("Thing")

_DOCUMENT = ("text", "title", "date", "publisher", "url", "language")
_POSITION = (
    "holder", "act", "content", "cue", "sentence", "addressee", "reporter", "cites", "strength",
    "confidence", "condition", "responds_to", "origin",
)  # fmt: skip
_PROVISION = ("agreement", "mode", "content", "reporter")
_ACTOR = ("name", "kind", "party", "wikidata", "mentions")
_AGREEMENT = ("name", "year", "wikidata", "mentions")

#: Every field that may differ.
FIELDS = frozenset((*_DOCUMENT, *_POSITION, *_PROVISION, *_ACTOR, *_AGREEMENT))

#: What makes two actors or two agreements the same one.
_SAME_ID: tuple[Key[Actor | Agreement], ...] = (lambda thing: thing.id,)

#: What makes two positions the same one, the strictest first.
_SAME_POSITION: tuple[Key[Position], ...] = (
    lambda p: (p.content, p.cue, p.sentence, p.act, p.holder, p.addressee, p.reporter, p.cites),
    lambda p: (p.content.text, p.cue.text, p.sentence.text, p.act, p.holder),
    lambda p: (p.content.text, p.cue.text, p.sentence.text),
    lambda p: (p.content.text, p.sentence.text),
    lambda p: (p.cue.text, p.sentence.text),
    lambda p: (p.content.text, p.cue.text),
)
_SAME_PROVISION: tuple[Key[Provision], ...] = (
    lambda p: (p.content, p.agreement, p.mode, p.reporter),
    lambda p: (p.content.text, p.agreement, p.mode),
    lambda p: (p.content.text, p.agreement),
    lambda p: p.content.text,
)


def compare_analyses(
    old: Analysis | None, new: Analysis | None, *, ignore: Collection[str] = ()
) -> DocumentChange:
    """Compare what two graphs hold of one document.

    Args:
        old: The analysis of the first graph, None if it lacks the document.
        new: That of the second.
        ignore: Names of fields that may differ, such as ``confidence``.

    Returns:
        What differs; false if nothing does. All that an added document holds counts as added.

    Raises:
        ValueError: If both are None.
    """
    differ = _Differ.of(old, new, ignore=ignore)
    return DocumentChange(
        analysis=Change(old=old, new=new, fields=differ.documents(old, new)),
        positions=differ.positions(*_both(old, new, lambda a: a.positions)),
        provisions=differ.changes(
            pair(*_both(old, new, lambda a: a.provisions), keys=_SAME_PROVISION), _PROVISION
        ),
        actors=differ.changes(pair(*_both(old, new, lambda a: a.actors), keys=_SAME_ID), _ACTOR),
        agreements=differ.changes(
            pair(*_both(old, new, lambda a: a.agreements), keys=_SAME_ID), _AGREEMENT
        ),
    )


def _both(
    old: Analysis | None, new: Analysis | None, read: Callable[[Analysis], tuple[Thing, ...]]
) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
    """Read the things of both analyses; one that is not there has none."""
    return read(old) if old else (), read(new) if new else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Differ:
    """Tells which fields of two things differ.

    Attributes:
        by_place: Whether words at another place are other words.
        ignore: The fields that may differ.
    """

    by_place: bool
    ignore: frozenset[str]

    @classmethod
    def of(cls, old: Analysis | None, new: Analysis | None, *, ignore: Collection[str]) -> Self:
        """Compare places only within one and the same text."""
        same = old is not None and new is not None and old.document.text == new.document.text
        return cls(by_place=same, ignore=frozenset(ignore))

    def documents(self, old: Analysis | None, new: Analysis | None) -> tuple[str, ...]:
        """List the fields of the document itself that differ."""
        if old is None or new is None:
            return ()
        compared = [name for name in _DOCUMENT if name not in self.ignore]
        return self._differing(old.document, new.document, compared)

    def changes(
        self,
        pairs: Iterable[Pair[Thing]],
        of: Iterable[str],
        *,
        align: Callable[[Thing], Thing] = lambda thing: thing,
    ) -> tuple[Change[Thing], ...]:
        """List the pairs that differ, or lack a partner.

        Args:
            pairs: Things of the first analysis, and of the second.
            of: The fields to compare.
            align: Tells a thing of the second analysis by the ids of the first.

        Returns:
            A change a pair, in their order.
        """
        compared = [name for name in of if name not in self.ignore]
        found: list[Change[Thing]] = []
        for both in pairs:
            if both.old is None or both.new is None:
                found.append(Change(old=both.old, new=both.new))
            elif fields := self._differing(both.old, align(both.new), compared):
                found.append(Change(old=both.old, new=both.new, fields=fields))
        return tuple(found)

    def positions(
        self, old: Sequence[Position], new: Sequence[Position]
    ) -> tuple[Change[Position], ...]:
        """Pair positions and list those that differ."""
        pairs = list(pair(old, new, keys=_SAME_POSITION))
        # Ids are numbers within an analysis: two answer the same if what they answer is a pair.
        names = {both.new.id: both.old.id for both in pairs if both.old and both.new}

        def align(position: Position) -> Position:
            answered = position.responds_to
            if answered is None:
                return position
            return replace(position, responds_to=names.get(answered, f"new {answered}"))

        return self.changes(pairs, _POSITION, align=align)

    def _differing(self, old: object, new: object, fields: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in fields if self._value(old, name) != self._value(new, name))

    def _value(self, thing: object, name: str) -> object:
        value = getattr(thing, name)
        if self.by_place:
            return value
        if isinstance(value, TextSpan):
            return value.text
        if name == "mentions":
            return sorted(span.text for span in value)
        return value
