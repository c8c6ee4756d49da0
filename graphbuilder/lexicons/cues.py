"""The words that show an act: verbs, nouns, adjectives and what they ask of their clause."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from graphbuilder.lexicons.tables import Row, read_rows
from graphbuilder.model import Act


class CueKind(StrEnum):
    """What sort of word a cue is, and where it counts.

    ``conduct`` verbs and ``evaluation`` predicates count only in what an actor is reported to
    say: "Iran violated the accord" accuses when somebody says it, not when a narrator does.
    """

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adj"
    CONDUCT = "conduct"
    EVALUATION = "evaluation"


#: How the content hangs on the cue, beside ``prep:<preposition>``; ``obj+xcomp`` is an object
#: with the infinitive behind it ("allow this topic to be dropped").
CONTENT_RELATIONS = frozenset({
    "obj",
    "obj+xcomp",
    "xcomp",
    "ccomp",
    "gerund",
    "acl",
    "quote",
    "clause",
    "predicate",
})

#: Where the addressee stands, beside ``prep:<preposition>``: the object or indirect object; the
#: content itself where it is an actor (``obj-actor``, ``prep-actor``); the actor that the content
#: belongs to (``possessor``); the subject of the content clause (``csubj``).
ADDRESSEE_RELATIONS = frozenset({"obj", "iobj", "obj-actor", "prep-actor", "possessor", "csubj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One row of the table of cues.

    Attributes:
        words: Lemmas, the head first: ("rule", "out"), ("express", "support").
        kind: What sort of word the head is.
        act: What the cue shows; None when the act comes from the clause ("said that ...").
        strength: The rung on the ladder of the act, 1 to 5; None for speech.
        content: Where the content stands, in order of preference.
        addressee: Where the addressee stands, in order of preference.
        negated: The act that its denial shows ("does not oppose" supports); None for none.
    """

    words: tuple[str, ...]
    kind: CueKind
    act: Act | None
    strength: int | None
    content: tuple[str, ...]
    addressee: tuple[str, ...]
    negated: Act | None

    @property
    def is_speech(self) -> bool:
        """Whether the act is to be read from what is said."""
        return self.act is None


#: Cues by the lemma and kind of their head, longer ones first, then in the order of the table.
CueIndex = Mapping[tuple[str, CueKind], tuple[Cue, ...]]


@cache
def load_cues(path: Path | None = None) -> tuple[Cue, ...]:
    """Load the cues.

    Returns:
        The rows, in the order of the table.

    Raises:
        LexiconError: If a row names an unknown kind, act or relation, or a bad strength.
    """
    return tuple(_read_cue(row) for row in read_rows("cues.csv", path=path))


def index_cues(cues: tuple[Cue, ...]) -> CueIndex:
    """Group cues by head word, so that the longest match is tried first."""
    groups: dict[tuple[str, CueKind], list[Cue]] = defaultdict(list)
    for cue in cues:
        groups[cue.words[0], cue.kind].append(cue)
    return {key: tuple(sorted(g, key=lambda c: -len(c.words))) for key, g in groups.items()}


def _read_cue(row: Row) -> Cue:
    act = row["act"]
    return Cue(
        words=tuple(row["cue"].split()),
        kind=row.choice("pos", CueKind),
        act=None if act == "say" else row.choice("act", Act),
        strength=_strength(row),
        content=_relations(row, "content", CONTENT_RELATIONS),
        addressee=_relations(row, "addressee", ADDRESSEE_RELATIONS),
        negated=None if row["negated"] == "drop" else row.choice("negated", Act),
    )


def _strength(row: Row) -> int | None:
    text = row["strength"]
    if row["act"] == "say" and not text:
        return None
    if text not in {"1", "2", "3", "4", "5"}:
        raise row.error("strength", expected="1 to 5, or nothing for speech")
    return int(text)


def _relations(row: Row, column: str, known: frozenset[str]) -> tuple[str, ...]:
    relations = row.list(column)
    for name in relations:
        if name not in known and not name.startswith("prep:"):
            raise row.error(column, expected=f"prep:<word> or one of {', '.join(sorted(known))}")
    return relations
