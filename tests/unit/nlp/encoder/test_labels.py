"""Labels are written as JSON and read back."""

import json

from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.nlp.encoder.labels import Labels

NAMES = st.lists(st.text(max_size=8), max_size=5).map(tuple)

TRANSITIONS = st.lists(st.lists(st.floats(allow_nan=False), max_size=4).map(tuple), max_size=4).map(
    tuple
)

ANY_LABELS = st.builds(
    Labels,
    pos=NAMES,
    morphs=NAMES,
    lemmas=NAMES,
    relations=NAMES,
    entities=NAMES,
    entity_transitions=TRANSITIONS,
)

LABELS = Labels(
    pos=("NOUN", "VERB"),
    morphs=("", "Number=Plur"),
    lemmas=("lower -ies +y", "lower -’t +ot"),
    relations=("nsubj", "acl:relcl"),
)


@given(ANY_LABELS)
def test_any_labels_read_back_as_they_were_written(labels: Labels) -> None:
    assert Labels.from_json(labels.to_json()) == labels


def test_labels_are_written_in_the_order_of_their_numbers() -> None:
    assert json.loads(LABELS.to_json()) == {
        "pos": ["NOUN", "VERB"],
        "morphs": ["", "Number=Plur"],
        "lemmas": ["lower -ies +y", "lower -’t +ot"],
        "relations": ["nsubj", "acl:relcl"],
        "entities": ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"],
        "acts": [
            "none", "demand", "propose", "commit", "reject", "support", "accuse", "warn", "deny",
            "state", "said",
        ],
        "roles": ["first", "last", "cue", "holder", "addressee"],
        "entity_transitions": [],
    }  # fmt: skip
