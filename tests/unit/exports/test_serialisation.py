"""Quads become RDF text: sorted, the same bytes from any store, and readable by others."""

import os
import subprocess
import sys

import pytest
from rdflib import Dataset, Graph

from graphbuilder.errors import ExportError
from graphbuilder.exports import serialise
from graphbuilder.exports.serialisation import FORMATS
from graphbuilder.rdf import PREFIXES
from tests.builders import make_document, make_quads


def test_turtle_is_sorted_and_has_our_prefixes() -> None:
    lines = serialise(make_quads(), form="turtle").splitlines()
    subjects = [line.split()[0].strip("<>") for line in lines if line[:1] not in {"@", "\t", ""}]

    assert lines[: len(PREFIXES)] == [f"@prefix {p}: <{iri}> ." for p, iri in PREFIXES.items()]
    assert subjects == sorted(subjects)
    assert len(subjects) == len(set(subjects))


def test_the_class_of_a_resource_comes_first() -> None:
    lines = serialise(make_quads(), form="turtle").splitlines()

    first = next(line for line in lines if line.startswith("<https://w3id.org/graphbuilder/data/"))
    assert first.split()[1] == "a"


def test_turtle_says_once_what_two_documents_say() -> None:
    both = [*make_quads(), *make_quads(document=make_document(id="two"))]

    assert (
        serialise(both, form="ntriples").count(
            "actor/RUR> <http://www.w3.org/2004/02/skos/core#prefLabel>"
        )
        == 1
    )


@pytest.mark.parametrize("form", ["turtle", "ntriples"])
def test_rdflib_reads_the_triples_we_write(form: str) -> None:
    text = serialise(make_quads(), form=form)
    graph = Graph().parse(data=text, format={"turtle": "turtle", "ntriples": "nt"}[form])

    assert set(graph) == {quad[:3] for quad in make_quads()}


@pytest.mark.parametrize(("form", "theirs"), [("trig", "trig"), ("nquads", "nquads")])
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's parsers use it
def test_rdflib_reads_the_quads_we_write(form: str, theirs: str) -> None:
    dataset = Dataset().parse(data=serialise(make_quads(), form=form), format=theirs)

    assert {(s, p, o) for s, p, o, _ in dataset.quads()} == {quad[:3] for quad in make_quads()}


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_quads_makes_no_difference(form: str) -> None:
    quads = [*make_quads(), *make_quads(document=make_document(id="two"))]

    assert serialise(reversed(quads), form=form) == serialise(quads, form=form)


def test_another_process_writes_the_same_bytes() -> None:
    code = (
        "from graphbuilder.exports import serialise; from tests.builders import make_quads;"
        "print(*(serialise(make_quads(), form=f) for f in ('turtle', 'jsonld')), sep='', end='')"
    )
    here = "".join(serialise(make_quads(), form=form) for form in ("turtle", "jsonld"))

    for seed in ("1", "2"):
        run = subprocess.run(  # noqa: S603 # our own interpreter
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        assert run.stdout.decode("utf-8") == here


def test_statements_of_all_graphs_are_sorted_together() -> None:
    both = [*make_quads(), *make_quads(document=make_document(id="a"))]

    lines = serialise(both, form="ntriples").splitlines()
    subjects = [line.split(maxsplit=1)[0].strip("<>") for line in lines]
    assert subjects == sorted(subjects)
    assert len(lines) == len({quad[:3] for quad in both})


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ExportError, match="no form of RDF is called 'csv'; expected one of jsonld"):
        serialise(make_quads(), form="csv")
