"""The vocabulary is closed."""

import pytest
from rdflib.namespace import DefinedNamespace

from graphbuilder.model import Act, ActorKind, Mode
from graphbuilder.rdf import ACT, GB, KIND, MODE


@pytest.mark.parametrize("namespace", [ACT, GB, KIND, MODE])
def test_a_misspelt_term_raises(namespace: type[DefinedNamespace]) -> None:
    with pytest.raises(AttributeError, match="holdr"):
        namespace["holdr"]


def test_each_value_of_the_model_has_its_term() -> None:
    assert [str(ACT[act.value]) for act in Act] == [f"{ACT}{act}" for act in Act]
    assert [str(KIND[kind.value]) for kind in ActorKind] == [f"{KIND}{kind}" for kind in ActorKind]
    assert [str(MODE[mode.value]) for mode in Mode] == [f"{MODE}{mode}" for mode in Mode]
