"""The label sets of the encoder, which say what its numbers mean."""

import json
from dataclasses import asdict, dataclass

#: Entity labels: outside, and the beginning and the inside of each type.
ENTITY_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What each head chooses from, in the order of its outputs.

    Relations have no root: the parser finds the root of a sentence by itself.
    """

    pos: tuple[str, ...]
    morphs: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...] = ENTITY_TAGS

    def to_json(self) -> bytes:
        """Write the labels as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Labels":
        """Read what :meth:`to_json` wrote."""
        return cls(**{name: tuple(labels) for name, labels in json.loads(text).items()})
