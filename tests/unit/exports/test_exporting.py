"""A form is chosen by name or suffix, and a store is written in it."""

from pathlib import Path

import pytest

from graphbuilder.errors import ExportError
from graphbuilder.exports import FORMS, Choices, export, guess_format
from graphbuilder.store import GraphStore, MemoryStore, OxigraphStore
from tests.builders import make_catalogue_quads, make_document, make_quads

BOTH = Choices(include_catalogue=True, single_positions=True, for_spreadsheets=True)

each_form = pytest.mark.parametrize("form", FORMS)


def read(path: Path) -> dict[str, bytes]:
    """Read a file, or all files of a folder."""
    files = path.iterdir() if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


@each_form
@pytest.mark.parametrize("choices", [Choices(), BOTH], ids=["plain", "all choices"])
def test_both_stores_export_the_same_bytes(
    store: GraphStore, tmp_path: Path, form: str, choices: Choices
) -> None:
    documents = [make_document(), make_document(id="another", date=None, title="")]
    graphs = [make_catalogue_quads(), *(make_quads(document=d) for d in documents)]
    for quads in graphs:
        store.replace(quads[0][3], quads)
    export(store, tmp_path / "one", form=form, choices=choices)
    every = [quad for quads in reversed(graphs) for quad in reversed(quads)]
    export(MemoryStore(every), tmp_path / "two", form=form, choices=choices)

    assert read(tmp_path / "one") == read(tmp_path / "two")


@each_form
def test_a_store_without_documents_is_exported(tmp_path: Path, form: str) -> None:
    export(MemoryStore(), tmp_path / "out", form=form)

    assert set(read(tmp_path / "out")) == set(FORMS[form].files or ("",))


NO_RDF = [name for name in FORMS if name not in {"turtle", "trig", "nquads", "ntriples", "jsonld"}]


@pytest.mark.parametrize("form", [name for name in NO_RDF if name != "graphml"])
@pytest.mark.parametrize("source", ["turtle", "nquads", "jsonld"])
def test_a_file_of_the_graph_gives_what_the_graph_gives(
    tmp_path: Path, form: str, source: str
) -> None:
    quads = [*make_quads(), *make_quads(document=make_document(id="another"))]
    suffix = FORMS[source].suffix
    export(MemoryStore(quads), tmp_path / f"graph{suffix}")
    with OxigraphStore.of_file(tmp_path / f"graph{suffix}") as store:
        export(store, tmp_path / "from-file", form=form)
    export(MemoryStore(quads), tmp_path / "from-store", form=form)

    assert read(tmp_path / "from-file") == read(tmp_path / "from-store")


@pytest.mark.parametrize("form", FORMS)
def test_the_catalogue_is_exported_on_request_alone(
    store: GraphStore, tmp_path: Path, form: str
) -> None:
    for quads in (make_quads(), make_catalogue_quads()):
        store.replace(quads[0][3], quads)
    export(store, tmp_path / "some", form=form)
    export(MemoryStore(make_quads()), tmp_path / "documents", form=form)
    export(store, tmp_path / "all", form=form, choices=Choices(include_catalogue=True))

    assert read(tmp_path / "some") == read(tmp_path / "documents")
    in_all = any(b"Mur League" in content for content in read(tmp_path / "all").values())
    assert in_all is (form not in NO_RDF)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.ttl", "turtle"),
        ("a.TRIG", "trig"),
        ("a.nq", "nquads"),
        ("a.csv", "csv"),
        ("a.gexf", "gexf"),
        ("a.bib", "bibtex"),
    ],
)
def test_the_suffix_means_a_form(name: str, form: str) -> None:
    assert guess_format(Path(name)) == form


def test_a_named_form_beats_the_suffix(tmp_path: Path) -> None:
    export(MemoryStore(make_quads()), tmp_path / "a.ttl", form="csv")

    assert (tmp_path / "a.ttl").read_text(encoding="utf-8").startswith("position,")


@pytest.mark.parametrize(
    ("name", "form", "message"),
    [
        ("a.docx", None, "cannot be told from its suffix; expected one of .ttl"),
        ("a.ttl", "docx", "no form is called 'docx'; expected one of turtle"),
        ("none/a.ttl", None, "a.ttl cannot be written"),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, name: str, form: str | None, message: str
) -> None:
    with pytest.raises(ExportError, match=message):
        export(MemoryStore(), tmp_path / name, form=form)
