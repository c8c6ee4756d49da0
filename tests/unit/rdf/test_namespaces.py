"""The vocabulary is closed."""

from enum import StrEnum

import pytest
from rdflib.namespace import DefinedNamespace

from graphbuilder.model import Act, ActorKind, AgreementKind, Mode, OfficeRole
from graphbuilder.rdf import ACT, GB, INSTRUMENT, KIND, MODE, ROLE


@pytest.mark.parametrize("namespace", [ACT, GB, INSTRUMENT, KIND, MODE, ROLE])
def test_a_misspelt_term_raises(namespace: type[DefinedNamespace]) -> None:
    with pytest.raises(AttributeError, match="holdr"):
        namespace["holdr"]


@pytest.mark.parametrize(
    ("namespace", "values"),
    [
        (ACT, Act),
        (INSTRUMENT, AgreementKind),
        (KIND, ActorKind),
        (MODE, Mode),
        (ROLE, OfficeRole),
    ],
)
def test_each_value_of_the_model_has_its_term(
    namespace: type[DefinedNamespace], values: type[StrEnum]
) -> None:
    assert [str(namespace[value.value]) for value in values] == [f"{namespace}{v}" for v in values]
