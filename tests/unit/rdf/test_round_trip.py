"""An analysis survives being written as RDF, in a store and in a file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from rdflib import Literal

from graphbuilder.errors import AnalysisError
from graphbuilder.exports import serialise
from graphbuilder.model import Analysis
from graphbuilder.rdf import GB, decode, encode
from graphbuilder.store import GraphStore, OxigraphStore
from graphbuilder.store.files import read_quads
from tests.builders import RUN, make_analysis, make_document, make_quads
from tests.unit.rdf.strategies import analyses

few = settings(max_examples=60, deadline=None)


@few
@given(analyses())
def test_any_analysis_can_be_read_back(analysis: Analysis) -> None:
    assert decode(encode(analysis, run=RUN)) == analysis


@few
@given(analyses())
def test_the_order_of_quads_does_not_matter(analysis: Analysis) -> None:
    assert decode(reversed(encode(analysis, run=RUN))) == analysis


def test_any_analysis_survives_a_store_on_disk(tmp_path: Path) -> None:
    with OxigraphStore(tmp_path / "store") as store:

        @few
        @given(analyses())
        def survives(analysis: Analysis) -> None:
            quads = encode(analysis, run=RUN)
            graph = quads[0][3]
            store.replace(graph, quads)
            assert set(store.quads(graph)) == set(quads)
            assert decode(store.quads(graph)) == analysis

        survives()


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_any_analysis_survives_a_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / {"trig": "a.trig", "nquads": "a.nq"}[form]

    @few
    @given(analyses())
    def survives(analysis: Analysis) -> None:
        quads = encode(analysis, run=RUN)
        path.write_text(serialise(quads, form=form), encoding="utf-8", newline="")
        assert set(read_quads(path)) == set(quads)

    survives()


def test_an_analysis_of_everything_can_be_read_back_from_each_store(store: GraphStore) -> None:
    quads = make_quads()
    store.replace(quads[0][3], quads)

    assert decode(store.quads(quads[0][3])) == make_analysis()


def test_two_documents_are_no_analysis() -> None:
    both = [*make_quads(), *make_quads(document=make_document(id="other"))]

    with pytest.raises(AnalysisError, match="2 documents"):
        decode(both)


def test_a_missing_value_is_named() -> None:
    without = [quad for quad in make_quads() if quad[1] != GB.cueStart]

    with pytest.raises(AnalysisError, match=r"has no .*cueStart"):
        decode(without)


def test_a_malformed_number_is_an_error_of_the_analysis() -> None:
    quads = [(s, p, Literal("x") if p == GB.cueStart else o, g) for s, p, o, g in make_quads()]

    with pytest.raises(AnalysisError, match="malformed"):
        decode(quads)
