"""Graphs become files."""

from pathlib import Path

import pytest
from rdflib import Dataset, Graph

from graphbuilder.errors import ExportError
from graphbuilder.exports import EXPORTERS, export, guess_format, serialise, write_text_atomically
from graphbuilder.rdf import PREFIXES
from graphbuilder.store import GraphStore, MemoryStore
from tests.builders import make_catalogue_quads, make_document, make_quads


def test_both_stores_export_the_same_bytes(store: GraphStore, tmp_path: Path) -> None:
    quads = make_quads()
    store.replace(quads[0][3], quads)

    for form, write in EXPORTERS.items():
        assert write(store) == EXPORTERS[form](MemoryStore(reversed(quads))), form


@pytest.mark.parametrize("name", ["g.ttl", "g.nq", "g.csv"])
def test_the_catalogue_is_exported_on_request_alone(
    store: GraphStore, tmp_path: Path, name: str
) -> None:
    for quads in (make_quads(), make_catalogue_quads()):
        store.replace(quads[0][3], quads)
    export(store, tmp_path / name)
    export(MemoryStore(make_quads()), tmp_path / f"documents-{name}")
    export(store, tmp_path / f"all-{name}", include_catalogue=True)

    documents = (tmp_path / f"documents-{name}").read_bytes()
    assert (tmp_path / name).read_bytes() == documents
    everything = (tmp_path / f"all-{name}").read_text("utf-8")
    assert ("Mur League" in everything) is (name != "g.csv")


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


@pytest.mark.parametrize(
    ("form", "theirs"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")]
)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's parsers use it
def test_rdflib_reads_the_quads_we_write(form: str, theirs: str) -> None:
    dataset = Dataset().parse(data=serialise(make_quads(), form=form), format=theirs)

    assert {(s, p, o) for s, p, o, _ in dataset.quads()} == {quad[:3] for quad in make_quads()}


def test_csv_is_the_table_of_positions(tmp_path: Path) -> None:
    export(MemoryStore(make_quads()), tmp_path / "positions.csv")

    head, *rows = (tmp_path / "positions.csv").read_text(encoding="utf-8").splitlines()
    assert head.startswith("position,act,holder,holderLabel")
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.ttl", "turtle"), ("a.TRIG", "trig"), ("a.nq", "nquads"), ("a.csv", "csv")],
)
def test_the_suffix_means_a_form(name: str, form: str) -> None:
    assert guess_format(Path(name)) == form


def test_a_named_form_beats_the_suffix(tmp_path: Path) -> None:
    export(MemoryStore(make_quads()), tmp_path / "a.ttl", form="csv")

    assert (tmp_path / "a.ttl").read_text(encoding="utf-8").startswith("position,")


@pytest.mark.parametrize(
    ("name", "form", "message"),
    [
        ("a.docx", None, "cannot be told from its suffix; expected one of .csv"),
        ("a.ttl", "docx", "no form is called 'docx'; expected one of jsonld"),
        ("none/a.ttl", None, "a.ttl cannot be written"),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, name: str, form: str | None, message: str
) -> None:
    with pytest.raises(ExportError, match=message):
        export(MemoryStore(), tmp_path / name, form=form)


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()

    with pytest.raises(ExportError, match="cannot be written"):
        write_text_atomically(tmp_path / "taken", "text")

    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_text_that_is_no_unicode_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text_atomically(path, "old\r\n")

    with pytest.raises(ExportError, match="cannot be written"):
        write_text_atomically(path, "\ud800")

    assert path.read_bytes() == b"old\r\n"
    assert [found.name for found in tmp_path.iterdir()] == ["a.txt"]
