"""The condition that a stance is tied to."""

import pytest
from spacy.tokens import Doc

from graphbuilder.extraction.conditions import find_condition
from tests.docs import make_doc, word

# fmt: off
ONLY_IF = make_doc(
    words="Turkey will ratify the pact only   if   Sweden yields .",
    heads=[2,     2,   2,     4,  2,   8,     8,   8,     2,     2],
    deps ="nsubj  aux  ROOT   det obj  advmod mark nsubj  advcl  punct",
    pos  ="PROPN  AUX  VERB   DET NOUN ADV    SCONJ PROPN VERB   PUNCT",
)
UNLESS = make_doc(
    words="Iran warns of   war unless others yield .",
    heads=[1,   1,    3,   1,  6,     6,     1,    1],
    deps ="nsubj ROOT case obl mark   nsubj  advcl punct",
    pos  ="PROPN VERB ADP NOUN SCONJ  NOUN   VERB  PUNCT",
)
BECAUSE = make_doc(
    words="Turkey will ratify the pact because Sweden yields .",
    heads=[2,     2,   2,     4,  2,   7,      7,     2,     2],
    deps ="nsubj  aux  ROOT   det obj  mark    nsubj  advcl  punct",
    pos  ="PROPN  AUX  VERB   DET NOUN SCONJ   PROPN  VERB   PUNCT",
)
IN_THIS_CASE = make_doc(
    words="Turkey will ratify the pact in   this case .",
    heads=[2,     2,   2,     4,  2,   7,   7,   2,   2],
    deps ="nsubj  aux  ROOT   det obj  case det  obl  punct",
    pos  ="PROPN  AUX  VERB   DET NOUN ADP  DET  NOUN PUNCT",
)
# fmt: on


@pytest.mark.parametrize(
    ("doc", "verb", "expected"),
    [
        pytest.param(ONLY_IF, "ratify", "only if Sweden yields", id="only if"),
        pytest.param(UNLESS, "warns", "unless others yield", id="unless"),
        pytest.param(BECAUSE, "ratify", None, id="a reason is none"),
        pytest.param(IN_THIS_CASE, "ratify", None, id="a case is none"),
    ],
)
def test_a_condition_is_found_with_what_opens_it(doc: Doc, verb: str, expected: str | None) -> None:
    found = find_condition(word(doc, verb))

    assert (found.text if found is not None else None) == expected
