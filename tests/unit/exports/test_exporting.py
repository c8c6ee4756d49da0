"""A form is chosen by name or suffix, and a store is written in it."""

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


