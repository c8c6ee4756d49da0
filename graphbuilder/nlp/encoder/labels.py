"""The label sets of the encoder, which say what its numbers mean."""

import json
from dataclasses import asdict, dataclass

#: Entity labels: outside, and the beginning and the inside of each type.
ENTITY_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")

#: What the head of a clause or phrase is: the content of no stance, or of one with that act;
#: or what somebody merely says or thinks, outside diplomacy.
ACTS = (
    "none", "demand", "propose", "commit", "reject", "support", "accuse", "warn", "deny", "state",
    "said",
)  # fmt: skip

#: The words that belong to the head of a content: its first and last word, the head of its cue,
#: of the name of its holder, and of its addressee's.
ROLES = ("first", "last", "cue", "holder", "addressee")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What each head chooses from, in the order of its outputs.

    Relations have no root: the parser finds the root of a sentence by itself. The transitions
    score each entity label (rows) before each other (columns), on top of what a word's own
    scores say; there are none before training.
    """

    pos: tuple[str, ...]
    morphs: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...] = ENTITY_TAGS
    acts: tuple[str, ...] = ACTS
    roles: tuple[str, ...] = ROLES
    entity_transitions: tuple[tuple[float, ...], ...] = ()

    def to_json(self) -> bytes:
        """Write the labels as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Labels":
        """Read what :meth:`to_json` wrote."""
        fields = json.loads(text)
        transitions = tuple(tuple(row) for row in fields.pop("entity_transitions", ()))
        lists = {name: tuple(labels) for name, labels in fields.items()}
        return cls(**lists, entity_transitions=transitions)
